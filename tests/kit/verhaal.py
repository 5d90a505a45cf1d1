"""
How is a story told: what was recorded, on which day do we look, and what must then be so?

`gegeven(lrv("2026-01-12")).op("2026-02-09").is_thuiszitter()`: each statement is one line. Facts are recorded on the
day they are about, or after the one before them; `vernomen` says on which later day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.beleid import Beleid
from domain.decisions.meldingrij import Meldingrij, verwerk_rij
from domain.decisions.registreer import registreer
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, dossier_of
from domain.errors import Weigering
from domain.events.base import Event
from domain.kader import Kader
from domain.melding import Melding, meldingen
from domain.tijdzone import einde_van_de_dag
from domain.woonplaats import Verblijf
from tests.kit.kader import landelijk
from tests.kit.lijnen import Pactlijn, Plichtlijn, Statuslijn, pactlijn, plichtlijn, statuslijn
from tests.kit.woorden import LEERLING, feit, vastgelegd

ZICHZELF = uuid5(LEERLING, "voorstel")
"""The id of the fact that is proposed with `als`."""


@dataclass(frozen=True)
class Vernomen:
    """A fact, and the day on which it was recorded."""

    feit: Event
    op: date


def vernomen(op: str, event: Event) -> Vernomen:
    """Say that it was recorded on another day than the one it is about."""
    return Vernomen(event, date.fromisoformat(op))


def herroepen(op: str, wat: int | UUID) -> Event:
    """Revoke what the story told as its so manieth fact (the first is 1), or an event by its id."""
    gebeurtenis_id = uuid5(LEERLING, str(wat)) if isinstance(wat, int) else wat
    return feit("GebeurtenisHerroepen", op, gebeurtenisId=str(gebeurtenis_id))


@dataclass(frozen=True)
class Verhaal:
    """What was recorded about one pupil, under which agreements."""

    dossier: Dossier
    kader: Kader

    def met_beleid(self, **delen: Mapping[str, Any]) -> "Verhaal":
        """
        Tell it under other agreements, about a part of the policy or a term.

        `met_beleid(thuiszitter={"lengte": 1, "eenheid": "maanden"})`, `met_beleid(thuiszitterspact={"vanaf": ...})`.
        """
        return replace(self, kader=replace(self.kader, beleid=anders_afgesproken(self.kader.beleid, delen)))

    def zoals_bekend_op(self, dag: str) -> "Verhaal":
        """Look with what was known at the end of a day."""
        return replace(self, dossier=self.dossier.bekend_op(einde_van_de_dag(date.fromisoformat(dag))))

    def op(self, dag: str) -> "Peildag":
        """Look at one day."""
        return Peildag(self, date.fromisoformat(dag))

    @property
    def statuslijn(self) -> Statuslijn:
        return statuslijn(self.dossier, self.kader)

    @property
    def pactlijn(self) -> Pactlijn:
        return pactlijn(self.dossier, self.kader)

    @property
    def plicht(self) -> Plichtlijn:
        return plichtlijn(self.dossier, self.kader)

    def melding(self, nummer: str) -> Melding:
        return next(melding for melding in meldingen(self.dossier) if melding.nummer == nummer)

    def is_nooit_thuis(self) -> None:
        self.is_thuis()

    def is_thuis(self, *lijn: str) -> None:
        """Compare the whole line: `2026-01-12..2026-02-08 dreigend relatief`."""
        actual = [str(deel) for deel in self.statuslijn]

        assert actual == list(lijn), f"de statuslijn is {actual}"

    def pact_loopt(self, *lijn: str) -> None:
        """Compare all terms: `2026-01-12..2026-04-12 lopend`."""
        actual = [str(deel) for deel in self.pactlijn]

        assert actual == list(lijn), f"de termijnen zijn {actual}"

    def zijn_melding_heeft(self, *, nummer: str = "1", **verwacht: Any) -> None:
        """Compare fields of a melding as its mutations left it; days are written as text."""
        melding = self.melding(nummer)
        actual = {veld: _written(getattr(melding, veld)) for veld in verwacht}

        assert actual == verwacht, f"de melding heeft {actual}"

    def als(self, event: Event) -> "Poging":
        """Propose to record a fact."""
        return Poging(registreer(self.dossier, Voorstel(ZICHZELF, event), self.kader))

    def als_rij(self, rij: Meldingrij) -> "Poging":
        """Offer a full row of a delivery."""
        return Poging(verwerk_rij(self.dossier, rij, self.kader))

    def en_dan(self, *wat: Event | Vernomen) -> "Verhaal":
        """Go on: this was recorded too."""
        vastleggingen = list(self.dossier.vastleggingen)
        laatste = max((v.vastgelegd_op.date() for v in vastleggingen), default=date.min)
        for versie, een in enumerate(wat, self.dossier.versie + 1):
            event, op = (een.feit, een.op) if isinstance(een, Vernomen) else (een, een.geldig_op)
            laatste = max(laatste, op)
            vastleggingen.append(vastgelegd(versie, event, laatste.isoformat()))
        return replace(self, dossier=dossier_of(LEERLING, vastleggingen))

    def met_rijen(self, *rijen: Meldingrij) -> "Verhaal":
        """Go on: these rows were delivered, in this order; each is recorded on the day of its mutation or later."""
        verhaal = self
        for rij in rijen:
            besluit = verwerk_rij(verhaal.dossier, rij, self.kader)
            assert not isinstance(besluit, Weigering), besluit
            verhaal = verhaal._recorded(besluit, rij.laatste_mutatie.date())
        return verhaal

    def _recorded(self, voorstellen: tuple[Voorstel, ...], op: date) -> "Verhaal":
        eerder = self.dossier.vastleggingen
        wanneer = max([op, *(v.vastgelegd_op.date() for v in eerder)]).isoformat()
        nieuw = [
            replace(vastgelegd(versie, voorstel.feit, wanneer), id=voorstel.id)
            for versie, voorstel in enumerate(voorstellen, self.dossier.versie + 1)
        ]
        return replace(self, dossier=dossier_of(LEERLING, [*eerder, *nieuw]))


def anders_afgesproken(beleid: Beleid, delen: Mapping[str, Any]) -> Beleid:
    """Return the policy with other values in some of its parts and its terms."""
    huidig = beleid.model_dump()
    termijnen = {termijn["soort"]: termijn for termijn in huidig["termijn"]}
    for naam, anders in delen.items():
        if naam in termijnen:
            termijnen[naam].update(anders)
        elif isinstance(anders, Mapping):
            huidig[naam].update(anders)
        else:
            huidig[naam] = anders
    return Beleid.model_validate(huidig)


def gegeven(*wat: Event | Vernomen) -> Verhaal:
    """Begin a story: this was recorded, in this order."""
    return Verhaal(Dossier(LEERLING), landelijk()).en_dan(*wat)


def aangeleverd(*rijen: Meldingrij) -> Verhaal:
    """Begin a story with full rows, in this order."""
    return gegeven().met_rijen(*rijen)


@dataclass(frozen=True)
class Peildag:
    """One day in a story."""

    verhaal: Verhaal
    dag: date

    def zoals_bekend_op(self, dag: str) -> "Peildag":
        """Look with what was known at the end of a day."""
        return Peildag(self.verhaal.zoals_bekend_op(dag), self.dag)

    def is_thuiszitter(
        self, categorie: str | None = None, *, thuis_sinds: str | None = None, sinds: str | None = None
    ) -> None:
        self._is("thuiszitter", {"categorie": categorie, "thuis_sinds": thuis_sinds, "thuiszitter_sinds": sinds})

    def is_dreigend(self, categorie: str | None = None, *, thuis_sinds: str | None = None) -> None:
        self._is("dreigend", {"categorie": categorie, "thuis_sinds": thuis_sinds})

    def is_geen(self) -> None:
        self._is("geen", {})

    def pact(
        self,
        status: str,
        *,
        vervalt_op: str | None = None,
        gehaald_op: str | None = None,
        thuis_sinds: str | None = None,
    ) -> None:
        """Compare a term: that of the thuisperiode since `thuis_sinds`, else the one that started last."""
        stand = self.verhaal.pactlijn.op(self.dag, thuis_sinds)
        verwacht = {"status": status, "vervalt_op": vervalt_op, "gehaald_op": gehaald_op}

        _compare(stand, verwacht)

    def heeft_geen_pact(self) -> None:
        assert self.verhaal.pactlijn.op(self.dag) is None

    def is_leerplichtig(self) -> None:
        assert self.verhaal.plicht.op(self.dag) == "leerplicht"

    def is_kwalificatieplichtig(self) -> None:
        assert self.verhaal.plicht.op(self.dag) == "kwalificatieplicht"

    def hoeft_niet(self) -> None:
        assert self.verhaal.plicht.op(self.dag) == "geen"

    def woont_in(self, gemeentecode: str) -> None:
        assert Verblijf(self.verhaal.dossier, self.verhaal.kader).gemeente_op(self.dag) == gemeentecode

    def hoort_bij(self, brin: str) -> None:
        """Compare the school last heard of."""
        assert Verblijf(self.verhaal.dossier, self.verhaal.kader).brin_op(self.dag) == brin

    def want(self, woorden: str) -> None:
        """See that the explanation says so."""
        stuk = self.verhaal.statuslijn.op(self.dag)
        teksten = [] if stuk is None else stuk.teksten

        assert any(woorden in tekst for tekst in teksten), f"de uitleg is {teksten}"

    def _is(self, status: str, verder: Mapping[str, str | None]) -> None:
        stuk = self.verhaal.statuslijn.op(self.dag)
        if stuk is None:
            assert status == "geen", f"op {self.dag} geen, en niet {status}"
        else:
            _compare(stuk, {"status": status, **verder})


@dataclass(frozen=True)
class Poging:
    """What came of a proposal."""

    besluit: tuple[Voorstel, ...] | Weigering

    def wordt_vastgelegd(self) -> None:
        assert isinstance(self.besluit, tuple), self.besluit
        assert self.besluit, "dit was al vastgelegd"

    def wordt_geweigerd(self, code: str) -> None:
        assert isinstance(self.besluit, Weigering), "dit wordt vastgelegd"
        assert self.besluit.code == code
        assert self.besluit.melding.endswith("."), "een weigering is een zin"

    def verandert_niets(self) -> None:
        assert self.besluit == ()

    def geeft(self, *soorten: str) -> None:
        """Compare the kinds of events that are recorded, in their order."""
        assert isinstance(self.besluit, tuple), self.besluit
        assert [voorstel.feit.type_name() for voorstel in self.besluit] == list(soorten)


def _compare(actual: object, verwacht: Mapping[str, str | None]) -> None:
    genoemd = {naam: waarde for naam, waarde in verwacht.items() if waarde is not None}
    gevonden = {naam: _written(getattr(actual, naam, None)) for naam in genoemd}

    assert gevonden == genoemd, f"het is {actual}"


def _written(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
