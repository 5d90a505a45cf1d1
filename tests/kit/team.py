"""What can be said about a school team in a story?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.beleid import Beleid
from domain.decisions.schoolteam import registreer_bij_team
from domain.decisions.voorstel import Voorstel
from domain.errors import Weigering
from domain.events.base import Event
from domain.schoollocatie import Schoollocatie
from domain.schoolteam import Schoolteam, persoon_voor, schoolteam_of
from domain.termijnen.teamoverleg import teamoverleggen
from domain.tijdzone import einde_van_de_dag
from tests.kit.kader import landelijk
from tests.kit.verhaal import Vernomen
from tests.kit.woorden import feit, vastgelegd

TEAM = UUID("00000000-0000-4000-8000-00000000aaaa")
BELEID = {"profiel": "stad", "titel": "Stad", "bron": "afspraak", "rollen": {"school": "School"}}
TWEE_KEER = Beleid.model_validate({**BELEID, "teamoverleg": {"uiterlijk": ["01-31", "07-31"], "bron": "afspraak 6"}})
GEEN_AFSPRAAK = Beleid.model_validate(BELEID)


def aangewezen(op: str, naam: str, *, rol: str = "jgz", lijn: int = 1) -> Event:
    return feit("ContactpersoonAangewezen", op, rol=rol, naam=naam, lijn=lijn)


def vertrokken(op: str, naam: str | None = None, *, rol: str = "jgz", tot_en_met: str | None = None) -> Event:
    wie = {} if naam is None else {"naam": naam}
    einde = {} if tot_en_met is None else {"totEnMet": tot_en_met}
    return feit("ContactpersoonVertrokken", op, rol=rol, **wie, **einde)


def overlegd(op: str) -> Event:
    return feit("TeamoverlegGehouden", op, deelnemers=["Anna", "Bram"])


@dataclass(frozen=True)
class Teamverhaal:
    """What was recorded about one team."""

    team: Schoolteam
    beleid: Beleid = TWEE_KEER

    def zoals_bekend_op(self, dag: str) -> "Teamverhaal":
        return Teamverhaal(self.team.bekend_op(einde_van_de_dag(date.fromisoformat(dag))), self.beleid)

    def zonder_afspraak(self) -> "Teamverhaal":
        return Teamverhaal(self.team, GEEN_AFSPRAAK)

    def vraag_naar(self, rol: str, op: str, naam: str | None, want: str = "") -> None:
        """Compare who is to be asked, and see that the explanation says why."""
        gekozen = persoon_voor(rol, self.team, date.fromisoformat(op))

        assert (gekozen and gekozen.persoon.naam) == naam
        assert want in (gekozen.uitleg.tekst if gekozen else "")

    def overleg_op(self, dag: str, *standen: str) -> None:
        """Compare the terms on a day: `2026-01-31 gehaald`."""
        gevonden = teamoverleggen(self.team, self.beleid, date.fromisoformat(dag))

        assert [f"{t.vervalt_op} {t.status}" for t in gevonden] == list(standen)

    def weigert(self, event: Event, code: str) -> None:
        besluit = registreer_bij_team(self.team, Voorstel(UUID(int=7), event), landelijk())

        assert isinstance(besluit, Weigering), "dit wordt vastgelegd"
        assert besluit.code == code
        assert besluit.melding.endswith("."), "een weigering is een zin"


def team(*wat: Event | Vernomen) -> Teamverhaal:
    """Begin a story: this was recorded, in this order, on the day it is about or on the day it was heard of."""
    vastleggingen = []
    laatste = date.min
    for versie, een in enumerate(wat, 1):
        event, op = (een.feit, een.op) if isinstance(een, Vernomen) else (een, een.geldig_op)
        laatste = max(laatste, op)
        vastleggingen.append(vastgelegd(versie, event, laatste.isoformat(), dossier_id=TEAM))
    return Teamverhaal(schoolteam_of(TEAM, Schoollocatie("99AA"), vastleggingen))
