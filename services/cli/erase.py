"""The command erase: destroy a dossier, or what has been kept long enough."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from domain.decisions.vernietiging import Deel, Vernietigopdracht
from domain.errors import VerzuimspoorError, Weigering
from domain.events.beheer import Vroegtijdig
from domain.toegang.bron import Bron, Handeling
from services.aanvoer.vergeten import vergeet as vergeet_rijen
from services.aanvoer.vergeten import wis_resten
from services.cli import opties
from services.cli.gevraagd import which
from services.cli.herbouw import ernaast_van
from services.cli.herhaald import destroy_again, write_certificates
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.cli.uitgang import op_papier
from services.eventlog.vernietigd import Vernietiging
from services.installatie import DossierOnbekendError, Installatie
from services.projector.wisselen import herschrijf_als_groot
from services.tijd import nu, vandaag
from services.vernietiging import LijstError, bewijs, lees_lijst, maak_af, schrijf_lijst, schrijf_op, verlopen
from services.vernietiging.lijst import as_answer
from services.vragen.dossier import zoals_bekend
from services.vragen.vraag import VraagError
from services.wachtrij import folder_van, vergeet


class GeweigerdError(VerzuimspoorError):
    """What was asked may not be done."""


def erase(
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    grondslag: Annotated[
        str | None, typer.Option("--grondslag", metavar="TEKST", help="Waarom; dit blijft leesbaar, dus zonder naam.")
    ] = None,
    bevestigd_door: Annotated[
        str | None, typer.Option("--bevestigd-door", metavar="X", help="Een pseudoniem voor wie het bevestigde.")
    ] = None,
    eerder: Annotated[
        Vroegtijdig | None, typer.Option("--eerder", help="Waarom het mag voordat de bewaartermijn om is.")
    ] = None,
    wpg: Annotated[bool, typer.Option("--wpg", help="Alleen wat er over handhaving staat.")] = False,
    verlopen_: Annotated[
        bool, typer.Option("--verlopen", help="Maak een lijst van wat lang genoeg bewaard is.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Toon de lijst alleen.")] = False,
    lijst: Annotated[Path, typer.Option("--lijst", metavar="BESTAND", help="Waar die lijst heen gaat.")] = Path(
        "vernietigingslijst.json"
    ),
    uitvoeren: Annotated[
        Path | None, typer.Option("--uitvoeren", metavar="BESTAND", help="Vernietig wat een ander op een lijst zette.")
    ] = None,
    afmaken: Annotated[bool, typer.Option("--afmaken", help="Maak af wat werd afgebroken.")] = False,
    bewijs_: Annotated[bool, typer.Option("--bewijs", help="Toon het bewijs van een eerdere vernietiging.")] = False,
    bewijzen_: Annotated[
        Path | None, typer.Option("--bewijzen", metavar="BESTAND", help="Schrijf alle bewijzen van vernietiging.")
    ] = None,
    opnieuw: Annotated[
        Path | None,
        typer.Option(
            "--opnieuw", metavar="BESTAND", help="Vernietig na terugzetten opnieuw wat in die bewijzen staat."
        ),
    ] = None,
    door: Annotated[
        str | None,
        typer.Option("--door", metavar="X", help="Een pseudoniem voor wie dit doet.", show_default="VERZUIMSPOOR_DOOR"),
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Vernietig een dossier, of wat lang genoeg bewaard is; u krijgt een bewijs."""
    een = dossier_id is not None or pgn is not None
    bestanden = [pad is not None for pad in (uitvoeren, bewijzen_, opnieuw)]
    if een + verlopen_ + sum(bestanden) + (afmaken and not een) != 1:
        raise VraagError("noem één dossier, of geef --verlopen, --uitvoeren, --afmaken, --bewijzen of --opnieuw")
    if grondslag is None and (een or uitvoeren is not None) and not bewijs_:
        raise VraagError("geef met --grondslag waarom; dat blijft leesbaar als het dossier weg is")
    with installatie(Bron.VERNIETIGING, db, handeling=Handeling.BEHEREN) as hier:
        wie = door or hier.settings.door
        if bewijs_:
            gevraagd = which(hier, dossier_id, pgn)
            _show([bewijs(hier.log, v) for v in _destroyed(hier, gevraagd)], [], as_document=json)
            return
        if bewijzen_ is not None:
            write_certificates(hier, bewijzen_, as_document=json)
            return
        herschrijf = partial(herschrijf_als_groot, ernaast_van(hier))
        klaar = maak_af(hier.log, hier.eigen_rijen, hier.catch_up, herschrijf)
        for vernietiging in klaar:
            meldt.print(f"Een eerdere vernietiging is afgemaakt: dossier {vernietiging.dossier_id}.", soft_wrap=True)
        if verlopen_:
            _list(hier, None if dry_run else lijst, wie, as_document=json)
            return
        geweigerd: list[dict[str, str]] = []
        if een:
            opdracht = Vernietigopdracht(
                Deel.HANDHAVING if wpg else Deel.GEHEEL, grondslag or "", vandaag(), wie, bevestigd_door, eerder
            )
            klaar += _one(hier, dossier_id, pgn, opdracht, klaar)
        elif uitvoeren is not None:
            klaar = _carry_out(hier, uitvoeren, grondslag or "", wie, geweigerd)
        elif opnieuw is not None:
            klaar += destroy_again(hier, opnieuw, wie, _destroy, geweigerd)
        maak_af(hier.log, hier.eigen_rijen, hier.catch_up, herschrijf)
        bewijzen = [bewijs(hier.log, vernietiging) for vernietiging in klaar]
    _show(bewijzen, geweigerd, as_document=json)
    if geweigerd:
        raise typer.Exit(1)


def _one(
    hier: Installatie, geschreven: str | None, pgn: str | None, opdracht: Vernietigopdracht, klaar: list[Vernietiging]
) -> list[Vernietiging]:
    """Destroy one dossier; when an earlier run was killed, that was finished just now."""
    try:
        gevraagd = which(hier, geschreven, pgn)
    except DossierOnbekendError:
        if klaar and pgn is not None:
            return []  # its number was gone already
        raise
    for vernietigd in hier.log.vernietigingen.van(gevraagd):
        if vernietigd.deel == opdracht.deel.soort.name and vernietigd.event_id in {v.event_id for v in klaar}:
            return []
    if hier.log.vernietigingen.geheel(gevraagd) is not None:
        raise GeweigerdError("Het dossier is al vernietigd.")
    uitkomst = _destroy(hier, gevraagd, opdracht, hier.catch_up())
    if isinstance(uitkomst, Weigering):
        raise GeweigerdError(uitkomst.melding)
    return [uitkomst]


def _destroy(
    hier: Installatie, gevraagd: UUID, opdracht: Vernietigopdracht, moment: datetime
) -> Vernietiging | Weigering:
    dossier_id = zoals_bekend(hier.log, gevraagd, moment).id
    stromen = hier.log.stromen_of([dossier_id])[dossier_id]
    nummers = hier.log.pgns_of(stromen).values()
    erbij = vergeet_rijen(hier.kern, stromen, nu()) if opdracht.deel is Deel.GEHEEL else []
    lijn = hier.recording().verloop.lijn(moment)
    uitkomst = schrijf_op(hier.log, hier.eigen_rijen, lijn, dossier_id, opdracht, nu, erbij)
    if isinstance(uitkomst, Vernietiging) and opdracht.deel is Deel.GEHEEL:
        vergeet(folder_van(hier.settings), nummers)
        wis_resten(hier.kern)
    return uitkomst


def _destroyed(hier: Installatie, gevraagd: UUID) -> list[Vernietiging]:
    vernietigd = hier.log.vernietigingen.van(gevraagd)
    if not vernietigd:
        raise DossierOnbekendError("van dit dossier is niets vernietigd")
    return vernietigd


def _list(hier: Installatie, naar: Path | None, door: str, *, as_document: bool) -> None:
    """List what has been kept long enough, and write that for somebody else to carry out."""
    regels = verlopen(hier.eigen_rijen, hier.vraag(None, None))
    if naar is not None and regels:
        op_papier(hier, [regel.dossier_id for regel in regels])
        try:
            schrijf_lijst(hier.log, naar, regels, vandaag(), door)
        except FileExistsError:
            raise LijstError(f"{naar} is er al; kies met --lijst een andere naam") from None
    antwoord = [as_answer(regel) for regel in regels]
    geschreven = naar is not None and bool(regels)
    if as_document:
        as_json({"aantal": len(regels), "lijst": str(naar) if geschreven else None, "dossiers": antwoord})
        return
    table("Lang genoeg bewaard", ["dossier", "deel", "bewaard tot en met"], [list(r.values()) for r in antwoord])
    if geschreven:
        uit.print(
            f"De lijst staat in {naar}. Een ander dan {door} vernietigt wat erop staat, met --uitvoeren.",
            soft_wrap=True,
            highlight=False,
        )


def _carry_out(
    hier: Installatie, path: Path, grondslag: str, door: str, geweigerd: list[dict[str, str]]
) -> list[Vernietiging]:
    """Destroy what is on a list of somebody else; of each dossier it is decided anew whether it may."""
    lijst = lees_lijst(hier.log, path)
    if lijst.door == door:
        raise LijstError(f"{door} stelde deze lijst zelf op; een ander voert haar uit (--door of VERZUIMSPOOR_DOOR)")
    klaar, moment = [], hier.catch_up()
    for regel in lijst.regels:
        opdracht = Vernietigopdracht(regel.deel, grondslag, vandaag(), door, lijst.door)
        uitkomst = _destroy(hier, regel.dossier_id, opdracht, moment)
        eerder = [v for v in hier.log.vernietigingen.van(regel.dossier_id) if v.deel == regel.deel.soort.name]
        if isinstance(uitkomst, Weigering) and eerder:
            klaar.append(eerder[-1])  # by an earlier run
        elif isinstance(uitkomst, Weigering):
            geweigerd.append({"dossierId": str(regel.dossier_id), "code": uitkomst.code, "melding": uitkomst.melding})
        else:
            klaar.append(uitkomst)
    return klaar


def _show(bewijzen: list[dict[str, Any]], geweigerd: list[dict[str, str]], *, as_document: bool) -> None:
    if as_document:
        as_json({"aantal": len(bewijzen), "bewijzen": bewijzen, "geweigerd": geweigerd})
        return
    if not bewijzen:
        uit.print("Er is niets vernietigd.")
    for een in bewijzen:
        aantallen = een["aantallen"]
        wat = "Het dossier" if een["deel"] == "geheel" else "Wat er over handhaving stond in het dossier"
        bevestigd = f", bevestigd door {een['bevestigdDoor']}" if een["bevestigdDoor"] else ""
        uit.print(
            f"[bold]Bewijs van vernietiging[/]\n{wat} {een['dossierId']} is vernietigd op {een['vernietigdOp']}.\n"
            f"Grondslag: {een['grondslag']}{' (' + een['eerder'] + ')' if een['eerder'] else ''}.\n"
            f"Door {een['door']}{bevestigd}.\n"
            f"{aantallen['gebeurtenissen']} gebeurtenissen, {aantallen['sleutels']} sleutels, "
            f"{aantallen['nummers']} nummers en {aantallen['regels']} regels van projecties.\n"
            f"Het besluit is gebeurtenis {een['logboek']['positie']} in het logboek, "
            f"sha256 {een['logboek']['sha256']}.\n"
            f"Niet geraakt: {'; '.join(een['nietGeraakt'])}.",
            soft_wrap=True,
            highlight=False,
        )
    if geweigerd:
        table("Niet vernietigd", ["dossier", "waarom"], [[g["dossierId"], g["melding"]] for g in geweigerd])
