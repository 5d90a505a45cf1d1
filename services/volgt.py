"""When need a question not wait until the rows are up to the log?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from projections.stores.rijen import Rijen

VERS = timedelta(minutes=1)
"""Rows that were brought up longer ago are not waited for by somebody else: whoever asks does it himself."""


@dataclass(frozen=True, slots=True)
class Volgt:
    """
    Who else brings the rows up while we answer: the process that takes in a delivery does so after each batch.

    Waiting for that would be waiting for its whole transaction, again and again. The answer then is as known at the
    moment up to which the rows follow, which was closed (decision 0006): it says so, and never changes.
    """

    sinds: Callable[[], datetime | None]
    """Since when somebody does; None when nobody does."""

    def tot(self, rijen: Rijen, kader: Callable[[], int], nu: datetime, bekend_op: datetime | None) -> datetime | None:
        """
        Return up to which moment the rows follow, when that is good enough for a question as known at `bekend_op`.

        That is after whoever else does it began, so that all that was recorded before is in them; within the frame that
        holds (`kader` gives its mark); and not long ago. None: bring them up.
        """
        sinds = self.sinds()
        gevolgd = None if sinds is None else rijen.gevolgd_op(kader())
        if sinds is None or gevolgd is None or gevolgd < max(sinds, nu - VERS):
            return None
        return gevolgd if bekend_op is None or bekend_op <= gevolgd else None


NIEMAND = Volgt(lambda: None)
