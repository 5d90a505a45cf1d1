"""The commands terugmelding: what goes back to DUO, handing it over once, and what DUO answered."""

from contextlib import suppress
from os import fsync
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Any
from uuid import UUID

import typer

from domain.errors import VerzuimspoorError, Weigering
from domain.events.duo import Afsluittoelichting, Sluitreden, Terugmeldstatus
from domain.toegang.bron import Bron, Handeling
from services.cli import opties
from services.cli.gevraagd import which
from services.cli.lijst import show_list
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, progress_in_bytes, table
from services.cli.uitgang import op_papier
from services.cli.werk import MET_AFWIJZINGEN
from services.ingest.enkel import Verzoek, leg_vast_bij_leerling
from services.terugmelden.antwoordbestand import neem_antwoorden
from services.terugmelden.loket import Terugmeldloket
from services.terugmelden.uitvoerbestand import als_bestand
from services.tijd import nieuwe_id, nu, vandaag
from services.toegang import omgeving_van
from services.vragen.terugmeldingen import KEUZES, terugmeldingen, uitvoeren
from services.vragen.vraag import VraagError, dag

terugmelding = typer.Typer(
    name="terugmelding",
    cls=Opdrachten,
    help="Wat moet er over meldingen terug naar DUO, wat is aangeboden, en wat zei DUO?",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class TerugmeldenError(VerzuimspoorError):
    """What was asked may not be, or is not there."""


@terugmelding.command(cls=Opdracht)
def lijst(
    stand: Annotated[str, typer.Option("--stand", metavar="S", help=f"Kies uit: {', '.join(KEUZES)}.")] = "open",
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Welke statussen moeten nog naar DUO, en welke zijn aangeboden zonder antwoord?"""
    if stand not in KEUZES:
        raise VraagError(f"kies bij --stand uit: {', '.join(KEUZES)}")
    with installatie(Bron.TERUGMELDINGEN, db) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        beleid = hier.verloop.op(vraag.peildatum, vraag.bekend_op).beleid.terugmelden
        antwoord = terugmeldingen(hier.rows, hier.log, vraag, beleid, stand=stand)
        antwoord["uitvoeren"] = uitvoeren(hier.rows, vraag)
    kolommen = {
        "melding": "meldingsnummer",
        "status": "status",
        "stand": "stand",
        "sinds": "sinds",
        "uiterlijk": "uiterlijk",
        "aangeboden op": "aangebodenOp",
        "uitvoer": "uitvoer",
    }
    show_list(antwoord, "terugmeldingen", kolommen, json)


@terugmelding.command(cls=Opdracht)
def bepaal(
    melding: Annotated[str, typer.Option("--melding", metavar="NUMMER", help="Het meldingsnummer.")],
    status: Annotated[Terugmeldstatus, typer.Option("--status", help="B, G of K.")],
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    reden: Annotated[Sluitreden | None, typer.Option("--reden", help="Waarom, bij afsluiten.")] = None,
    toelichting: Annotated[
        Afsluittoelichting | None, typer.Option("--toelichting", help="Wat de gemeente nog doet, bij afsluiten.")
    ] = None,
    op: Annotated[str | None, typer.Option("--op", metavar="D", help="De dag.", show_default="vandaag")] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Bepaal welke status van een melding terug naar DUO gaat."""
    gezegd = {"meldingsnummer": melding, "status": status.value, "reden": reden, "toelichting": toelichting}
    velden: dict[str, Any] = {naam: str(waarde) for naam, waarde in gezegd.items() if waarde is not None}
    velden |= {"type": "TerugmeldingBepaald", "geldigOp": (dag(op) if op else vandaag()).isoformat()}
    with installatie(Bron.TERUGMELDINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        van_wie = which(hier, dossier_id, pgn)
        hier.portier.over(van_wie)
        verzoek = Verzoek(velden, str(nieuwe_id()), None, "opdracht")
        antwoord = leg_vast_bij_leerling(omgeving_van(hier), van_wie, verzoek)
        hier.catch_up()
    if isinstance(antwoord, Weigering):
        raise TerugmeldenError(antwoord.melding)
    if isinstance(antwoord, tuple):
        raise VraagError("; ".join(bezwaar.melding for bezwaar in antwoord))
    document = {"dossierId": str(van_wie), "terugmelding": str(getattr(antwoord, "id", ""))}
    as_json(document) if json else meldt.print(f"Bepaald; {document['terugmelding']} wacht op de volgende uitvoer.")


@terugmelding.command(cls=Opdracht)
def uitvoer(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Waar de statussen heen gaan (CSV).")],
    uitvoer_id: Annotated[
        str | None, typer.Option("--id", metavar="UUID", help="Geef een eerdere uitvoer opnieuw.", show_default="nieuw")
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Bied aan wat er te melden is, een keer; met --id komt hetzelfde bestand nog eens."""
    welke = nieuwe_id() if uitvoer_id is None else _uuid(uitvoer_id)
    with installatie(Bron.TERUGMELDINGEN, db, handeling=Handeling.VASTLEGGEN) as hier:
        loket = Terugmeldloket(hier)
        if uitvoer_id is None:
            meldt.print(f"Uitvoer {welke}; breekt dit af, herhaal dan met --id {welke}.", soft_wrap=True)
            deze = loket.haal(welke)
        else:
            deze = loket.lees(welke)
        if not deze.regels and uitvoer_id is not None:
            raise TerugmeldenError("deze uitvoer is er niet, of is niet door u gemaakt; kijk met terugmelding lijst")
        if deze.regels:
            op_papier(hier, {regel.dossier_id for regel in deze.regels})
            _write(bestand, als_bestand(deze))
    document = {"uitvoer": str(welke), "aantal": len(deze.regels), "bestand": str(bestand) if deze.regels else None}
    if json:
        as_json(document)
    elif deze.regels:
        table("Aangeboden", ["uitvoer", "statussen", "bestand"], [list(document.values())])
    else:
        meldt.print("Er is niets te melden; er is geen bestand gemaakt.")


@terugmelding.command(cls=Opdracht)
def bevestig(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Wat DUO met de statussen deed (CSV).")],
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar="BESTAND", help="Waar slechte regels heen gaan.", show_default="ernaast"),
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Leg vast welke statussen DUO overnam of afwees."""
    with (
        installatie(Bron.TERUGMELDINGEN, db, handeling=Handeling.VASTLEGGEN) as hier,
        progress_in_bytes(bestand.name, bestand.stat().st_size) as voortgang,
    ):
        telling = neem_antwoorden(bestand, Terugmeldloket(hier), nu(), rejects, voortgang)
        hier.catch_up()
    document = {naam: getattr(telling, naam) for naam in ("gelezen", "nieuw", "ongewijzigd", "afgewezen")}
    if json:
        as_json({**document, "rejects": telling.rejects and str(telling.rejects)})
    else:
        table("Antwoorden", list(document), [list(document.values())])
        if telling.rejects:
            meldt.print(f"Slechte regels staan in {telling.rejects}: verbeter ze en bied dat aan.", soft_wrap=True)
    if telling.afgewezen:
        raise typer.Exit(MET_AFWIJZINGEN)


def _uuid(geschreven: str) -> UUID:
    with suppress(ValueError):
        return UUID(geschreven)
    raise VraagError("dat is geen uitvoer (een UUID); kijk met terugmelding lijst")


def _write(path: Path, inhoud: bytes) -> None:
    """Write a file whole or not at all: a reader never sees half of it."""
    with NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", suffix=".deel", delete=False) as deel:
        deel.write(inhoud)
        deel.flush()
        fsync(deel.fileno())
    Path(deel.name).replace(path)
