"""The commands that ask: thuiszitters, termijnen, dossier, replay."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from domain.kaderverloop import BELEIDSTROOM
from domain.termijnen.termijn import Termijnstatus
from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.gevraagd import which
from services.cli.lijst import show_list, with_numbers
from services.cli.openen import installatie
from services.cli.scherm import as_json, coloured, counted, table, uit
from services.inzage import replay_van, stand_van
from services.vragen.termijnen import termijnen as termijnen_of
from services.vragen.thuiszitters import thuiszitters as thuiszitters_of


class Gevraagd(StrEnum):
    """Which status a list is about."""

    THUISZITTER = "thuiszitter"
    DREIGEND = "dreigend"
    ALLE = "alle"


def thuiszitters(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    gemeente: opties.Gemeente = None,
    status: Annotated[Gevraagd, typer.Option("--status", help="Welke status.")] = Gevraagd.THUISZITTER,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wie zit er thuis, sinds wanneer, tot wanneer is er tijd en waarom?"""
    with installatie(Bron.THUISZITTERS, db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        gevraagd = hier.gemeente(gemeente, vraag.peildatum)
        antwoord = thuiszitters_of(hier.rows, vraag, hier.log.schoolteams, gemeentecode=gevraagd, status=status)
        antwoord = with_numbers(hier, antwoord, "thuiszitters", toon_pgn)
    kolommen = {
        "status": "status",
        "categorie": "categorie",
        "thuis sinds": "thuisSinds",
        "dagen": "dagenThuis",
        "aan zet": "aanZet",
        "uiterlijk": "termijn.vervaltOp",
        "termijn": "termijn.status",
        "nog": "termijn.resterendeDagen",
        "school": "brin",
    }
    show_list(antwoord, "thuiszitters", kolommen, json)


def termijnen(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    soort: Annotated[str | None, typer.Option("--soort", metavar="S", help="Alleen deze soort termijn.")] = None,
    status: Annotated[Termijnstatus | None, typer.Option("--status", help="Alleen deze status.")] = None,
    binnen: Annotated[
        int | None, typer.Option("--binnen", metavar="N", min=0, max=36_500, help="Vervalt binnen zoveel dagen.")
    ] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Welke termijnen lopen er, en hoe staan ze ervoor?"""
    with installatie(Bron.TERMIJNEN, db, profiel) as hier:
        hier.knows_term(soort)
        vraag = hier.vraag(peildatum, bekend_op)
        antwoord = termijnen_of(hier.rows, vraag, soort=soort, status=status, binnen=binnen)
        antwoord = with_numbers(hier, antwoord, "termijnen", toon_pgn)
    kolommen = {
        "termijn": "soort",
        "start": "start",
        "uiterlijk": "vervaltOp",
        "status": "status",
        "aan zet": "aanZet",
        "gehaald op": "gehaaldOp",
        "nog": "resterendeDagen",
    }
    show_list(antwoord, "termijnen", kolommen, json)


def dossier(
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    voor: opties.Voor = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Hoe staat één leerling ervoor, en waarom?"""
    with installatie(Bron.DOSSIER, db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        antwoord = stand_van(hier, which(hier, dossier_id, pgn), vraag, voor)
    as_json(antwoord) if json else _show_stand(antwoord)


def replay(
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    bekend_op: opties.BekendOp = None,
    voor: opties.Voor = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wat gebeurde er, gebeurtenis voor gebeurtenis, en wat veranderde daardoor?"""
    with installatie(Bron.REPLAY, db, profiel) as hier:
        vraag = hier.vraag(None, bekend_op)
        antwoord = replay_van(hier, which(hier, dossier_id, pgn), vraag, voor)
    as_json(antwoord) if json else show_replay(antwoord)


def _show_destroyed(antwoord: dict[str, Any]) -> None:
    for een in antwoord.get("vernietigd", []):
        uit.print(f"Wat er over handhaving stond, is vernietigd op {een['vernietigdOp']} ({een['grondslag']}).")


def _show_stand(antwoord: dict[str, Any]) -> None:
    feiten = ("status", "categorie", "thuisSinds", "thuiszitterSinds", "dagenThuis", "aanZet", "gemeentecode", "brin")
    table(
        f"Dossier {antwoord['dossierId']} op {antwoord['peildatum']}, zoals bekend op {antwoord['bekendOp']}",
        ["", ""],
        [[naam, _with_name(antwoord) if naam == "aanZet" else antwoord[naam]] for naam in feiten],
    )
    termijnen = antwoord["termijnen"]
    table(
        "Termijnen",
        ["termijn", "start", "uiterlijk", "status", "aan zet"],
        [[t["soort"], t["start"], t["vervaltOp"], coloured(t["status"]), t["aanZet"]] for t in termijnen],
    )
    _show_destroyed(antwoord)
    zicht = [antwoord["zicht"]["uitleg"]] if "zicht" in antwoord else []
    for uitleg in (*zicht, *antwoord["uitleg"]):
        uit.print(f"[bold]{uitleg['regel']}[/]: {uitleg['tekst']} [dim]({uitleg['bron']})[/]")


def _with_name(antwoord: dict[str, Any]) -> str | None:
    persoon = antwoord["aanZetPersoon"]
    rol: str | None = antwoord["aanZet"]
    return rol if persoon is None else f"{rol} ({persoon['naam']})"


def show_replay(antwoord: dict[str, Any]) -> None:
    """Show a pupil's history in the terminal."""
    uit.print(
        f"[bold]Dossier {antwoord['dossierId']}[/], {counted(antwoord['aantal'])}, "
        f"zoals bekend op {antwoord['bekendOp']}"
    )
    _show_destroyed(antwoord)
    for stap in antwoord["gebeurtenissen"]:
        eigen = stap["dossierId"] in (antwoord["dossierId"], str(BELEIDSTROOM))
        ander = "" if eigen else f", in dossier {stap['dossierId']}"
        uit.print(
            f"\n[bold]{stap['versie']:>3}  {stap['geldigOp']}  {stap['type']}[/]  "
            f"[dim]vastgelegd {stap['vastgelegdOp']}, {stap['bron']}{ander}[/]"
        )
        for naam, wijziging in stap["gewijzigd"].items():
            for teken, kleur, regels in (("-", "red", wijziging["eraf"]), ("+", "green", wijziging["erbij"])):
                for regel in regels:
                    uit.print(f"     [{kleur}]{teken} {_line(naam, regel)}[/]")


def _line(naam: str, regel: dict[str, Any]) -> str:
    dagen = f"{regel['van']} t/m {regel['totEnMet'] or '...'}"
    wie = f", aan zet {regel['aanZet']}" if regel["aanZet"] else ""
    if naam == "statuslijn":
        waar = f"gemeente {regel['gemeentecode'] or 'onbekend'}, school {regel['brin'] or 'onbekend'}"
        return f"{dagen}: {regel['status']} ({regel['categorie']}), thuis sinds {regel['thuisSinds']}, {waar}{wie}"
    return f"{dagen}: {regel['soort']} {regel['status']}, uiterlijk {regel['vervaltOp']}{wie}"
