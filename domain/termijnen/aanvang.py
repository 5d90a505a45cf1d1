"""What started a term?"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.aanvragen import LEERPLICHT, Aanvraag, aanvraag_met
from domain.dossier import Dossier, Vastlegging
from domain.events import BY_TYPE, CATALOGUE
from domain.events.base import Event
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.leerplicht import ProcesVerbaalOpgemaakt, VerdachteGehoord
from domain.events.vrijstelling import VerlofAangevraagd
from domain.kader import Kader
from domain.melding import meldingen
from domain.periode import ALTIJD, DAG
from domain.rules.leerplicht import geboortedatum
from domain.rules.risicokinderen import risicokind
from domain.rules.thuisperiode import thuisperioden
from domain.rules.thuiszitter import thuiszitter_vanaf
from domain.rules.zestien_uur import overschrijdingen
from domain.termijnen.definitie import Afleiding, Begin, Termijndefinitie
from domain.termijnen.kenmerken import Kenmerken, kenmerken_bij, kenmerken_van
from domain.termijnen.velden import heeft_waarden
from domain.termijnen.zolang import Grondeinde, grondeinde
from domain.uitleg import Uitleg

GEEN_KENMERKEN: Kenmerken = {}
ONDERZOCHT: tuple[type[Event], ...] = (VerdachteGehoord, ProcesVerbaalOpgemaakt)
"""What names a melding that is under investigation."""
HANDHAVING: tuple[type[Event], ...] = tuple(soort for soort in CATALOGUE if soort.wpg)


class Aanvang(NamedTuple):
    """
    What started a term, on which day.

    `sleutel` tells the terms of one kind apart. The term is there from `zichtbaar_vanaf` on, and its ground until the
    day before `eindigt`. `duurt_tot` is the last day of the fact itself, `genoemd` the last day of the term where the
    fact names that. `gehaald` holds days on which it was met that the rule itself knows. What meets it counts from
    `telt_vanaf` on: its start, unless that is said.
    """

    sleutel: str
    start: date
    zichtbaar_vanaf: date
    gebeurtenissen: tuple[UUID, ...]
    overgenomen: bool = False
    kenmerken: Kenmerken = GEEN_KENMERKEN
    eindigt: date | None = None
    duurt_tot: date | None = None
    genoemd: date | None = None
    gehaald: tuple[date, ...] = ()
    telt_vanaf: date | None = None
    uitleg: tuple[Uitleg, ...] = ()


def aanvangen(definitie: Termijndefinitie, dossier: Dossier, kader: Kader) -> Iterator[Aanvang]:
    """Yield what starts terms of one kind (raises KalenderOnbekendError)."""
    if definitie.begin.afgeleid is None:
        yield from _at_events(definitie, dossier)
    else:
        yield from _DERIVED[definitie.begin.afgeleid](definitie, dossier, kader)


def _at_events(definitie: Termijndefinitie, dossier: Dossier) -> Iterator[Aanvang]:
    begin = definitie.begin
    gezien: set[str | None] = set()
    for vastlegging in dossier.op_datum(BY_TYPE[begin.gebeurtenis or ""]):
        persoon = kenmerken_van(vastlegging.feit).get("persoon")
        if not _starts(begin, vastlegging.feit) or (begin.eerste_per_persoon and persoon in gezien):
            continue
        gezien.add(persoon)
        aanvang = _at_event(definitie, vastlegging, dossier)
        if aanvang is not None:
            yield aanvang


def _starts(begin: Begin, feit: Event) -> bool:
    """Say whether an event of the right kind has the ground and the fields that start the term."""
    if begin.grond and kenmerken_van(feit).get("grond") not in begin.grond:
        return False
    if not heeft_waarden(feit, begin.met):
        return False
    return not any(getattr(feit, veld, None) == waarde for veld, waarde in begin.zonder.items())


def _at_event(definitie: Termijndefinitie, begin: Vastlegging[Event], dossier: Dossier) -> Aanvang | None:
    er_is = Grondeinde(ALTIJD) if definitie.zolang is None else grondeinde(definitie.zolang, begin, dossier)
    if er_is is None:
        return None
    waarom = Uitleg(definitie.soort, definitie.bron, f"De grond eindigt op {er_is.eindigt}.", er_is.gebeurtenissen)
    eindigt = er_is.eindigt != ALTIJD
    return Aanvang(
        sleutel=str(begin.id),
        start=begin.feit.geldig_op,
        zichtbaar_vanaf=begin.feit.geldig_op,
        gebeurtenissen=(begin.id,),
        overgenomen=begin.overgenomen,
        kenmerken=kenmerken_bij(begin),
        eindigt=er_is.eindigt if eindigt else None,
        duurt_tot=getattr(begin.feit, "tot_en_met", None),
        genoemd=None if definitie.duur.veld is None else getattr(begin.feit, definitie.duur.veld),
        uitleg=(waarom,) if eindigt else (),
    )


def _at_home(definitie: Termijndefinitie, dossier: Dossier, kader: Kader) -> Iterator[Aanvang]:
    for periode in thuisperioden(dossier, kader):
        van = periode.periode.van
        start = van if definitie.vanaf == "eerste-dag" else thuiszitter_vanaf(periode, kader.beleid.thuiszitter)
        if start in periode.periode:
            yield Aanvang(
                sleutel=van.isoformat(),
                start=start,
                zichtbaar_vanaf=start,
                gebeurtenissen=(),
                eindigt=None if periode.periode.eind is None else periode.periode.eind + DAG,
                telt_vanaf=van,
                uitleg=(periode.uitleg,),
            )


def _at_sixteen_hours(_definitie: Termijndefinitie, dossier: Dossier, kader: Kader) -> Iterator[Aanvang]:
    for gevonden in overschrijdingen(dossier, kader):
        yield Aanvang(
            sleutel=gevonden.bereikt_op.isoformat(),
            start=gevonden.bereikt_op,
            zichtbaar_vanaf=gevonden.bereikt_op,
            gebeurtenissen=(),
            gehaald=() if gevonden.gemeld_op is None else (gevonden.gemeld_op,),
            uitleg=(gevonden.uitleg,),
        )


def _at_reports_under_investigation(_definitie: Termijndefinitie, dossier: Dossier, _kader: Kader) -> Iterator[Aanvang]:
    """
    Yield a start at the melddatum of each melding, for each person of whom a hearing or an official report names it.

    The key is the first of those recorded, and not the person: who is a suspect stays in the events of the Wpg.
    """
    by_nummer = {m.nummer: m for m in meldingen(dossier) if not m.is_ingetrokken}
    genoemd: dict[tuple[str | None, str | None], list[Vastlegging[Event]]] = {}
    for vastlegging in dossier.van_soorten(ONDERZOCHT):
        over = kenmerken_van(vastlegging.feit)
        genoemd.setdefault((over.get("meldingsnummer"), over.get("persoon")), []).append(vastlegging)
    for (nummer, _), gezegd in genoemd.items():
        melding = by_nummer.get(nummer or "")
        if melding is None or melding.melddatum is None:
            continue
        eerste = min(gezegd, key=lambda v: v.feit.geldig_op)
        yield Aanvang(
            sleutel=str(gezegd[0].id),
            start=melding.melddatum,
            zichtbaar_vanaf=max(melding.melddatum, eerste.feit.geldig_op),
            gebeurtenissen=(*melding.gebeurtenissen, eerste.id),
            overgenomen=melding.overgenomen or eerste.overgenomen,
            kenmerken=kenmerken_van(eerste.feit),
        )


def _at_birth(_definitie: Termijndefinitie, dossier: Dossier, _kader: Kader) -> Iterator[Aanvang]:
    geboren = geboortedatum(dossier)
    if geboren is not None:
        registraties: list[Vastlegging[LeerlingGeregistreerd]] = dossier.van(LeerlingGeregistreerd)
        ids = tuple(v.id for v in registraties if v.feit.geboortedatum is not None)[-1:]
        yield Aanvang("geboorte", geboren, geboren, ids)


def _at_enforcement(_definitie: Termijndefinitie, dossier: Dossier, _kader: Kader) -> Iterator[Aanvang]:
    """Yield a start at each event of enforcement: each has a retention of its own (R-7.3)."""
    for vastlegging in dossier.van_soorten(HANDHAVING):
        dag = vastlegging.feit.geldig_op
        yield Aanvang(str(vastlegging.id), dag, dag, (vastlegging.id,), vastlegging.overgenomen)


def _at_duty(_definitie: Termijndefinitie, dossier: Dossier, kader: Kader) -> Iterator[Aanvang]:
    """Yield the first day of leerplicht of a child that was followed until then; it may start school on that day."""
    kind = risicokind(dossier, kader)
    if kind is not None and kind.wordt_leerplichtig:
        van = kind.leerplicht_vanaf
        run = next((run for run in kind.dagen if van in run), None)
        eindigt = van if run is None else run.eind and run.eind + DAG
        yield Aanvang("leerplicht", van, van, kind.uitleg.gebeurtenissen, eindigt=eindigt, uitleg=(kind.uitleg,))


def _at_request_for_leave(definitie: Termijndefinitie, dossier: Dossier, _kader: Kader) -> Iterator[Aanvang]:
    """Yield a start at each request for leave that is not for the head: with its decision, or the day of no request."""
    for vastlegging in dossier.van(VerlofAangevraagd):
        aanvraag = aanvraag_met(dossier, vastlegging.id)
        if aanvraag is None or aanvraag.wacht_op != LEERPLICHT:
            continue
        yield Aanvang(
            sleutel=str(vastlegging.id),
            start=aanvraag.gevraagd_op,
            zichtbaar_vanaf=aanvraag.gevraagd_op,
            gebeurtenissen=(vastlegging.id,),
            overgenomen=vastlegging.overgenomen,
            gehaald=() if aanvraag.besloten_op is None else (aanvraag.besloten_op,),
            eindigt=aanvraag.ingetrokken_op,
            uitleg=() if aanvraag.sluiting is None else (_closed(definitie, aanvraag, aanvraag.sluiting),),
        )


def _closed(definitie: Termijndefinitie, aanvraag: Aanvraag, sluiting: UUID) -> Uitleg:
    tekst = f"De aanvraag van {aanvraag.gevraagd_op} is afgedaan op {aanvraag.gesloten_op}."
    return Uitleg(definitie.soort, definitie.bron, tekst, (sluiting,))


_Source = Callable[[Termijndefinitie, Dossier, Kader], Iterator[Aanvang]]
_DERIVED: dict[Afleiding, _Source] = {
    Afleiding.THUISPERIODE: _at_home,
    Afleiding.ZESTIEN_UUR: _at_sixteen_hours,
    Afleiding.MELDING_IN_ONDERZOEK: _at_reports_under_investigation,
    Afleiding.GEBOORTE: _at_birth,
    Afleiding.HANDHAVING: _at_enforcement,
    Afleiding.LEERPLICHT: _at_duty,
    Afleiding.VERLOFAANVRAAG: _at_request_for_leave,
}
