"""How does a fact about a pupil become a line?"""

from datetime import date, datetime, time, timedelta
from operator import itemgetter
from random import Random
from uuid import UUID

import orjson

from domain.tijdzone import in_utc
from services.generator.agenda import Agenda, kantoortijd
from services.generator.leerling import Leerling

LAAT, LATE_DAGEN, GEWONE_DAGEN = 0.05, 35, 4
"""Most facts are recorded within days, some after weeks (aanname)."""
LAATSTE_EERST = 0.1
ZONDER_ID = 0.1
"""The share of pupils whose supplier gives its events no id (aanname)."""
OPTIES = orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z
EEN_MINUUT = timedelta(minutes=1)


class Verteller:
    """
    Tells the facts about one pupil, recorded in the order of their days, then of telling.

    So a fact that rests on another is recorded after it, whatever the order of the lines. What
    would be recorded after the last export is left out, and so is all that follows it.
    """

    def __init__(self, leerling: Leerling, agenda: Agenda, rng: Random) -> None:
        self.leerling = leerling
        self.agenda = agenda
        self.rng = rng
        self._met_id = rng.random() >= ZONDER_ID
        self._feiten: list[tuple[date, dict[str, object]]] = []

    def zeg(self, soort: str, op: date, /, **velden: object) -> str | None:
        """Tell that `soort` holds from `op`, fields in camelCase; return its id if it has one."""
        feit: dict[str, object] = {
            "pgn": self.leerling.pgn,
            "type": soort,
            "geldigOp": op,
            **velden,
        }
        gebeurtenis_id = None
        if self._met_id:
            gebeurtenis_id = str(UUID(int=self.rng.getrandbits(128), version=4))
            feit["id"] = gebeurtenis_id
        self._feiten.append((op, feit))
        return gebeurtenis_id

    def regels(self) -> list[bytes]:
        """Return the lines, of some pupils the last one first: their order means nothing."""
        regels: list[bytes] = []
        laatste = datetime.combine(date.min, time.min)
        for op, feit in sorted(self._feiten, key=itemgetter(0)):
            laatste = max(kantoortijd(self.rng, op + self._vertraging()), laatste + EEN_MINUUT)
            if laatste.date() > self.agenda.tot_en_met:
                break
            feit["vastgelegdOp"] = in_utc(laatste.replace(microsecond=0))
            regels.append(orjson.dumps(feit, option=OPTIES))
        if self.rng.random() < LAATSTE_EERST:
            regels.reverse()
        return regels

    def _vertraging(self) -> timedelta:
        laat = self.rng.random() < LAAT
        return timedelta(days=int(self.rng.random() * (LATE_DAGEN if laat else GEWONE_DAGEN)))
