"""Since when is a pupil at home a thuiszitter?"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.beleid.delen import Thuiszitterbeleid
from domain.dossier import Dossier, derived
from domain.kader import Kader
from domain.periode import DAG, Dagen, Periode, add_months
from domain.rules.thuisperiode import Thuisperiode, thuisperioden
from domain.uitleg import Uitleg

REGEL = "thuiszitter"
BRON = "OCW 2016 en Leerplichttelling (R-2.1a, R-2.1c)"


class Status(StrEnum):
    """What a pupil is on a day; outside every thuisperiode `geen`."""

    GEEN = "geen"
    DREIGEND = "dreigend"
    THUISZITTER = "thuiszitter"


class Categorie(StrEnum):
    """Whether the pupil stays away from his school or has none."""

    ABSOLUUT = "absoluut"
    RELATIEF = "relatief"


class Statusperiode(NamedTuple):
    """Days of equal status and category."""

    periode: Periode
    status: Status
    categorie: Categorie
    thuis_sinds: date
    thuiszitter_sinds: date | None
    """None while the pupil is not one yet."""
    uitleg: tuple[Uitleg, ...]


@derived
def statusperiodes(dossier: Dossier, kader: Kader) -> tuple[Statusperiode, ...]:
    """
    Een leerling die langer dan vier weken thuis zit of nergens staat ingeschreven, is thuiszitter.

    Source: docs/regels/thuiszitter.md. Days without a period have status `geen`. Once thuiszitter, he is one until
    the thuisperiode ends.

    Raises:
        KalenderOnbekendError: see `thuisperioden`.

    """
    return tuple(deel for periode in thuisperioden(dossier, kader) for deel in _of(periode, kader))


def thuiszitter_vanaf(thuis: Thuisperiode, beleid: Thuiszitterbeleid) -> date:
    """Return the first day on which he is, or would be, a thuiszitter; it may lie after the period."""
    lang_genoeg = na_de_lengte(thuis.periode.van, beleid)
    return min([lang_genoeg, *(run.van for run in thuis.absoluut)])


def na_de_lengte(thuis_sinds: date, beleid: Thuiszitterbeleid) -> date:
    """Return the first day on which absence since `thuis_sinds` (day 1) is long enough."""
    if beleid.eenheid == "maanden":
        dag = add_months(thuis_sinds, beleid.lengte)
    else:
        dag = thuis_sinds + timedelta(days=beleid.lengte)
    return dag if beleid.vergelijking == ">" else dag - DAG


def _of(thuis: Thuisperiode, kader: Kader) -> Iterator[Statusperiode]:
    vanaf = thuiszitter_vanaf(thuis, kader.beleid.thuiszitter)
    for periode, categorie in _categories(thuis):
        dreigend = Periode(periode.van, min(periode.tot_en_met, vanaf - DAG))
        zit_thuis = Periode(max(periode.van, vanaf), periode.tot_en_met)
        if dreigend.van <= dreigend.tot_en_met:
            yield Statusperiode(
                dreigend, Status.DREIGEND, categorie, thuis.periode.van, None, (_waiting(thuis, vanaf), thuis.uitleg)
            )
        if zit_thuis.van <= zit_thuis.tot_en_met:
            waarom = _why(thuis, vanaf, kader.beleid.thuiszitter)
            yield Statusperiode(
                zit_thuis, Status.THUISZITTER, categorie, thuis.periode.van, vanaf, (waarom, thuis.uitleg)
            )


def _categories(thuis: Thuisperiode) -> Iterator[tuple[Periode, Categorie]]:
    """Divide the period by category; days between two runs have that of the last day before."""
    delen = sorted(
        [*((run.van, Categorie.ABSOLUUT) for run in thuis.absoluut), *_starts_relatief(thuis)], key=lambda deel: deel[0]
    )
    samen = [deel for i, deel in enumerate(delen) if i == 0 or deel[1] != delen[i - 1][1]]
    for (van, categorie), volgende in zip(samen, [*(deel[0] for deel in samen[1:]), None], strict=True):
        yield Periode(van, thuis.periode.tot_en_met if volgende is None else volgende - DAG), categorie


def _starts_relatief(thuis: Thuisperiode) -> Iterator[tuple[date, Categorie]]:
    for run in thuis.relatief:
        yield run.van, Categorie.RELATIEF


def _waiting(thuis: Thuisperiode, vanaf: date) -> Uitleg:
    tekst = f"Nog geen thuiszitter: dat wordt de leerling op {vanaf}."
    return Uitleg(REGEL, BRON, tekst, thuis.uitleg.gebeurtenissen)


def _why(thuis: Thuisperiode, vanaf: date, beleid: Thuiszitterbeleid) -> Uitleg:
    absoluut: Dagen = thuis.absoluut
    if absoluut and vanaf == absoluut.runs[0].van and vanaf < na_de_lengte(thuis.periode.van, beleid):
        reden = "nergens ingeschreven en niet vrijgesteld"
    else:
        langer = "langer dan" if beleid.vergelijking == ">" else "ten minste"
        reden = f"{langer} {beleid.lengte} {beleid.eenheid} thuis"
    return Uitleg(REGEL, BRON, f"Thuiszitter sinds {vanaf}: {reden}.", thuis.uitleg.gebeurtenissen)
