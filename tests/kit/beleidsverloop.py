"""
What can be said about policy that changes: which version was recorded when, and from which day does it hold?

`gegeven(lrv("2026-07-13")).met(beleid("2026-07-20", vanaf="2026-08-01", thuiszitter={"lengte": 14}))`: the national
profile held until now, and on 20 July another length was recorded for the days from 1 August on. Days are looked at as
the rows have them: each within the frame of that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self
from uuid import uuid5

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.beleid import BeleidVastgesteld, Kalenderafwijking, KalenderVastgesteld
from domain.events.inschrijving import Vakantieregio
from domain.kaderverloop import ALTIJD_AL, BELEIDSTROOM, Kaderverloop
from domain.stroom import Stroom, Vastlegging
from domain.tijdzone import einde_van_de_dag
from domain.woonplaats import Verblijf
from projections.inzichten import Inzichten
from projections.views import BY_NAME
from projections.views.view import Rij
from tests.kit.kader import landelijk
from tests.kit.verhaal import Vernomen, anders_afgesproken
from tests.kit.verhaal import gegeven as verteld
from tests.kit.woorden import moment

HET_BEGIN = "2020-01-01"
"""The day on which the first version was recorded, in stories."""


@dataclass(frozen=True)
class Versie:
    """What was recorded about policy or a calendar, and when."""

    feit: Event
    op: datetime


def van_kracht(inhoud: Beleid, vanaf: date, versie: int = 1) -> BeleidVastgesteld:
    """Say that a policy holds from a day on."""
    return BeleidVastgesteld(
        geldig_op=vanaf,
        ingangsdatum=vanaf,
        versie=versie,
        profiel=inhoud.profiel,
        inhoud=inhoud.model_dump(mode="json"),
    )


def beleid(op: str, *, vanaf: str, **delen: Mapping[str, Any]) -> Versie:
    """Record on a day that the national profile says this otherwise from another day on."""
    anders = anders_afgesproken(landelijk().beleid, delen)
    return Versie(van_kracht(anders, date.fromisoformat(vanaf)), moment(op))


def kalender(op: str, bereik: str, *vrij: tuple[str, str], vanaf: str, regio: str | None = None) -> Versie:
    """Record on a day that a region or school has these days off from another day on, or the holidays of a region."""
    dag = date.fromisoformat(vanaf)
    afwijkingen = tuple(Kalenderafwijking.model_validate({"van": a, "totEnMet": z}) for a, z in vrij)
    feit = KalenderVastgesteld(
        geldig_op=dag,
        ingangsdatum=dag,
        versie=1,
        bereik=bereik,
        vakantieregio=Vakantieregio(regio) if regio else None,
        afwijkingen=afwijkingen,
    )
    return Versie(feit, moment(op))


def beleidstroom(*versies: Versie) -> Stroom:
    """Return the stream in which these were recorded, one after the other."""
    return Stroom(
        BELEIDSTROOM,
        tuple(
            Vastlegging(uuid5(BELEIDSTROOM, str(i)), BELEIDSTROOM, i, v.op, v.op, "beleid", "test", None, v.feit)
            for i, v in enumerate(versies, 1)
        ),
    )


EERSTE = Versie(van_kracht(landelijk().beleid, ALTIJD_AL), moment(HET_BEGIN))


def verloop_van(*versies: Versie) -> Kaderverloop:
    """Return the course of frames after the national profile, which was first."""
    return Kaderverloop(landelijk(), beleidstroom(EERSTE, *versies))


@dataclass(frozen=True)
class Beleidsverhaal:
    """What was recorded about one pupil, and about policy and calendars."""

    dossier: Dossier
    verloop: Kaderverloop
    bekend_op: datetime

    def met(self, *versies: Versie) -> Self:
        """Tell it where these versions were recorded."""
        return replace(self, verloop=verloop_van(*versies))

    def zoals_bekend_op(self, dag: str) -> Self:
        """Look with what was known at the end of a day, about the pupil and about policy."""
        return replace(self, bekend_op=einde_van_de_dag(date.fromisoformat(dag)))

    def op(self, dag: str) -> "Dag":
        """Look at one day."""
        return Dag(self, dag)

    def regels(self, view: str, dag: str) -> list[Rij]:
        inzichten = Inzichten(self.dossier.bekend_op(self.bekend_op), self.verloop.lijn(self.bekend_op))
        return [rij for rij in inzichten.rijen(BY_NAME[view]) if rij.van <= dag <= rij.tot_en_met]


def gegeven(*wat: Event | Vernomen) -> Beleidsverhaal:
    """Begin a story: this was recorded, in this order, and the national profile holds."""
    return Beleidsverhaal(verteld(*wat).dossier, verloop_van(), einde_van_de_dag(date(2030, 1, 1)))


@dataclass(frozen=True)
class Dag:
    """One day in a story, judged within the frame of that day."""

    verhaal: Beleidsverhaal
    dag: str

    def is_thuiszitter(self, *, thuis_sinds: str | None = None) -> None:
        self._is("thuiszitter", thuis_sinds)

    def is_dreigend(self, *, thuis_sinds: str | None = None) -> None:
        self._is("dreigend", thuis_sinds)

    def pact_is(self, status: str, *, vervalt_op: str) -> None:
        gevonden = [r for r in self.verhaal.regels("termijnen", self.dag) if r.soort == "thuiszitterspact"]

        assert [(r.status, r.vervalt_op) for r in gevonden] == [(status, vervalt_op)]

    def is_lesdag(self) -> None:
        assert self._les(), f"op {self.dag} is er geen les"

    def is_geen_lesdag(self) -> None:
        assert not self._les(), f"op {self.dag} is er les"

    def _les(self) -> bool:
        dag = date.fromisoformat(self.dag)
        kader = self.verhaal.verloop.op(dag, self.verhaal.bekend_op)
        return Verblijf(self.verhaal.dossier.bekend_op(self.verhaal.bekend_op), kader).is_lesdag(dag)

    def _is(self, status: str, thuis_sinds: str | None) -> None:
        gevonden = self.verhaal.regels("statuslijn", self.dag)

        assert [r.status for r in gevonden] == [status]
        assert thuis_sinds in (None, gevonden[0].thuis_sinds), f"thuis sinds {gevonden[0].thuis_sinds}"
