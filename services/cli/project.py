"""The commands of a server: migrate and project, with project herbouw below it."""

from typing import Annotated

import typer

from domain.toegang.bron import Bron, Handeling
from projections.stores.databank.wekker import wekker_voor
from services.aanmelding.sessietabel import maak_bij as maak_sessies_bij
from services.cli import opties
from services.cli.herbouw import herbouw
from services.cli.nederlands import Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.cli.stopsein import stopsein
from services.consument.volger import Kafkavolger
from services.inrichting import maak_bij
from services.instellingcontrole import kijk_na
from services.kafka.klant import kafkaplaats
from services.meetpost.proces import Bijtijds, bewaakte_lus, lezers_van
from services.projector.volger import Achterstand, Volger, achterstand
from services.rechten import geef_rechten
from services.settings import Settings
from services.tijd import nu

app = typer.Typer(
    name="project",
    cls=Opdrachten,
    help="Volg het logboek en houd de projecties bij, als eigen proces; er mogen er meer tegelijk lopen.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
app.add_typer(herbouw)


def migrate(
    naast: Annotated[
        bool,
        typer.Option("--naast", help="Laat de projecties in gebruik zoals ze zijn; vul nieuwe met project herbouw."),
    ] = False,
    dienst: Annotated[
        str | None, typer.Option("--dienst", metavar="ROL", help="Geef deze rol in PostgreSQL de rechten om te dienen.")
    ] = None,
    sleuteldienst: Annotated[
        str | None, typer.Option("--sleuteldienst", metavar="ROL", help="Geef deze rol de rechten bij de sleutels.")
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Breng de tabellen van de opslag bij tot deze versie; wie ermee werkt, werkt door."""
    settings = Settings().with_options(db=db)
    kijk_na(settings)
    stappen = maak_bij(settings, behoud=naast)
    maak_sessies_bij(settings)
    geef_rechten(settings, dienst, sleuteldienst)
    if json:
        as_json({"stappen": [{"nummer": s.nummer, "naam": s.naam} for s in stappen]})
        return
    for stap in stappen:
        uit.print(f"Stap {stap.nummer} gedaan: {stap.naam}.")
    uit.print("De opslag is bij." if stappen else "Er was niets te doen: de opslag is bij.")


@app.callback()
def project(
    ctx: typer.Context,
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra alles bij is.")] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Probeer de dossiers die wachten nu opnieuw, en stop.")
    ] = False,
    via_kafka: Annotated[
        bool, typer.Option("--via-kafka", help="Volg het interne topic, samen met andere processen die dat doen.")
    ] = False,
    stand: Annotated[bool, typer.Option("--stand", help="Toon hoever de projecties achter zijn, en stop.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Volg het logboek en houd de projecties bij, als eigen proces; er mogen er meer tegelijk lopen."""
    if ctx.invoked_subcommand is not None:
        return
    with installatie(Bron.ONDERHOUD, db, handeling=Handeling.BEHEREN) as hier:
        volger = Volger(hier.log, hier.eigen_rijen, hier.basis, nu)
        if stand:
            _show(achterstand(hier.log, hier.eigen_rijen, nu()), as_document=json)
            return
        verder = volger.probeer_wachtende()
        if opnieuw:
            wachtend = len(hier.eigen_rijen.waiting())
            if json:
                as_json({"verder": verder, "wachtend": wachtend})
            else:
                uit.print(f"{verder} dossiers volgen weer; {wachtend} wachten nog.")
            return
        stop = stopsein()
        with bewaakte_lus(
            "project", hier.settings, lezers_van(hier), volger.hartslag, Bijtijds(hier.kern, hier.eigen_rijen)
        ):
            if via_kafka:
                plaats = kafkaplaats(hier.settings)
                kafkavolger = Kafkavolger(hier.log, hier.eigen_rijen, hier.basis, nu, plaats, hartslag=volger.hartslag)
                kafkavolger.volg(stop, eenmaal=eenmaal)
                volger.gedaan = kafkavolger.gedaan + kafkavolger.uit_logboek
            elif eenmaal:
                while not volger.ronde():
                    pass
            else:
                meldt.print("Projecties lopen bij; stop met Ctrl-C of SIGTERM.", highlight=False)
                wekker = wekker_voor(hier.log.databank)
                try:
                    volger.volg(stop, wekker)
                finally:
                    wekker.close()
        _show(achterstand(hier.log, hier.eigen_rijen, nu()), as_document=json, batches=volger.gedaan)


def _show(achter: Achterstand, *, as_document: bool, batches: int | None = None) -> None:
    document = {
        "gebeurtenissen": achter.gebeurtenissen,
        "seconden": round(achter.seconden, 3),
        "wachtend": achter.wachtend,
        **({} if batches is None else {"batches": batches}),
    }
    if as_document:
        as_json(document)
    else:
        table("Achterstand van de projecties", list(document), [list(document.values())])
