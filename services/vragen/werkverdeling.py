"""How is the work divided, which open dossiers does nobody handle, and who would get them?"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.kader import Kader
from domain.personeel import Bezetting, Medewerker
from domain.tijdzone import in_z
from domain.werkverdeling import REDENEN, Zonderreden, kenmerken, kies, zonder
from projections.stores.promise import RowStore, Vraag
from projections.views.view import as_answer
from services.vragen.groepen import Groep, groep
from services.vragen.vraag import as_list

DEZE_WEEK = timedelta(days=7)
Lees = Callable[[Iterable[UUID]], Mapping[UUID, Dossier]]
"""Reads dossiers, as far as whoever asks may see them."""


def werkverdeling(rows: RowStore, vraag: Vraag, bezetting: Bezetting, beleid: Beleid) -> dict[str, Any]:
    """
    Return by who works here how many open dossiers he handles on `peildatum`, and what of his work is due.

    `dossiers` are those that he handles that day, also as who stands in; `eigen` those that are his. Of who is not
    registered, or left, there is a line as long as something is his. `teVeel` is over what was agreed for his hours.
    """
    open_ = rows.behandeling(vraag)
    werk = rows.werkvoorraad(vraag)
    doet, van_wie = Counter(r["behandelaar"] for r in open_), Counter(r["toegewezen"] for r in open_)
    over = Counter(r["behandelaar"] for r in werk if r["vervalt_op"] < vraag.peildatum.isoformat())
    grens = (vraag.peildatum + DEZE_WEEK).isoformat()
    week = Counter(r["behandelaar"] for r in werk if vraag.peildatum.isoformat() <= r["vervalt_op"] < grens)
    werkend = {m.wie: m for m in bezetting.op(vraag.peildatum)}
    namen = bezetting.namen()
    iedereen = sorted({*werkend, *filter(None, doet), *filter(None, van_wie)})
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "open": len(open_),
        "zonderBehandelaar": sum(_without(r, bezetting, vraag.peildatum) is not None for r in open_),
        "medewerkers": [
            {
                "medewerker": wie,
                "naam": namen.get(wie),
                "werktHier": wie in werkend,
                "afwezigTotEnMet": _away(bezetting, wie, vraag.peildatum)[1],
                "afwezig": _away(bezetting, wie, vraag.peildatum)[0],
                "dossiers": doet[wie],
                "eigen": van_wie[wie],
                "overDeTermijn": over[wie],
                "dezeWeek": week[wie],
                "hoogstens": _limit(werkend.get(wie), beleid),
                "teVeel": _too_many(werkend.get(wie), beleid, doet[wie]),
            }
            for wie in iedereen
        ],
    }


def _away(bezetting: Bezetting, wie: str, dag: date) -> tuple[bool, str | None]:
    weg = bezetting.afwezig(wie, dag)
    if weg is None:
        return False, None
    return True, None if weg.dagen.eind is None else weg.dagen.eind.isoformat()


def _limit(wie: Medewerker | None, beleid: Beleid) -> int | None:
    hoogstens = beleid.werkverdeling.hoogstens
    return None if wie is None or hoogstens is None else hoogstens * wie.aandeel // 100


def _too_many(wie: Medewerker | None, beleid: Beleid, aantal: int) -> bool:
    grens = _limit(wie, beleid)
    return grens is not None and aantal > grens


def _without(row: Mapping[str, Any], bezetting: Bezetting, dag: date) -> Zonderreden | None:
    return zonder(bezetting, row["toegewezen"], row["behandelaar"], dag)


def zonder_behandelaar(
    rows: RowStore, vraag: Vraag, bezetting: Bezetting, kader: Kader, lees: Lees, *, alle: bool = False
) -> dict[str, Any]:
    """
    Return the open dossiers that nobody handles on `peildatum`, longest open first: why, and who would get each.

    `voorstel` is what the rules of this frame say, which may be those of another policy. It counts on, as dividing
    does: who would get one, has one more to do. `alle` are all that are open, with no reason where somebody handles it.
    """
    open_ = rows.behandeling(vraag)
    gevonden = [(row, _without(row, bezetting, vraag.peildatum)) for row in open_]
    gevonden = [(row, why) for row, why in gevonden if alle or why is not None]
    belast = Counter(row["toegewezen"] for row in open_ if row["toegewezen"] is not None)
    dossiers = lees(row["dossier_id"] for row, _ in gevonden)
    regels = []
    for row, why in gevonden:
        dossier = dossiers[row["dossier_id"]].bekend_op(vraag.bekend_op)
        bij = kenmerken(dossier, kader, vraag.peildatum)
        keuze = kies(kader.beleid, bezetting, bij, vraag.peildatum, belast)
        if keuze.wie is not None:
            belast[keuze.wie] += 1
        regels.append(
            {
                "dossierId": str(row["dossier_id"]),
                "sinds": row["sinds"],
                "reden": why and why.value,
                "tekst": why and REDENEN[why],
                "toegewezen": row["toegewezen"],
                "brin": row["school"],
                "vestiging": row["vestiging"],
                "voorstel": keuze.wie,
                "volgens": keuze.volgens,
                "uitleg": [as_answer(keuze.uitleg)],
            }
        )
    return as_list(vraag, "zonderBehandelaar", regels)


def mijn_werk(rows: RowStore, vraag: Vraag, wie: str) -> list[dict[str, Any]]:
    """
    Return the open dossiers that somebody handles, by what is due first; one without a term comes last.

    Of each the term that is due first, how many more there are, since when it is open, and whether he stands in.
    """
    eerste: dict[UUID, dict[str, Any]] = {}
    aantal: Counter[UUID] = Counter()
    for row in rows.werkvoorraad(vraag, behandelaar=wie):
        eerste.setdefault(row["dossier_id"], row)
        aantal[row["dossier_id"]] += 1
    open_ = {row["dossier_id"]: row for row in rows.behandeling(vraag, behandelaar=wie)}
    regels = [
        _mine(dossier_id, open_.get(dossier_id), eerste.get(dossier_id), aantal[dossier_id], vraag)
        for dossier_id in {**open_, **eerste}
    ]
    return sorted(regels, key=_first_due)


def _first_due(regel: Mapping[str, Any]) -> tuple[bool, str, str, str]:
    vervalt = regel["vervaltOp"]
    return vervalt is None, vervalt or "", regel["sinds"] or "", regel["dossierId"]


def _mine(
    dossier_id: UUID, open_: Mapping[str, Any] | None, termijn: Mapping[str, Any] | None, aantal: int, vraag: Vraag
) -> dict[str, Any]:
    vervalt = termijn and date.fromisoformat(termijn["vervalt_op"])
    plek = open_ or termijn or {}
    return {
        "dossierId": str(dossier_id),
        "sinds": open_ and open_["sinds"],
        "waarneming": open_ is not None and open_["toegewezen"] != open_["behandelaar"],
        "brin": plek["school"],
        "vestiging": plek["vestiging"],
        "soort": termijn and termijn["soort"],
        "rol": termijn and termijn["rol"],
        "vervaltOp": termijn and termijn["vervalt_op"],
        "status": termijn and termijn["status"],
        "resterendeDagen": vervalt and (vervalt - vraag.peildatum).days,
        "meer": max(aantal - 1, 0),
    }


def groep_van(regel: Mapping[str, Any]) -> Groep:
    """Say in which group a dossier is: what is due first decides, and without a term there is time."""
    return Groep.OP_TIJD if regel["vervaltOp"] is None else groep(regel)
