"""The commands of overview: vrijstellingen, verkorte-onderwijstijd, werkvoorraad, signalen."""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import typer

from domain.events.vrijstelling import Grond
from services.cli import opties
from services.cli.installatie import Installatie, installatie
from services.cli.scherm import as_json, coloured, table
from services.vragen.signalen import signalen as signalen_of
from services.vragen.thuiszitters import with_pgn
from services.vragen.verkorte_onderwijstijd import verkorte_onderwijstijd as verkorte_onderwijstijd_of
from services.vragen.vrijstellingen import vrijstellingen as vrijstellingen_of
from services.vragen.werkvoorraad import werkvoorraad as werkvoorraad_of

Kolommen = dict[str, str]
"""By the head of a column, the field of the answer."""


class Vrijstellingkeuze(StrEnum):
    """Which exemptions a list is about."""

    ACTUEEL = "actueel"
    ALLE = "alle"
    AANGEVRAAGD = "aangevraagd"
    VERLEEND = "verleend"
    VAN_KRACHT = "van-kracht"
    GEWEIGERD = "geweigerd"
    AFGELOPEN = "afgelopen"
    BEEINDIGD = "beeindigd"


class Signaalkeuze(StrEnum):
    """Which signals a list is about."""

    OPEN = "open"
    VOORBIJ = "voorbij"
    VERVALLEN = "vervallen"
    ALLE = "alle"


def vrijstellingen(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    grond: Annotated[Grond | None, typer.Option("--grond", help="Alleen deze grond.")] = None,
    status: Annotated[Vrijstellingkeuze, typer.Option("--status", help="Welke status.")] = Vrijstellingkeuze.ACTUEEL,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wie is vrijgesteld of vroeg daarom, en hoe staat dat ervoor?"""
    with installatie(db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        antwoord = vrijstellingen_of(hier.rows, vraag, grond=grond, status=status)
        antwoord = _with_pgn(hier, antwoord, "vrijstellingen", toon_pgn)
    kolommen = {
        "grond": "grond",
        "status": "status",
        "sinds": "sinds",
        "gevraagd op": "gevraagdOp",
        "besloten op": "beslotenOp",
        "van kracht van": "vanKrachtVan",
        "tot en met": "vanKrachtTotEnMet",
    }
    _show(antwoord, "vrijstellingen", kolommen, json)


def verkorte_onderwijstijd(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wie volgt minder uren onderwijs, hoeveel en tot wanneer?"""
    with installatie(db, profiel) as hier:
        antwoord = verkorte_onderwijstijd_of(hier.rows, hier.vraag(peildatum, bekend_op))
        antwoord = _with_pgn(hier, antwoord, "verkorteOnderwijstijd", toon_pgn)
    kolommen = {"van": "van", "tot en met": "totEnMet", "uren per week": "urenPerWeek", "school": "brin"}
    _show(antwoord, "verkorteOnderwijstijd", kolommen, json)


def werkvoorraad(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    rol: Annotated[str | None, typer.Option("--rol", metavar="R", help="Alleen wat op deze rol wacht.")] = None,
    behandelaar: Annotated[
        str | None, typer.Option("--behandelaar", metavar="B", help="Alleen dossiers van deze behandelaar.")
    ] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wat is er te doen, voor wie, en wat vervalt het eerst?"""
    with installatie(db, profiel) as hier:
        hier.knows_role(rol)
        antwoord = werkvoorraad_of(hier.rows, hier.vraag(peildatum, bekend_op), rol=rol, behandelaar=behandelaar)
        antwoord = _with_pgn(hier, antwoord, "werkvoorraad", toon_pgn)
    kolommen = {
        "rol": "rol",
        "behandelaar": "behandelaar",
        "termijn": "soort",
        "uiterlijk": "vervaltOp",
        "status": "status",
        "nog": "resterendeDagen",
    }
    _show(antwoord, "werkvoorraad", kolommen, json)


def signalen(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    rol: Annotated[str | None, typer.Option("--rol", metavar="R", help="Alleen signalen aan deze rol.")] = None,
    status: Annotated[Signaalkeuze, typer.Option("--status", help="Welke status.")] = Signaalkeuze.OPEN,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Welke signalen staan er open: van de ladder, en over de registratie?"""
    with installatie(db, profiel) as hier:
        hier.knows_role(rol)
        antwoord = signalen_of(hier.rows, hier.vraag(peildatum, bekend_op), aan=rol, status=status)
        antwoord = _with_pgn(hier, antwoord, "signalen", toon_pgn)
    kolommen = {"aan": "aan", "signaal": "soort", "sinds": "gegevenOp", "status": "status", "wat te doen": "tekst"}
    _show(antwoord, "signalen", kolommen, json)


def _with_pgn(hier: Installatie, antwoord: dict[str, Any], lijst: str, toon_pgn: bool) -> dict[str, Any]:
    if not toon_pgn:
        return antwoord
    return with_pgn(antwoord, lijst, hier.log.pgns_of(UUID(regel["dossierId"]) for regel in antwoord[lijst]))


def _show(antwoord: dict[str, Any], lijst: str, kolommen: Kolommen, json: bool) -> None:
    if json:
        as_json(antwoord)
        return
    velden = {"dossier": "dossierId", "pgn": "pgn", **kolommen}
    getoond = {kop: veld for kop, veld in velden.items() if veld != "pgn" or any("pgn" in r for r in antwoord[lijst])}
    regels = [
        [coloured(regel[veld]) if veld == "status" else regel[veld] for veld in getoond.values()]
        for regel in antwoord[lijst]
    ]
    titel = f"{antwoord['aantal']} op {antwoord['peildatum']}, zoals bekend op {antwoord['bekendOp']}"
    table(titel, list(getoond), regels)
