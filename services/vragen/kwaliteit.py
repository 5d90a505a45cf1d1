"""What else looks incomplete in the registration, beside the signals that the rules give?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import orjson

from domain.rules.zestien_uur import REGEL as ZESTIEN_UUR
from domain.termijnen.termijn import Termijnstatus
from domain.tijdzone import in_z
from projections.stores.promise import RowStore, Vraag

GEEN_GEMEENTE, GEEN_SCHOOL = "gemeente-onbekend", "school-onbekend"
LANG_STIL, ZONDER_EINDE = "heel-lang-thuis", "minder-uren-zonder-einde"
STIL = timedelta(days=365)
"""So long at home without an end asks whether the pupil is back and nobody said so (our choice)."""
MELDEN = f"{ZESTIEN_UUR.replace('_', '-')}-melden"


def kwaliteit(rows: RowStore, vraag: Vraag) -> dict[str, Any]:
    """Return what to look into by dossier, and by school how many reports of sixteen hours it owes."""
    bevindingen = [*_at_home(rows, vraag), *_fewer_hours(rows, vraag)]
    te_laat = Counter(
        r["school"]
        for r in rows.werkvoorraad(vraag)
        if r["soort"] == MELDEN and r["status"] == Termijnstatus.VERLOPEN and r["school"]
    )
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(bevindingen),
        "bevindingen": bevindingen,
        "scholenDieNogMoetenMelden": [{"brin": brin, "aantal": n} for brin, n in te_laat.most_common()],
    }


def _at_home(rows: RowStore, vraag: Vraag) -> Iterator[dict[str, Any]]:
    for r in rows.thuiszitters(vraag):
        if r["gemeentecode"] is None:
            yield _one(r, GEEN_GEMEENTE, "leerplicht", "Van deze leerling is geen gemeente bekend.")
        if r["brin"] is None:
            yield _one(r, GEEN_SCHOOL, "leerplicht", "Van deze leerling is geen school bekend, ook geen vorige.")
        if vraag.peildatum - date.fromisoformat(r["thuis_sinds"]) > STIL:
            tekst = f"Thuis sinds {r['thuis_sinds']}, langer dan een jaar: ga na of de leerling terug is."
            yield _one(r, LANG_STIL, "leerplicht", tekst)


def _fewer_hours(rows: RowStore, vraag: Vraag) -> Iterator[dict[str, Any]]:
    for r in rows.verkorte_onderwijstijd(vraag):
        if r["afgesproken_tot_en_met"] is None:
            tekst = f"Minder uren les sinds {r['van']}, zonder afgesproken einde."
            yield _one(r, ZONDER_EINDE, "school", tekst)


def _one(row: Mapping[str, Any], soort: str, aan: str, tekst: str) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "soort": soort,
        "aan": aan,
        "tekst": tekst,
        "uitleg": orjson.loads(row.get("uitleg") or "[]"),
    }
