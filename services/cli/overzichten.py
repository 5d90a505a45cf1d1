"""The commands of overview about work: werkvoorraad, signalen, aanvragen; and about fewer or no lessons."""

from enum import StrEnum
from typing import Annotated

import typer

from domain.aanvragen import Aanvraagsoort
from domain.events.vrijstelling import Grond
from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.lijst import show_list, with_numbers
from services.cli.openen import installatie
from services.vragen.aanvragen import aanvragen as aanvragen_of
from services.vragen.signalen import signalen as signalen_of
from services.vragen.verkorte_onderwijstijd import verkorte_onderwijstijd as verkorte_onderwijstijd_of
from services.vragen.vrijstellingen import vrijstellingen as vrijstellingen_of
from services.vragen.werkvoorraad import werkvoorraad as werkvoorraad_of


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
    with installatie(Bron.VRIJSTELLINGEN, db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        antwoord = vrijstellingen_of(hier.rows, vraag, grond=grond, status=status)
        antwoord = with_numbers(hier, antwoord, "vrijstellingen", toon_pgn)
    kolommen = {
        "grond": "grond",
        "status": "status",
        "sinds": "sinds",
        "gevraagd op": "gevraagdOp",
        "besloten op": "beslotenOp",
        "van kracht van": "vanKrachtVan",
        "tot en met": "vanKrachtTotEnMet",
    }
    show_list(antwoord, "vrijstellingen", kolommen, json)


def verkorte_onderwijstijd(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wie volgt minder uren onderwijs, hoeveel en tot wanneer?"""
    with installatie(Bron.VERKORTE_ONDERWIJSTIJD, db, profiel) as hier:
        antwoord = verkorte_onderwijstijd_of(hier.rows, hier.vraag(peildatum, bekend_op))
        antwoord = with_numbers(hier, antwoord, "verkorteOnderwijstijd", toon_pgn)
    kolommen = {"van": "van", "tot en met": "totEnMet", "uren per week": "urenPerWeek", "school": "brin"}
    show_list(antwoord, "verkorteOnderwijstijd", kolommen, json)


def werkvoorraad(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    rol: Annotated[str | None, typer.Option("--rol", metavar="R", help="Alleen wat op deze rol wacht.")] = None,
    behandelaar: Annotated[
        str | None, typer.Option("--behandelaar", metavar="B", help="Alleen dossiers van deze behandelaar.")
    ] = None,
    school: Annotated[
        str | None, typer.Option("--school", metavar="BRIN", help="Alleen leerlingen van deze school.")
    ] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wat is er te doen, voor wie, en wat vervalt het eerst?"""
    with installatie(Bron.WERKVOORRAAD, db, profiel) as hier:
        hier.knows_role(rol)
        vraag, teams = hier.vraag(peildatum, bekend_op), hier.log.schoolteams
        gevraagd = opties.brin(school)
        antwoord = werkvoorraad_of(hier.rows, vraag, teams, rol=rol, behandelaar=behandelaar, school=gevraagd)
        antwoord = with_numbers(hier, antwoord, "werkvoorraad", toon_pgn)
    kolommen = {
        "rol": "rol",
        "wie": "aanZetPersoon",
        "behandelaar": "behandelaar",
        "termijn": "soort",
        "uiterlijk": "vervaltOp",
        "status": "status",
        "nog": "resterendeDagen",
    }
    show_list(antwoord, "werkvoorraad", kolommen, json)


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
    with installatie(Bron.SIGNALEN, db, profiel) as hier:
        hier.knows_role(rol)
        vraag, teams = hier.vraag(peildatum, bekend_op), hier.log.schoolteams
        antwoord = signalen_of(hier.rows, vraag, teams, aan=rol, status=status)
        antwoord = with_numbers(hier, antwoord, "signalen", toon_pgn)
    kolommen = {
        "aan": "aan",
        "wie": "aanZetPersoon",
        "signaal": "soort",
        "sinds": "gegevenOp",
        "status": "status",
        "wat te doen": "tekst",
    }
    show_list(antwoord, "signalen", kolommen, json)


def aanvragen(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    soort: Annotated[Aanvraagsoort | None, typer.Option("--soort", help="Alleen deze soort.")] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Welke aanvragen wachten op een besluit, en van wie?"""
    with installatie(Bron.AANVRAGEN, db, profiel) as hier:
        antwoord = aanvragen_of(hier.rows, hier.vraag(peildatum, bekend_op), soort=soort)
        antwoord = with_numbers(hier, antwoord, "aanvragen", toon_pgn)
    kolommen = {
        "soort": "soort",
        "wacht op": "wachtOp",
        "gevraagd op": "gevraagdOp",
        "eerste dag": "eersteDag",
        "laatste dag": "laatsteDag",
        "uiterlijk": "termijn.vervaltOp",
    }
    show_list(antwoord, "aanvragen", kolommen, json)
