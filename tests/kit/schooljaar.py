"""What happened in two school years in Groningen, in tests of the account of a year?"""

from collections.abc import Iterator
from itertools import count

from services.generator.nummers import bsn

GRONINGEN, ASSEN = "0014", "0106"
DIT_JAAR, VORIG_JAAR = "2025-2026", "2024-2025"
SCHOLEN = {
    # school: its kind of education, and how many pupils had a melding of sixteen hours this year and the year before
    "99AA": ("vo", 12, 9),
    "99BB": ("vo", 7, 6),
    "99CC": ("po", 2, 6),
    "99DD": ("vo", 0, 5),
}
LANGDURIG = 6
"""Pupils at home for long this year, of whom five got an offer."""


def twee_schooljaren() -> list[dict[str, object]]:
    """Return what happened, each pupil once."""
    nummers = count(80_000)
    gebeurd: list[dict[str, object]] = []
    for brin, (onderwijs, dit, vorig) in SCHOLEN.items():
        for aantal, begin in ((dit, "2025-10-06"), (vorig, "2024-10-07")):
            for _ in range(aantal):
                gebeurd += melding(next(nummers), "V3", begin, brin, onderwijs, begin)
    for n in range(LANGDURIG):
        leerling = next(nummers)
        gebeurd += melding(leerling, "LRV", "2026-01-12", "99AA", "vo")
        if n:
            op = f"2026-03-{n:02}"
            gebeurd.append(
                {"pgn": bsn(leerling), "type": "PassendAanbodGedaan", "geldigOp": op, "vastgelegdOp": _at(op)}
            )
    return [*gebeurd, *_decided(nummers)]


def melding(
    leerling: int, soort: str, begin: str, brin: str, onderwijs: str, einde: str | None = None, *, bekend: str = ""
) -> Iterator[dict[str, object]]:
    """Yield a pupil and a melding about him, known on `bekend`, else on the day it is about."""
    yield {
        "pgn": bsn(leerling),
        "type": "LeerlingGeregistreerd",
        "geldigOp": begin,
        "vastgelegdOp": _at(bekend or begin),
        "geboortedatum": "2012-02-10",
        "gemeentecode": GRONINGEN,
    }
    yield {
        "pgn": bsn(leerling),
        "type": "MeldingOntvangen",
        "geldigOp": begin,
        "vastgelegdOp": _at(bekend or begin),
        "meldingsnummer": f"82{leerling}",
        "mutatieOp": f"{begin}T09:15:00",
        "soort": soort,
        "begindatum": begin,
        **({} if einde is None else {"einddatum": einde}),
        "melddatum": begin,
        "brin": brin,
        "vestiging": "00",
        "onderwijssoort": onderwijs,
        "gemeentecode": GRONINGEN,
        "status": "R",
    }


def _decided(nummers: Iterator[int]) -> Iterator[dict[str, object]]:
    """Yield that five pupils were sent to Halt, and that three got leave of the leerplichtambtenaar."""
    for soort, aantal, velden in (("HaltVerwezen", 5, {}), ("VerlofVerleend", 3, {"verleendDoor": "leerplicht"})):
        for _ in range(aantal):
            leerling = next(nummers)
            yield next(melding(leerling, "V3", "2025-09-01", "99AA", "vo"))
            op = "2025-11-03"
            yield {"pgn": bsn(leerling), "type": soort, "geldigOp": op, "vastgelegdOp": _at(op), **velden}


def _at(dag: str) -> str:
    return f"{dag}T08:00:00Z"
