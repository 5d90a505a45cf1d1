"""
What follows by itself: how does a term stand on a day, and what does the clock record when the day comes?

`gegeven(lrv("2026-01-12")).als_het_is("2026-04-13").verstrijkt("thuiszitterspact")`: the clock strikes with what was
known at the end of that day, and nothing is recorded. `sloeg_de_klok("2026-04-13")` does record it, and the story goes
on. `termijn("thuiszitterspact", op="2026-04-12").is_lopend(vervalt_op="2026-04-12")` asks how a term stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any, Self, TypeVar
from uuid import uuid5

from domain.decisions.klokslag import Klokstand, klokslagen
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, Vastlegging, dossier_of
from domain.events.base import Event
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.kader import Kader
from domain.periode import DAG
from domain.termijnen.definitie import Termijndefinitie
from domain.termijnen.termijn import Termijnperiode
from projections.views.view import Inzicht
from services.beleid import lees_kader
from tests.kit import verhaal as kit
from tests.kit.verhaal import Verhaal, Vernomen
from tests.kit.woorden import LEERLING, vastgelegd

F = TypeVar("F", bound=Event)


@cache
def kader_van(profiel: str) -> Kader:
    return lees_kader(profiel)


@dataclass(frozen=True)
class Verloop:
    """What was recorded about one pupil, under which agreements, and what follows from it."""

    verhaal: Verhaal

    def onder(self, profiel: str) -> Self:
        """Tell it where these agreements hold."""
        return self._with(replace(self.verhaal, kader=kader_van(profiel)))

    def met_beleid(self, **delen: Any) -> Self:
        """Tell it under other agreements: `met_beleid(zestien_uur={"vergelijking": ">"})`."""
        return self._with(self.verhaal.met_beleid(**delen))

    def met_termijn(self, **velden: Any) -> Self:
        """Tell it where one more term was agreed."""
        gewoon = {"soort": "afspraak", "titel": "Een afspraak", "aan_zet": "school", "bron": "een verhaal"}
        termijn = Termijndefinitie.model_validate({**gewoon, **velden})
        kader = self.verhaal.kader
        beleid = kader.beleid.model_copy(update={"termijn": (*kader.beleid.termijn, termijn)})
        return self._with(replace(self.verhaal, kader=replace(kader, beleid=beleid)))

    def en_dan(self, *wat: Event | Vernomen) -> Self:
        """Go on: this was recorded too."""
        return self._with(self.verhaal.en_dan(*wat))

    def zoals_bekend_op(self, dag: str) -> Self:
        """Look with what was known at the end of a day."""
        return self._with(self.verhaal.zoals_bekend_op(dag))

    def termijn(self, soort: str, *, op: str, start: str | None = None, bij: int | None = None) -> "Termijnvraag":
        """Ask how a term stands; `start` or the so manieth fact (`bij`) tells terms of one kind apart."""
        dag = date.fromisoformat(op)
        sleutel = None if bij is None else str(uuid5(LEERLING, str(bij)))
        gevonden = [
            t
            for t in self.inzicht.termijnen
            if t.soort == soort and dag in t.periode
            if start in (None, t.start.isoformat()) and sleutel in (None, t.sleutel)
        ]
        assert len(gevonden) <= 1, f"er zijn er meer; noem start of bij: {gevonden}"
        return Termijnvraag(soort, dag, gevonden[0] if gevonden else None)

    def heeft_termijnen(self, *soorten: str, op: str) -> None:
        """Compare all terms that there are on a day, those about keeping the dossier aside."""
        dag = date.fromisoformat(op)
        staand = {f"{t.soort} {t.status}" for t in self.inzicht.termijnen if dag in t.periode}

        assert sorted(s for s in staand if not s.startswith("bewaartermijn")) == sorted(soorten)

    def als_het_is(self, dag: str) -> "Slag":
        """Let the clock strike on a day, with what was known then."""
        toen = self.zoals_bekend_op(dag)
        inzicht = toen.inzicht
        vandaag = date.fromisoformat(dag)
        return Slag(klokslagen(inzicht.dossier, inzicht.termijnen, inzicht.stappen, Klokstand(vandaag, vandaag)))

    def sloeg_de_klok(self, *dagen: str) -> Self:
        """Go on: the clock struck on these days and recorded what was due."""
        verloop = self
        for dag in dagen:
            laatste = max((v.vastgelegd_op.date() for v in verloop.verhaal.dossier.vastleggingen), default=date.min)
            assert date.fromisoformat(dag) >= laatste, f"op {dag} was dit nog niet vastgelegd"
            verloop = verloop._recorded(verloop.als_het_is(dag).slagen, dag)
        return verloop

    def gebeurt_dag_na_dag(self, van: str, tot_en_met: str, *regels: str) -> None:
        """Let the clock strike every evening, with what was known then; compare all that it recorded, in order."""
        assert self._day_by_day(van, tot_en_met) == list(regels)

    def _day_by_day(self, van: str, tot_en_met: str) -> list[str]:
        gehoord = sorted(self.verhaal.dossier.vastleggingen, key=lambda v: (v.vastgelegd_op, v.versie))
        verloop = self._with(replace(self.verhaal, dossier=Dossier(LEERLING)))
        regels: list[str] = []
        dag = date.fromisoformat(van)
        while dag <= date.fromisoformat(tot_en_met):
            nieuw = [v for v in gehoord if v.vastgelegd_op.date() <= dag]
            gehoord = gehoord[len(nieuw) :]
            verloop = verloop.met_vastleggingen(nieuw)
            slag = verloop.als_het_is(dag.isoformat())
            verloop = verloop._recorded(slag.slagen, dag.isoformat())
            regels += slag.regels
            dag += DAG
        return regels

    @cached_property
    def inzicht(self) -> Inzicht:
        return Inzicht(self.verhaal.dossier, self.verhaal.kader)

    def _recorded(self, slagen: Iterable[Voorstel], dag: str) -> Self:
        dossier = self.verhaal.dossier
        nieuw = [
            replace(vastgelegd(versie, slag.feit, dag), id=slag.id)
            for versie, slag in enumerate(slagen, dossier.versie + 1)
        ]
        return self._with(replace(self.verhaal, dossier=dossier_of(LEERLING, [*dossier.vastleggingen, *nieuw])))

    def met_vastleggingen(self, nieuw: Iterable[Vastlegging[Event]]) -> Self:
        """Go on with facts of another telling, after what was recorded here; they keep their ids."""
        dossier = self.verhaal.dossier
        erbij = [replace(v, versie=versie) for versie, v in enumerate(nieuw, dossier.versie + 1)]
        alle = [*dossier.vastleggingen, *erbij]
        return self._with(replace(self.verhaal, dossier=dossier_of(LEERLING, alle))) if erbij else self

    def _with(self, verhaal: Verhaal) -> Self:
        return replace(self, verhaal=verhaal)


def gegeven(*wat: Event | Vernomen) -> Verloop:
    """Begin a story: this was recorded, in this order."""
    return Verloop(kit.gegeven(*wat))


@dataclass(frozen=True)
class Termijnvraag:
    """One term on one day."""

    soort: str
    dag: date
    gevonden: Termijnperiode | None

    def is_lopend(self, *, vervalt_op: str | None = None, aan_zet: str | None = None) -> None:
        self._is("lopend", vervalt_op=vervalt_op, aan_zet=aan_zet)

    def is_verlopen(self, *, vervalt_op: str | None = None, aan_zet: str | None = None) -> None:
        self._is("verlopen", vervalt_op=vervalt_op, aan_zet=aan_zet)

    def is_gehaald(self, *, gehaald_op: str | None = None) -> None:
        self._is("gehaald", gehaald_op=gehaald_op)

    def is_te_laat(self, *, gehaald_op: str | None = None) -> None:
        self._is("te-laat", gehaald_op=gehaald_op)

    def is_vervallen(self, want: str = "") -> None:
        self._is("vervallen", want=want)

    def is_beeindigd(self) -> None:
        self._is("beeindigd")

    def bestaat_niet(self) -> None:
        assert self.gevonden is None, f"er is een termijn: {self.gevonden}"

    def _is(self, status: str, *, want: str = "", **verwacht: str | None) -> None:
        assert self.gevonden is not None, f"op {self.dag} is er geen termijn {self.soort}"
        genoemd = {"status": status, **{naam: waarde for naam, waarde in verwacht.items() if waarde is not None}}
        actual = {naam: _written(getattr(self.gevonden, naam)) for naam in genoemd}
        teksten = [uitleg.tekst for uitleg in self.gevonden.uitleg]

        assert actual == genoemd, f"de termijn is {self.gevonden}"
        assert any(want in tekst for tekst in teksten), f"de uitleg is {teksten}"
        assert self.gevonden.status.is_open or self.gevonden.aan_zet is None, "wie klaar is, is niet meer aan zet"


@dataclass(frozen=True)
class Slag:
    """What one strike of the clock has to record, in its order."""

    slagen: tuple[Voorstel, ...]

    def verstrijkt(
        self, soort: str, *, vervalt_op: str | None = None, sinds: str | None = None, opgemerkt_op: str | None = None
    ) -> "Slag":
        """See that a term passes, once; `sinds` is the day after its last, unless said otherwise."""
        feiten = [f for f in self._feiten(TermijnVerstreken) if f.termijn == soort]

        assert len(feiten) == 1, f"{soort} verstrijkt {len(feiten)} keer: {self.regels}"
        assert feiten[0].vervalt_op is not None
        dag_erna = (feiten[0].vervalt_op + DAG).isoformat()
        _compare(feiten[0], {"geldig_op": sinds or dag_erna, "vervalt_op": vervalt_op, "opgemerkt_op": opgemerkt_op})
        return self

    def verstrijkt_niet(self, soort: str) -> "Slag":
        assert soort not in {f.termijn for f in self._feiten(TermijnVerstreken)}
        return self

    def wordt_herzien(self, soort: str, *, reden: str | None = None, vervalt_op: str | None = None) -> "Slag":
        """See that a recorded passing is revised."""
        feiten = [f for f in self._feiten(TermijnVerstrekenHerzien) if f.termijn == soort]

        assert len(feiten) == 1, f"{soort} wordt {len(feiten)} keer herzien: {self.regels}"
        _compare(feiten[0], {"reden": reden, "vervalt_op": vervalt_op})
        return self

    def wordt_gesignaleerd(
        self, soort: str, *, aan: str, sinds: str | None = None, opgemerkt_op: str | None = None
    ) -> "Slag":
        """See that a role is told, once; `sinds` is the day it fell due."""
        feiten = [f for f in self._feiten(SignaalGegeven) if (f.soort, f.aan) == (soort, aan)]

        assert len(feiten) == 1, f"{soort} aan {aan} wordt {len(feiten)} keer gesignaleerd: {self.regels}"
        _compare(feiten[0], {"geldig_op": sinds, "opgemerkt_op": opgemerkt_op})
        return self

    def wordt_niet_gesignaleerd(self, soort: str) -> "Slag":
        assert soort not in {f.soort for f in self._feiten(SignaalGegeven)}
        return self

    def gebeurt_er_niets(self) -> None:
        assert self.regels == []

    def gebeurt(self, *regels: str) -> None:
        """Compare everything that is recorded, in its order: `2026-04-13 verstrijkt thuiszitterspact`."""
        assert self.regels == list(regels)

    @property
    def regels(self) -> list[str]:
        """What is recorded, a line each."""
        return [_line(slag.feit) for slag in self.slagen]

    def _feiten(self, soort: type[F]) -> list[F]:
        return [slag.feit for slag in self.slagen if isinstance(slag.feit, soort)]


def _line(feit: Event) -> str:
    if isinstance(feit, TermijnVerstreken):
        return f"{feit.geldig_op} verstrijkt {feit.termijn}"
    if isinstance(feit, TermijnVerstrekenHerzien):
        return f"{feit.geldig_op} herzien {feit.termijn}"
    assert isinstance(feit, SignaalGegeven), feit
    return f"{feit.geldig_op} signaal {feit.soort} aan {feit.aan}"


def _compare(actual: object, verwacht: Mapping[str, str | None]) -> None:
    genoemd = {naam: waarde for naam, waarde in verwacht.items() if waarde is not None}

    assert {naam: _written(getattr(actual, naam)) for naam in genoemd} == genoemd


def _written(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
