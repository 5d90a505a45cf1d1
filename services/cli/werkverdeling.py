"""The commands werkverdeling: who works here, who handles what, and what is nobody's."""

from collections import Counter
from dataclasses import replace
from typing import Annotated, Any

import typer

from domain.errors import Weigering
from domain.toegang.bron import Bron, Handeling
from services.beleid import lees_beleid
from services.cli import opties
from services.cli.nederlands import Opdracht, Opdrachten
from services.cli.openen import installatie
from services.cli.scherm import DOSSIER, as_json, table
from services.ingest.enkel import AndereVersie, Verzoek
from services.tijd import nieuwe_id, vandaag
from services.toegang import omgeving_van
from services.vragen.medewerkers import bezetting_van
from services.vragen.medewerkers import medewerkers as medewerkers_of
from services.vragen.replay import event_as_answer
from services.vragen.vraag import VraagError, dag
from services.vragen.werkverdeling import werkverdeling as werkverdeling_of
from services.vragen.werkverdeling import zonder_behandelaar
from services.werkverdeling.register import leg_vast_bij_personeel
from services.werkverdeling.verdelen import draag_over, verdeel_open_dossiers, wijs_dossiers_toe

werkverdeling = typer.Typer(
    name="werkverdeling",
    cls=Opdrachten,
    help="Wie werkt hier, wie behandelt welk dossier, en wat heeft niemand?",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Wie = Annotated[str, typer.Argument(metavar="MEDEWERKER", help="Het pseudoniem van de medewerker.")]
Vanaf = Annotated[str | None, typer.Option("--vanaf", metavar="D", help="De eerste dag.", show_default="vandaag")]
BRON = "opdracht"


@werkverdeling.command(cls=Opdracht)
def toon(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Hoeveel dossiers behandelt iedereen, en wat daarvan is te laat of moet deze week?"""
    with installatie(Bron.WERKVERDELING, db, profiel) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        beleid = hier.verloop.op(vraag.peildatum, vraag.bekend_op).beleid
        antwoord = werkverdeling_of(hier.rows, vraag, bezetting_van(hier.log, vraag.bekend_op), beleid)
    if json:
        as_json(antwoord)
        return
    kolommen = ["medewerker", "naam", "dossiers", "eigen", "overDeTermijn", "dezeWeek", "hoogstens"]
    regels = [[m[k] for k in kolommen] + [_remark(m)] for m in antwoord["medewerkers"]]
    titel = f"{antwoord['open']} open dossiers op {antwoord['peildatum']}, {antwoord['zonderBehandelaar']} van niemand"
    table(titel, ["medewerker", "naam", "dossiers", "eigen", "te laat", "deze week", "hoogstens", ""], regels)


def _remark(m: dict[str, Any]) -> str:
    if not m["werktHier"]:
        return "werkt hier niet"
    return "afwezig" if m["afwezig"] else "te veel" if m["teVeel"] else ""


@werkverdeling.command(cls=Opdracht)
def zonder(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    regels: Annotated[
        str | None,
        typer.Option("--regels", metavar="P", help="Reken met de regels van dit profiel: een naam of TOML-bestand."),
    ] = None,
    alle: Annotated[bool, typer.Option("--alle", help="Alle open dossiers, ook die van iemand zijn.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Welke open dossiers behandelt niemand, waarom, en wie kreeg ze volgens de regels? Er wordt niets vastgelegd."""
    with installatie(Bron.WERKVERDELING, db) as hier:
        vraag = hier.vraag(peildatum, bekend_op)
        kader = hier.verloop.op(vraag.peildatum, vraag.bekend_op)
        if regels is not None:
            kader = replace(kader, beleid=lees_beleid(regels))
        bezetting = bezetting_van(hier.log, vraag.bekend_op)
        antwoord = zonder_behandelaar(hier.rows, vraag, bezetting, kader, hier.log.dossiers, alle=alle)
    if json:
        as_json(antwoord)
        return
    kolommen = ["dossierId", "sinds", "tekst", "toegewezen", "voorstel", "volgens"]
    titel = f"{antwoord['aantal']} open dossiers op {antwoord['peildatum']}"
    tabel = [[r[k] for k in kolommen] for r in antwoord["zonderBehandelaar"]]
    table(titel, [DOSSIER, "open sinds", "waarom", "van", "volgens de regels", "regel"], tabel)


@werkverdeling.command(cls=Opdracht)
def verdeel(json: opties.Json = False, db: opties.Db = None) -> None:
    """Geef elk open dossier dat van niemand is aan iemand, volgens de regels; clock en ingest doen dit ook."""
    with installatie(Bron.WERKVERDELING, db, handeling=Handeling.VASTLEGGEN) as hier:
        vastgelegd = verdeel_open_dossiers(hier)
    _show(vastgelegd, as_document=json)


@werkverdeling.command(cls=Opdracht)
def geef(
    dossiers: Annotated[list[str], typer.Argument(metavar="DOSSIER...", help="De dossiers.")],
    aan: Annotated[str, typer.Option("--aan", metavar="MEDEWERKER", help="Wie ze vanaf vandaag behandelt.")],
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Geef dossiers vanaf vandaag aan een medewerker; is hij afwezig, dan neemt zijn waarnemer ze waar."""
    with installatie(Bron.WERKVERDELING, db, handeling=Handeling.VASTLEGGEN) as hier:
        vastgelegd = wijs_dossiers_toe(hier, [hier.find(een, None) for een in dossiers], aan, BRON)
    _show(vastgelegd, as_document=json)


@werkverdeling.command("draag-over", cls=Opdracht)
def draag_over_(
    van: Wie,
    aan: Annotated[
        str | None,
        typer.Option("--aan", metavar="MEDEWERKER", help="Wie ze krijgt.", show_default="wie de regels zeggen"),
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Geef alle open dossiers van een medewerker aan een ander, of aan wie de regels zeggen."""
    with installatie(Bron.WERKVERDELING, db, handeling=Handeling.VASTLEGGEN) as hier:
        vastgelegd = draag_over(hier, van, aan, BRON)
    _show(vastgelegd, as_document=json)


@werkverdeling.command(cls=Opdracht)
def medewerkers(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Wie werkt hier, in welke rol en portefeuille, en wie is er niet?"""
    with installatie(Bron.MEDEWERKERS, db) as hier:
        antwoord = medewerkers_of(hier.log, hier.vraag(peildatum, bekend_op))
    if json:
        as_json(antwoord)
        return
    regels = [
        [m["medewerker"], m["naam"], m["rol"], m["aandeel"], ", ".join(m["portefeuilles"]), m["van"], _away(m)]
        for m in antwoord["medewerkers"]
    ]
    kolommen = ["medewerker", "naam", "rol", "%", "portefeuilles", "sinds", ""]
    table(f"Medewerkers op {antwoord['peildatum']}", kolommen, regels)


def _away(m: dict[str, Any]) -> str:
    weg = m["afwezig"]
    if weg is None:
        return ""
    wie = f"{weg['waarnemer']} neemt waar" if weg["waarnemer"] else "niemand neemt waar"
    return f"afwezig tot en met {weg['totEnMet'] or 'nader bericht'}; {wie}"


@werkverdeling.command("stel-aan", cls=Opdracht)
def stel_aan(
    wie: Wie,
    naam: Annotated[str, typer.Option("--naam", metavar="N", help="Hoe hij heet, voor collega's.")],
    rol: Annotated[str, typer.Option("--rol", metavar="R", help="In welke rol.")] = "leerplicht",
    aandeel: Annotated[
        int, typer.Option("--aandeel", metavar="%", min=1, max=100, help="Het deel van een volle werkweek.")
    ] = 100,
    portefeuille: Annotated[
        list[str] | None, typer.Option("--portefeuille", metavar="P", help="Welke portefeuille; mag vaker.")
    ] = None,
    vanaf: Vanaf = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Leg vast dat iemand hier werkt, of dat zijn werk anders wordt."""
    gezegd = {"medewerker": wie, "naam": naam, "rol": rol, "aandeel": aandeel, "portefeuilles": portefeuille or []}
    _record({"type": "MedewerkerAangesteld", "geldigOp": _day(vanaf), **gezegd}, db, as_document=json)


@werkverdeling.command(cls=Opdracht)
def vertrekt(wie: Wie, vanaf: Vanaf = None, json: opties.Json = False, db: opties.Db = None) -> None:
    """Leg vast dat iemand hier niet meer werkt; zijn dossiers gaan pas naar een ander met draag-over."""
    _record({"type": "MedewerkerVertrokken", "geldigOp": _day(vanaf), "medewerker": wie}, db, as_document=json)


@werkverdeling.command(cls=Opdracht)
def afwezig(
    wie: Wie,
    vanaf: Vanaf = None,
    tot_en_met: Annotated[
        str | None, typer.Option("--tot-en-met", metavar="D", help="De laatste dag, als die bekend is.")
    ] = None,
    waarnemer: Annotated[
        str | None, typer.Option("--waarnemer", metavar="MEDEWERKER", help="Wie zijn dossiers dan behandelt.")
    ] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Leg vast dat iemand er niet is, en wie waarneemt."""
    rest = {"totEnMet": tot_en_met and dag(tot_en_met).isoformat(), "waarnemer": waarnemer}
    gezegd = {naam: waarde for naam, waarde in rest.items() if waarde is not None}
    gezegd = {"type": "MedewerkerAfwezig", "geldigOp": _day(vanaf), "medewerker": wie, **gezegd}
    _record(gezegd, db, as_document=json)


@werkverdeling.command(cls=Opdracht)
def terug(wie: Wie, vanaf: Vanaf = None, json: opties.Json = False, db: opties.Db = None) -> None:
    """Leg vast dat iemand er weer is, eerder dan gezegd."""
    _record({"type": "MedewerkerTerug", "geldigOp": _day(vanaf), "medewerker": wie}, db, as_document=json)


@werkverdeling.command(cls=Opdracht)
def herroep(
    gebeurtenis: Annotated[str, typer.Argument(metavar="GEBEURTENIS", help="Het id van wat niet klopt.")],
    reden: Annotated[str, typer.Option("--reden", metavar="R", help="Waarom; noem geen namen.")],
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Neem terug wat over een medewerker is vastgelegd, bijvoorbeeld verlof dat niet doorgaat."""
    gezegd = {"type": "GebeurtenisHerroepen", "geldigOp": _day(None), "gebeurtenisId": gebeurtenis, "reden": reden}
    _record(gezegd, db, as_document=json)


def _day(geschreven: str | None) -> str:
    return (dag(geschreven) if geschreven else vandaag()).isoformat()


def _record(velden: dict[str, Any], db: str | None, *, as_document: bool) -> None:
    """Record something about who works here, and let what follows from it hold at once."""
    with installatie(Bron.MEDEWERKERS, db, handeling=Handeling.VASTLEGGEN) as hier:
        antwoord = leg_vast_bij_personeel(omgeving_van(hier), Verzoek(velden, str(nieuwe_id()), None, BRON))
        match antwoord:
            case Weigering(melding=melding):
                raise VraagError(melding)
            case AndereVersie():
                raise RuntimeError("no version was asked for")
            case tuple():
                raise VraagError("; ".join(bezwaar.melding for bezwaar in antwoord))
            case _:
                vastgelegd = Counter({antwoord.feit.type_name(): 1}) + verdeel_open_dossiers(hier)
                als_antwoord = event_as_answer(antwoord)
    if as_document:
        as_json({"gebeurtenis": als_antwoord, "vastgelegd": dict(sorted(vastgelegd.items()))})
    else:
        _show(vastgelegd, as_document=False)


def _show(vastgelegd: Counter[str], *, as_document: bool) -> None:
    geteld = dict(sorted(vastgelegd.items()))
    if as_document:
        as_json({"vastgelegd": geteld})
    else:
        table("Vastgelegd", ["gebeurtenis", "aantal"], [[naam, aantal] for naam, aantal in geteld.items()])
