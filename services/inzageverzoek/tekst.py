"""How does the answer to an inzageverzoek read, in plain Dutch?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from domain.tijdzone import lokale_datum
from services.inzageverzoek.zinnen import dag

ROLLEN = {"lokaal": "beheer van de gemeente", "systeem": "vanzelf, door het systeem", "dienst": "de dienst"}


def als_markdown(antwoord: Mapping[str, Any]) -> str:
    """Write the answer of `inzage` as Markdown, to be read or printed."""
    return "\n".join(_lines(antwoord)) + "\n"


def _lines(a: Mapping[str, Any]) -> Iterator[str]:
    leerling = a["leerling"]
    yield "# Uw inzageverzoek"
    yield ""
    geboren = f", geboren op {_day(leerling['geboortedatum'])}" if leerling["geboortedatum"] else ""
    wie, over = _safe(a["organisatie"] or "de gemeente"), _safe(leerling["naam"] or "de leerling")
    yield f"Dit is wat {wie} weet over {over}{geboren}."
    yield f"Opgesteld op {_moment(a['opgesteldOp'])}, voor de {a['aanvrager']}. Dossier {a['dossierId']}."
    yield from _part("Hoe staat het ervoor?", (_safe(tekst) for tekst in a["stand"]))
    yield from _part("Waarvoor worden de gegevens gebruikt?", map(_purpose, a["waarvoor"]))
    yield from _part("Wat is er vastgelegd?", map(_event, a["vastgelegd"]))
    yield from _part("Wat is er verbeterd?", map(_event, a["verbeteringen"]))
    yield from _part("Wie keek ernaar?", map(_look, a["wieKeek"]))
    yield from _part("Waar ging het heen?", map(_gift, a["waarheen"]))
    yield from _part(
        "Hoelang blijft het bewaard?",
        (f"Tot en met {_day(b['totEnMet'])} ({_safe(b['grondslag'])})." for b in a["bewaren"]),
    )
    yield from _part("Wat staat er niet in, en waarom?", map(_left_out, a["weggelaten"]))
    yield from _part("Wat kunt u doen?", a["rechten"])


def _part(kop: str, regels: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {kop}", "")
    geschreven = [f"- {regel}" for regel in regels]
    yield from geschreven or ["Niets."]


def _purpose(een: Mapping[str, Any]) -> str:
    return f"**{een['activiteit']}.** {een['doel']} Grondslag: {'; '.join(een['grondslagen'])}."


def _event(een: Mapping[str, Any]) -> str:
    inhoud = "; ".join(f"{naam}: {_safe(waarde)}" for naam, waarde in een["velden"].items())
    weg = " **Dit telt niet meer mee: het is herroepen.**" if een["herroepen"] else ""
    erbij = f" ({inhoud})" if inhoud else ""
    vastgelegd = f"Vastgelegd op {_moment(een['vastgelegdOp'])}, {een['langs']}."
    return f"**{_day(een['dag'])}:** {_safe(een['zin'])}{erbij} {vastgelegd}{weg}"


def _look(een: Mapping[str, Any]) -> str:
    rol = ROLLEN.get(een["rol"] or "", een["rol"] or "onbekend")
    keer = "1 keer" if een["aantal"] == 1 else f"{een['aantal']} keer"
    niet = "" if een["toegestaan"] else " Dit is geweigerd: er is niets getoond."
    return f"**{_day(een['dag'])}**, rol: {_safe(rol)}, {keer}. Waarvoor: {een['waarvoor'] or 'niet bekend'}.{niet}"


def _gift(een: Mapping[str, Any]) -> str:
    wanneer = _day(een["eerst"])
    if een["laatst"] != een["eerst"]:
        wanneer = f"{wanneer} tot en met {_day(een['laatst'])}"
    return f"**{_safe(een['ontvanger'])}** ({wanneer}): {_safe(een['wat'])}"


def _left_out(een: Mapping[str, Any]) -> str:
    return f"{een['wat']} {een['waarom']} ({een['bron']})"


def _day(geschreven: str) -> str:
    return dag(date.fromisoformat(geschreven))


def _moment(geschreven: str) -> str:
    return dag(lokale_datum(datetime.fromisoformat(geschreven)))


def _safe(tekst: str) -> str:
    """Let no sign in what somebody wrote be read as Markdown or HTML."""
    for teken in "\\`*_{}[]<>#|":
        tekst = tekst.replace(teken, f"\\{teken}")
    return " ".join(tekst.split())
