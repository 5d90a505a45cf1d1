"""The commands of overview about whom we follow before and after school: risicokinderen, jongeren, uitstroom."""

from enum import StrEnum
from typing import Annotated

import typer

from domain.rules.rmc import Rmcreden
from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.lijst import show_list, with_numbers
from services.cli.openen import installatie
from services.vragen.jongeren import jongeren as jongeren_of
from services.vragen.risicokinderen import risicokinderen as risicokinderen_of
from services.vragen.uitstroom import uitstroom as uitstroom_of


class Uitstroomkeuze(StrEnum):
    """Where to."""

    SCHOLING = "scholing"
    ARBEIDSMARKT = "arbeidsmarkt"
    DAGBESTEDING = "dagbesteding"


def risicokinderen(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    gemeente: opties.Gemeente = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Welke kinderen volgen wij van voor de leerplicht, en hebben zij een school?"""
    with installatie(Bron.RISICOKINDEREN, db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        antwoord = risicokinderen_of(hier.rows, vraag, gemeentecode=hier.gemeente(gemeente, vraag.peildatum))
        antwoord = with_numbers(hier, antwoord, "risicokinderen", toon_pgn)
    kolommen = {
        "status": "status",
        "gevolgd sinds": "sinds",
        "leerplichtig vanaf": "leerplichtVanaf",
        "gemeente": "gemeentecode",
    }
    show_list(antwoord, "risicokinderen", kolommen, json)


def jongeren(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    gemeente: opties.Gemeente = None,
    reden: Annotated[Rmcreden | None, typer.Option("--reden", help="Alleen om deze reden.")] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Welke jongeren onder het RMC hebben geen school, of zijn gemeld?"""
    with installatie(Bron.JONGEREN, db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        woont_in = hier.gemeente(gemeente, vraag.peildatum)
        antwoord = jongeren_of(hier.rows, vraag, gemeentecode=woont_in, reden=reden)
        antwoord = with_numbers(hier, antwoord, "jongeren", toon_pgn)
    kolommen = {"reden": "reden", "sinds": "sinds", "gemeente": "gemeentecode", "laatste school": "brin"}
    show_list(antwoord, "jongeren", kolommen, json)


def uitstroom(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    naar: Annotated[Uitstroomkeuze | None, typer.Option("--naar", help="Alleen deze kant op.")] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wie stroomde uit naar scholing, werk of dagbesteding?"""
    with installatie(Bron.UITSTROOM, db, profiel) as hier:
        antwoord = uitstroom_of(hier.rows, hier.vraag(peildatum, bekend_op), naar=naar)
        antwoord = with_numbers(hier, antwoord, "uitstroom", toon_pgn)
    show_list(antwoord, "uitstroom", {"naar": "naar", "sinds": "sinds", "school": "brin"}, json)
