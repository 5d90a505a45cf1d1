"""The command clock."""

from collections import Counter
from typing import Annotated

import typer

from domain.decisions.klokslag import Klokstand
from domain.toegang.bron import Bron, Handeling
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, table, uit
from services.clock import Vooruitblik, sla, vooruitblik
from services.tijd import nu, vandaag
from services.vragen.vraag import dag
from services.werkverdeling.verdelen import verdeel_open_dossiers


def clock(
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="D", help="Tot en met deze dag; in de toekomst alleen een vooruitblik."),
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Leg vast welke termijnen verstreken zijn en geef de signalen die daarbij horen."""
    tot = dag(until) if until else vandaag()
    with installatie(Bron.KLOK, db, profiel, handeling=Handeling.VASTLEGGEN) as hier:
        gevolgd_op = hier.catch_up()
        if tot > vandaag():
            _show_ahead(vooruitblik(hier.rows, vandaag(), tot, gevolgd_op), as_document=json)
            return
        lijn = hier.recording().verloop.lijn(gevolgd_op)
        opbrengst = sla(
            hier.recording().log, hier.rows, lijn, Klokstand(tot, vandaag()), gevolgd_op, nu, hier.settings.door
        )
        verdeeld = verdeel_open_dossiers(hier) if tot == vandaag() else Counter[str]()
        hier.catch_up()
    vastgelegd = dict(sorted((opbrengst.vastgelegd + verdeeld).items()))
    if json:
        as_json({"tot": tot.isoformat(), "vooruitblik": False, "vastgelegd": vastgelegd})
    else:
        table(f"Vastgelegd tot en met {tot}", ["gebeurtenis", "aantal"], [[naam, n] for naam, n in vastgelegd.items()])


def _show_ahead(blik: Vooruitblik, *, as_document: bool) -> None:
    termijnen = [
        {
            "dossierId": str(row["dossier_id"]),
            "soort": row["soort"],
            "start": row["start"],
            "vervaltOp": row["vervalt_op"],
            "aanZet": row["aan_zet"],
        }
        for row in blik.termijnen
    ]
    signalen = [
        {"dossierId": str(row["dossier_id"]), "soort": row["soort"], "aan": row["aan"], "vanaf": row["van"]}
        for row in blik.stappen
    ]
    if as_document:
        as_json({"tot": blik.tot.isoformat(), "vooruitblik": True, "termijnen": termijnen, "signalen": signalen})
        return
    uit.print(f"Wat er tot en met {blik.tot} gebeurt als niemand iets doet; er is niets vastgelegd.")
    table(
        "Verstrijkt",
        ["dossier", "termijn", "uiterlijk", "aan zet"],
        [[t["dossierId"], t["soort"], t["vervaltOp"], t["aanZet"]] for t in termijnen],
    )
    table(
        "Signalen",
        ["dossier", "signaal", "aan", "vanaf"],
        [[s["dossierId"], s["soort"], s["aan"], s["vanaf"]] for s in signalen],
    )
