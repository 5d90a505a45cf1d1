"""The commands of deliveries through Kafka: aanbieden, inlezen, and uitval with what can be done about it."""

import sys
import time
from collections.abc import Callable
from typing import Annotated

import typer

from domain.toegang.bron import Bron, Handeling
from services.aanvoer.aanbieden import bied_aan
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.inlezer import Inlezer
from services.aanvoer.opnieuw import Besluit, Telling, laat_vervallen, probeer
from services.aanvoer.opnieuw import verbeter as correct
from services.aanvoer.tabel import AanvoerError
from services.aanvoer.uitval import als_document, een, getoond, groepen
from services.cli import opties
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, progress_in_bytes, table, uit
from services.cli.stopsein import stopsein
from services.cli.werk import column_profile
from services.ingest.aanlevering import Omgeving
from services.installatie import Installatie
from services.kafka.klant import kafkaplaats
from services.meetpost.proces import altijd, bewaakte_lus
from services.meetpost.standen import Uitvalstand
from services.toegang import omgeving_van
from services.vragen.vraag import VraagError

MET_UITVAL = 3
FRESH = 5.0
"""Seconds that policy and calendar may be old, while rows are taken in."""
Nummer = Annotated[int, typer.Argument(metavar="NUMMER", help="De rij, zoals verzuimspoor uitval haar noemt.")]
uitval = typer.Typer(
    name="uitval",
    cls=Opdrachten,
    help="Welke rijen die via Kafka kwamen zijn apart gezet, en waarom? Bied ze opnieuw aan, of laat ze vervallen.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


def aanbieden(
    bestanden: opties.Bestanden,
    keep_recorded: Annotated[
        bool, typer.Option("--keep-recorded", help="Bewaar vastgelegdOp uit het bestand (recht voor migratie).")
    ] = False,
    profile: opties.Kolomprofiel = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Zet de rijen van aanleveringen versleuteld op Kafka; verzuimspoor inlezen neemt ze in."""
    profiel = None if profile is None else column_profile(profile)
    aangeboden = []
    with installatie(Bron.AANLEVERINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        plaats = kafkaplaats(hier.settings)
        omgeving = omgeving_van(hier)
        for bestand in bestanden:
            with progress_in_bytes(bestand.name, bestand.stat().st_size) as voortgang:
                aangeboden.append(
                    bied_aan(
                        bestand, omgeving, plaats, profiel=profiel, keep_recorded=keep_recorded, voortgang=voortgang
                    )
                )
    regels = [{"levering": str(a.id), "bestand": a.naam, "soort": a.soort, "rijen": a.rijen} for a in aangeboden]
    if json:
        as_json({"rijen": sum(a.rijen for a in aangeboden), "bestanden": regels})
    else:
        table("Aangeboden", ["levering", "bestand", "soort", "rijen"], [list(regel.values()) for regel in regels])


def inlezen(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra alles is ingelezen.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Neem de rijen in die op Kafka staan, als eigen proces; er mogen er meer tegelijk lopen."""
    with installatie(Bron.AANLEVERINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        boek = Aanvoerboek(hier.kern)
        stop = stopsein()
        if not eenmaal:
            meldt.print("Leest in van Kafka; stop met Ctrl-C of SIGTERM.", highlight=False)
        lezer = Inlezer(vers(hier), kafkaplaats(hier.settings), boek)
        with bewaakte_lus("inlezen", hier.settings, [Uitvalstand(boek)], lezer.hartslag, altijd):
            lezer.volg(stop, eenmaal=eenmaal)
        if eenmaal:
            hier.catch_up()
        document = als_document(boek)
    if json:
        as_json({"gelezen": lezer.gelezen, **document})
    else:
        uit.print(f"{lezer.gelezen} berichten gelezen; {document['uitval']} rijen staan apart.")
    if eenmaal and document["uitval"]:
        raise typer.Exit(MET_UITVAL)


def vers(hier: Installatie) -> Callable[[], Omgeving]:
    """Return what gives what deciding needs, never older than a few seconds."""
    bekend: list[tuple[float, Omgeving]] = []

    def omgeving() -> Omgeving:
        if not bekend or time.monotonic() > bekend[0][0] + FRESH:
            bekend[:] = [(time.monotonic(), omgeving_van(hier.now()))]
        return bekend[0][1]

    return omgeving


@uitval.callback()
def toon(ctx: typer.Context, json: opties.Json = False, db: opties.Db = None) -> None:
    """Welke rijen die via Kafka kwamen zijn apart gezet, en waarom? Bied ze opnieuw aan, of laat ze vervallen."""
    if ctx.invoked_subcommand is not None:
        return
    with installatie(Bron.AFWIJZINGEN, db) as hier:
        document = als_document(Aanvoerboek(hier.kern))
    if json:
        as_json(document)
        return
    leveringen = document["leveringen"]
    kolommen = ["bestand", "aangeboden", "stand", "rijen", "gelezen", "nieuw", "ongewijzigd", "slecht", "wachtend"]
    velden = ["naam", "aangebodenOp", *kolommen[2:]]
    table("Leveringen via Kafka", kolommen, [[een[veld] for veld in velden] for een in leveringen])
    table(
        "Apart gezet",
        ["nummer", "bestand", "regel", "waarom", "sinds"],
        [list(een.values()) for een in document["rijen"]],
    )
    if document["onbruikbaar"]:
        kolommen = ["waarom", "aantal", "laatst"]
        table("Berichten die niets zeggen", kolommen, [list(een.values()) for een in document["onbruikbaar"]])


@uitval.command(cls=Opdracht)
def rij(nummer: Nummer, json: opties.Json = False, db: opties.Db = None) -> None:
    """Toon één rij die apart staat, zoals zij in het bestand stond, met wat eraan mankeert."""
    with installatie(Bron.AFWIJZINGEN, db) as hier:
        boek = Aanvoerboek(hier.kern)
        gevonden = een(boek, nummer)
        if gevonden is None:
            raise AanvoerError(f"er is geen rij {nummer} apart gezet; kijk met verzuimspoor uitval")
        (getoonde,) = getoond(boek, [gevonden])
    bezwaren = [{"veld": b.veld, "code": b.code, "melding": b.melding} for b in getoonde.bezwaren]
    if json:
        as_json({"nummer": nummer, "regel": gevonden.plek.regel, "rij": getoonde.tekst, "bezwaren": bezwaren})
        return
    uit.print(getoonde.tekst or "Deze rij is niet meer te lezen.", markup=False, highlight=False, soft_wrap=True)
    for bezwaar in bezwaren:
        uit.print(f"- {bezwaar['melding']} ({bezwaar['code']})", markup=False, highlight=False, soft_wrap=True)


@uitval.command(cls=Opdracht)
def opnieuw(json: opties.Json = False, db: opties.Db = None) -> None:
    """Probeer alle rijen die apart staan opnieuw, in volgorde, met wat erachter wacht."""
    with installatie(Bron.AANLEVERINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        boek, omgeving = Aanvoerboek(hier.kern), omgeving_van(hier)
        samen = Telling()
        for groep in groepen(boek):
            samen.erbij(probeer(omgeving, boek, groep))
    _show(samen, as_document=json)


@uitval.command(cls=Opdracht)
def verbeter(nummer: Nummer, json: opties.Json = False, db: opties.Db = None) -> None:
    """Zet een verbeterde rij, van de standaardinvoer, in de plaats van een die apart staat."""
    tekst = sys.stdin.read().strip("\r\n")
    if not tekst:
        raise VraagError("geef de verbeterde rij op de standaardinvoer")
    with installatie(Bron.AANLEVERINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        telling = correct(omgeving_van(hier), Aanvoerboek(hier.kern), nummer, tekst)
    _show(telling, as_document=json)


@uitval.command(cls=Opdracht)
def vervalt(
    nummer: Nummer,
    reden: Annotated[
        str, typer.Option("--reden", metavar="TEKST", help="Waarom; dit blijft leesbaar, dus zonder naam.")
    ],
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Laat een rij vervallen, en neem in wat erachter wachtte."""
    if not reden.strip():
        raise VraagError("geef met --reden waarom de rij vervalt")
    with installatie(Bron.AANLEVERINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        omgeving = omgeving_van(hier)
        telling = laat_vervallen(omgeving, Aanvoerboek(hier.kern), Besluit(nummer, reden.strip(), omgeving.door))
    _show(telling, as_document=json)


def _show(telling: Telling, *, as_document: bool) -> None:
    if as_document:
        as_json({"nieuw": telling.nieuw, "ongewijzigd": telling.ongewijzigd, "over": telling.over})
    else:
        uit.print(f"{telling.nieuw} nieuw, {telling.ongewijzigd} ongewijzigd; {telling.over} staan nog apart.")
    if telling.over:
        raise typer.Exit(MET_UITVAL)
