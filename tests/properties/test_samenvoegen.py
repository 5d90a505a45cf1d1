"""
Does merging two dossiers change no earlier answer, and does a rebuild give the same rows?

Whatever was known of both, and whatever comes after.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid5

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.decisions.identiteit import Samenvoeging, voeg_samen
from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.tijdzone import lokale_datum, micros
from projections.views import CATALOGUE
from projections.views.view import Inzicht
from services.eventlog.codec import Nieuw
from services.projector import catch_up, rebuild
from tests.kit.histories import BEGIN, MAX_STEPS, History, Step, claimed_histories, histories, told
from tests.kit.history_themes import alles
from tests.kit.identiteit import ANDER, MERGE
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, open_winkel
from tests.kit.woorden import LEERLING

pytestmark = pytest.mark.trager

UUR = timedelta(hours=1)
MERGED_OP = BEGIN + timedelta(days=45 * (MAX_STEPS + 2))
NA_ALLES = MERGED_OP + 9 * UUR
verhalen = st.one_of(histories, claimed_histories).filter(bool)
eerder = st.sampled_from([timedelta(days=dagen) for dagen in (0, 0, 30, 400, 900)])
Rijen = dict[str, list[tuple[Any, ...]]]


@settings(max_examples=30, deadline=None)
@given(verhalen, verhalen, st.lists(alles, max_size=3), eerder, st.sampled_from((1, 3, 5_000)))
def test_a_merge_changes_no_answer_from_before_and_a_rebuild_gives_the_same_rows(
    hier: History, verteld: History, later: list[Event], eerder_bekend: timedelta, batch: int
) -> None:
    daar = about_the_other(verteld)
    with a_store() as winkel:
        store(winkel, hier, daar)
        besluit = merge_of(winkel)
        assume(besluit is not None)
        voor = catch_up(winkel.log, winkel.rows, landelijk(), MERGED_OP, batch=batch)
        merged_op = MERGED_OP + UUR - eerder_bekend
        eerst = {moment: known_at(winkel, moment) for moment in moments(voor, hier, daar) if moment < merged_op}

        merge(winkel, besluit, merged_op)
        go_on(winkel, later)
        na = catch_up(winkel.log, winkel.rows, landelijk(), NA_ALLES, batch=batch)
        gevolgd = rows_of(winkel)

        assert {moment: known_at(winkel, moment) for moment in eerst} == eerst
        assert known_at(winkel, na) == from_scratch(winkel.log.dossier(LEERLING))
        rebuild(winkel.log, winkel.rows, landelijk(), NA_ALLES, tegelijk=batch)
        assert rows_of(winkel) == gevolgd


def about_the_other(verhaal: History) -> History:
    """Tell the same history about the other dossier."""
    ids = {v.id: uuid5(ANDER, str(v.versie)) for v in verhaal}
    return [replace(v, id=ids[v.id], dossier_id=ANDER, feit=_pointing(v.feit, ids)) for v in verhaal]


def _pointing(feit: Event, ids: dict[Any, Any]) -> Event:
    if not isinstance(feit, GebeurtenisHerroepen):
        return feit
    return GebeurtenisHerroepen(geldig_op=feit.geldig_op, gebeurtenis_id=ids[feit.gebeurtenis_id])


@contextmanager
def a_store() -> Iterator[Winkel]:
    with TemporaryDirectory() as folder, open_winkel(Path(folder)) as winkel:
        yield winkel


def store(winkel: Winkel, *verhalen: History) -> None:
    """Record the histories together, each event when it came in."""
    for v in sorted((v for verhaal in verhalen for v in verhaal), key=lambda v: (v.ontvangen_op, v.dossier_id)):
        claim = v.vastgelegd_op if v.overgenomen else None
        nieuw = Nieuw(v.id, v.dossier_id, v.versie, v.feit, v.bron, v.door, vastgelegd_op=claim)
        winkel.log.append([nieuw], nu=v.ontvangen_op)


def merge_of(winkel: Winkel) -> Samenvoeging | None:
    dossiers = winkel.log.dossiers([LEERLING, ANDER])
    besluit = voeg_samen(dossiers[LEERLING], dossiers[ANDER], MERGE, lokale_datum(MERGED_OP), landelijk())
    return besluit if isinstance(besluit, Samenvoeging) else None


def merge(winkel: Winkel, besluit: Samenvoeging | None, op: datetime) -> None:
    """Record it, perhaps with the claim that it was known before."""
    assert besluit is not None
    dossiers = winkel.log.dossiers([LEERLING, ANDER])
    delen = ((dossiers[ANDER], besluit.gaat_op), (dossiers[LEERLING], besluit.blijft))
    claim = op if op < MERGED_OP + UUR else None
    nieuw = [
        Nieuw(wat.id, dossier.id, dossier.versie + 1, wat.feit, "test", "test", vastgelegd_op=claim)
        for dossier, wat in delen
    ]
    winkel.log.append(nieuw, nu=MERGED_OP + UUR, opgegaan={ANDER: LEERLING})


def go_on(winkel: Winkel, later: list[Event]) -> None:
    """Record more about the pupil, after the merge."""
    versie = winkel.log.dossier(LEERLING).versie
    for i, v in enumerate(told([Step(feit, UUR) for feit in later]), 1):
        nieuw = Nieuw(uuid5(MERGE, str(i)), LEERLING, versie + i, v.feit, "test", "test")
        winkel.log.append([nieuw], nu=MERGED_OP + (i + 1) * UUR)


def moments(voor: datetime, *verhalen: History) -> list[datetime]:
    return [*(v.vastgelegd_op for verhaal in verhalen for v in verhaal), voor]


def rows_of(winkel: Winkel) -> Rijen:
    return {view.name: winkel.rows.all(view) for view in CATALOGUE}


def known_at(winkel: Winkel, moment: datetime) -> Rijen:
    """Return what was held true at a moment, without saying since when and until when."""
    wanneer = micros(moment)
    return {
        naam: sorted(((r[0], *r[3:]) for r in rows if r[1] <= wanneer < r[2]), key=repr)
        for naam, rows in rows_of(winkel).items()
    }


def from_scratch(dossier: Dossier) -> Rijen:
    """Return what the views say about a dossier as it is now."""
    inzicht = Inzicht(dossier, landelijk())
    return {
        view.name: sorted(
            ((dossier.id.bytes, *(getattr(rij, kolom) for kolom in view.kolommen)) for rij in set(view.rows(inzicht))),
            key=repr,
        )
        for view in CATALOGUE
    }
