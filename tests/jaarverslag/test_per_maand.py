"""Can somebody who sees only numbers look at two moments that are a day apart?"""

from datetime import date, datetime

import pytest

from domain.tijdzone import einde_van_de_dag, in_utc
from projections.stores.promise import Vraag
from services.vragen.vraag import per_maand

VANDAAG = date(2026, 11, 22)


def bekend_op(gevraagd: str) -> datetime:
    return per_maand(Vraag(VANDAAG, in_utc(datetime.fromisoformat(gevraagd))), VANDAAG).bekend_op


@pytest.mark.parametrize("gevraagd", ["2026-05-01T00:00:00", "2026-05-03T12:00:00", "2026-05-31T23:59:59"])
def test_binnen_een_maand_is_elk_antwoord_hetzelfde(gevraagd: str) -> None:
    assert bekend_op(gevraagd) == einde_van_de_dag(date(2026, 4, 30))


def test_het_laatste_moment_van_een_maand_is_het_begin_van_de_volgende() -> None:
    """So a report that is asked for again by the moment that stands in it, is the same one."""
    assert bekend_op("2026-05-31T23:59:59.999999") == einde_van_de_dag(date(2026, 5, 31))
    assert bekend_op("2026-12-31T23:59:59.999999") == einde_van_de_dag(date(2026, 10, 31))


def test_later_dan_het_begin_van_deze_maand_kan_niet() -> None:
    assert {bekend_op(een) for een in ("2026-11-01T00:00:00", "2026-11-22T10:00:00", "2027-03-01T00:00:00")} == {
        einde_van_de_dag(date(2026, 10, 31))
    }
