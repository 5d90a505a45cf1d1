"""Who is to act for this pupil on a day?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.dossier import Dossier
from domain.events.ondersteuning import (
    CasusregieBelegd,
    JgzOnderzoekAfgerond,
    VeiligheidszorgAfgesloten,
    VeiligheidszorgGemeld,
)
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd
from domain.kader import Kader
from domain.melding import Melding, meldingen, open_dagen
from domain.periode import ALTIJD, DAG, Dagen, Periode, einde_schooljaar, verjaardag
from domain.rules.leerplicht import geboortedatum
from domain.rules.rmc import rmc_voor_leerplicht
from domain.rules.ziekteverzuim import ziektesignalen
from domain.termijnen.lopen import eerste_die_vervalt
from domain.termijnen.termijn import Termijnperiode
from domain.uitleg import Uitleg, ids_of

REGEL = "aan_zet"
BRON = "Specificatie 3.7; taken en rollen in de samenwerkingsafspraken"
VEILIG_THUIS, LEERPLICHT, RMC, JGZ, SCHOOL = "veilig-thuis", "leerplicht", "rmc", "jgz", "school"
NIET_MEEGETELD = frozenset({"bewaartermijn", "bewaartermijn-wpg"})
"""Terms about keeping the dossier; they are nobody's next step for the pupil."""
VERS = timedelta(days=28)
"""So long unauthorised absence without a melding asks the school to act (our choice: four weeks)."""


@dataclass(frozen=True, slots=True)
class AanZet:
    """Who is to act, and why."""

    rol: str
    uitleg: Uitleg


@dataclass(frozen=True, slots=True)
class _Reden:
    """Days on which something asks for action, and the events that say so."""

    dagen: Periode
    gebeurtenissen: tuple[UUID, ...]


class Beurten:
    """
    Who is to act on every day, gathered once from a dossier.

    De eerste die geldt: zorg over de veiligheid, de termijn die het eerst vervalt, de casusregisseur, een open melding,
    een open ziektesignaal, verzuim zonder melding (docs/regels/aan_zet.md).
    """

    def __init__(self, dossier: Dossier, kader: Kader, termijnen: tuple[Termijnperiode, ...]) -> None:
        self._dossier = dossier
        self._termijnen = tuple(t for t in termijnen if t.soort not in NIET_MEEGETELD)
        self._veiligheid = Dagen(_safety(dossier))
        self._regie = dossier.op_datum(CasusregieBelegd)
        self._meldingen = [(m, dagen) for m in meldingen(dossier) if (dagen := open_dagen(m)) is not None]
        self._ziekte = list(_sickness(dossier, kader))
        self._los_verzuim = list(_unreported(dossier))
        self._rmc_doet_het = rmc_voor_leerplicht(dossier, kader)
        geboren = geboortedatum(dossier)
        self._achttien = ALTIJD if geboren is None else verjaardag(geboren, 18)

    def op(self, dag: date) -> AanZet | None:
        """Return who is to act on `dag`; None when nobody has to."""
        if dag in self._veiligheid:
            ids = ids_of(v.id for v in self._dossier.van(VeiligheidszorgGemeld) if v.feit.geldig_op <= dag)
            return AanZet(VEILIG_THUIS, Uitleg(REGEL, BRON, "Er is een open zorg over de veiligheid.", ids))
        termijn = eerste_die_vervalt(self._termijnen, dag)
        if termijn is not None and termijn.aan_zet is not None:
            tekst = f"De termijn {termijn.soort} vervalt het eerst, op {termijn.vervalt_op}."
            return AanZet(termijn.aan_zet, Uitleg(REGEL, BRON, tekst, termijn.uitleg[0].gebeurtenissen))
        regie = [v for v in self._regie if v.feit.geldig_op <= dag]
        if regie:
            tekst = f"De casusregie ligt sinds {regie[-1].feit.geldig_op} bij deze rol."
            return AanZet(regie[-1].feit.rol, Uitleg(REGEL, BRON, tekst, (regie[-1].id,)))
        return self._without_a_term(dag)

    def _without_a_term(self, dag: date) -> AanZet | None:
        open_: list[Melding] = [melding for melding, dagen in self._meldingen if dag in dagen]
        if open_:
            ids = ids_of(*(melding.gebeurtenissen for melding in open_))
            rol = RMC if dag >= self._achttien or dag in self._rmc_doet_het else LEERPLICHT
            return AanZet(rol, Uitleg(REGEL, BRON, "Er is een open melding.", ids))
        ziek = ids_of(*(reden.gebeurtenissen for reden in self._ziekte if dag in reden.dagen))
        if ziek:
            return AanZet(JGZ, Uitleg(REGEL, BRON, "Er is een open ziektesignaal.", ziek))
        verzuim = ids_of(*(reden.gebeurtenissen for reden in self._los_verzuim if dag in reden.dagen))
        if verzuim:
            return AanZet(SCHOOL, Uitleg(REGEL, BRON, "Er is ongeoorloofd verzuim zonder melding.", verzuim))
        return None

    def omslagen(self) -> set[date]:
        """Return the days on which it can change."""
        dagen = {termijn.periode.van for termijn in self._termijnen} | {v.feit.geldig_op for v in self._regie}
        redenen = [reden.dagen for reden in (*self._ziekte, *self._los_verzuim)]
        for periode in (*self._veiligheid, *self._rmc_doet_het, *(open_ for _, open_ in self._meldingen), *redenen):
            dagen |= set(Dagen([periode]).omslagen())
        return dagen | {self._achttien} - {ALTIJD}


def _safety(dossier: Dossier) -> Iterator[Periode]:
    afgesloten = sorted(v.feit.geldig_op for v in dossier.van(VeiligheidszorgAfgesloten))
    for vastlegging in dossier.van(VeiligheidszorgGemeld):
        van = vastlegging.feit.geldig_op
        yield Periode(van, next((dag - DAG for dag in afgesloten if dag >= van), ALTIJD))


def _sickness(dossier: Dossier, kader: Kader) -> Iterator[_Reden]:
    """Yield while a signal is open: until the youth doctor is done, at the latest until the school year ends."""
    klaar = sorted(v.feit.geldig_op for v in dossier.van(JgzOnderzoekAfgerond))
    for signaal in ziektesignalen(dossier, kader):
        einde = einde_schooljaar(signaal.op)
        open_ = Periode(signaal.op, min([einde, *(dag - DAG for dag in klaar if dag >= signaal.op)]))
        yield _Reden(open_, signaal.uitleg.gebeurtenissen)


def _unreported(dossier: Dossier) -> Iterator[_Reden]:
    gemeld = Dagen(
        Periode(m.begindatum, _last_day(m))
        for m in meldingen(dossier)
        if m.begindatum is not None and not m.is_ingetrokken
    )
    for vastlegging in dossier.van(OngeoorloofdVerzuimGeregistreerd):
        dag = vastlegging.feit.geldig_op
        if dag not in gemeld:
            yield _Reden(Periode(dag, dag + VERS - DAG), (vastlegging.id,))


def _last_day(melding: Melding) -> date:
    """Return the last day that a melding is about: who closes it without an einddatum says that the pupil is back."""
    if melding.einddatum is None and melding.gesloten_op is not None:
        return melding.gesloten_op - DAG
    return melding.einddatum or ALTIJD
