"""What do the words and figures mean, and what are the rules of this site?"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from domain.rules import CATALOGUE as REGELS
from domain.rules import Regel
from services.dashboard.handboek import as_html, bladzijden
from services.dashboard.verzoek import Verzoek
from services.uitgangen import UITGANGEN, Uitgang
from services.vragen.groepen import NADERT_DAGEN
from services.vragen.onderdrukken import KLEINST

LANGSTE_GETAL = 19
STUKKEN, OVERZICHT = "privacy/", "privacy/index"
ER_IS_NIEUWS = "<strong>Er is iets nieuws vastgelegd. Ververs de pagina om het te zien.</strong>"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What the templates of explanation may use."""

    regels: Sequence[Regel]
    nadert: int
    kleinst: int


@dataclass(frozen=True, slots=True)
class Privacy:
    """What templates/privacy.html may use: the ways out that are open here, and each paper by its place."""

    uitgangen: Sequence[Uitgang]
    stukken: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Handboek:
    """What templates/handboek.html may use; `tekst` is made from our own docs."""

    titel: str
    tekst: Markup


def uitleg(v: Verzoek) -> Response:
    """Show where help is found."""
    return v.toon("uitleg.html", _model())


def definities(v: Verzoek) -> Response:
    """Show what is counted, and why figures differ between sources."""
    return v.toon("definities.html", _model())


def privacy(v: Verzoek) -> Response:
    """Show which personal data are here, who sees them and where they go."""
    stukken = sorted((naam for naam in bladzijden() if naam.startswith(STUKKEN)), key=lambda naam: naam != OVERZICHT)
    open_ = [een for een in UITGANGEN if een.is_open(v.hier.settings)]
    return v.toon("privacy.html", Privacy(open_, [(naam, as_html(naam)[0]) for naam in stukken]))


def toegankelijkheid(v: Verzoek) -> Response:
    """Show the statement about accessibility."""
    return v.toon("toegankelijkheid.html", _model())


def handboek(v: Verzoek) -> Response:
    """Show a page of the docs."""
    naam = v.pad("naam")
    if naam not in bladzijden():
        raise HTTPException(404)
    titel, tekst = as_html(naam)
    return v.toon("handboek.html", Handboek(titel, Markup(tekst)))  # noqa: S704 - our own docs, with HTML switched off


def vers(v: Verzoek) -> Response:
    """Say whether anything was recorded since a page was made; an empty answer is no."""
    na = v.veld("na")
    is_nieuw = na.isdecimal() and len(na) < LANGSTE_GETAL and v.laatste > int(na)
    return HTMLResponse(ER_IS_NIEUWS if is_nieuw else "")


def _model() -> Uitleg:
    return Uitleg(REGELS, NADERT_DAGEN, KLEINST)
