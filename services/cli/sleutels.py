"""The commands sleutels: how the keys stand, and replacing the master key or the key of the index of numbers."""

from typing import Annotated

import typer

from domain.toegang.bron import Bron, Handeling
from services.cli import opties
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, progress_in_steps, table, uit
from services.eventlog.indexrotatie import roteer_index as rotate_index
from services.eventlog.sleutelrotatie import roteer as rotate
from services.eventlog.sleutelrotatie import ruim_op as retire
from services.vragen.sleutelstand import sleutelstand

sleutels = typer.Typer(
    name="sleutels",
    cls=Opdrachten,
    help="Hoe staan de sleutels erbij? En: vervang de meestersleutel, of die van de index van nummers.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@sleutels.callback()
def stand(ctx: typer.Context, json: opties.Json = False, db: opties.Db = None) -> None:
    """Hoe staan de sleutels erbij? En: vervang de meestersleutel, of die van de index van nummers."""
    if ctx.invoked_subcommand is not None:
        return
    with installatie(Bron.ONDERHOUD, db, ongelezen=True) as hier:
        document = sleutelstand(hier.log)
    if json:
        as_json(document)
        return
    aantal = document["aantal"]
    van = f"{aantal} sleutel{'' if aantal == 1 else 's'} van dossiers"
    uit.print(f"{van}, in {document['sleutels']}.", soft_wrap=True, highlight=False)
    uit.print(f"De meestersleutel is in {document['meestersleutel']}.", soft_wrap=True, highlight=False)
    table("Meestersleutel", ["versie", "stand", "sleutels eronder"], [list(v.values()) for v in document["versies"]])
    table("Index van nummers", ["versie", "nummers"], [list(v.values()) for v in document["indexversies"]])


@sleutels.command(cls=Opdracht)
def roteer(
    ruim_op: Annotated[
        bool,
        typer.Option("--ruim-op", help="Vernietig in plaats daarvan oudere versies waar niets meer onder staat."),
    ] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Vervang de meestersleutel en pak alle sleutels opnieuw in; anderen kunnen intussen verder."""
    with installatie(Bron.ONDERHOUD, db, ongelezen=True, handeling=Handeling.BEHEREN) as hier:
        kast = hier.log.sleutels
        weg: list[int] = []
        zelf: list[int] = []
        if ruim_op:
            weg, zelf = retire(kast)
        else:
            with progress_in_steps("Sleutels opnieuw inpakken") as voortgang:
                rotate(kast, voortgang)
        document = sleutelstand(hier.log) | {"vervallen": weg, "zelfVerwijderen": zelf}
    if json:
        as_json(document)
        return
    table("Meestersleutel", ["versie", "stand", "sleutels eronder"], [list(v.values()) for v in document["versies"]])
    for versie in zelf:
        uit.print(f"Haal versie {versie} zelf weg uit {document['meestersleutel']}.", soft_wrap=True, highlight=False)


@sleutels.command("roteer-index", cls=Opdracht)
def roteer_index(json: opties.Json = False, db: opties.Db = None) -> None:
    """Vervang de sleutel waarmee nummers gevonden worden; anderen kunnen intussen verder."""
    with (
        installatie(Bron.ONDERHOUD, db, ongelezen=True, handeling=Handeling.BEHEREN) as hier,
        progress_in_steps("Nummers opnieuw vindbaar maken") as voortgang,
    ):
        versie, aantal = rotate_index(hier.log.databank, hier.log.sleutels, voortgang)
    if json:
        as_json({"versie": versie, "nummers": aantal})
    else:
        zijn = "nummer is" if aantal == 1 else "nummers zijn"
        uit.print(f"{aantal} {zijn} nu te vinden met sleutel {versie}; de oude sleutel is vernietigd.")
