"""Does `doctor` say how large everything is, and when a step is due?"""

import psycopg
import pytest

from projections.stores.databank import PostgresDatabank
from services.vragen import omvang as meting
from services.vragen.omvang import VEEL, omvang
from tests.kit.winkel import Winkel
from tests.services.test_herbouw import winkel as winkel  # the fixture: both stores


def test_the_log_and_on_a_server_all_beside_it_is_measured(winkel: Winkel) -> None:
    delen = list(omvang(winkel.log.databank, winkel.log.last_id()))

    assert all(deel.goed for deel in delen)
    assert f"{winkel.log.last_id()} gebeurtenissen" in delen[0].bevinding
    assert "MiB" in delen[0].bevinding
    if isinstance(winkel.log.databank, PostgresDatabank):
        assert "verzuimspoor_rijen" in delen[0].bevinding
        assert not next(omvang(winkel.log.databank, VEEL)).goed


def test_more_rows_replaced_than_valid_is_said(winkel: Winkel, monkeypatch: pytest.MonkeyPatch) -> None:
    if not isinstance(winkel.log.databank, PostgresDatabank):
        return
    monkeypatch.setattr(meting, "DOOD", 10)
    with psycopg.connect(winkel.log.databank.adres, autocommit=True) as connection:
        connection.execute("ALTER TABLE verzuimspoor_rijen.tijdlijn SET (autovacuum_enabled = off)")
        connection.execute("DELETE FROM verzuimspoor_rijen.tijdlijn")
        connection.execute("SELECT pg_stat_force_next_flush()")
    vuil = [deel for deel in omvang(winkel.log.databank, 1) if not deel.goed]

    assert [deel.naam for deel in vuil] == ["Opruimen van tabellen"]
    assert "tijdlijn" in vuil[0].bevinding
