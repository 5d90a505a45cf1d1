"""What does a municipality tell its council about a school year (LPW art. 25, paragraph 1)?"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

import orjson

from domain.jaarverslag import vastgesteld, vorig_schooljaar
from domain.kaderverloop import Kaderverloop, beleid_op
from domain.periode import DAG, Periode, add_months
from domain.rules.thuiszitter import Status
from domain.stroom import Stroom
from domain.telling.cijfers import CATALOGUE, ERBIJ, RELATIEF
from domain.telling.definities import DEFINITIES, bron_van
from domain.telling.indeling import Onderwijsgroep
from domain.tijdzone import in_utc, in_z, lokale_datum
from projections.stores.promise import RowStore, Vraag
from services.vragen.klein_verslag import per_school
from services.vragen.kleine_telling import zonder_kleine
from services.vragen.onderdrukken import te_klein
from services.vragen.telling import dagen_van_het_schooljaar, telling

PACT = "thuiszitterspact"
MAANDEN = 12
Jaar = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verslagvraag:
    """About which school year of which municipality, as known when."""

    schooljaar: str
    gemeentecode: str
    bekend_op: datetime


@dataclass(frozen=True, slots=True)
class Bronnen:
    """What a report is made of: the rows, the reports that were sent before, and which policy held."""

    rows: RowStore
    verslagen: Stroom
    beleid: Stroom
    verloop: Kaderverloop


def jaarverslag(bronnen: Bronnen, gevraagd: Verslagvraag) -> dict[str, Any]:
    """
    Return the report of a municipality about a school year, with the year before beside it.

    Numbers of 1 through 4 are None, and so is what would give them away: whoever asks, it is the same. The year before
    stands as it was reported, when that was recorded, so that two reports never tell by subtracting what one pupil
    changed; else as known at the same moment.

    Raises:
        VraagError: it is no school year that can be counted.

    """
    dagen = dagen_van_het_schooljaar(gevraagd.schooljaar)
    dit = _year(bronnen.rows, gevraagd)
    eerder = _before(bronnen, gevraagd)
    vorig = None if eerder is None else _year(bronnen.rows, eerder)
    return {
        "schooljaar": gevraagd.schooljaar,
        "gemeentecode": gevraagd.gemeentecode,
        "peildatum": dit["peildatum"],
        "bekendOp": in_z(gevraagd.bekend_op),
        "isVoorbij": dit["peildatum"] == dagen.tot_en_met.isoformat(),
        "vorigJaar": _said_before(bronnen, gevraagd, eerder, vorig),
        "beleid": _policies(bronnen, dagen, gevraagd.bekend_op),
        "cijfers": list(_figures(dit, vorig)),
        "perSchool": dit["perSchool"],
        "verloop": _course(dit, vorig),
        "aanbod": {**dit["aanbod"], "vorigJaar": None if vorig is None else vorig["aanbod"]},
        "zwijgendeScholen": _silent(dit, vorig),
    }


def controlegetal(verslag: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what stands in a report: the same report has the same, whatever its layout."""
    return hashlib.sha256(orjson.dumps(verslag, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _before(bronnen: Bronnen, gevraagd: Verslagvraag) -> Verslagvraag | None:
    jaar = vorig_schooljaar(gevraagd.schooljaar)
    if jaar is None:
        return None
    gezegd = vastgesteld(bronnen.verslagen, jaar, gevraagd.gemeentecode, gevraagd.bekend_op)
    bekend_op = gevraagd.bekend_op if gezegd is None else in_utc(gezegd.feit.bekend_op)
    return Verslagvraag(jaar, gevraagd.gemeentecode, bekend_op)


def _said_before(
    bronnen: Bronnen, gevraagd: Verslagvraag, eerder: Verslagvraag | None, vorig: Jaar | None
) -> Jaar | None:
    if eerder is None or vorig is None:
        return None
    gezegd = vastgesteld(bronnen.verslagen, eerder.schooljaar, gevraagd.gemeentecode, gevraagd.bekend_op)
    return {
        "schooljaar": eerder.schooljaar,
        "peildatum": vorig["peildatum"],
        "bekendOp": in_z(eerder.bekend_op),
        "zoalsVerslagen": gezegd is not None,
    }


def _year(rows: RowStore, gevraagd: Verslagvraag) -> Jaar:
    """Return what is shown of one year; nothing of it depends on another year."""
    dagen, code = dagen_van_het_schooljaar(gevraagd.schooljaar), gevraagd.gemeentecode
    vraag = Vraag(min(lokale_datum(gevraagd.bekend_op), dagen.tot_en_met), gevraagd.bekend_op)
    alle = telling(rows, gevraagd.schooljaar, gevraagd.bekend_op, gemeentecode=code, cijfers=(*CATALOGUE, *ERBIJ))
    cijfers = {een["cijfer"]: een for een in zonder_kleine(alle)["gemeenten"][0]["cijfers"]}
    scholen = rows.per_school(vraag, gevraagd.schooljaar, RELATIEF.code, gemeentecode=code)
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "cijfers": cijfers,
        "perSchool": per_school(scholen, cijfers[RELATIEF.code]),
        "genoemd": {rij["brin"] for rij in scholen},
        "verloop": [_at_home(rows, dag, vraag, code) for dag in _firsts(dagen)],
        "aanbod": _offers(rows, vraag, dagen, code),
    }


def _figures(dit: Jaar, vorig: Jaar | None) -> Iterator[dict[str, Any]]:
    for cijfer in (*CATALOGUE, *ERBIJ):
        nu = dit["cijfers"][cijfer.code]
        toen = None if vorig is None else vorig["cijfers"][cijfer.code]["leerlingen"]
        verschil = None if toen is None or nu["leerlingen"] is None else nu["leerlingen"] - toen
        yield {
            "cijfer": cijfer.code,
            "titel": cijfer.titel,
            "definitie": DEFINITIES[cijfer.code],
            "bron": bron_van(cijfer.code),
            "leerlingen": nu["leerlingen"],
            "keren": nu["keren"],
            "telKeren": cijfer.telt_keren,
            "vorigJaar": toen,
            "verschil": verschil,
            "perOnderwijssoort": {groep.value: nu["perOnderwijssoort"][groep.value] for groep in Onderwijsgroep},
        }


def _firsts(dagen: Periode) -> list[date]:
    """Return the first day of each month of a school year, and the last day of the year."""
    return [*(add_months(dagen.van, n) for n in range(MAANDEN)), dagen.tot_en_met]


def _at_home(rows: RowStore, dag: date, stand: Vraag, gemeentecode: str) -> dict[str, Any]:
    """Return how many were thuiszitter on a day; of a day that had yet to come nothing."""
    if dag > stand.peildatum:
        return {"dag": dag.isoformat(), "thuiszitters": None, "isGeweest": False}
    geteld = rows.thuis_geteld(Vraag(dag, stand.bekend_op), gemeentecode=gemeentecode)
    aantal = sum(rij["leerlingen"] for rij in geteld if rij["status"] == Status.THUISZITTER)
    return {"dag": dag.isoformat(), "thuiszitters": None if te_klein(aantal) else aantal, "isGeweest": True}


def _course(dit: Jaar, vorig: Jaar | None) -> list[dict[str, Any]]:
    """Put the same day of the year before beside each day."""
    toen = [None] * len(dit["verloop"]) if vorig is None else [punt["thuiszitters"] for punt in vorig["verloop"]]
    return [{**punt, "vorigJaar": aantal} for punt, aantal in zip(dit["verloop"], toen, strict=True)]


def _offers(rows: RowStore, vraag: Vraag, dagen: Periode, gemeentecode: str) -> dict[str, Any]:
    """Return how many got an offer in the year, and after how many days half of them had it."""
    tot_nu = Periode(dagen.van, min(dagen.tot_en_met, vraag.peildatum)) if vraag.peildatum >= dagen.van else None
    gehaald = [] if tot_nu is None else rows.gehaald_in(vraag, PACT, tot_nu, gemeentecode=gemeentecode)
    duur = [(date.fromisoformat(r["gehaald_op"]) - date.fromisoformat(r["start"])) // DAG for r in gehaald]
    if te_klein(len(duur)):
        return {"aantal": None, "mediaanDagen": None}
    return {"aantal": len(duur), "mediaanDagen": round(median(duur)) if duur else None}


def _policies(bronnen: Bronnen, dagen: Periode, bekend_op: datetime) -> list[dict[str, Any]]:
    """Return which policy judged the days of the year, with the version that was recorded (None: that of the setup)."""
    eerste = min((v.vastgelegd_op for v in bronnen.beleid.vastleggingen), default=bekend_op)
    bekend = Stroom(
        bronnen.beleid.id,
        tuple(v for v in bronnen.beleid.vastleggingen if v.vastgelegd_op <= max(bekend_op, eerste)),
    )
    gevonden: list[dict[str, Any]] = []
    for deel in bronnen.verloop.lijn(bekend_op):
        van, tot_en_met = max(deel.dagen.van, dagen.van), min(deel.dagen.tot_en_met, dagen.tot_en_met)
        if van > tot_en_met:
            continue
        versie = beleid_op(bekend, van)
        een = {"profiel": deel.kader.beleid.profiel, "versie": versie and versie.feit.versie}
        if not gevonden or gevonden[-1]["profiel"] != een["profiel"] or gevonden[-1]["versie"] != een["versie"]:
            gevonden.append({**een, "van": van.isoformat()})
    return gevonden


def _silent(dit: Jaar, vorig: Jaar | None) -> list[str]:
    """Return the schools that reported shown numbers the year before and nobody this year."""
    if vorig is None:
        return []
    toen = {een["brin"] for een in vorig["perSchool"] if een["leerlingen"] is not None and een["brin"] is not None}
    return sorted(toen - dit["genoemd"])
