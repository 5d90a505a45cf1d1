"""
What can be said about who works here and who gets which dossier?

`kantoor(aangesteld("2026-01-01", "anna")).met_regels(...)` is an office; `.met(...).verdeelt(dag)`
lets it divide a pupil's dossier on a day, and the story goes on with what was recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Self

from domain.behandelaars import Behandelaars
from domain.decisions.personeel import registreer_bij_personeel
from domain.decisions.voorstel import Voorstel
from domain.decisions.werkverdeling import BRON, Verdeelstand, verdeel, wijs_toe
from domain.dossier import Dossier, dossier_of
from domain.errors import Weigering
from domain.events.base import Event
from domain.kader import Kader
from domain.personeel import PERSONEELSTROOM, Bezetting, personeel_of
from domain.werkverdeling import dagen_open, kenmerken, kies, zonder
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING, feit, vastgelegd
from tests.kit.woorden import dossier as dossier_met


def aangesteld(op: str, wie: str, *portefeuilles: str, aandeel: int = 100, rol: str = "leerplicht") -> Event:
    velden: dict[str, Any] = {"medewerker": wie, "naam": wie.title(), "rol": rol, "aandeel": aandeel}
    return feit("MedewerkerAangesteld", op, **velden, portefeuilles=list(portefeuilles))


def vertrokken(op: str, wie: str) -> Event:
    return feit("MedewerkerVertrokken", op, medewerker=wie)


def afwezig(op: str, wie: str, tot_en_met: str | None = None, *, waarnemer: str | None = None) -> Event:
    rest = {"totEnMet": tot_en_met, "waarnemer": waarnemer}
    return feit("MedewerkerAfwezig", op, medewerker=wie, **{n: w for n, w in rest.items() if w is not None})


def terug(op: str, wie: str) -> Event:
    return feit("MedewerkerTerug", op, medewerker=wie)


def toegewezen(op: str, wie: str) -> Event:
    return feit("BehandelaarToegewezen", op, behandelaar=wie)


@dataclass(frozen=True)
class Kantoor:
    """Who works here, under which rules, and what is known of one pupil."""

    personeel: tuple[Event, ...]
    kader: Kader
    dossier: Dossier = field(default_factory=lambda: Dossier(LEERLING))

    @property
    def bezetting(self) -> Bezetting:
        gezegd = [vastgelegd(i, een, dossier_id=PERSONEELSTROOM) for i, een in enumerate(self.personeel, 1)]
        return Bezetting(personeel_of(gezegd))

    def met_regels(self, *regels: Mapping[str, Any], anders: str = "minst-belast", **portefeuilles: str) -> Self:
        werk = {"anders": anders, "rollen": ["leerplicht"], "portefeuilles": portefeuilles}
        inhoud = self.kader.beleid.model_dump() | {"werkverdeling": werk, "toewijzing": list(regels)}
        return replace(self, kader=replace(self.kader, beleid=type(self.kader.beleid).model_validate(inhoud)))

    def en_dan(self, *wat: Event) -> Self:
        """Go on: this was said about who works here."""
        return replace(self, personeel=(*self.personeel, *wat))

    def met(self, *feiten: Event) -> Self:
        """Go on with a pupil of whom this is known."""
        return replace(self, dossier=dossier_met(*feiten))

    def verdeelt(self, op: str, belast: Mapping[str, int] | None = None, *, opnieuw: bool = False) -> Self:
        """Go on: the dossier was divided on a day."""
        stand = Verdeelstand(self.bezetting, date.fromisoformat(op), belast or {})
        return self._recorded(op, verdeel(self.dossier, self.kader, stand, opnieuw=opnieuw))

    def elke_dag(self, van: str, tot_en_met: str) -> Self:
        """Go on: it was divided on each of these days."""
        kantoor, dag = self, date.fromisoformat(van)
        while dag <= date.fromisoformat(tot_en_met):
            kantoor, dag = kantoor.verdeelt(dag.isoformat()), dag + timedelta(days=1)
        return kantoor

    def geeft(self, op: str, wie: str) -> Self:
        """Go on: somebody gave the dossier to another."""
        voorstel = wijs_toe(self.dossier, wie, date.fromisoformat(op))
        return self._recorded(op, () if voorstel is None else (voorstel,), bron="scherm")

    def _recorded(self, op: str, slagen: tuple[Voorstel, ...], bron: str = BRON) -> Self:
        nieuw = [
            replace(vastgelegd(i, s.feit, op), id=s.id, bron=bron)
            for i, s in enumerate(slagen, self.dossier.versie + 1)
        ]
        return replace(self, dossier=dossier_of(LEERLING, [*self.dossier.vastleggingen, *nieuw]))

    # What follows

    def behandelt(self, *wie: str | None, op: tuple[str, ...] | str) -> None:
        dagen = (op,) if isinstance(op, str) else op

        assert tuple(Behandelaars(self.dossier).op(date.fromisoformat(d)) for d in dagen) == wie

    def zegt_niets_meer(self, op: str) -> None:
        assert self.verdeelt(op).dossier.versie == self.dossier.versie

    def volgens(self) -> list[str | None]:
        gezegd = self.dossier.vastleggingen
        return [v.feit.volgens for v in gezegd if v.feit.name == "BehandelaarToegewezen.v1"]  # type: ignore[attr-defined] # that kind has it

    def kiest(self, op: str, belast: Mapping[str, int] | None = None) -> tuple[str | None, str | None]:
        dag = date.fromisoformat(op)
        bij = kenmerken(self.dossier, self.kader, dag)
        keuze = kies(self.kader.beleid, self.bezetting, bij, dag, belast or {})
        return keuze.wie, keuze.volgens

    def zonder(self, op: str) -> str | None:
        dag, wie = date.fromisoformat(op), Behandelaars(self.dossier)
        reden = zonder(self.bezetting, wie.toegewezen(dag), wie.op(dag), dag)
        return None if reden is None else reden.value

    def is_open(self, *dagen: str) -> list[bool]:
        open_ = dagen_open(self.dossier, self.kader)
        return [date.fromisoformat(dag) in open_ for dag in dagen]

    def weigert(self, feit: Event) -> str | None:
        gezegd = [vastgelegd(i, een, dossier_id=PERSONEELSTROOM) for i, een in enumerate(self.personeel, 1)]
        voorstel = Voorstel(LEERLING, feit)
        weigering: Weigering | None = registreer_bij_personeel(personeel_of(gezegd), voorstel, self.kader)
        return None if weigering is None else weigering.code


def kantoor(*wat: Event) -> Kantoor:
    return Kantoor(wat, landelijk())
