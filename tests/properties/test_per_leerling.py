"""Are rows made pupil by pupil those that the log makes event by event, and those of each moment from scratch?"""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import geschiedenis
from projections.views import CATALOGUE
from projections.views.view import View
from services.projector.leerlingen import Herbouwer
from services.projector.wisselen import Ernaast
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, kortstondig
from tests.properties.test_projecties import Mixed, by_turns, dump, mixed, record

VERLOOP = Kaderverloop(landelijk())


def from_scratch(winkel: Winkel, view: View, mix: Mixed) -> set[tuple[Any, ...]]:
    ids = {v.dossier_id for history in mix for v in history}
    return {
        (dossier_id.bytes, van, tot, *rij)
        for dossier_id, dossier in winkel.log.dossiers(ids).items()
        for rij, van, tot in geschiedenis(view, dossier, VERLOOP)
    }


@settings(max_examples=30, deadline=None)
@given(
    mix=mixed,
    knip=st.integers(0, 20),
    bladzij=st.sampled_from((1, 2, 250)),
    stappen=st.integers(0, 3),
    batch=st.sampled_from((1, 3, 5_000)),
)
def test_wherever_it_stops_and_whatever_comes_in_meanwhile(
    mix: Mixed, knip: int, bladzij: int, stappen: int, batch: int
) -> None:
    """Begin beside as of some place in the log, do a few pages, let the rest come in, and go on with another page."""
    alle = list(by_turns(mix))
    with kortstondig() as winkel:
        record(winkel, alle[:knip])
        een = Ernaast(winkel.log, winkel.rows, landelijk(), winkel.klok)
        een.start()
        with winkel.rows.stel(2) as ander:
            herbouwer = Herbouwer(winkel.log, ander, landelijk(), winkel.klok, tegelijk=bladzij)
            for _ in range(stappen):
                herbouwer.stap()
        record(winkel, alle[knip:])
        winkel.volg(batch)
        per_batch = dump(winkel)
        een.vul()
        een.wissel(ongezien=True)
        per_leerling = dump(winkel)
        plain = {view.name: from_scratch(winkel, view, mix) for view in CATALOGUE}

    assert per_leerling == per_batch
    assert {naam: set(rijen) for naam, rijen in per_leerling.items()} == plain
