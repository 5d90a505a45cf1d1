"""Which conditions of the law does a request meet, as far as the dossier tells?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.aanvragen import LEERPLICHT, Aanvraag, Aanvraagsoort
from domain.dossier import Dossier
from domain.events.vrijstelling import Grond
from domain.inschrijving import inschrijvingen
from domain.kader import Kader
from domain.periode import DAG, Periode, add_months, einde_schooljaar, verjaardag
from domain.rules.leerplicht import plicht
from domain.vastedag import in_schooljaar
from domain.vrijstellingen import Vrijstelling, vrijstellingen

LEEFTIJD_3A = 14
"""From this birthday on one may follow an adapted programme (R-1.35)."""
VOOR_HET_EINDE = timedelta(weeks=8)
"""So long before the end of vervangende leerplicht its extension is asked (R-1.35)."""
ACHTERAF = timedelta(days=2)
"""So long after its first day leave may still be asked, with reasons (LPW 14(2), R-1.43)."""
VOOR_1_JULI = "06-30"
ELK_JAAR = (Grond.ONGESCHIKT, Grond.RICHTING, Grond.BUITENLAND)
"""The grounds on which one notifies again every year, and a month before leerplicht begins (R-1.31 to R-1.33)."""


class Uitkomst(StrEnum):
    """What the dossier says about a condition; what it cannot know, an officer judges."""

    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet-niet"
    ZELF_BEOORDELEN = "zelf-beoordelen"


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A condition, where it is written, what the dossier says about it and why."""

    tekst: str
    bron: str
    uitkomst: Uitkomst
    waarom: str


def eerder(dossier: Dossier, aanvraag: Aanvraag) -> list[Vrijstelling]:
    """Return the exemptions of the same ground that were granted before, the last one first."""
    van_de_grond = [v for v in vrijstellingen(dossier) if v.grond == aanvraag.grond and v.verleend_vanaf is not None]
    andere = [v for v in van_de_grond if aanvraag.gebeurtenis not in v.gebeurtenissen]
    return sorted(
        (v for v in andere if (v.verleend_vanaf or date.max) <= aanvraag.gevraagd_op),
        key=lambda v: v.verleend_vanaf or date.min,
        reverse=True,
    )


def voorwaarden(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> tuple[Voorwaarde, ...]:
    """Return the conditions of the law for this request; of what others decide on there are none here."""
    if aanvraag.soort is Aanvraagsoort.VERLOF:
        return tuple(_leave(dossier, kader, aanvraag)) if aanvraag.wacht_op == LEERPLICHT else ()
    if aanvraag.soort is not Aanvraagsoort.VRIJSTELLING:
        return ()
    return tuple(_BY_GROND[Grond(aanvraag.grond or "")](dossier, kader, aanvraag))


def _met(waar: bool) -> Uitkomst:
    return Uitkomst.VOLDOET if waar else Uitkomst.VOLDOET_NIET


def _notified_in_time(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Voorwaarde:
    gevraagd, bron = aanvraag.gevraagd_op, "Leerplichtwet art. 6"
    vorige = next(iter(eerder(dossier, aanvraag)), None)
    if vorige is not None:
        uiterlijk = in_schooljaar(VOOR_1_JULI, einde_schooljaar(_last_day(vorige)))
        tekst = "Opnieuw kennis gegeven voor 1 juli"
        return Voorwaarde(tekst, bron, _met(gevraagd <= uiterlijk), f"Uiterlijk {uiterlijk}; gegeven op {gevraagd}.")
    tekst = "Kennis gegeven minstens een maand voordat de leerplicht begint"
    duur = plicht(dossier, kader).leerplicht
    if duur is None:
        waarom = "De geboortedatum is niet bekend, of er is geen leerplicht."
        return Voorwaarde(tekst, bron, Uitkomst.ZELF_BEOORDELEN, waarom)
    if gevraagd >= duur.van:
        waarom = f"De leerling is leerplichtig sinds {duur.van}. Ga na sinds wanneer de reden er is."
        return Voorwaarde(tekst, bron, Uitkomst.ZELF_BEOORDELEN, waarom)
    waarom = f"De leerplicht begint op {duur.van}; gegeven op {gevraagd}."
    return Voorwaarde(tekst, bron, _met(add_months(gevraagd, 1) <= duur.van), waarom)


def _last_day(vrijstelling: Vrijstelling) -> date:
    kracht = vrijstelling.van_kracht
    return (kracht.eind if kracht else None) or vrijstelling.verleend_vanaf or date.min


def _yearly(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    yield _notified_in_time(dossier, kader, aanvraag)


def _direction(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    yield _notified_in_time(dossier, kader, aanvraag)
    jaar = Periode(add_months(aanvraag.gevraagd_op, -12), aanvraag.gevraagd_op - DAG)
    scholen = sorted({i.brin for i in inschrijvingen(dossier) if i.periode.overlaps(jaar)})
    yield Voorwaarde(
        "In het jaar ervoor niet op een school van die richting",
        "Leerplichtwet art. 8 lid 2",
        Uitkomst.ZELF_BEOORDELEN if scholen else Uitkomst.VOLDOET,
        f"In dat jaar ingeschreven op {', '.join(scholen)}: ga de richting na." if scholen else "Er was geen school.",
    )


def _travelling(_dossier: Dossier, _kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    yield Voorwaarde(
        "Alleen van maart tot en met oktober",
        "Leerplichtwet art. 5a",
        Uitkomst.ZELF_BEOORDELEN,
        f"Gevraagd op {aanvraag.gevraagd_op}. Een vrijstelling buiten die maanden is niet vast te leggen.",
    )
    yield Voorwaarde(
        "Geen rijdende school binnen vijf kilometer",
        "Leerplichtwet art. 5a",
        Uitkomst.ZELF_BEOORDELEN,
        "Over de kortste veilige weg. Waar rijdende scholen staan, weet dit dossier niet.",
    )


def _adapted(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    geboren, bron = plicht(dossier, kader).geboortedatum, "Leerplichtwet art. 3a"
    tekst = "Veertien jaar of ouder"
    if geboren is None:
        yield Voorwaarde(tekst, bron, Uitkomst.ZELF_BEOORDELEN, "De geboortedatum is niet bekend.")
    else:
        vanaf = verjaardag(geboren, LEEFTIJD_3A)
        yield Voorwaarde(tekst, bron, _met(aanvraag.gevraagd_op >= vanaf), f"Veertien jaar op {vanaf}.")
    vorige = next(iter(eerder(dossier, aanvraag)), None)
    einde = None if vorige is None or vorige.van_kracht is None else vorige.van_kracht.eind
    if einde is not None:
        uiterlijk = einde - VOOR_HET_EINDE
        tekst = "Verlenging gevraagd minstens acht weken voor het einde"
        yield Voorwaarde(tekst, bron, _met(aanvraag.gevraagd_op <= uiterlijk), f"Uiterlijk {uiterlijk}.")


def _last_year(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    duur, tekst, bron = plicht(dossier, kader).leerplicht, "Het laatste schooljaar van de leerplicht", "art. 3b lid 1"
    bron = f"Leerplichtwet {bron}"
    if duur is None:
        yield Voorwaarde(tekst, bron, Uitkomst.ZELF_BEOORDELEN, "De geboortedatum is niet bekend.")
        return
    begin = date(duur.tot_en_met.year - 1, 8, 1)
    waarom = f"Dat schooljaar loopt van {begin} tot en met {duur.tot_en_met}."
    op_zijn_vroegst = date(begin.year - 1, 8, 1)
    yield Voorwaarde(tekst, bron, _met(op_zijn_vroegst <= aanvraag.gevraagd_op <= duur.tot_en_met), waarom)


def _other_education(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    stand, tekst, bron = plicht(dossier, kader), "Kwalificatieplichtig", "Leerplichtwet art. 15"
    duur = stand.kwalificatieplicht
    if stand.geboortedatum is None:
        yield Voorwaarde(tekst, bron, Uitkomst.ZELF_BEOORDELEN, "De geboortedatum is niet bekend.")
    elif duur is None:
        yield Voorwaarde(tekst, bron, Uitkomst.VOLDOET_NIET, "De leerling is of wordt niet kwalificatieplichtig.")
    else:
        waarom = f"Kwalificatieplichtig van {duur.van} tot en met {duur.tot_en_met}."
        yield Voorwaarde(tekst, bron, _met(aanvraag.gevraagd_op in duur), waarom)
    yield Voorwaarde(
        "Op een andere manier genoeg onderwijs, in een bijzonder geval",
        bron,
        Uitkomst.ZELF_BEOORDELEN,
        "Dit weegt het college.",
    )


def _leave(dossier: Dossier, kader: Kader, aanvraag: Aanvraag) -> Iterator[Voorwaarde]:
    eerste = aanvraag.dagen.van if aanvraag.dagen else aanvraag.gevraagd_op
    uiterlijk = eerste + ACHTERAF
    yield Voorwaarde(
        "Vooraf gevraagd, of met redenen binnen twee dagen na het begin",
        "Leerplichtwet art. 14 lid 2",
        _met(aanvraag.gevraagd_op <= uiterlijk),
        f"Het verlof begint op {eerste}; gevraagd op {aanvraag.gevraagd_op}.",
    )
    yield Voorwaarde(
        "Er zijn andere gewichtige omstandigheden",
        "Leerplichtwet art. 11 onder g en 14",
        Uitkomst.ZELF_BEOORDELEN,
        "Weeg wat de ouders en het hoofd zeggen.",
    )
    kwalificatie = plicht(dossier, kader).kwalificatieplicht
    if kwalificatie is not None and eerste in kwalificatie:
        yield Voorwaarde(
            "Alleen voor het deel van de week dat de jongere naar school moet",
            "Leerplichtwet art. 14 lid 3 (R-1.44)",
            Uitkomst.ZELF_BEOORDELEN,
            f"De jongere is kwalificatieplichtig sinds {kwalificatie.van}.",
        )


_Check = Callable[[Dossier, Kader, Aanvraag], Iterator[Voorwaarde]]
_BY_GROND: dict[Grond, _Check] = {
    Grond.ONGESCHIKT: _yearly,
    Grond.RICHTING: _direction,
    Grond.BUITENLAND: _yearly,
    Grond.TREKKEND: _travelling,
    Grond.VERVANGEND_3A: _adapted,
    Grond.VERVANGEND_3B: _last_year,
    Grond.ANDER_ONDERWIJS: _other_education,
}
