"""What of a dossier decides who may see it?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from domain.behandelaars import Behandelaars
from domain.dossier import Dossier, derived
from domain.events.ondersteuning import JgzOnderzoekAangevraagd, PartnerBetrokken, TlvAangevraagd
from domain.events.werk import BehandelaarToegewezen, BehandelaarVervangen
from domain.inschrijving import inschrijvingen
from domain.kader import Kader
from domain.melding import meldingen, open_dagen
from domain.periode import ALTIJD, DAG, Dagen, Periode, verjaardag
from domain.rules.doelbinding import dagen_met_grondslag
from domain.rules.leerplicht import geboortedatum
from domain.rules.overdracht import houders
from domain.rules.rmc import rmc_in_beeld
from domain.rules.thuisperiode import thuisperioden
from domain.rules.thuiszitter import Status, statusperiodes
from domain.termijnen.lopen import termijnperiodes

RMC_VANAF, RMC_TOT = 18, 23
"""The Doorstroompunt sees who is 18 through 22."""


class Kenmerksoort(StrEnum):
    """What a characteristic says; `waarde` says which one."""

    GEMEENTE = "gemeente"
    """The municipality that holds the dossier, under the code of now."""
    SCHOOL = "school"
    """The pupil is enrolled there, or a melding of it is open."""
    PARTNER = "partner"
    """Somebody in this role was asked to help."""
    BEHANDELAAR = "behandelaar"
    """The pseudonym of who handles the dossier."""
    GRONDSLAG = "grondslag"
    """There is a ground to process it (docs/regels/doelbinding.md)."""
    RMC_LEEFTIJD = "rmc-leeftijd"
    DOORSTROOMPUNT = "doorstroompunt"
    """The Doorstroompunt has something to do."""
    THUISZITTER = "thuiszitter"


class Toegangskenmerk(NamedTuple):
    """On these days this is so of the dossier."""

    soort: Kenmerksoort
    waarde: str
    dagen: Periode


JA = "ja"
"""The value of what is so or not."""
_Gezegd = tuple[Kenmerksoort, str, Periode]


def kenmerken(dossier: Dossier, kader: Kader) -> tuple[Toegangskenmerk, ...]:
    """Return everything that decides who may see a dossier; of one kind and value no two overlap or touch."""
    samen: dict[tuple[Kenmerksoort, str], list[Periode]] = defaultdict(list)
    for soort, waarde, dagen in (*_place(dossier, kader), *_involved(dossier), *_why(dossier, kader)):
        samen[soort, waarde].append(dagen)
    return tuple(
        Toegangskenmerk(soort, waarde, run) for (soort, waarde), delen in sorted(samen.items()) for run in Dagen(delen)
    )


def _place(dossier: Dossier, kader: Kader) -> Iterator[_Gezegd]:
    gehouden = houders(dossier, kader.gemeenten)
    vanaf = [date.min, *(houder.van for houder in gehouden[1:]), None]
    for houder, (van, daarna) in zip(gehouden, pairwise(vanaf), strict=False):
        if houder.gemeentecode is not None and van is not None:
            yield Kenmerksoort.GEMEENTE, houder.gemeentecode, Periode(van, daarna - DAG if daarna else ALTIJD)
    for inschrijving in inschrijvingen(dossier):
        yield Kenmerksoort.SCHOOL, inschrijving.brin, inschrijving.periode
    for melding in meldingen(dossier):
        dagen = open_dagen(melding)
        if melding.brin is not None and dagen is not None and not melding.is_ingetrokken:
            yield Kenmerksoort.SCHOOL, melding.brin, dagen


def _involved(dossier: Dossier) -> Iterator[_Gezegd]:
    for gevraagd in dossier.van(PartnerBetrokken):
        yield Kenmerksoort.PARTNER, gevraagd.feit.rol, Periode(gevraagd.feit.geldig_op)
    for soort, rol in ((JgzOnderzoekAangevraagd, "jgz"), (TlvAangevraagd, "swv")):
        for een in dossier.van(soort):
            yield Kenmerksoort.PARTNER, rol, Periode(een.feit.geldig_op)
    if any((dossier.van(BehandelaarToegewezen), dossier.van(BehandelaarVervangen))):
        for dagen, wie in Behandelaars(dossier).delen(Periode(date.min)):
            if wie is not None:
                yield Kenmerksoort.BEHANDELAAR, wie, dagen


def _why(dossier: Dossier, kader: Kader) -> Iterator[_Gezegd]:
    for dagen in grondslagdagen(dossier, kader):
        yield Kenmerksoort.GRONDSLAG, JA, dagen
    for rmc in rmc_in_beeld(dossier, kader):
        yield Kenmerksoort.DOORSTROOMPUNT, JA, rmc.periode
    if (geboren := geboortedatum(dossier)) is not None:
        dagen = Periode(verjaardag(geboren, RMC_VANAF), verjaardag(geboren, RMC_TOT) - DAG)
        yield Kenmerksoort.RMC_LEEFTIJD, JA, dagen
    if thuisperioden(dossier, kader):
        for periode in statusperiodes(dossier, kader):
            if periode.status is Status.THUISZITTER:
                yield Kenmerksoort.THUISZITTER, JA, periode.periode


@derived
def grondslagdagen(dossier: Dossier, kader: Kader) -> Dagen:
    """Return the days on which there is a ground, whichever it is."""
    return dagen_met_grondslag(dossier, kader, thuisperioden(dossier, kader), termijnperiodes(dossier, kader))
