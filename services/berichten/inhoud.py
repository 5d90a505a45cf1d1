"""What does a message say, and what does it never say?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from babel.dates import format_date

from services.berichten.tabel import Bericht, Soort

VOET = (
    "In dit bericht staat niets over een leerling. Alles daarover leest u pas nadat u zich hebt aangemeld. "
    "Wij vragen nooit om uw wachtwoord. Twijfelt u aan dit bericht? Typ dan zelf het adres van Verzuimspoor in.",
    "U kiest zelf welke berichten u krijgt:",
)


@dataclass(frozen=True, slots=True)
class Deel:
    """A heading with sentences, and where to read more: a path of the dashboard."""

    kop: str
    zinnen: tuple[str, ...]
    link: str = ""
    linktekst: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A message in words, before it is plain text, HTML or JSON."""

    onderwerp: str
    delen: tuple[Deel, ...]


def brief_van(bericht: Bericht, code: str = "") -> Brief:
    """Return the words of a message; only what asks to confirm an address has a code."""
    match bericht.soort:
        case Soort.SAMENVATTING:
            return _digest(bericht.inhoud)
        case Soort.DRINGEND:
            return _urgent(str(bericht.id))
        case Soort.BEVESTIGING:
            return _confirm(code)


def als_tekst(brief: Brief, dashboard: str) -> str:
    """Return plain text."""
    regels: list[str] = []
    for deel in brief.delen:
        regels += [deel.kop, *(f"- {zin}" if len(deel.zinnen) > 1 else zin for zin in deel.zinnen)]
        if deel.link:
            regels.append(f"{deel.linktekst}: {dashboard}{deel.link}")
        regels.append("")
    return "\n".join([*regels, "--", *VOET, f"{dashboard}/berichten", ""])


def als_html(brief: Brief, dashboard: str) -> str:
    """Return HTML without pictures, styles from elsewhere or anything that says that it was opened."""
    stukken: list[str] = []
    for deel in brief.delen:
        stukken.append(f"<h2>{escape(deel.kop)}</h2>")
        if len(deel.zinnen) > 1:
            stukken.append(f"<ul>{''.join(f'<li>{escape(zin)}</li>' for zin in deel.zinnen)}</ul>")
        else:
            stukken += [f"<p>{escape(zin)}</p>" for zin in deel.zinnen]
        if deel.link:
            stukken.append(f"<p>{_anchor(dashboard + deel.link, deel.linktekst)}</p>")
    voet = f"<p>{escape(VOET[0])}</p><p>{escape(VOET[1])} {_anchor(f'{dashboard}/berichten', 'Mijn berichten')}</p>"
    kop = f'<head><meta charset="utf-8"><title>{escape(brief.onderwerp)}</title></head>'
    romp = "\n".join([*stukken, "<hr>", voet])
    return f'<!doctype html>\n<html lang="nl">{kop}\n<body>\n{romp}\n</body></html>\n'


def als_gegevens(bericht: Bericht, brief: Brief, dashboard: str, code: str = "") -> dict[str, Any]:
    """Return what a webhook is told: the same, for a program that shows it."""
    return {
        "soort": bericht.soort.value,
        "onderwerp": brief.onderwerp,
        "tekst": als_tekst(brief, dashboard),
        "links": [dashboard + deel.link for deel in brief.delen if deel.link],
        **({"code": code} if code else {}),
    }


def _anchor(adres: str, tekst: str) -> str:
    return f'<a href="{escape(adres, quote=True)}">{escape(tekst)}</a>'


def _digest(inhoud: Mapping[str, Any]) -> Brief:
    dag = format_date(date.fromisoformat(inhoud["dag"]), "EEEE d MMMM y", locale="nl")
    delen = [Deel(f"Uw werk op {dag}", ("Dit staat er voor u klaar in Verzuimspoor.",))]
    eigen, alle = inhoud["eigen"], inhoud["alle"]
    if eigen["over"] or eigen["nadert"]:
        delen.append(Deel("Op uw naam", tuple(_said(eigen)), "/mijn-werk", "Naar Mijn werk"))
    if alle != eigen or inhoud["zonder"]:
        zinnen = [*_said(alle)]
        if inhoud["zonder"]:
            zinnen.append(f"{_counted(inhoud['zonder'])} zonder behandelaar")
        delen.append(Deel("In alles wat u mag zien", tuple(zinnen), "/", "Naar Vandaag"))
    return Brief("Verzuimspoor: uw werk van vandaag", tuple(delen))


def _said(aantallen: Mapping[str, int]) -> Iterator[str]:
    if aantallen["over"]:
        yield f"{_counted(aantallen['over'])} voorbij de uiterste dag"
    if aantallen["nieuw"]:
        yield f"{_counted(aantallen['nieuw'])} daarvan nieuw sinds uw vorige bericht"
    if aantallen["nadert"]:
        yield f"{_counted(aantallen['nadert'])} binnen 14 dagen"


def _counted(aantal: int) -> str:
    return f"{aantal} {'termijn' if aantal == 1 else 'termijnen'}"


def _urgent(nummer: str) -> Brief:
    """Say that there is something, and not what: a mailbox may be open on a desk, and a subject on a lock screen."""
    zin = "Er gebeurde iets in een dossier dat niet kan wachten. Na het aanmelden ziet u wat het is."
    deel = Deel("Er is een dringend bericht voor u", (zin,), f"/berichten/{nummer}", "Open het bericht")
    return Brief("Verzuimspoor: er is een dringend bericht voor u", (deel,))


def _confirm(code: str) -> Brief:
    zinnen = (
        f"Uw code is {code}.",
        "Meld u aan in Verzuimspoor, ga naar Mijn berichten en vul de code in. Zij geldt één dag en één keer.",
        "Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: er komt verder niets.",
    )
    return Brief("Verzuimspoor: bevestig dit adres", (Deel("Is dit adres van u?", zinnen),))
