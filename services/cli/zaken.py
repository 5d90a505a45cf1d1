"""The command zaken: open and close zaken in the system of the municipality, or say how that stands."""

from contextlib import closing
from functools import partial
from threading import Event as Sein
from typing import Annotated, Any

import typer

from domain.toegang.bron import Bron, Handeling
from projections.stores.databank.wekker import wekker_voor
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.cli.stopsein import stopsein
from services.installatie import Installatie
from services.meetpost.proces import altijd, bewaakte_lus
from services.meetpost.standen import Zakenstand
from services.settings import Settings
from services.tijd import nu
from services.zaken.fouten import ZaakError
from services.zaken.instellingen import zaakinrichting
from services.zaken.tabel import Stand, Zakentabel
from services.zaken.volger import Zakenvolger, klaagt
from services.zaken.zetel import zetel

NAMENS = 100
"""Characters that an audit trail of a system of zaken takes."""


def zaken(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra er nu niets meer te doen is.")] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Probeer wat apart staat of wacht opnieuw, en stop daarna.")
    ] = False,
    stand: Annotated[bool, typer.Option("--stand", help="Toon hoe het ervoor staat, en stop.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Open een zaak in het zaaksysteem als een dossier opschaalt, en sluit haar als dat voorbij is."""
    with installatie(Bron.ONDERHOUD, db, handeling=Handeling.BEHEREN) as hier:
        inrichting = zaakinrichting(hier.settings)
        with closing(Zakentabel(hier.settings.zaken_adres)) as tabel:
            if stand:
                _show(tabel, {}, as_document=json)
                return
            settings = hier.settings
            namens = (settings.organisatie or "Verzuimspoor")[:NAMENS]
            volger = Zakenvolger(hier.kern, hier.basis, tabel, inrichting, nu, settings.door, namens)
            with bewaakte_lus("zaken", settings, [Zakenstand(tabel)], volger.hartslag, altijd):
                if eenmaal or opnieuw:
                    _once(settings, volger, opnieuw=opnieuw)
                else:
                    _follow(hier, volger)
            _show(tabel, dict(volger.gedaan), as_document=json)
            if eenmaal or opnieuw:
                klaagt(volger)


def _once(settings: Settings, volger: Zakenvolger, *, opnieuw: bool) -> None:
    with zetel(settings.zaken_adres) as plek:
        if not plek.neem():
            raise ZaakError("een ander proces opent al zaken")
        if opnieuw:
            volger.tabel.probeer_opnieuw()
        volger.ronde(Sein(), plek)


def _follow(hier: Installatie, volger: Zakenvolger) -> None:
    stop = stopsein()
    meldt.print("Zaken worden geopend en gesloten; stop met Ctrl-C of SIGTERM.", highlight=False)
    wekker = wekker_voor(hier.kern.databank)
    try:
        volger.volg(stop, wekker, partial(zetel, hier.settings.zaken_adres))
    finally:
        wekker.close()


def _show(tabel: Zakentabel, gedaan: dict[str, int], *, as_document: bool) -> None:
    gevonden, apart = tabel.overzicht(), tabel.apart()
    document: dict[str, Any] = {
        "gelezenTot": gevonden.position,
        "standen": {str(een): gevonden.standen[een] for een in Stand},
        "gedaan": gedaan,
        "laatsteReden": gevonden.reden,
        "weerOpen": gevonden.weer_open,
        "nietTeLezen": gevonden.onbezien,
        "apart": [{"dossierId": str(een.dossier_id), "stand": een.stand.value, "reden": een.reden} for een in apart],
    }
    if as_document:
        as_json(document)
        return
    table("Zaken", ["stand", "aantal"], [[str(een), gevonden.standen[een]] for een in Stand])
    if gevonden.reden:
        uit.print(f"De laatste poging die niet lukte: {gevonden.reden}.", highlight=False, soft_wrap=True)
    if gevonden.weer_open:
        uit.print(f"Gesloten, maar het signaal staat weer: {gevonden.weer_open}. Heropen die in het zaaksysteem.")
    if gevonden.onbezien:
        uit.print(f"Dossiers die niet te lezen zijn: {gevonden.onbezien}.")
    if apart:
        table("Apart gezet", ["dossier", "stand", "reden"], [[str(e.dossier_id), e.stand, e.reden] for e in apart])
