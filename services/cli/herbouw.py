"""The commands project herbouw: make the projections anew beside those in use, compare, and swap."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.tijdzone import in_z
from domain.toegang.bron import Bron, Handeling
from projections.stores.databank.openen import is_postgres
from projections.stores.stellen import Ander
from projections.stores.vergelijking import Vergelijking, Viewverschil
from services.cli import opties
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, progress_in_steps, table, uit
from services.installatie import Installatie
from services.projector.fouten import laat_weten
from services.projector.wisselen import Ernaast, HerbouwError, Herbouwstand
from services.tijd import nu
from services.vragen.bevinding import Onderdeel
from services.vragen.omvang import als_mib

ROOM = 1.2
"""Times the size of the rows in use that must be free: indexes are filled less neatly while everything goes on."""
herbouw = typer.Typer(
    name="herbouw",
    cls=Opdrachten,
    help="Maak de projecties opnieuw naast die in gebruik, vergelijk, en wissel in één stap.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def ernaast_van(hier: Installatie) -> Ernaast:
    """Return the rows beside those in use."""
    return Ernaast(hier.log, hier.eigen_rijen, hier.basis, nu, laat_weten)


@contextmanager
def _ernaast(db: str | None) -> Iterator[tuple[Installatie, Ernaast]]:
    """Open the installation without touching rows of another version."""
    with installatie(Bron.ONDERHOUD, db, handeling=Handeling.BEHEREN, behoud=True) as hier:
        yield hier, ernaast_van(hier)


@herbouw.command(cls=Opdracht)
def start(
    processen: Annotated[int, typer.Option("--processen", metavar="N", min=1, help="Zoveel processen tegelijk.")] = 1,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Vul nieuwe projecties, of ga daarmee verder; alles en iedereen werkt intussen door."""
    with _ernaast(db) as (hier, ernaast):
        if ernaast.stand().gebruik.ander is Ander.LEEG:
            _is_there_room(hier, ernaast.grootte())
        ernaast.start()
        helpers = [_helper(db) for _ in range(processen - 1)]
        try:
            with progress_in_steps("Herbouwen") as voortgang:
                ernaast.vul(voortgang)
        finally:
            for helper in helpers:
                helper.wait()
        _show(ernaast.stand(), as_document=json)


def _is_there_room(hier: Installatie, nodig: int) -> None:
    """Say how much room is needed (raises HerbouwError: a file cannot have it)."""
    adres, behoefte = hier.settings.rijen_adres, f"De nieuwe projecties vragen ongeveer {als_mib(nodig)} extra"
    if is_postgres(adres):
        meldt.print(f"{behoefte} op de server.", soft_wrap=True, highlight=False)
        return
    vrij = shutil.disk_usage(Path(adres).parent).free
    meldt.print(f"{behoefte}; er is {als_mib(vrij)} vrij.", soft_wrap=True, highlight=False)
    if vrij < nodig * ROOM:
        raise HerbouwError(f"er is {als_mib(vrij)} vrij en er is {als_mib(int(nodig * ROOM))} nodig; maak ruimte")


def _helper(db: str | None) -> subprocess.Popen[bytes]:
    """Let another process do its share; it stops by itself when all is done."""
    woorden = [sys.executable, "-m", "services.cli", "project", "herbouw", "start"]
    return subprocess.Popen(  # noqa: S603 - our own command
        [*woorden, *(["--db", db] if db else [])], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@herbouw.command(cls=Opdracht)
def stand(json: opties.Json = False, db: opties.Db = None) -> None:
    """Hoever zijn de nieuwe projecties?"""
    with _ernaast(db) as (_, ernaast):
        _show(ernaast.stand(), as_document=json)


def _show(stand: Herbouwstand, *, as_document: bool) -> None:
    vergeleken = stand.gebruik.vergeleken
    document = {
        "ernaast": stand.gebruik.ander.value,
        "dossiers": stand.dossiers,
        "gedaan": stand.gedaan,
        "achter": stand.achter,
        "wachtend": stand.wachtend,
        "gevuld": stand.is_gevuld,
        "vergeleken": None if vergeleken is None else in_z(vergeleken),
    }
    if as_document:
        as_json(document)
    else:
        table("Projecties naast die in gebruik", list(document), [[_word(cel) for cel in document.values()]])


def _word(cel: object) -> object:
    return ("ja" if cel else "nee") if isinstance(cel, bool) else cel


@herbouw.command(cls=Opdracht)
def vergelijk(json: opties.Json = False, db: opties.Db = None) -> None:
    """Wat is er in de nieuwe projecties anders dan in die in gebruik? Regel voor regel, alles werkt door."""
    with _ernaast(db) as (_, ernaast), progress_in_steps("Vergelijken") as voortgang:
        gevonden = ernaast.vergelijk(voortgang)
    if json:
        as_json(_document(gevonden))
        return
    anders = [view for view in gevonden.views if not view.is_gelijk]
    kolommen = ["projectie", "alleen oud", "alleen nieuw", "anders", "in kolom", "voorbeeld"]
    if anders:
        table("Verschillen", kolommen, [_line(view) for view in anders])
    rijen = sum(view.rijen for view in gevonden.views)
    uit.print(f"{rijen} regels vergeleken: {'gelijk' if not anders else 'niet gelijk'}.", soft_wrap=True)
    if gevonden.overgeslagen:
        uit.print(f"Niet vergeleken: {gevonden.overgeslagen} dossiers waar intussen iets bij kwam.", soft_wrap=True)
    if gevonden.wachtend_oud or gevonden.wachtend_nieuw:
        uit.print(f"Wachtende dossiers: {gevonden.wachtend_oud} oud, {gevonden.wachtend_nieuw} nieuw.", soft_wrap=True)


def _line(view: Viewverschil) -> list[Any]:
    kolommen = [f"{kolom} ({aantal})" for kolom, aantal in view.kolommen.most_common()]
    kolommen += [f"{kolom} (weg)" for kolom in view.kolommen_weg]
    kolommen += [f"{kolom} (erbij)" for kolom in view.kolommen_erbij]
    voorbeeld = next((f"{wat}: {dossier}" for wat, dossier in view.voorbeelden.items()), "")
    return [view.naam, view.alleen_oud, view.alleen_nieuw, view.anders, ", ".join(kolommen), voorbeeld]


def _document(gevonden: Vergelijking) -> dict[str, Any]:
    return {
        "gelijk": gevonden.is_gelijk,
        "overgeslagen": gevonden.overgeslagen,
        "wachtend": {"oud": gevonden.wachtend_oud, "nieuw": gevonden.wachtend_nieuw},
        "projecties": [
            {
                "projectie": view.naam,
                "gelijk": view.is_gelijk,
                "regels": view.rijen,
                "alleenOud": view.alleen_oud,
                "alleenNieuw": view.alleen_nieuw,
                "anders": view.anders,
                "kolommen": dict(view.kolommen),
                "kolommenWeg": list(view.kolommen_weg),
                "kolommenErbij": list(view.kolommen_erbij),
                "voorbeelden": {wat: str(dossier) for wat, dossier in view.voorbeelden.items()},
            }
            for view in gevonden.views
        ],
    }


@herbouw.command(cls=Opdracht)
def wissel(
    ongezien: Annotated[bool, typer.Option("--ongezien", help="Ook als er niet vergeleken is.")] = False,
    db: opties.Db = None,
) -> None:
    """Neem de nieuwe projecties in gebruik, in één stap; de vorige blijven staan."""
    with _ernaast(db) as (_, ernaast):
        ernaast.wissel(ongezien=ongezien)
    uit.print("De nieuwe projecties zijn in gebruik. Terug kan met: verzuimspoor project herbouw terug", soft_wrap=True)


@herbouw.command(cls=Opdracht)
def terug(db: opties.Db = None) -> None:
    """Ga terug naar de vorige projecties, in één stap."""
    with _ernaast(db) as (_, ernaast):
        ernaast.terug()
    uit.print("De vorige projecties zijn weer in gebruik.")


@herbouw.command(cls=Opdracht)
def weg(db: opties.Db = None) -> None:
    """Ruim op wat niet in gebruik is: de vorige projecties, of nieuwe die u niet wilt."""
    with _ernaast(db) as (_, ernaast):
        ernaast.weg()
    uit.print("Alleen de projecties in gebruik zijn er nog.")


def onderdeel(ernaast: Ernaast) -> Onderdeel:
    """Say for `doctor` whether there are projections beside those in use."""
    stand = ernaast.stand()
    if stand.gebruik.ander is Ander.LEEG:
        return Onderdeel("Herbouw", True, "geen bezig")
    if stand.gebruik.ander is Ander.VORIGE:
        return Onderdeel("Herbouw", True, "gewisseld; de vorige staan er nog, tot project herbouw weg")
    hoever = "gevuld" if stand.is_gevuld else f"{stand.gedaan} van {stand.dossiers} dossiers"
    return Onderdeel("Herbouw", True, f"nieuwe projecties: {hoever}")
