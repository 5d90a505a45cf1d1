"""Who is to act for this pupil on a day?"""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, derived
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
from domain.termijnen.lopen import termijnperiodes
from domain.termijnen.termijn import Termijnperiode
from domain.uitleg import Uitleg, ids_of

REGEL = "aan_zet"
BRON = "Specificatie 3.7; taken en rollen in de samenwerkingsafspraken"
VEILIG_THUIS, LEERPLICHT, RMC, JGZ, SCHOOL = "veilig-thuis", "leerplicht", "rmc", "jgz", "school"
NIET_MEEGETELD = frozenset({"bewaartermijn", "bewaartermijn-wpg"})
"""Terms about keeping the dossier; they are nobody's next step for the pupil."""
VERS = timedelta(days=28)
"""So long unauthorised absence without a melding asks the school to act (our choice: four weeks)."""


class AanZet(NamedTuple):
    """Who is to act, and why."""

    rol: str
    uitleg: Uitleg


class _Reden(NamedTuple):
    """Days on which something asks for action, and the events that say so."""

    dagen: Periode
    gebeurtenissen: tuple[UUID, ...]


class Beurten:
    """
    Who is to act on every day.

    De eerste die geldt: zorg over de veiligheid, de termijn die het eerst vervalt, de casusregisseur, een open melding,
    een open ziektesignaal, verzuim zonder melding (docs/regels/aan_zet.md).
    """

    __slots__ = ("_dossier", "_kader")

    def __init__(self, dossier: Dossier, kader: Kader) -> None:
        self._dossier = dossier
        self._kader = kader

    def op(self, dag: date) -> AanZet | None:
        """Return who is to act on `dag`; None when nobody has to."""
        return _on(self._dossier, self._kader, dag)

    def omslagen(self) -> frozenset[date]:
        """Return the days on which it can change."""
        return _omslagen(self._dossier, self._kader)


def _on(dossier: Dossier, kader: Kader, dag: date) -> AanZet | None:
    if dag in _safety(dossier):
        ids = ids_of(v.id for v in dossier.van(VeiligheidszorgGemeld) if v.feit.geldig_op <= dag)
        return AanZet(VEILIG_THUIS, Uitleg(REGEL, BRON, "Er is een open zorg over de veiligheid.", ids))
    termijn = next((beurt for dagen, beurt in _at_terms(dossier, kader) if dag in dagen), None)
    if termijn is not None:
        return termijn
    regie = [beurt for vanaf, beurt in _directed(dossier) if vanaf <= dag]
    return regie[-1] if regie else _without_a_term(dossier, kader, dag)


def _without_a_term(dossier: Dossier, kader: Kader, dag: date) -> AanZet | None:
    open_ = [ids for ids, dagen in _open(dossier) if dag in dagen]
    if open_:
        ids = ids_of(*open_)
        rol = RMC if dag >= _eighteen(dossier) or dag in rmc_voor_leerplicht(dossier, kader) else LEERPLICHT
        return AanZet(rol, Uitleg(REGEL, BRON, "Er is een open melding.", ids))
    ziek = ids_of(*(reden.gebeurtenissen for reden in _sickness(dossier, kader) if dag in reden.dagen))
    if ziek:
        return AanZet(JGZ, Uitleg(REGEL, BRON, "Er is een open ziektesignaal.", ziek))
    verzuim = ids_of(*(reden.gebeurtenissen for reden in _unreported(dossier) if dag in reden.dagen))
    if verzuim:
        return AanZet(SCHOOL, Uitleg(REGEL, BRON, "Er is ongeoorloofd verzuim zonder melding.", verzuim))
    return None


@derived
def _omslagen(dossier: Dossier, kader: Kader) -> frozenset[date]:
    dagen = {termijn.periode.van for termijn in _counted(dossier, kader)}
    dagen.update(v.feit.geldig_op for v in dossier.van(CasusregieBelegd))
    redenen = [reden.dagen for reden in (*_sickness(dossier, kader), *_unreported(dossier))]
    gemeld = [open_ for _, open_ in _open(dossier)]
    for periode in (*_safety(dossier), *rmc_voor_leerplicht(dossier, kader), *gemeld, *redenen):
        dagen.add(periode.van)
        if periode.tot_en_met != ALTIJD:
            dagen.add(periode.tot_en_met + DAG)
    return frozenset(dagen | {_eighteen(dossier)} - {ALTIJD})


@derived
def _counted(dossier: Dossier, kader: Kader) -> tuple[Termijnperiode, ...]:
    """Return the terms that are somebody's next step."""
    return tuple(t for t in termijnperiodes(dossier, kader) if t.soort not in NIET_MEEGETELD)


@derived
def _at_terms(dossier: Dossier, kader: Kader) -> tuple[tuple[Periode, AanZet | None], ...]:
    """Return the days on which such a term runs or has passed, with who is to act; what falls due first, first."""
    open_ = [termijn for termijn in _counted(dossier, kader) if termijn.status.is_open]
    open_.sort(key=lambda termijn: (termijn.vervalt_op, termijn.soort, termijn.sleutel))
    return tuple((termijn.periode, _turn_of(termijn)) for termijn in open_)


def _turn_of(termijn: Termijnperiode) -> AanZet | None:
    if termijn.aan_zet is None:
        return None
    tekst = f"De termijn {termijn.soort} vervalt het eerst, op {termijn.vervalt_op}."
    return AanZet(termijn.aan_zet, Uitleg(REGEL, BRON, tekst, termijn.uitleg[0].gebeurtenissen))


@derived
def _directed(dossier: Dossier) -> tuple[tuple[date, AanZet], ...]:
    """Return who has the casusregie, from which day on."""
    return tuple((v.feit.geldig_op, _turn_of_the_director(v)) for v in dossier.op_datum(CasusregieBelegd))


def _turn_of_the_director(belegd: Vastlegging[CasusregieBelegd]) -> AanZet:
    tekst = f"De casusregie ligt sinds {belegd.feit.geldig_op} bij deze rol."
    return AanZet(belegd.feit.rol, Uitleg(REGEL, BRON, tekst, (belegd.id,)))


@derived
def _open(dossier: Dossier) -> tuple[tuple[tuple[UUID, ...], Periode], ...]:
    """Return the days on which a melding is open, with the events that say so."""
    alle = ((melding.gebeurtenissen, open_dagen(melding)) for melding in meldingen(dossier))
    return tuple((ids, dagen) for ids, dagen in alle if dagen is not None)


def _eighteen(dossier: Dossier) -> date:
    geboren = geboortedatum(dossier)
    return ALTIJD if geboren is None else verjaardag(geboren, 18)


@derived
def _safety(dossier: Dossier) -> Dagen:
    afgesloten = sorted(v.feit.geldig_op for v in dossier.van(VeiligheidszorgAfgesloten))
    gemeld = (v.feit.geldig_op for v in dossier.van(VeiligheidszorgGemeld))
    return Dagen(Periode(van, next((dag - DAG for dag in afgesloten if dag >= van), ALTIJD)) for van in gemeld)


@derived
def _sickness(dossier: Dossier, kader: Kader) -> tuple[_Reden, ...]:
    """Return while a signal is open: until the youth doctor is done, at the latest until the school year ends."""
    klaar = sorted(v.feit.geldig_op for v in dossier.van(JgzOnderzoekAfgerond))
    redenen = []
    for signaal in ziektesignalen(dossier, kader):
        einde = einde_schooljaar(signaal.op)
        open_ = Periode(signaal.op, min([einde, *(dag - DAG for dag in klaar if dag >= signaal.op)]))
        redenen.append(_Reden(open_, signaal.uitleg.gebeurtenissen))
    return tuple(redenen)


@derived
def _unreported(dossier: Dossier) -> tuple[_Reden, ...]:
    verzuim = dossier.van(OngeoorloofdVerzuimGeregistreerd)
    if not verzuim:
        return ()
    gemeld = Dagen(
        Periode(m.begindatum, _last_day(m))
        for m in meldingen(dossier)
        if m.begindatum is not None and not m.is_ingetrokken
    )
    dagen = ((v.feit.geldig_op, v.id) for v in verzuim)
    return tuple(_Reden(Periode(dag, dag + VERS - DAG), (event_id,)) for dag, event_id in dagen if dag not in gemeld)


def _last_day(melding: Melding) -> date:
    """Return the last day that a melding is about: who closes it without an einddatum says that the pupil is back."""
    if melding.einddatum is None and melding.gesloten_op is not None:
        return melding.gesloten_op - DAG
    return melding.einddatum or ALTIJD
