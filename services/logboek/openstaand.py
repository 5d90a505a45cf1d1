"""What is still to be sent to the logbook elsewhere?"""

from dataclasses import dataclass

from projections.stores.databank import Databank


@dataclass(frozen=True, slots=True)
class Openstaand:
    """How many packages of lines are still to be sent, and since when the oldest waits (milliseconds since 1970)."""

    pakketten: int
    oudste_ms: int | None


def openstaand(databank: Databank) -> Openstaand:
    """Say what is still to be sent (raises OpslagError)."""
    with databank.lezen() as v:
        return Openstaand(*v.vraag("SELECT count(*), min(moment_ms) FROM logboek_uit")[0])
