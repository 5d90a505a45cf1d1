"""How does SQLite say it?"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from domain.tijdzone import micros
from projections.bitemporaal import ALTIJD
from projections.stores.databank import Verbinding
from projections.stores.taal import sleutel_van
from projections.views.view import View

SOORTEN = {int: "INTEGER", str: "TEXT"}


class SqliteTaal:
    """Days as text, moments as whole numbers, and a trigger that refuses contradiction."""

    delen = 1

    def tabel(self, view: View) -> Iterator[str]:
        """Yield the statements that make the table of a view."""
        kolommen = ", ".join(f"{kolom} {SOORTEN[view.types[kolom]]}" for kolom in view.kolommen)
        sleutel = ", ".join(("dossier_id", "bekend_van", *view.sleutel))
        yield (
            f"CREATE TABLE {view.name} (dossier_id BLOB NOT NULL, bekend_van INTEGER NOT NULL, "
            f"bekend_tot INTEGER NOT NULL, {kolommen}, PRIMARY KEY ({sleutel})) WITHOUT ROWID"
        )
        for index in view.indexen:
            yield f"CREATE INDEX {view.name}_{'_'.join(index)} ON {view.name} ({', '.join(index)})"
        yield _one_truth(view)

    def weg(self, view: View) -> Sequence[str]:
        """Return the statements that drop the table of a view."""
        return (f"DROP TABLE IF EXISTS {view.name}",)

    def leeg(self, view: View, deel: int) -> Iterator[tuple[str, Sequence[Any]]]:  # noqa: ARG002 - there is one part
        """Yield the statements that drop all rows: there is one part, and a new table is there sooner."""
        for statement in (*self.weg(view), *self.tabel(view)):
            yield statement, ()

    def dag(self, dag: date) -> str:
        """Return a day as text."""
        return dag.isoformat()

    def moment(self, moment: datetime) -> int:
        """Return a moment in microseconds."""
        return micros(moment)

    def grens(self, micros: int) -> int:
        """Return it as it is."""
        return micros

    def micros(self, grens: object) -> int:
        """Return it as it is."""
        return cast("int", grens)

    def bekend(self, tabel: str) -> str:
        """Write that a row is held true at the moment `:bekend`."""
        return f"{tabel}.bekend_tot > :bekend AND {tabel}.bekend_van <= :bekend"

    def op(self, tabel: str) -> str:
        """Write that a row holds on the day `:dag`, and is held true at the moment `:bekend`."""
        return f"{self.bekend(tabel)} AND {tabel}.tot_en_met >= :dag AND {tabel}.van <= :dag"

    def tijdens(self, tabel: str) -> str:
        """Write that a row holds on some day from `:vanaf` through `:dag`, and is held true at `:bekend`."""
        return f"{self.bekend(tabel)} AND {tabel}.tot_en_met >= :vanaf AND {tabel}.van <= :dag"

    def is_onder(self, tabel: str, andere: str, als: str, waar: str) -> str:
        """Write that the dossier of a row has a row in another table: those dossiers are found first."""
        return f"{tabel}.dossier_id IN (SELECT {als}.dossier_id FROM {andere} {als} WHERE {waar})"  # noqa: S608 - our own words

    def zonder_index(self, kolom: str) -> str:
        """Write a column that no index may be used for; else an index on what is so of half the country is."""
        return f"+{kolom}"

    def staat(self) -> str:
        """Write that a row is held true still."""
        return f"bekend_tot = {ALTIJD}"

    def neem(self, v: Verbinding, deel: int, *, wacht: bool) -> bool:  # noqa: ARG002 - who writes has it all
        """Take nothing: whoever writes is the only one."""
        return True

    def deel_van(self, dossier_id: UUID) -> int:  # noqa: ARG002 - there is one part
        """Return the only one."""
        return 0


def _one_truth(view: View) -> str:
    """
    Write what PostgreSQL says with an exclusion constraint.

    The rows of the dossier are found by the primary key. A column with a plus before it is kept from the indexes (the
    way SQLite has for that): by one on `bekend_tot` the planner looked through the rows of everybody.
    """
    kolommen, met_dagen = sleutel_van(view)
    gelijk = [f"+{kolom} = NEW.{kolom}" for kolom in kolommen]
    dagen = ["+van <= NEW.tot_en_met", "+tot_en_met >= NEW.van"] if met_dagen else []
    anders = ("dossier_id = NEW.dossier_id", *gelijk, *dagen, "bekend_van < NEW.bekend_tot")
    voorwaarde = " AND ".join((*anders, "+bekend_tot > NEW.bekend_van"))
    return (
        f"CREATE TRIGGER {view.name}_een_waarheid BEFORE INSERT ON {view.name} "  # noqa: S608 - our own names
        f"WHEN EXISTS (SELECT 1 FROM {view.name} WHERE {voorwaarde}) "
        f"BEGIN SELECT RAISE(FAIL, 'twee waarheden in {view.name}'); END"
    )
