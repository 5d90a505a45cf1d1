"""The commands that take in and keep in order: ingest, rebuild, doctor."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.tijdzone import in_z
from domain.toegang.bron import Bron, Handeling
from projections.views import BY_NAME, CATALOGUE
from services.berichten.stand import onderdelen as bericht_onderdelen
from services.cli import opties
from services.cli.herbouw import ernaast_van, onderdeel
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, progress_in_bytes, progress_in_steps, table, uit
from services.ingest import KolomprofielError, Uitkomst, read_profile
from services.ingest import ingest as ingest_file
from services.ingest.aanlevering import Omgeving, is_the_delivery, soort_of
from services.ingest.kolomprofiel import Kolomprofiel
from services.instellingcontrole import als_onderdelen, gebreken
from services.projector import rebuild as rebuild_rows
from services.settings import Settings
from services.tijd import nieuwe_id, nu, vandaag
from services.vragen.bevinding import Onderdeel
from services.vragen.doctor import doctor as look_at
from services.werkverdeling.verdelen import verdeel_open_dossiers
from services.zaken.stand import onderdelen as zaken_onderdelen

MET_AFWIJZINGEN = 3


def ingest(
    bestanden: opties.Bestanden,
    keep_recorded: Annotated[
        bool, typer.Option("--keep-recorded", help="Bewaar vastgelegdOp uit het bestand (recht voor migratie).")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            "--rejects", metavar="BESTAND", help="Waar afgewezen regels heen gaan.", show_default="naast het bestand"
        ),
    ] = None,
    profile: opties.Kolomprofiel = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Neem aanleveringen in; slechte regels gaan naar een bestand dat na verbetering opnieuw kan."""
    if rejects is not None and len(bestanden) > 1:
        raise typer.BadParameter("geef bij --rejects één bestand tegelijk", param_hint="--rejects")
    if is_the_delivery(rejects, bestanden[0]):
        raise typer.BadParameter("kies een ander bestand dan de levering zelf", param_hint="--rejects")
    kolomprofiel = None if profile is None else column_profile(profile)
    for bestand in bestanden:
        soort_of(bestand, kolomprofiel)
    with installatie(Bron.AANLEVERINGEN, db, profiel, handeling=Handeling.VASTLEGGEN) as hier:
        omgeving = Omgeving(hier.recording().log, hier.kader, nu, nieuwe_id, vandaag(), hier.settings.door)
        uitkomsten = []
        for bestand in bestanden:
            with progress_in_bytes(bestand.name, bestand.stat().st_size) as voortgang:
                uitkomst = ingest_file(
                    bestand,
                    omgeving,
                    rejects=rejects,
                    keep_recorded=keep_recorded,
                    voortgang=voortgang,
                    profiel=kolomprofiel,
                )
            uitkomsten.append(uitkomst)
        verdeel_open_dossiers(hier)
        hier.catch_up()
    totaal = {
        naam: sum(getattr(u.telling, naam) for u in uitkomsten)
        for naam in ("gelezen", "nieuw", "ongewijzigd", "afgewezen")
    }
    if json:
        as_json({**totaal, "bestanden": [_result(u) for u in uitkomsten]})
    else:
        show_results(uitkomsten)
    if totaal["afgewezen"]:
        raise typer.Exit(MET_AFWIJZINGEN)


def column_profile(naam: str) -> Kolomprofiel:
    """Read the profile that an option names (raises BadParameter)."""
    try:
        return read_profile(naam)
    except KolomprofielError as fout:
        raise typer.BadParameter(str(fout), param_hint="--profile") from None


def _result(uitkomst: Uitkomst) -> dict[str, Any]:
    telling = uitkomst.telling
    return {
        "bestand": uitkomst.bestand.name,
        "soort": uitkomst.soort,
        "gelezen": telling.gelezen,
        "nieuw": telling.nieuw,
        "ongewijzigd": telling.ongewijzigd,
        "afgewezen": telling.afgewezen,
        "rejects": uitkomst.rejects and str(uitkomst.rejects),
    }


def show_results(uitkomsten: list[Uitkomst]) -> None:
    """Show what became of deliveries."""
    regels = [_result(u) for u in uitkomsten]
    kolommen = ["bestand", "soort", "gelezen", "nieuw", "ongewijzigd", "afgewezen"]
    table("Ingenomen", kolommen, [[regel[kolom] for kolom in kolommen] for regel in regels])
    for regel in regels:
        if regel["rejects"]:
            meldt.print(
                f"Afgewezen regels staan in {regel['rejects']}: verbeter ze daar en bied dat bestand opnieuw aan.",
                soft_wrap=True,
            )


def rebuild(
    projectie: Annotated[str | None, typer.Argument(metavar="[PROJECTIE]", help="Alleen deze; anders alle.")] = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Maak projecties opnieuw uit het logboek."""
    if projectie is not None and projectie not in BY_NAME:
        raise typer.BadParameter(f"kies uit: {', '.join(BY_NAME)}", param_hint="PROJECTIE")
    views = CATALOGUE if projectie is None else (BY_NAME[projectie],)
    with (
        installatie(Bron.ONDERHOUD, db, profiel, handeling=Handeling.BEHEREN) as hier,
        progress_in_steps("Herbouwen") as voortgang,
    ):
        gevolgd_op = rebuild_rows(hier.log, hier.recording().rows, hier.basis, nu(), views, voortgang=voortgang)
    if json:
        as_json({"projecties": [view.name for view in views], "gevolgdOp": in_z(gevolgd_op)})
    else:
        uit.print(f"Herbouwd: {', '.join(view.name for view in views)}.", soft_wrap=True)


def doctor(json: opties.Json = False, db: opties.Db = None, profiel: opties.Profiel = None) -> None:
    """Kijk of deze installatie in orde is."""
    gezet = Settings().with_options(db=db, profiel=profiel)
    if verkeerd := als_onderdelen(gebreken(gezet)):
        _show_findings(verkeerd, as_document=json)
        raise typer.Exit(1)
    with installatie(Bron.ONDERHOUD, db, profiel) as hier:
        settings = hier.settings
        onderdelen = [Onderdeel("Instellingen", True, settings.gezet() or "geen: alles is zoals het standaard is")]
        onderdelen.extend(
            look_at(hier.log, hier.eigen_rijen, hier.kader, vandaag(), settings.profiel, settings.kalender_path)
        )
        onderdelen.append(onderdeel(ernaast_van(hier)))
        onderdelen += zaken_onderdelen(settings, {stap.soort for b in hier.alle_beleid() for stap in b.stap})
        onderdelen += bericht_onderdelen(settings, hier.kern.sleutels.berichtsleutel)
    _show_findings(onderdelen, as_document=json)
    if not all(o.goed for o in onderdelen):
        raise typer.Exit(1)


def _show_findings(onderdelen: Sequence[Onderdeel], *, as_document: bool) -> None:
    if as_document:
        as_json(
            {
                "onderdelen": [
                    {"naam": o.naam, "goed": o.goed, "bevinding": o.bevinding, "remedie": None if o.goed else o.remedie}
                    for o in onderdelen
                ]
            }
        )
    else:
        table(
            "Installatie",
            ["onderdeel", "", "bevinding", "wat te doen"],
            [[o.naam, "goed" if o.goed else "LET OP", o.bevinding, "" if o.goed else o.remedie] for o in onderdelen],
        )
