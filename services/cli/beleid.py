"""The commands beleid: which versions there are, what another would change, and let it come into force."""

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.toegang.bron import Bron, Handeling
from services.beleid import lees_beleid
from services.cli import opties
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import as_json, progress_in_steps, table, uit
from services.kalenderbestand import lees_kalender
from services.tijd import nieuwe_id, nu, vandaag
from services.vaststelling import Nieuwbeleid, Vergelijking, activeer, genoemd, kort, versies
from services.vragen.vraag import VraagError, dag

beleid = typer.Typer(
    name="beleid",
    cls=Opdrachten,
    help="Welke afspraken gelden vanaf wanneer, en wat zou een nieuwe versie veranderen?",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Nieuw = Annotated[
    str | None,
    typer.Argument(metavar="[NIEUW]", help="Een profiel: een naam, of een TOML-bestand.", show_default=False),
]
Kalender = Annotated[
    Path | None, typer.Option("--kalender", metavar="BESTAND", help="Een TOML-bestand met afwijkingen van de kalender.")
]
Ingangsdatum = Annotated[
    str | None,
    typer.Option(
        "--ingangsdatum", metavar="D", help="De eerste dag die ernaar beoordeeld wordt.", show_default="vandaag"
    ),
]
Terugwerkend = Annotated[bool, typer.Option("--terugwerkend", help="Sta een ingangsdatum toe die al voorbij is.")]


@beleid.command("list", cls=Opdracht)
def list_(json: opties.Json = False, db: opties.Db = None) -> None:
    """Welke versies van beleid en kalenders zijn er vastgesteld, en welke gelden vandaag?"""
    with installatie(Bron.BELEID, db) as hier:
        antwoord = versies(hier.log.beleid(), hier.basis, vandaag())
    if json:
        as_json(antwoord)
        return
    if not antwoord["versies"]:
        uit.print(f"Er is nog niets vastgesteld: het profiel {antwoord['zonderVersies']} geldt, op alle dagen.")
        return
    regels = [
        [v["soort"], v["naam"], v["versie"], v["ingangsdatum"], "ja" if v["geldt"] else ""] for v in antwoord["versies"]
    ]
    table("Vastgesteld", ["", "naam", "versie", "vanaf", "geldt vandaag"], regels)


@beleid.command(cls=Opdracht)
def diff(
    nieuw: Nieuw = None,
    kalender: Kalender = None,
    ingangsdatum: Ingangsdatum = None,
    toon: Annotated[int, typer.Option("--toon", metavar="N", min=0, help="Zoveel voorbeelden per regel.")] = 5,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Wat zou een nieuwe versie veranderen, voor wie en door welke regel? Er wordt niets vastgelegd."""
    gevraagd = _asked_for(nieuw, kalender, ingangsdatum)
    with installatie(Bron.BELEIDSVERSCHIL, db) as hier, progress_in_steps("Vergelijken") as voortgang:
        bekend_op = hier.recording().catch_up()
        vergelijking = Vergelijking(hier.log, hier.verloop, hier.uitgangspunt, gevraagd, bekend_op)
        antwoord = vergelijking.antwoord(max(vandaag(), gevraagd.ingangsdatum), toon, voortgang)
    as_json(antwoord) if json else _show(antwoord)


@beleid.command(cls=Opdracht)
def activate(
    nieuw: Nieuw = None,
    kalender: Kalender = None,
    ingangsdatum: Ingangsdatum = None,
    terugwerkend: Terugwerkend = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Stel een nieuwe versie vast; antwoorden over dagen ervoor houden het beleid dat toen gold."""
    gevraagd = _asked_for(nieuw, kalender, ingangsdatum)
    if gevraagd.ingangsdatum < vandaag() and not terugwerkend:
        raise VraagError(
            f"{gevraagd.ingangsdatum} is voorbij: dagen die al beoordeeld zijn, worden dan anders beoordeeld; "
            "kijk met beleid diff en geef --terugwerkend als dat zo moet"
        )
    with installatie(Bron.BELEID, db, handeling=Handeling.BEHEREN) as hier:
        nieuwe = activeer(hier.recording().log, hier.uitgangspunt, gevraagd, nu, nieuwe_id, hier.settings.door)
        hier.catch_up()
    vastgesteld = [genoemd(versie) for versie in nieuwe]
    if json:
        as_json({"vastgesteld": vastgesteld})
    else:
        regels = [[v["soort"], v["naam"], v["versie"], v["ingangsdatum"]] for v in vastgesteld]
        table("Vastgesteld", ["", "naam", "versie", "vanaf"], regels)


def _asked_for(nieuw: str | None, kalender: Path | None, ingangsdatum: str | None) -> Nieuwbeleid:
    if nieuw is None and kalender is None:
        raise VraagError("noem een profiel (een naam of een TOML-bestand), of geef --kalender")
    return Nieuwbeleid(
        dag(ingangsdatum) if ingangsdatum else vandaag(),
        None if nieuw is None else lees_beleid(nieuw),
        () if kalender is None else lees_kalender(kalender),
    )


def _show(antwoord: dict[str, Any]) -> None:
    afspraken = [[een["sleutel"], kort(een["was"]), kort(een["wordt"])] for een in antwoord["beleid"]]
    table(f"Andere afspraken vanaf {antwoord['ingangsdatum']}", ["sleutel", "was", "wordt"], afspraken)
    dossiers = antwoord["dossiers"]
    regels = [
        [
            een["onderdeel"],
            een["regel"],
            een["dossiers"],
            "; ".join(f"{o['van']} → {o['naar']}: {o['aantal']}" for o in een["overgangen"]),
        ]
        for een in antwoord["regels"]
    ]
    titel = f"{dossiers['geraakt']} van {dossiers['bekeken']} dossiers veranderen; er is niets vastgelegd"
    table(titel, ["", "regel", "dossiers", f"op {antwoord['peildatum']}"], regels)
    voorbeelden = [
        [een["dossierId"], een["regel"], _days(een["was"]), _days(een["wordt"])] for een in antwoord["voorbeelden"]
    ]
    if voorbeelden:
        table("Voorbeelden", ["dossier", "regel", "was", "wordt"], voorbeelden)


def _days(stukken: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{een['van']}..{een['totEnMet'] or ''} {' '.join(str(w) for w in een['waarden'] if w is not None)}"
        for een in stukken
    )
