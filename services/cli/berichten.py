"""The command berichten: send what people asked to hear, or say how that stands."""

from contextlib import closing
from threading import Event as Sein
from typing import Annotated, Any

import typer

from domain.toegang.bron import Bron, Handeling
from projections.stores.databank.wekker import wekker_voor
from services.berichten.instellingen import berichtinrichting
from services.berichten.tabel import Berichttabel, Stand
from services.berichten.volger import Berichtenvolger
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.cli.stopsein import stopsein
from services.cloudevent import source
from services.meetpost.berichtenstand import Berichtenstand
from services.meetpost.proces import altijd, bewaakte_lus
from services.tijd import nu

GETOOND = 50


def berichten(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra er nu niets meer te doen is.")] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Probeer wat is opgegeven of wacht opnieuw, en stop daarna.")
    ] = False,
    stand: Annotated[bool, typer.Option("--stand", help="Toon hoe het ervoor staat, en stop.")] = False,
    vergeet: Annotated[
        str | None,
        typer.Option("--vergeet", metavar="WIE", help="Vergeet adres, keuzes en berichten van dit pseudoniem."),
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Stuur wie dat wil een dagelijkse samenvatting en dringende berichten, per e-mail of webhook."""
    with installatie(Bron.ONDERHOUD, db, handeling=Handeling.BEHEREN) as hier:
        inrichting = berichtinrichting(hier.settings)
        sleutel = hier.kern.sleutels.berichtsleutel
        with closing(Berichttabel(hier.settings.berichten_adres, sleutel)) as tabel:
            if vergeet is not None:
                _forgotten(tabel.abonnementen.vergeet(vergeet), as_document=json)
                return
            if stand:
                _show(tabel, {}, as_document=json)
                return
            volger = Berichtenvolger(hier.now, tabel, inrichting, source(hier.settings.oin), nu)
            with bewaakte_lus("berichten", hier.settings, [Berichtenstand(tabel)], volger.hartslag, altijd):
                if eenmaal or opnieuw:
                    if opnieuw:
                        tabel.probeer_opnieuw()
                    volger.ronde(Sein())
                else:
                    stop = stopsein()
                    meldt.print("Berichten worden verstuurd; stop met Ctrl-C of SIGTERM.", highlight=False)
                    with closing(wekker_voor(hier.kern.databank)) as wekker:
                        volger.volg(stop, wekker)
            _show(tabel, dict(volger.gedaan), as_document=json)
            if (eenmaal or opnieuw) and volger.fout is not None:
                raise volger.fout


def _forgotten(aantal: int, *, as_document: bool) -> None:
    if as_document:
        as_json({"vergeten": aantal})
    else:
        uit.print(f"Vergeten: {aantal} {'abonnement' if aantal == 1 else 'abonnementen'}.")


def _show(tabel: Berichttabel, gedaan: dict[str, int], *, as_document: bool) -> None:
    gevonden, mislukt = tabel.overzicht(), tabel.opgegeven(GETOOND)
    document: dict[str, Any] = {
        "gelezenTot": max(gevonden.position, 0),
        "standen": {een.value: gevonden.standen[een] for een in Stand},
        "gedaan": gedaan,
        "laatsteReden": gevonden.reden,
        "niemandHoordeDit": gevonden.onbezien,
        "nietBezorgd": [
            {
                "berichtId": str(een.bericht.id),
                "wie": een.bericht.wie,
                "soort": een.bericht.soort.value,
                "kanaal": een.kanaal,
                "stand": een.stand.value,
                "pogingen": een.pogingen,
                "reden": een.reden,
            }
            for een in mislukt
        ],
    }
    if as_document:
        as_json(document)
        return
    table("Berichten", ["stand", "aantal"], [[een.value, gevonden.standen[een]] for een in Stand])
    if gevonden.reden:
        uit.print(f"De laatste poging die niet lukte: {gevonden.reden}.", highlight=False, soft_wrap=True)
    if gevonden.onbezien:
        uit.print(f"Dringend, maar niemand hoorde het of het was niet te lezen: {gevonden.onbezien}.")
    if mislukt:
        regels = [[str(e.bericht.id), e.bericht.wie, e.kanaal, e.stand.value, e.pogingen, e.reden] for e in mislukt]
        table("Niet bezorgd", ["bericht", "aan", "kanaal", "stand", "pogingen", "reden"], regels)
