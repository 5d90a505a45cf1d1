"""
How is an example in a table read?

docs/voorbeelden.md explains the notation to whoever writes one: `geboren 2012-02-10; LRV 2026-01-12` with the question
`status 2026-02-09` and the answer `thuiszitter relatief, thuis sinds 2026-01-12`.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid5

from domain.errors import Weigering
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.periode import Periode
from tests.kit.verhaal import Peildag, Verhaal, Vernomen, gegeven, herroepen, vernomen
from tests.kit.woorden import LEERLING, feit, geboren, gewijzigd, ingetrokken, lrv
from tests.stories.regelvragen import REGELVRAGEN

GEEN = "geen"
Velden = dict[str, Any]


def verhaal_van(gebeurtenissen: str) -> Verhaal:
    """Read the column `gebeurtenissen`."""
    delen = [deel.strip() for deel in gebeurtenissen.split(";") if deel.strip()]
    verhaal = gegeven(*(_told(deel) for deel in delen if not deel.startswith("beleid ")))
    for afspraak in (deel for deel in delen if deel.startswith("beleid ")):
        verhaal = verhaal.met_beleid(**_policy(afspraak.split()[1:]))
    return verhaal


def antwoord_op(vraag: str, verhaal: Verhaal) -> str:
    """Answer the column `vraag` in the form of the column `antwoord`, as fully as we can."""
    soort, _, rest = vraag.partition(" ")
    return VRAGEN[soort](verhaal, rest)


def klopt(verwacht: str, gevonden: str) -> bool:
    """Say whether the answer holds: of a list of parts, what is left out is not asked."""
    if ".." in verwacht:
        return verwacht == gevonden
    delen, alle = verwacht.split(", "), gevonden.split(", ")
    kop, *verder = delen
    return alle[0].split()[: len(kop.split())] == kop.split() and set(verder) <= set(alle)


def _told(deel: str) -> Event | Vernomen:
    woorden = deel.split()
    op = woorden.pop().removeprefix("@") if woorden[-1].startswith("@") else None
    event = _event(woorden)
    return event if op is None else vernomen(op, event)


def _event(woorden: list[str]) -> Event:
    soort, op, *rest = woorden
    velden = _fields(rest)
    if soort in KORT:
        return KORT[soort](op, velden)
    assert soort in BY_TYPE, f"{soort} is geen gebeurtenis en geen kort woord"
    return feit(soort, op, **velden)


def _lrv(op: str, velden: Velden) -> Event:
    begin, _, eind = op.partition("..")
    return lrv(begin, eind or None, **_with_number(velden))


def _told_as(velden: Velden) -> str:
    """Return the id of the fact that the row told as its so manieth."""
    return str(uuid5(LEERLING, velden["van"]))


def _with_number(velden: Velden) -> Velden:
    return {"nummer": velden.pop("nr", "1"), **velden}


KORT: Mapping[str, Callable[[str, Velden], Event]] = {
    "geboren": lambda op, velden: geboren(op, velden.get("gemeentecode", "0014")),
    "LRV": _lrv,
    "wijziging": lambda op, velden: gewijzigd(op, **_with_number(velden)),
    "intrekking": lambda op, velden: ingetrokken(op, **_with_number(velden)),
    "herroeping": lambda op, velden: herroepen(op, int(velden["van"])),
    "nagekomen": lambda op, velden: feit("AfspraakNagekomen", op, afspraak=_told_as(velden)),
    "vervallen": lambda op, velden: feit("AfspraakVervallen", op, afspraak=_told_as(velden)),
}
"""Words that stand for an event with its usual fields."""


def _fields(woorden: list[str]) -> Velden:
    paren = (woord.split("=", 1) for woord in woorden)
    return {naam: None if waarde == "null" else waarde for naam, waarde in paren}


def _policy(afspraken: list[str]) -> dict[str, Velden]:
    delen: dict[str, Velden] = {}
    for afspraak in afspraken:
        plaats, waarde = afspraak.split("=", 1)
        deel, naam = plaats.split(".")
        delen.setdefault(deel, {})[naam] = waarde.split(",") if naam.endswith("_door") else waarde
    return delen


def _day(verhaal: Verhaal, woorden: str) -> tuple[Peildag, dict[str, str]]:
    op, *rest = woorden.split()
    verder = dict(zip(rest[::2], rest[1::2], strict=True))
    peildag = verhaal.op(op)
    return (peildag.zoals_bekend_op(verder["bekend"]) if "bekend" in verder else peildag), verder


def _status(verhaal: Verhaal, woorden: str) -> str:
    peildag, _ = _day(verhaal, woorden)
    stuk = peildag.verhaal.statuslijn.op(peildag.dag)
    if stuk is None:
        return GEEN
    sinds = "" if stuk.thuiszitter_sinds is None else f", sinds {stuk.thuiszitter_sinds}"
    return f"{stuk.status} {stuk.categorie}, thuis sinds {stuk.thuis_sinds}{sinds}"


def _pact(verhaal: Verhaal, woorden: str) -> str:
    peildag, verder = _day(verhaal, woorden)
    stuk = peildag.verhaal.pactlijn.op(peildag.dag, verder.get("thuis"))
    if stuk is None:
        return GEEN
    gehaald = "" if stuk.gehaald_op is None else f", gehaald {stuk.gehaald_op}"
    return f"{stuk.status}, vervalt {stuk.vervalt_op}{gehaald}"


def _line(van: Callable[[Verhaal], Iterable[object]]) -> Callable[[Verhaal, str], str]:
    def answer(verhaal: Verhaal, woorden: str) -> str:
        bekend = woorden.removeprefix("bekend ")
        lijn = van(verhaal.zoals_bekend_op(bekend) if bekend else verhaal)
        return ", ".join(str(stuk) for stuk in lijn) or GEEN

    return answer


def _duty(van: Callable[[Verhaal], Periode | None]) -> Callable[[Verhaal, str], str]:
    def answer(verhaal: Verhaal, woorden: str) -> str:
        periode = van(verhaal)
        grens: date | None = None
        if periode is not None:
            grens = periode.van if woorden == "van" else periode.eind
        return GEEN if grens is None else grens.isoformat()

    return answer


def _may(verhaal: Verhaal, woorden: str) -> str:
    besluit = verhaal.als(_event(woorden.split())).besluit
    return besluit.code if isinstance(besluit, Weigering) else "ja"


def _melding(verhaal: Verhaal, woorden: str) -> str:
    nummer, veld = woorden.split()
    waarde = getattr(verhaal.melding(nummer), veld)
    return "null" if waarde is None else str(waarde)


VRAGEN: Mapping[str, Callable[[Verhaal, str], str]] = {
    "status": _status,
    "pact": _pact,
    "statuslijn": _line(lambda verhaal: verhaal.statuslijn),
    "pactlijn": _line(lambda verhaal: verhaal.pactlijn),
    "leerplicht": _duty(lambda verhaal: verhaal.plicht.leerplicht),
    "kwalificatieplicht": _duty(lambda verhaal: verhaal.plicht.kwalificatieplicht),
    "melding": _melding,
    "mag": _may,
    **REGELVRAGEN,
}
"""What can be asked."""
