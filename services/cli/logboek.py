"""The commands logboek: how the log of processing stands, what it says of one pupil, and sending it on."""

from typing import Annotated, Any

import typer

from domain.tijdzone import in_z
from domain.toegang.bron import Bron, Handeling
from services.cli import opties
from services.cli.gevraagd import which
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.cli.stopsein import stopsein
from services.logboek.openstaand import openstaand
from services.logboekdienst import keken, ms_als_moment, verzender_van
from services.meetpost.proces import altijd, bewaakte_lus
from services.meetpost.standen import Logboekstand
from services.settings import InstellingError
from services.tijd import nu

logboek = typer.Typer(
    name="logboek",
    cls=Opdrachten,
    help="Wie deed wat met gegevens van welke leerling? En: stuur het logboek door.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@logboek.command(cls=Opdracht)
def toon(
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Hoe staat het logboek ervoor? Of, met een dossier: wie deed iets met de gegevens van die leerling?"""
    document: dict[str, Any]
    een = dossier_id is not None or pgn is not None
    with installatie(Bron.LOGBOEK if een else Bron.ONDERHOUD, db) as hier:
        if not een:
            stand = openstaand(hier.log.databank)
            document = {
                "ontvanger": bool(hier.settings.logboek),
                "teVersturen": stand.pakketten,
                "oudste": stand.oudste_ms and in_z(ms_als_moment(stand.oudste_ms)),
            }
        else:
            document = keken(hier, which(hier, dossier_id, pgn))
    if json:
        as_json(document)
    elif "regels" in document:
        kolommen = ["moment", "wie", "rol", "wat", "toegestaan", "waarom"]
        regels = [
            [r["moment"], r["wie"], r["rol"], r["activiteit"], "ja" if r["toegestaan"] else "nee", r["reden"]]
            for r in document["regels"]
        ]
        table(f"Wie deed iets met dossier {document['dossierId']}?", kolommen, regels)
    else:
        waarheen = "een logboek elders" if document["ontvanger"] else "nergens: er is geen logboek elders ingesteld"
        uit.print(f"{document['teVersturen']} pakketten zijn nog te versturen, naar {waarheen}.", soft_wrap=True)


@logboek.command(cls=Opdracht)
def verstuur(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra alles is aangenomen.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Stuur regels naar het logboek elders (VERZUIMSPOOR_LOGBOEK), tot zij zijn aangenomen."""
    with installatie(Bron.ONDERHOUD, db, ongelezen=True, handeling=Handeling.BEHEREN) as hier:
        verzender = verzender_van(hier)
        if verzender is None:
            raise InstellingError("noem met VERZUIMSPOOR_LOGBOEK waar het logboek elders is")
        if eenmaal:
            verzender.ronde()
        else:
            stop = stopsein()
            meldt.print("Het logboek wordt doorgestuurd; stop met Ctrl-C of SIGTERM.", highlight=False)
            with bewaakte_lus("logboek", hier.settings, [Logboekstand(hier.kern, nu)], verzender.hartslag, altijd):
                verzender.volg(stop)
        over = openstaand(hier.log.databank).pakketten
    if json:
        as_json({"verstuurd": verzender.verstuurd, "geweigerd": len(verzender.geweigerd), "over": over})
    else:
        uit.print(f"{verzender.verstuurd} regels aangenomen; {over} pakketten zijn er nog.", soft_wrap=True)
