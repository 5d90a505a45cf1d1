"""Is a dossier read by its own index alone, also of a log that just grew and of which no database knows the measure?"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from projections.stores.databank import PostgresDatabank
from tests.contracts.conftest import Logopslag, nieuw_dossier
from tests.kit.plannen import Meekijker

GEBEURTENISSEN = 30_000
KOLOMMEN = "notification_id, originator_id, originator_version, ontvangen_op, event_id, topic, state"
VUL_POSTGRES = f"""
    INSERT INTO gebeurtenissen ({KOLOMMEN})
    SELECT n, md5('d' || n / 10)::uuid, n % 10 + 1, n, md5('e' || n)::uuid, 'Ziekgemeld.v1', ''
    FROM generate_series(1, ?) n
"""  # noqa: S608 - our own names
VUL_SQLITE = f"""
    WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ?)
    INSERT INTO gebeurtenissen ({KOLOMMEN})
    SELECT n, randomblob(16), n % 10 + 1, n, randomblob(16), 'Ziekgemeld.v1', '' FROM r
"""  # noqa: S608 - our own names


@pytest.mark.parametrize("hoeveel", [1, 40])
def test_the_events_of_dossiers_are_found_without_reading_the_index_of_numbers(
    opslag: Logopslag, hoeveel: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, plannen = opslag.open(), list[str]()
    is_postgres = isinstance(log.databank, PostgresDatabank)
    if is_postgres:
        opslag.change("ALTER TABLE gebeurtenissen SET (autovacuum_enabled = off)", ())
    opslag.change(VUL_POSTGRES if is_postgres else VUL_SQLITE, (GEBEURTENISSEN,))
    lezen = log.databank.lezen

    @contextmanager
    def meegekeken() -> Iterator[Meekijker]:
        with lezen() as v:
            yield Meekijker(v, plannen, is_postgres=is_postgres)

    monkeypatch.setattr(log.databank, "lezen", meegekeken)
    log.recorder.select_dossiers([nieuw_dossier(n) for n in range(hoeveel)], GEBEURTENISSEN)

    eigen = "gebeurtenissen_pkey" if is_postgres else "originator_id=?"
    assert any(eigen in regel for regel in plannen), plannen
    anders = ("notification_id_key", "Seq Scan", "INTEGER PRIMARY KEY")
    assert not [regel for regel in plannen if any(wat in regel for wat in anders)]
