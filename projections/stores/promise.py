"""What must every store of rows do?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from projections.bitemporaal import Wijziging
from projections.stores.overzichten import Overzichten
from projections.stores.schrijver import Wachtend
from projections.stores.stroken import Strook
from projections.stores.vraag import Vraag as Vraag  # whoever asks a store imports it from here
from projections.views.view import Rij, View


class Schrijver(Protocol):
    """One transaction about one part of the dossiers: rows and positions change together or not at all."""

    deel: int

    def attempt(self) -> AbstractContextManager[None]:
        """Undo only what is done inside when that goes wrong."""

    def positions(self) -> Mapping[str, int]:
        """Return by view up to where in the log its rows are."""

    def staand(self, view: View, dossier_ids: Iterable[UUID]) -> dict[UUID, dict[Rij, int]]:
        """Return by dossier the rows that are held true now, and since when."""

    def apply(self, view: View, wijzigingen: Mapping[UUID, Wijziging]) -> None:
        """Change the rows of some dossiers."""

    def move(self, view: View, position: int) -> None:
        """Say up to where in the log the rows of a view are."""

    def follow(self, gevolgd_op: datetime) -> None:
        """Say up to which moment everything received is in the rows."""

    def kader(self) -> int | None:
        """Return the mark of the frame within which the rows were computed; None before the first time."""

    def use(self, kader: int) -> None:
        """Say within which frame the rows are computed."""

    def clear(self, view: View) -> None:
        """Drop all rows of a view and start at the beginning of the log."""

    def begin(self, views: Iterable[View], position: int, kader: int, stroken_: int) -> None:
        """Drop all rows of some views, and begin to make them anew by pupil, as of a position, in so many strips."""

    def stroken(self) -> Sequence[Strook]:
        """Return the strips of this part, if its rows are being made by pupil."""

    def verder(self, strook: Strook, dossier_ids: Sequence[UUID], sinds: int, *, klaar: bool) -> bool:
        """Say that these next dossiers of a strip have their rows; return False when somebody else was there first."""

    def neem(self, strook: Strook, wie: str, sinds: int) -> None:
        """Say who is at a strip, so that others rather take another one."""

    def lowest(self) -> int:
        """Return from where on in the log something may be missing in the rows of some view."""

    def forget(self, dossier_ids: Iterable[UUID]) -> None:
        """Drop the rows of some dossiers, of all views, and that they wait."""

    def waiting(self) -> Mapping[UUID, Wachtend]:
        """Return the dossiers of this part whose rows stand still."""

    def let_wait(self, wachtend: Wachtend) -> None:
        """Leave the rows of a dossier as they are, until it is followed again."""

    def go_on(self, dossier_ids: Iterable[UUID]) -> None:
        """Follow dossiers again."""


class RowStore(Overzichten, Protocol):
    """
    Keeps the rows of all views, and answers questions on both time axes; several threads may use it at once.

    Two rows that contradict each other, about the same pupil, day and moment, cannot be stored.
    """

    @property
    def delen(self) -> int:
        """In how many parts the dossiers are followed, each by one writer at a time."""

    def writing(self, deel: int = 0) -> AbstractContextManager[Schrijver]:
        """Open a transaction about one part; a second writer of it waits for the first."""

    def writing_if_free(self, deel: int) -> AbstractContextManager[Schrijver | None]:
        """Open a transaction about one part, or none when another has it."""

    def deel_van(self, dossier_id: UUID) -> int:
        """Return in which part a dossier is."""

    def positions_by_part(self) -> Sequence[Mapping[str, int]]:
        """Return by part and view up to where in the log its rows are."""

    def stroken(self) -> Sequence[Strook]:
        """Return the strips of the parts whose rows are being made by pupil."""

    def follow_where_all_is(self, last_id: int, kader: int, gevolgd_op: datetime) -> bool:
        """Say up to which moment everything is in the rows, if all of it is, within that frame; return whether so."""

    def waiting(self) -> Sequence[Wachtend]:
        """Return the dossiers whose rows stand still, and by which event; longest first."""

    def positions(self) -> Mapping[str, int]:
        """Return by view up to where in the log its rows are."""

    def gevolgd_op(self, kader: int | None = None) -> datetime | None:
        """Return the moment up to which everything received is in the rows (within a frame); None: there is none."""

    def all(self, view: View) -> list[tuple[Any, ...]]:
        """Return every row of a view, also those no longer held true, in a fixed order."""

    def thuiszitters(
        self, vraag: Vraag, *, gemeentecode: str | None = None, status: str | None = None
    ) -> list[dict[str, Any]]:
        """Return who is at home on a day as known at a moment, with the pact term, by the day it falls due."""

    def termijnen(
        self,
        vraag: Vraag,
        *,
        soort: str | None = None,
        status: str | None = None,
        binnen: int | None = None,
        tussen: tuple[date, date] | None = None,
    ) -> list[dict[str, Any]]:
        """
        Return the terms that had started on a day, as known at a moment, by the day they fall due.

        With `tussen`, only those that fall due from the one day through the other.
        """

    def verstrekend(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the terms that have passed on a day while no passing of them stands recorded, in due order."""

    def verschuldigde_stappen(self, vraag: Vraag, *, vanaf: date | None = None) -> list[dict[str, Any]]:
        """
        Return the steps of the ladder that are due on a day and were not signalled, in due order.

        With `vanaf`: those that are due on some day from then through the day that is asked about.
        """

    def ten_onrechte_verstreken(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the recorded passings of terms that, as now known, have not passed or passed on another day."""

    def count(self, dossier_ids: Iterable[UUID]) -> int:
        """Return how many rows there are of some dossiers, in all views, also those no longer held true."""

    def forget_beside(self, vernietigd_na: Callable[[int], Iterable[UUID]]) -> None:
        """Drop what rows that are not in use have of whoever was destroyed after what they know."""

    def compact(self) -> None:
        """
        See to it that nothing of rows that were dropped is left in the files.

        Raises:
            OpslagError: others keep reading or writing.

        """

    def close(self) -> None:
        """Close the store."""
