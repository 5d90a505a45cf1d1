"""Do clocks on a real store find whatever is due, and does one that is killed between transactions lose nothing?"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.decisions.klokslag import Klokstand
from domain.kaderverloop import Kaderverloop
from services.clock import klok, sla
from services.eventlog.codec import Nieuw
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, kortstondig
from tests.properties.test_klok import LAATSTE, expected, slagdagen, standing
from tests.properties.test_projecties import Mixed, by_turns, mixed

pytestmark = pytest.mark.trager
NA_ALLES = datetime(2028, 1, 1, tzinfo=UTC)


class Gedood(Exception):
    """The plug was pulled."""


def tot_de_dood(nu: Callable[[], datetime], keer: int) -> Callable[[], datetime]:
    """Return a clock that stops, once read so often; it is read once for each transaction."""
    over = [keer]

    def tik() -> datetime:
        if over[0] == 0:
            raise Gedood
        over[0] -= 1
        return nu()

    return tik


def hear(winkel: Winkel, vastleggingen: list[Any]) -> None:
    """Record facts after what is there, of the clock too."""
    for v in vastleggingen:
        versie = winkel.log.dossier(v.dossier_id).versie + 1
        winkel.log.append([Nieuw(v.id, v.dossier_id, versie, v.feit, v.bron, v.door)], nu=v.ontvangen_op)


def strike(winkel: Winkel, dag: date, nu: Callable[[], datetime]) -> dict[str, int]:
    gevolgd_op = winkel.volg()
    lijn = Kaderverloop(landelijk()).lijn(gevolgd_op)
    return dict(sla(winkel.log, winkel.rows, lijn, Klokstand(dag, dag), gevolgd_op, nu, "test").vastgelegd)


@settings(max_examples=12)
@given(mix=mixed, dagen=slagdagen, doden=st.lists(st.integers(0, 2), min_size=1, max_size=6), data=st.data())
def test_of_every_pupil_the_store_holds_each_passing_once(
    mix: Mixed, dagen: list[date], doden: list[int], data: st.DataObject
) -> None:
    alle: list[Any] = list(by_turns(mix))
    te_doden = doden
    with kortstondig() as winkel, pytest.MonkeyPatch.context() as anders:
        anders.setattr(klok, "BATCH", 1)
        winkel.klok.moment = NA_ALLES
        for dag in dagen:
            erbij = len(alle) if dag == LAATSTE else data.draw(st.integers(0, len(alle)))
            hear(winkel, alle[:erbij])
            alle = alle[erbij:]
            for keer in te_doden[:1]:
                with suppress(Gedood):
                    strike(winkel, dag, tot_de_dood(winkel.klok, keer))
            te_doden = te_doden[1:]
            strike(winkel, dag, winkel.klok)
        assert strike(winkel, LAATSTE, winkel.klok) == {}
        dossiers = winkel.log.dossiers({v.dossier_id for v in by_turns(mix)}).values()

    for dossier in dossiers:
        assert standing(dossier) == expected(dossier, LAATSTE, landelijk())
