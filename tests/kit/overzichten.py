"""What do the overviews show of one pupil, each line in a few words?"""

from typing import Any

from projections.views import BY_NAME
from projections.views.view import OPEN_EINDE, Inzicht
from tests.kit.verhaal import Verhaal


def rijen(view: str, verhaal: Verhaal) -> list[Any]:
    """Return the rows of a view, by their first day."""
    rows = BY_NAME[view].rows(Inzicht(verhaal.dossier, verhaal.kader))
    return sorted(rows, key=lambda rij: (rij.van, rij.tot_en_met))


def toont(view: str, verhaal: Verhaal, *velden: str) -> list[str]:
    """Write the rows: `2026-01-12..2026-04-12 lopend school`; an open end is left out, as is what is not known."""
    return [
        " ".join(
            [
                f"{rij.van}..{'' if rij.tot_en_met == OPEN_EINDE else rij.tot_en_met}",
                *(str(getattr(rij, veld)) for veld in velden if getattr(rij, veld) is not None),
            ]
        )
        for rij in rijen(view, verhaal)
    ]


def telt(
    verhaal: Verhaal, schooljaar: str = "2025-2026", *, stand: str = "2026-07-31", gemeente: str = "0014"
) -> list[str]:
    """Return the figures in which the pupil counts on a day; meldingen by soort are left out."""
    rows = BY_NAME["telfeiten"].rows(Inzicht(verhaal.dossier, verhaal.kader))
    hier = (r for r in rows if (r.schooljaar, r.gemeentecode) == (schooljaar, gemeente) and r.op <= stand)
    return sorted({r.cijfer for r in hier if not r.cijfer.startswith("melding-")})


def geteld(verhaal: Verhaal, cijfer: str, schooljaar: str = "2025-2026") -> list[str]:
    """Write where and how a figure counts the pupil: `0014 2026-02-09 vo`, one line for each occasion."""
    rows = BY_NAME["telfeiten"].rows(Inzicht(verhaal.dossier, verhaal.kader))
    hier = [r for r in rows if (r.schooljaar, r.cijfer) == (schooljaar, cijfer)]
    return [f"{r.gemeentecode} {r.op} {r.onderwijs}" for r in sorted(hier, key=lambda r: (r.op, r.gemeentecode))]
