"""How is it said in a question that only some dossiers may be in the answer?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from domain.toegang.zicht import Voorwaarde, Weg
from projections.stores.taal import Taal, heeft
from projections.stores.vraag import Vraag

MERK = "/* toegang */"
"""Stands in every condition about who may see; a question without one is not asked for somebody who may not see all."""


@dataclass(frozen=True, slots=True)
class Zicht:
    """
    Who may be in an answer: dossiers of which `voorwaarde` holds on `dag`, as known at `bekend_op`.

    With `op_de_vraag` it is judged on the day and at the moment that is asked about: for counting. `rollen` are those
    for whom work and signals wait, when not all may be seen; `telcodes` are the municipalities whose counts may be.
    """

    voorwaarde: Voorwaarde
    dag: date
    bekend_op: datetime
    op_de_vraag: bool = False
    rollen: frozenset[str] | None = None
    hoogstens: datetime | None = None
    """No later knowledge than this may be asked for: counts a day apart tell what one pupil changed."""
    telcodes: frozenset[str] = field(default_factory=frozenset)
    deel: Callable[[list[dict[str, Any]], Vraag], list[dict[str, Any]]] | None = field(default=None, compare=False)
    """Gives of the rows that answer a question what may be seen in them; None leaves them as they are."""

    def voor(self, taal: Taal, tabel: str) -> str:
        """
        Write as a condition that the dossier of a row may be seen.

        By the first characteristic of a way, its place, a database may find the dossiers; the others are looked up for
        the row by its dossier.
        """
        wegen = [self._way(taal, tabel, n, weg) for n, weg in enumerate(self.voorwaarde.wegen)]
        return f" AND ({' OR '.join(wegen) or '1 = 0'}) {MERK}"

    def params(self, taal: Taal) -> dict[str, Any]:
        """Return the values that the condition names."""
        waarden = {
            f"zicht_{n}_{i}_{j}": waarde
            for n, weg in enumerate(self.voorwaarde.wegen)
            for i, (_, alle) in enumerate(weg)
            for j, waarde in enumerate(sorted(alle))
        }
        return {"zicht_dag": taal.dag(self.dag), "zicht_bekend": taal.moment(self.bekend_op), **waarden}

    def telfilter(self, tabel: str) -> str:
        """Write as a condition that a count may be seen."""
        namen = ", ".join(f":telcode_{n}" for n in range(len(self.telcodes)))
        return f" AND {tabel}.gemeentecode IN ({namen or 'NULL'}) {MERK}"

    def telparams(self) -> dict[str, str]:
        """Return the values that `telfilter` names."""
        return {f"telcode_{n}": code for n, code in enumerate(sorted(self.telcodes))}

    def _way(self, taal: Taal, tabel: str, n: int, weg: Weg) -> str:
        eisen = []
        for i, (soort, waarden) in enumerate(weg):
            k = f"k{n}_{i}"
            namen = ", ".join(f":zicht_{n}_{i}_{j}" for j in range(len(waarden)))
            kenmerk = f"{k}.kenmerk" if i == 0 else taal.zonder_index(f"{k}.kenmerk")
            waar = f"{kenmerk} = '{soort}' AND {k}.waarde IN ({namen or 'NULL'}) AND {self._on(taal, k)}"
            found = taal.is_onder if i == 0 else heeft
            eisen.append(found(tabel, "toegang", k, waar))
        return f"({' AND '.join(eisen)})"

    def _on(self, taal: Taal, tabel: str) -> str:
        if self.op_de_vraag:
            return taal.op(tabel)
        return taal.op(tabel).replace(":dag", ":zicht_dag").replace(":bekend", ":zicht_bekend")
