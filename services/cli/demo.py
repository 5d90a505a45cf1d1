"""The command demo: a municipality's school year, from a messy export to a pupil's history."""

import csv
import shutil
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from domain.decisions.klokslag import Klokstand
from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import Rol
from projections.stores.promise import Vraag
from services.aanmelding.mensen import MENSEN, pseudoniem_van
from services.adressen import neem_vrije
from services.beleid import lees_gemeenten, lees_kader
from services.cli.openen import installatie
from services.cli.scherm import coloured, counted, table, uit
from services.cli.serve import start
from services.cli.vragen import show_replay
from services.cli.werk import show_results
from services.clock import Opbrengst, sla
from services.generator import Opdracht, genereer
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.ingest.enkel import Verzoek
from services.installatie import Installatie
from services.server.inhoud import Inhoud
from services.tijd import nieuwe_id, nu, vandaag
from services.vragen.medewerkers import bezetting_van
from services.vragen.replay import replay
from services.vragen.thuiszitters import thuiszitters
from services.vragen.vraag import vraag
from services.vragen.werkverdeling import werkverdeling
from services.vragen.werkvoorraad import werkvoorraad
from services.werkverdeling.register import leg_vast_bij_personeel
from services.werkverdeling.verdelen import verdeel_open_dossiers

PEILDATUM = date(2026, 6, 1)
OPDRACHT = Opdracht(
    leerlingen=4_000, seed=2026, schooljaar=2025, tot_en_met=PEILDATUM, gemeentecode="0014", fouten=0.03, dichtheid=3.0
)
SHOWN = 12
AMBTENAAR = Rol.LEERPLICHTAMBTENAAR
MEDEWERKERS = ((pseudoniem_van(AMBTENAAR), dict(MENSEN)[AMBTENAAR]), ("bram", "Bram de Groot"))
"""Among whom the dossiers are divided; the first is who may be chosen at the door of the dashboard."""
MERK = ".verzuimspoor-demo"
"""By this file a folder is known as a demo, which may be replaced."""


def demo(
    naar: Annotated[
        Path, typer.Option("--map", metavar="MAP", help="De map voor de demo; een eerdere demo daarin wordt vervangen.")
    ] = Path(".demo"),
    scherm: Annotated[
        bool | None,
        typer.Option("--scherm/--geen-scherm", help="Open het dashboard aan het eind.", show_default="op een terminal"),
    ] = None,
) -> None:
    """Laat zien wat Verzuimspoor doet, met een verzonnen gemeente."""
    _start_afresh(naar)
    uit.rule("1. Een verzonnen gemeente: een schooljaar, een rommelige export en een gecorrigeerde")
    oogst = genereer(OPDRACHT, lees_gemeenten(), lees_kader("landelijk").kalender, naar)
    uit.print(
        f"{OPDRACHT.leerlingen} leerlingen in Groningen, {oogst.leerlingen_in_beeld} met iets te melden. "
        f"Alles is verzonnen: zie {oogst.leesmij}."
    )
    with installatie(
        Bron.ONDERHOUD,
        str(naar / "verzuimspoor.db"),
        "landelijk",
        str(naar / "verzuimspoor.sleutels"),
        handeling=Handeling.BEHEREN,
    ) as hier:
        omgeving = Omgeving(hier.log, hier.kader, nu, nieuwe_id, vandaag(), "demo")
        uit.rule("2. De eerste export, en wat andere systemen al wisten")
        eerst = [ingest(oogst.verzuimmeldingen, omgeving), ingest(oogst.gebeurtenissen, omgeving, keep_recorded=True)]
        show_results(eerst)
        _show_a_reject(eerst[0].rejects)
        toen = hier.catch_up()
        uit.rule("3. De gecorrigeerde export: wat hetzelfde bleef, blijft ongewijzigd")
        show_results([ingest(oogst.verzuimmeldingen_gecorrigeerd, omgeving)])
        straks = hier.catch_up()
        uit.rule(f"4. Wie zit er thuis op {PEILDATUM}, en tot wanneer is er tijd?")
        nu_bekend = thuiszitters(hier.rows, vraag(PEILDATUM, None, straks), hier.log.schoolteams)
        _show_list(nu_bekend)
        eerder = thuiszitters(hier.rows, vraag(PEILDATUM, toen, straks), hier.log.schoolteams)
        uit.print(
            "Dezelfde dag, zoals bekend vóór de gecorrigeerde export: "
            f"{eerder['aantal']} thuiszitters; nu: {nu_bekend['aantal']}. "
            "Dat antwoord blijft altijd hetzelfde."
        )
        uit.rule("5. De klok slaat: wat is er verstreken, en wat ligt er nu voor wie?")
        slag = Klokstand(PEILDATUM, vandaag())
        opbrengst = sla(hier.log, hier.rows, hier.verloop.lijn(straks), slag, straks, nu, "demo")
        _show_work(hier, opbrengst, vraag(PEILDATUM, None, hier.catch_up()))
        uit.rule("6. Wie behandelt wat?")
        _divide(hier, omgeving)
        uit.rule("7. Eén leerling, gebeurtenis voor gebeurtenis, en wat elke gebeurtenis veranderde")
        gekozen = _most_telling(hier, nu_bekend)
        show_replay(replay(hier.log.dossier(gekozen), hier.verloop, hier.catch_up()))
    _what_next(naar, str(gekozen))
    _open_the_dashboard(naar, scherm=sys.stdin.isatty() and sys.stdout.isatty() if scherm is None else scherm)


def _start_afresh(naar: Path) -> None:
    if naar.exists() and any(naar.iterdir()) and not (naar / MERK).exists():
        raise typer.BadParameter(f"{naar} bestaat al en is geen eerdere demo; kies een andere map", param_hint="--map")
    shutil.rmtree(naar, ignore_errors=True)
    naar.mkdir(parents=True, mode=0o700)
    (naar / MERK).touch()


def _show_a_reject(rejects: Path | None) -> None:
    if rejects is not None:
        with rejects.open(encoding="utf-8", newline="") as file:
            regel = next(csv.DictReader(file, delimiter=";"))
        uit.print(f"Zo'n afwijzing luidt: regel {regel['_regel']}, {regel['_melding']}.", highlight=False)


def _show_list(antwoord: dict[str, Any]) -> None:
    regels = [
        [
            z["dossierId"],
            z["categorie"],
            z["thuisSinds"],
            z["dagenThuis"],
            z["aanZet"],
            z["termijn"]["vervaltOp"],
            coloured(z["termijn"]["status"]),
            z["termijn"]["resterendeDagen"],
        ]
        for z in antwoord["thuiszitters"][:SHOWN]
    ]
    table(
        f"{antwoord['aantal']} thuiszitters; de eerste {len(regels)} op uiterste datum",
        ["dossier", "categorie", "thuis sinds", "dagen", "aan zet", "uiterlijk", "termijn", "nog"],
        regels,
    )
    if antwoord["thuiszitters"]:
        uit.print("Waarom de eerste?")
        for deel in antwoord["thuiszitters"][0]["uitleg"]:
            uit.print(
                f"  [bold]{deel['regel']}[/]: {deel['tekst']} "
                f"[dim]({deel['bron']}; rust op {counted(len(deel['gebeurtenissen']))})[/]"
            )


def _show_work(hier: Installatie, opbrengst: Opbrengst, gevraagd: Vraag) -> None:
    vastgelegd = ", ".join(f"{aantal} x {naam}" for naam, aantal in sorted(opbrengst.vastgelegd.items()))
    uit.print(f"Tot en met {opbrengst.tot} vastgelegd, elk één keer: {vastgelegd}.")
    werk = werkvoorraad(hier.rows, gevraagd, hier.log.schoolteams)["werkvoorraad"]
    by_rol = Counter((regel["rol"], regel["soort"], regel["status"]) for regel in werk)
    regels = [[rol, soort, coloured(status), aantal] for (rol, soort, status), aantal in sorted(by_rol.items())]
    table(f"Wat er op {gevraagd.peildatum} ligt, per rol", ["aan zet", "termijn", "status", "leerlingen"], regels)


def _divide(hier: Installatie, omgeving: Omgeving) -> None:
    for nummer, (wie, naam) in enumerate(MEDEWERKERS):
        feit = {"type": "MedewerkerAangesteld", "geldigOp": PEILDATUM.isoformat(), "medewerker": wie, "naam": naam}
        leg_vast_bij_personeel(omgeving, Verzoek({**feit, "rol": "leerplicht"}, f"demo-{nummer}", None, "demo"))
    verdeel_open_dossiers(hier, PEILDATUM)
    gevraagd = vraag(PEILDATUM, None, hier.catch_up())
    antwoord = werkverdeling(hier.rows, gevraagd, bezetting_van(hier.log, gevraagd.bekend_op), hier.kader.beleid)
    kolommen = ["naam", "dossiers", "overDeTermijn", "dezeWeek"]
    titel = f"{antwoord['open']} open dossiers, {antwoord['zonderBehandelaar']} van niemand"
    regels = [[medewerker[kolom] for kolom in kolommen] for medewerker in antwoord["medewerkers"]]
    table(titel, ["medewerker", "dossiers", "te laat", "deze week"], regels)


def _most_telling(hier: Installatie, antwoord: dict[str, Any]) -> UUID:
    """Return the thuiszitter whose history has most to show."""
    dossiers = hier.log.dossiers(hier.find(z["dossierId"], None) for z in antwoord["thuiszitters"])
    return max(dossiers.values(), key=lambda d: (len(d.vastleggingen), str(d.id))).id


def _what_next(naar: Path, dossier_id: str) -> None:
    db = naar / "verzuimspoor.db"
    uit.rule("Verder")
    uit.print(
        "Probeer nu:\n"
        f"  .venv/bin/verzuimspoor thuiszitters --db {db} --peildatum 2026-03-01 --status alle\n"
        f"  .venv/bin/verzuimspoor dossier {dossier_id} --db {db} --peildatum {PEILDATUM}\n"
        f"  .venv/bin/verzuimspoor termijnen --db {db} --peildatum {PEILDATUM} --binnen 30 --json",
        soft_wrap=True,
        highlight=False,
    )


def _open_the_dashboard(naar: Path, *, scherm: bool) -> None:
    db = naar / "verzuimspoor.db"
    if scherm:
        inhoud = Inhoud(standaarddag=PEILDATUM, voorbeeld=True)
        start(neem_vrije(), inhoud, str(db), str(db.with_suffix(".sleutels")))
        return
    uit.print(
        f"Op een scherm zien:\n  .venv/bin/verzuimspoor serve --db {db} --peildatum {PEILDATUM} --voorbeeld",
        soft_wrap=True,
        highlight=False,
    )
