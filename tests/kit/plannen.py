"""How does a database go about a question?"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from projections.stores.databank import PostgresDatabank, Verbinding
from projections.stores.promise import Vraag
from projections.stores.rijen import Rijen
from projections.views import CATALOGUE

Doe = Callable[[Rijen, Vraag], Any]


class Meekijker:
    """A transaction that asks how each question is answered before it is."""

    def __init__(self, verbinding: Verbinding, plannen: list[str], *, is_postgres: bool) -> None:
        self._v, self._plannen = verbinding, plannen
        self._uitleg, self._regel = ("EXPLAIN", 0) if is_postgres else ("EXPLAIN QUERY PLAN", 3)

    def _look(self, sql: str, waarden: Any) -> None:
        self._plannen.extend(str(regel[self._regel]) for regel in self._v.vraag(f"{self._uitleg} {sql}", waarden))

    def vraag(self, sql: str, waarden: Any = ()) -> list[tuple[Any, ...]]:
        self._look(sql, waarden)
        return self._v.vraag(sql, waarden)

    def vraag_op_naam(self, sql: str, waarden: Any = ()) -> list[dict[str, Any]]:
        self._look(sql, waarden)
        return self._v.vraag_op_naam(sql, waarden)


def plan_of(rows: Rijen, doe: Doe, vraag: Vraag, *, may_be_empty: bool = False) -> list[str]:
    """Answer a question and return how the database went about it; nobody else may ask meanwhile."""
    plannen: list[str] = []
    lezen, is_postgres = rows.databank.lezen, isinstance(rows.databank, PostgresDatabank)

    @contextmanager
    def meegekeken() -> Iterator[Meekijker]:
        with lezen() as v:
            yield Meekijker(v, plannen, is_postgres=is_postgres)

    with pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(rows.databank, "lezen", meegekeken)
        gevonden = doe(rows, vraag)

    assert gevonden or may_be_empty  # an empty answer says nothing about how it is found
    return plannen


def read_whole(plan: list[str]) -> list[str]:
    """Return where a whole table of a view is read, without an index."""
    views = "|".join(view.name for view in CATALOGUE)
    vorm = re.compile(rf"Seq Scan on ({views})\b|^SCAN (?!.* USING |\(|genummerd)")
    return [regel.strip() for regel in plan if vorm.search(regel)]
