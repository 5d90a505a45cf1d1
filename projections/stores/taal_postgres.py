"""How does PostgreSQL say it?"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from domain.tijdzone import micros, moment_of
from projections.bitemporaal import ALTIJD
from projections.stores.databank import Verbinding
from projections.stores.taal import has_days, heeft, sleutel_van
from projections.views.view import View

SOORTEN = {int: "bigint", str: 'text COLLATE "C"'}
DAGEN = ("van", "tot_en_met")
DEEL = "get_byte(uuid_send(dossier_id), 15) & 15"


class PostgresTaal:
    """Days and moments as ranges, with an exclusion constraint: two truths about one moment cannot be stored."""

    delen = 16

    def tabel(self, view: View) -> Iterator[str]:
        """Yield the statements that make the table of a view; ranges follow from the columns beside them."""
        kolommen = [f"{kolom} {_kind(view, kolom)}" for kolom in view.kolommen]
        bereik = ["bekend tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(bekend_van, bekend_tot)) STORED"]
        if has_days(view):
            bereik.append("geldig daterange NOT NULL GENERATED ALWAYS AS (daterange(van, tot_en_met, '[]')) STORED")
        gelijk, met_dagen = sleutel_van(view)
        uniek = [f"{kolom} WITH =" for kolom in ("dossier_id", *gelijk)]
        uniek += ["geldig WITH &&"] if met_dagen else []
        alles = [
            "dossier_id uuid NOT NULL",
            "bekend_van timestamptz NOT NULL",
            "bekend_tot timestamptz",
            *kolommen,
            *bereik,
            f"CONSTRAINT {view.name}_een_waarheid EXCLUDE USING gist ({', '.join(uniek)}, bekend WITH &&)",
        ]
        yield f"CREATE TABLE {view.name} ({', '.join(alles)})"
        yield f"CREATE INDEX {view.name}_dossier ON {view.name} (dossier_id, bekend_van)"
        for vooraan in dict.fromkeys(_asked_by(index) for index in view.indexen):
            op = [*vooraan, *(["geldig"] if has_days(view) else []), "bekend"]
            yield f"CREATE INDEX {view.name}_{'_'.join(op)} ON {view.name} USING gist ({', '.join(op)})"

    def weg(self, view: View) -> Sequence[str]:
        """Return the statements that drop the table of a view."""
        return (f"DROP TABLE IF EXISTS {view.name}",)

    def leeg(self, view: View, deel: int) -> Iterator[tuple[str, Sequence[Any]]]:
        """Yield the statement that drops the rows of one part."""
        yield f"DELETE FROM {view.name} WHERE {DEEL} = ?", (deel,)  # noqa: S608 - our own names

    def dag(self, dag: date) -> date:
        """Return a day as it is."""
        return dag

    def moment(self, moment: datetime) -> datetime:
        """Return a moment as it is."""
        return moment

    def grens(self, micros: int) -> datetime | None:
        """Return a moment; what has no end has none."""
        return None if micros == ALTIJD else moment_of(micros)

    def micros(self, grens: object) -> int:
        """Return a moment in microseconds."""
        return ALTIJD if grens is None else micros(cast("datetime", grens))

    def bekend(self, tabel: str) -> str:
        """Write that a row is held true at the moment `:bekend`."""
        return f"{tabel}.bekend @> CAST(:bekend AS timestamptz)"

    def op(self, tabel: str) -> str:
        """Write that a row holds on the day `:dag`, and is held true at the moment `:bekend`."""
        return f"{self.bekend(tabel)} AND {tabel}.geldig @> CAST(:dag AS date)"

    def tijdens(self, tabel: str) -> str:
        """Write that a row holds on some day from `:vanaf` through `:dag`, and is held true at `:bekend`."""
        dagen = "daterange(CAST(:vanaf AS date), CAST(:dag AS date), '[]')"
        return f"{self.bekend(tabel)} AND {tabel}.geldig && {dagen}"

    def is_onder(self, tabel: str, andere: str, als: str, waar: str) -> str:
        """
        Write that the dossier of a row has a row in another table, looked up for the row by its dossier.

        A subquery about all dossiers at once made the server, before it had counted its rows, join them anew for every
        row of the answer.
        """
        return heeft(tabel, andere, als, waar)

    def zonder_index(self, kolom: str) -> str:
        """Write the column: the server knows how many rows an index gives."""
        return kolom

    def staat(self) -> str:
        """Write that a row is held true still."""
        return "bekend_tot IS NULL"

    def neem(self, v: Verbinding, deel: int, *, wacht: bool) -> bool:
        """Lock the row of a part until the transaction ends."""
        hoe = "" if wacht else " SKIP LOCKED"
        return bool(v.vraag(f"SELECT nummer FROM deel WHERE nummer = ? FOR UPDATE{hoe}", (deel,)))  # noqa: S608 - our own words

    def deel_van(self, dossier_id: UUID) -> int:
        """Return in which part a dossier is: by its last bits, which are random."""
        return dossier_id.bytes[15] & 15


def _kind(view: View, kolom: str) -> str:
    soort = "date" if kolom in DAGEN and has_days(view) else SOORTEN[view.types[kolom]]
    return f"{soort} NOT NULL" if kolom in view.sleutel or kolom in DAGEN else soort


def _asked_by(index: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that an index begins with: what a question asks for besides a day and a moment."""
    return tuple(index[: index.index("bekend_tot")])
