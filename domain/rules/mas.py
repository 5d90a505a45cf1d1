"""Of which routes of the Methodische Aanpak Schoolverzuim are the published conditions met, and of which not?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.leerplicht import (
    LEERLING,
    CivieleMaatregelVerzocht,
    HaltAfgerond,
    HaltVerwezen,
    ProcesVerbaalOpgemaakt,
    VerdachteGehoord,
)
from domain.events.ondersteuning import HulpIngezet, VeiligheidszorgGemeld
from domain.events.vrijstelling import VerlofGeweigerd
from domain.kader import Kader
from domain.melding import meldingen
from domain.periode import verjaardag
from domain.rules.doelbinding import grondslag
from domain.rules.leerplicht import Plicht, geboortedatum
from domain.rules.thuisperiode import Thuisperiode
from domain.termijnen.termijn import Termijnperiode
from domain.uitleg import Uitleg
from domain.verzuimtelling import Verzuimtelling, verzuimtelling

REGEL = "mas"
BRON = "Methodische Aanpak Schoolverzuim; Halt; OM, Aanwijzing strafvordering Leerplichtwet (R-4.1 t/m R-4.10)"
HALT = "Halt (R-4.1)"
HALT_FEITEN = "Besluit aanwijzing Halt-feiten art. 1 onder l, tekst 2015 (R-4.3)"
MINSTENS_MINUTEN, HOOGSTENS_MINUTEN = 9 * 60, 60 * 60
MINSTENS_TE_LAAT, HOOGSTENS_TE_LAAT = 12, 60
HOOGSTENS_ANEENGESLOTEN, HOOGSTENS_PER_HALFJAAR = 5, 10
"""School days: a week without a break, and the days in half a school year."""


class Masroute(StrEnum):
    """A route of the MAS; several can go together, and none is prescribed."""

    VRIJWILLIG = "vrijwillige-hulp"
    HALT = "halt"
    CIVIEL = "civiel-kader"
    STRAFRECHT = "strafrechtelijk-kader"


class Oordeel(StrEnum):
    """Whether a condition is met, as far as the dossier says."""

    VOLDAAN = "voldaan"
    NIET_VOLDAAN = "niet-voldaan"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One published condition of a route."""

    code: str
    oordeel: Oordeel
    uitleg: Uitleg


@dataclass(frozen=True, slots=True)
class Routestand:
    """How the conditions of a route stand on a day, and since when the route was taken."""

    route: Masroute
    ingezet_op: date | None
    voorwaarden: tuple[Voorwaarde, ...]


@dataclass(frozen=True, slots=True)
class _Zaak:
    dossier: Dossier
    kader: Kader
    plicht: Plicht
    thuis: tuple[Thuisperiode, ...]
    termijnen: tuple[Termijnperiode, ...]
    dag: date
    telling: Verzuimtelling

    def tot_dan(self, soort: type[Event]) -> list[UUID]:
        """Return the events of a kind about days until then."""
        return [v.id for v in self.dossier.van(soort) if v.feit.geldig_op <= self.dag]


def masroutes(
    dossier: Dossier,
    kader: Kader,
    moet: Plicht,
    thuis: tuple[Thuisperiode, ...],
    termijnen: tuple[Termijnperiode, ...],
    peildatum: date,
) -> tuple[Routestand, ...]:
    """
    Van elke route van de MAS: aan welke gepubliceerde voorwaarden is voldaan, aan welke niet, en wat is onbekend.

    Source: docs/regels/mas.md. No advice and no decision: which route is taken, people decide. What the dossier does
    not hold (consent, problems) is `onbekend`, never met.
    """
    telling = verzuimtelling(dossier, kader, ((t.periode, t.uitleg.gebeurtenissen) for t in thuis), peildatum)
    zaak = _Zaak(dossier, kader, moet, thuis, termijnen, peildatum, telling)
    return (
        Routestand(Masroute.VRIJWILLIG, _taken(zaak, HulpIngezet), tuple(_voluntary(zaak))),
        Routestand(Masroute.HALT, _taken(zaak, HaltVerwezen), tuple(_halt(zaak))),
        Routestand(Masroute.CIVIEL, _taken(zaak, CivieleMaatregelVerzocht), tuple(_civil(zaak))),
        Routestand(Masroute.STRAFRECHT, _taken(zaak, ProcesVerbaalOpgemaakt), tuple(_criminal(zaak))),
    )


def _taken(zaak: _Zaak, soort: type[Event]) -> date | None:
    dagen = [v.feit.geldig_op for v in zaak.dossier.van(soort) if v.feit.geldig_op <= zaak.dag]
    return min(dagen, default=None)


def _voluntary(zaak: _Zaak) -> Iterator[Voorwaarde]:
    gevonden = grondslag(zaak.dossier, zaak.kader, zaak.thuis, zaak.termijnen, zaak.dag)
    tekst = gevonden.uitleg.tekst if gevonden else "Er is niets gemeld of gevraagd: leerplicht heeft hier geen taak."
    ids = gevonden.uitleg.gebeurtenissen if gevonden else ()
    yield _condition("grondslag", gevonden is not None, "Leerplichtwet 1969; doelbinding", tekst, ids)
    yield _unknown("instemming", "MAS", "Vrijwillige hulp vraagt instemming van ouders en leerling.")


def _halt(zaak: _Zaak) -> Iterator[Voorwaarde]:
    telling = zaak.telling
    moet = zaak.dag in zaak.plicht.dagen
    yield _condition("leerplichtig", moet, HALT, zaak.plicht.uitleg.tekst, zaak.plicht.uitleg.gebeurtenissen)
    yield _at_age("leeftijd-12-tot-18", zaak, 12, 18, HALT, "Halt is er van 12 tot 18 jaar")
    yield _at_least(telling)
    tekst = f"{telling.in_woorden}; ten hoogste 60 uur en 60 keer te laat. Daarboven beslissen leerplicht en officier."
    hoogstens = telling.minuten <= HOOGSTENS_MINUTEN and telling.te_laat <= HOOGSTENS_TE_LAAT
    yield _condition("niet-te-veel", hoogstens, "Halt (R-4.1, R-4.4)", tekst, telling.gebeurtenissen)
    tekst = f"Ten hoogste {telling.lesdagen_aaneen} lesdagen achter elkaar thuis; de grens is een week."
    aaneen = telling.lesdagen_aaneen <= HOOGSTENS_ANEENGESLOTEN
    yield _condition("geen-week-achtereen", aaneen, HALT_FEITEN, tekst, telling.thuis_gebeurtenissen)
    tekst = f"{telling.lesdagen_in_halfjaar} lesdagen thuis in dit halve schooljaar; de grens is tien."
    weinig = telling.lesdagen_in_halfjaar <= HOOGSTENS_PER_HALFJAAR
    yield _condition("tien-dagen-per-halfjaar", weinig, HALT_FEITEN, tekst, telling.thuis_gebeurtenissen)
    eerder = zaak.tot_dan(HaltVerwezen)
    tekst = "Eerder voor schoolverzuim verwezen." if eerder else "Niet eerder voor schoolverzuim verwezen."
    yield _condition("niet-eerder", not eerder, "Halt (R-4.1, R-4.6)", tekst, tuple(eerder))
    yield _unknown("instemming-leerling", HALT, "De leerling stemt in.")
    yield _parents_agree(zaak)
    yield _unknown("geen-zware-problemen", HALT, "Het verzuim komt uit hemzelf; geen ernstige onbehandelde problemen.")


def _at_least(telling: Verzuimtelling) -> Voorwaarde:
    genoeg = telling.minuten >= MINSTENS_MINUTEN or telling.te_laat >= MINSTENS_TE_LAAT
    tekst = f"{telling.in_woorden}; ten minste 9 uur of 12 keer te laat."
    if genoeg or not telling.dagen_zonder_uren:
        return _condition("genoeg", genoeg, "Halt (R-4.1, R-4.2)", tekst, telling.gebeurtenissen)
    tekst += f" Van {telling.dagen_zonder_uren} hele dagen zijn de uren niet vastgelegd."
    return _unknown("genoeg", "Halt (R-4.1, R-4.2)", tekst, telling.gebeurtenissen)


def _parents_agree(zaak: _Zaak) -> Voorwaarde:
    geboren = geboortedatum(zaak.dossier)
    if geboren is not None and zaak.dag >= verjaardag(geboren, 16):
        tekst = f"Niet nodig: de leerling werd 16 op {verjaardag(geboren, 16)}."
        return _condition("instemming-ouders", True, HALT, tekst, zaak.plicht.uitleg.gebeurtenissen)
    return _unknown("instemming-ouders", HALT, "Onder de 16 stemmen de ouders in.")


def _civil(zaak: _Zaak) -> Iterator[Voorwaarde]:
    hulp = zaak.tot_dan(HulpIngezet)
    tekst = (
        "Er is hulp ingezet." if hulp else "Er is nog geen hulp ingezet; bij achterliggende problemen gaat die voor."
    )
    yield _condition("hulp-ging-voor", bool(hulp), "MAS: hulp gaat voor", tekst, tuple(hulp))
    zorg = zaak.tot_dan(VeiligheidszorgGemeld)
    if zorg:
        yield _condition("zorg-over-veiligheid", True, "MAS", "Er is zorg over de veiligheid gemeld.", tuple(zorg))
    yield _unknown("bedreigde-ontwikkeling", "MAS", "Of de ontwikkeling bedreigd is, stelt de Raad vast.")


def _criminal(zaak: _Zaak) -> Iterator[Voorwaarde]:
    gemeld = [m for m in meldingen(zaak.dossier) if not m.is_ingetrokken and (m.melddatum or date.max) <= zaak.dag]
    absoluut = [t for t in zaak.thuis if any(zaak.dag in run for run in t.absoluut)]
    ids = tuple(i for m in gemeld for i in m.gebeurtenissen) or tuple(
        i for t in absoluut for i in t.uitleg.gebeurtenissen
    )
    tekst = "Er is verzuim gemeld, of de leerling staat nergens ingeschreven."
    bron = "OM, Aanwijzing strafvordering Leerplichtwet par. 6 (R-4.9)"
    yield _condition("verzuim", bool(gemeld or absoluut), bron, tekst if ids else "Er is geen verzuim gemeld.", ids)
    zelf = "Tegen een leerling zelf vanaf 12 jaar"
    yield _at_age("leerling-vanaf-12", zaak, 12, None, "Leerplichtwet 1969 art. 2, derde lid (R-1.7)", zelf)
    gehoord = [v for v in zaak.dossier.van(VerdachteGehoord) if v.feit.geldig_op <= zaak.dag]
    wie = sorted({"leerling" if v.feit.wie == LEERLING else "ouder" for v in gehoord})
    tekst = f"Gehoord: {' en '.join(wie)}." if wie else "Nog niemand is gehoord."
    bron = "Leerplichtwet 1969 art. 22, derde lid"
    yield _condition("gehoord", bool(gehoord), bron, tekst, tuple(v.id for v in gehoord))
    slecht = [v.id for v in zaak.dossier.van(HaltAfgerond) if v.feit.geldig_op <= zaak.dag and not v.feit.positief]
    if zaak.tot_dan(HaltVerwezen):
        tekst = "Halt is niet goed afgerond." if slecht else "Halt loopt, of is goed afgerond."
        yield _condition("halt-niet-geslaagd", bool(slecht), "Halt (R-4.5)", tekst, tuple(slecht))
    if zaak.telling.minuten > HOOGSTENS_MINUTEN:
        tekst = f"{zaak.telling.in_woorden}: leerplicht en officier beslissen samen."
        yield _unknown("overleg-met-officier", "Halt (R-4.4)", tekst, zaak.telling.gebeurtenissen)
    geweigerd = zaak.tot_dan(VerlofGeweigerd)
    if geweigerd:
        bron = "OM, Aanwijzing strafvordering Leerplichtwet par. 5 (R-4.10)"
        tekst = "Verlof is geweigerd; of de leerling toch wegbleef, staat in de meldingen."
        yield _unknown("geweigerd-verlof", bron, tekst, tuple(geweigerd))


def _at_age(code: str, zaak: _Zaak, van: int, tot: int | None, bron: str, tekst: str) -> Voorwaarde:
    geboren = geboortedatum(zaak.dossier)
    if geboren is None:
        return _unknown(code, bron, f"{tekst}; de geboortedatum is onbekend.")
    goed = verjaardag(geboren, van) <= zaak.dag and (tot is None or zaak.dag < verjaardag(geboren, tot))
    return _condition(code, goed, bron, f"{tekst}.", zaak.plicht.uitleg.gebeurtenissen)


def _condition(code: str, voldaan: bool, bron: str, tekst: str, ids: tuple[UUID, ...]) -> Voorwaarde:
    return Voorwaarde(code, Oordeel.VOLDAAN if voldaan else Oordeel.NIET_VOLDAAN, Uitleg(REGEL, bron, tekst, ids))


def _unknown(code: str, bron: str, tekst: str, ids: tuple[UUID, ...] = ()) -> Voorwaarde:
    return Voorwaarde(code, Oordeel.ONBEKEND, Uitleg(REGEL, bron, f"{tekst} Het dossier zegt het niet.", ids))
