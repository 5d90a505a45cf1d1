"""What else looks incomplete in the registration, beside the signals that the rules give?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import orjson

from domain.rules.datakwaliteit import REGEL
from domain.rules.vrijstellingen import Vrijstellingstatus
from domain.tijdzone import in_z
from projections.stores.promise import RowStore, Vraag
from services.vragen.meldgedrag import meldgedrag

GEEN_GEMEENTE, GEEN_SCHOOL = "gemeente-onbekend", "school-onbekend"
LANG_STIL, ZONDER_EINDE = "heel-lang-thuis", "minder-uren-zonder-einde"
STILLE_MELDING, SLUITING_ZONDER_EINDE = "melding-zonder-teken", "gesloten-zonder-einddatum"
VRIJ_ZONDER_EINDE, NIET_INGESCHREVEN = "vrijstelling-zonder-einde", "nergens-ingeschreven"
TWEE_DOSSIERS = "melding-in-twee-dossiers"
STIL = timedelta(days=365)
"""So long at home without an end asks whether the pupil is back and nobody said so (our choice)."""
GEEN_TEKEN = timedelta(weeks=8)
"""So long without anything recorded asks whether an open melding is still open (our choice)."""
JAAR = timedelta(days=365)
"""What was closed longer ago is not asked about any more (our choice)."""
VOOR_HET_LEVEN = "5-onder-a"
"""The one ground that may have no end."""
BRON = "onze keuze"
Regel = Mapping[str, Any]


def kwaliteit(rows: RowStore, vraag: Vraag) -> dict[str, Any]:
    """
    Return what to look into by dossier, and by school how it reports.

    All of it as it was on `peildatum` and known at `bekendOp`. What each kind means: docs/regels/datakwaliteit.md.
    """
    open_ = rows.open_meldingen(vraag)
    gesloten = rows.gesloten_meldingen(vraag, vraag.peildatum - JAAR)
    bevindingen = [
        *_two_dossiers([*open_, *gesloten]),
        *_silent(open_, vraag),
        *_closed_without_end(gesloten),
        *_at_home(rows, vraag),
        *_fewer_hours(rows, vraag),
        *_exempt(rows, vraag),
    ]
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(bevindingen),
        "bevindingen": bevindingen,
        "scholen": meldgedrag(rows, vraag, [*open_, *gesloten]),
    }


def _silent(open_: list[dict[str, Any]], vraag: Vraag) -> Iterator[dict[str, Any]]:
    for m in open_:
        laatst = date.fromisoformat(m["laatst"]) if m["laatst"] else None
        if laatst is not None and vraag.peildatum - laatst > GEEN_TEKEN:
            soort = m["soort"] or "soort onbekend"
            tekst = f"De melding ({soort}) staat open, en sinds {laatst} is er niets meer vastgelegd."
            yield _one(m, STILLE_MELDING, "leerplicht", tekst)


def _closed_without_end(gesloten: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for m in gesloten:
        if m["soort"] == "LRV" and m["gesloten_op"] is not None and m["einddatum"] is None:
            tekst = f"De LRV is gesloten op {m['gesloten_op']} zonder einddatum: tot die dag tellen wij verzuim."
            yield _one(m, SLUITING_ZONDER_EINDE, "school", tekst)


def _two_dossiers(meldingen: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Find the same melding in more than one dossier: then they are of one pupil, under two numbers."""
    by_nummer: dict[str, dict[Any, dict[str, Any]]] = defaultdict(dict)
    for m in meldingen:
        by_nummer[m["meldingsnummer"]][m["dossier_id"]] = m
    for samen in by_nummer.values():
        if len(samen) > 1:
            for m in samen.values():
                tekst = (
                    "Een melding van deze leerling staat ook in een ander dossier: waarschijnlijk dezelfde leerling."
                )
                anderen = sorted(str(ander) for ander in samen if ander != m["dossier_id"])
                yield {**_one(m, TWEE_DOSSIERS, "beheerder", tekst), "anderen": anderen}


def _at_home(rows: RowStore, vraag: Vraag) -> Iterator[dict[str, Any]]:
    for r in rows.thuiszitters(vraag):
        if r["gemeentecode"] is None:
            yield _one(r, GEEN_GEMEENTE, "leerplicht", "Van deze leerling is geen gemeente bekend.")
        if r["brin"] is None:
            yield _one(r, GEEN_SCHOOL, "leerplicht", "Van deze leerling is geen school bekend, ook geen vorige.")
        if r["categorie"] == "absoluut":
            tekst = "Uitgeschreven en nergens ingeschreven: ga na of er een school is die dat nog niet doorgaf."
            yield _one(r, NIET_INGESCHREVEN, "leerplicht", tekst)
        if vraag.peildatum - date.fromisoformat(r["thuis_sinds"]) > STIL:
            tekst = f"Thuis sinds {r['thuis_sinds']}, langer dan een jaar: ga na of de leerling terug is."
            yield _one(r, LANG_STIL, "leerplicht", tekst)


def _fewer_hours(rows: RowStore, vraag: Vraag) -> Iterator[dict[str, Any]]:
    for r in rows.verkorte_onderwijstijd(vraag):
        if r["afgesproken_tot_en_met"] is None:
            tekst = f"Minder uren les sinds {r['van']}, zonder afgesproken einde."
            yield _one(r, ZONDER_EINDE, "school", tekst)


def _exempt(rows: RowStore, vraag: Vraag) -> Iterator[dict[str, Any]]:
    for r in rows.vrijstellingen(vraag, statussen=[Vrijstellingstatus.VAN_KRACHT]):
        if r["van_kracht_tot_en_met"] is None and r["grond"] != VOOR_HET_LEVEN:
            tekst = f"Vrijgesteld sinds {r['van_kracht_van']}, zonder einddatum: ga na tot wanneer dat geldt."
            yield _one(r, VRIJ_ZONDER_EINDE, "leerplicht", tekst)


def _one(row: Regel, soort: str, aan: str, tekst: str) -> dict[str, Any]:
    uitleg = orjson.loads(row.get("uitleg") or "[]")
    eigen = {"regel": REGEL, "bron": BRON, "tekst": tekst, "gebeurtenissen": []}
    return {
        "dossierId": str(row["dossier_id"]),
        "soort": soort,
        "aan": aan,
        "tekst": tekst,
        "anderen": [],
        "uitleg": uitleg or [eigen],
    }
