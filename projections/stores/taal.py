"""What does each database say in its own way about rows on two axes of time?"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from projections.stores.databank import Verbinding
from projections.views.view import View


class Taal(Protocol):
    """The words of one database: for tables, for days and moments, and for who may write."""

    delen: int
    """In how many parts the dossiers are followed, each by one writer at a time."""

    def tabel(self, view: View) -> Iterator[str]:
        """Yield the statements that make the table of a view: no two rows of it may contradict each other."""

    def weg(self, view: View) -> Sequence[str]:
        """Return the statements that drop the table of a view."""

    def leeg(self, view: View, deel: int) -> Iterator[tuple[str, Sequence[Any]]]:
        """Yield the statements that drop the rows of one part."""

    def dag(self, dag: date) -> date | str:
        """Return a day as it is asked for."""

    def moment(self, moment: datetime) -> datetime | int:
        """Return a moment as it is asked for."""

    def grens(self, micros: int) -> datetime | int | None:
        """Return the begin or the end of a row, in microseconds since 1970 or ALTIJD, as it is stored."""

    def micros(self, grens: object) -> int:
        """Return a stored begin or end in microseconds since 1970, or ALTIJD."""

    def bekend(self, tabel: str) -> str:
        """Write that a row is held true at the moment `:bekend`."""

    def op(self, tabel: str) -> str:
        """Write that a row holds on the day `:dag`, and is held true at the moment `:bekend`."""

    def tijdens(self, tabel: str) -> str:
        """Write that a row holds on some day from `:vanaf` through `:dag`, and is held true at `:bekend`."""

    def is_onder(self, tabel: str, andere: str, als: str, waar: str) -> str:
        """Write what `heeft` does, of dossiers that are few: in the way in which they are found soonest."""

    def zonder_index(self, kolom: str) -> str:
        """Write a column in a condition by which rows are not to be found, only judged."""

    def staat(self) -> str:
        """Write that a row is held true still."""

    def neem(self, v: Verbinding, deel: int, *, wacht: bool) -> bool:
        """Take a part for this transaction, waiting for who has it or not; return whether it was taken."""

    def deel_van(self, dossier_id: UUID) -> int:
        """Return in which part a dossier is."""


def sleutel_van(view: View) -> tuple[tuple[str, ...], bool]:
    """Return by which columns two rows of a dossier are about the same, and whether also their days must meet."""
    if "van" in view.sleutel:
        return tuple(kolom for kolom in view.sleutel if kolom != "van"), True
    return view.sleutel, False


def heeft(tabel: str, andere: str, als: str, waar: str) -> str:
    """Write that the dossier of a row has a row in another table, there called `als`, of which `waar` holds."""
    return f"EXISTS (SELECT 1 FROM {andere} {als} WHERE {als}.dossier_id = {tabel}.dossier_id AND {waar})"  # noqa: S608 - our own words


def has_days(view: View) -> bool:
    """Say whether the rows of a view are about days from one through another."""
    return {"van", "tot_en_met"} <= set(view.kolommen)
