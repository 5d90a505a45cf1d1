"""The commands that say whether the log is what it was: verify, and checkpoint for later."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import orjson
import typer

from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.gevraagd import which
from services.cli.openen import installatie
from services.cli.scherm import as_json, counted, meldt, progress_in_steps, table, uit
from services.cli.uitgang import op_papier
from services.eventlog.controlepunt import Controlepunt, lees_controlepunt
from services.eventlog.errors import ControlepuntError
from services.installatie import DossierOnbekendError, Installatie
from services.vragen.bundel import Bewijs, bewijs
from services.vragen.verify import Controle
from services.vragen.verify import verify as check
from services.vragen.vraag import VraagError

INTEGRITEIT = 4
Bewaard = Annotated[
    Path | None,
    typer.Option("--checkpoint", metavar="BESTAND", help="Vergelijk met een controlepunt dat u elders bewaarde."),
]
Naar = Annotated[
    Path | None,
    typer.Option(
        "--export",
        metavar="BESTAND",
        help="Schrijf van dit dossier een bundel die een ander zonder opslag controleert.",
    ),
]


def verify(
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    checkpoint: Bewaard = None,
    export: Naar = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Controleer het logboek, of één dossier: volgorde, gaten, leesbaarheid en zegel."""
    een = dossier_id is not None or pgn is not None
    if export is not None and not een:
        raise typer.BadParameter("geef een dossier-id, of --pgn -", param_hint="--export")
    punt = None if checkpoint is None else _kept(checkpoint)
    with installatie(Bron.BUNDEL if een else Bron.ONDERHOUD, db, profiel, ongelezen=True) as hier:
        if een:
            gedaan: Controle | Bewijs = _one(hier, which(hier, dossier_id, pgn), punt, export)
        else:
            gedaan = _whole(hier, punt)
    if json:
        zegel = {"blokken": gedaan.blokken, "achteraf": gedaan.achteraf, "controlepunt": punt and punt.code}
        bevindingen = [{"code": b.code, "plaats": b.plaats, "melding": b.melding} for b in gedaan.bevindingen]
        as_json({**_size(gedaan), "zegel": zegel, "bevindingen": bevindingen})
    else:
        _show(gedaan, punt)
    if gedaan.bevindingen:
        raise typer.Exit(INTEGRITEIT)


def checkpoint(
    naar: Annotated[
        Path | None,
        typer.Argument(metavar="[BESTAND]", help="Waar het heen gaat.", show_default="alleen op het scherm"),
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Maak een ondertekend controlepunt van het logboek, om elders te bewaren."""
    with installatie(Bron.ONDERHOUD, db, ongelezen=True) as hier, hier.log.opname() as opname:
        sleutel = hier.log.sleutels.zegelsleutel
        punt = Controlepunt.of((ruw.blok for ruw in opname.blokken()), sleutel)
        if punt is None:
            raise VraagError("het logboek is leeg; er is nog niets om te ondertekenen")
        document = punt.document(sleutel)
    if naar is not None:
        naar.write_bytes(orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
    if json:
        as_json(document)
        return
    uit.print(f"Controlepunt tot en met blok {punt.blok}, gebeurtenis {punt.laatsteId}.", soft_wrap=True)
    uit.print(f"Code: {punt.code}", soft_wrap=True, highlight=False)
    meldt.print(
        "Bewaar het buiten deze machine." if naar else "Geef een bestand om het te bewaren, of noteer blok en code.",
        soft_wrap=True,
    )


def _kept(path: Path) -> Controlepunt:
    try:
        return lees_controlepunt(path.read_bytes())
    except ControlepuntError as fout:
        raise VraagError(f"{path}: {fout}") from None


def _whole(hier: Installatie, punt: Controlepunt | None) -> Controle:
    with progress_in_steps("Controleren") as voortgang:
        totaal, gedaan = hier.log.last_id(), 0

        def verder(aantal: int) -> None:
            nonlocal gedaan
            gedaan += aantal
            voortgang(gedaan, totaal)

        return check(hier.log, hier.eigen_rijen, verder, punt)


def _one(hier: Installatie, dossier_id: UUID, punt: Controlepunt | None, export: Path | None) -> Bewijs:
    hier.portier.mag_geheel(dossier_id)
    if not hier.log.is_dossier(dossier_id):
        raise DossierOnbekendError("er is geen dossier met dit id")
    gedaan = bewijs(hier.log, dossier_id, punt)
    if export is not None and gedaan.bundel is not None:
        op_papier(hier, [dossier_id])
        export.write_bytes(orjson.dumps(gedaan.bundel, option=orjson.OPT_INDENT_2) + b"\n")
    return gedaan


def _size(gedaan: Controle | Bewijs) -> dict[str, int]:
    if isinstance(gedaan, Bewijs):
        return {"gebeurtenissen": gedaan.gebeurtenissen, "stromen": gedaan.stromen}
    return {"gebeurtenissen": gedaan.gebeurtenissen, "dossiers": gedaan.dossiers}


def _show(gedaan: Controle | Bewijs, punt: Controlepunt | None) -> None:
    regels = [[b.code, b.plaats, b.melding] for b in gedaan.bevindingen]
    if regels:
        table("Niet in orde", ["code", "plaats", "bevinding"], regels)
    van = "dit dossier" if isinstance(gedaan, Bewijs) else f"{gedaan.dossiers} dossiers"
    orde = "niet" if regels else "alles"
    uit.print(f"{counted(gedaan.gebeurtenissen)} van {van} gelezen: {orde} in orde.", soft_wrap=True)
    blokken = f"{gedaan.blokken} blok{'' if gedaan.blokken == 1 else 'ken'}"
    achteraf = f", tot en met gebeurtenis {gedaan.achteraf} achteraf verzegeld" if gedaan.achteraf else ""
    if punt is None:
        vergeleken = "niet vergeleken met een controlepunt, dus een afgesneden einde valt niet op."
    else:
        vergeleken = f"vergeleken met controlepunt {punt.code}."
    uit.print(f"Het zegel heeft {blokken}{achteraf}; {vergeleken}", soft_wrap=True, highlight=False)
