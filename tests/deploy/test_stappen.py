"""
Can the version of before go on working beside each step of `migrate`?

A step may only add: a table, a column that may be empty, an index, a function. What a version stops using is taken
away a version later, by a step whose name begins with `weg_`; from then on an older version refuses to start.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from projections.stores.databank import Databank, OpslagError, open_databank
from projections.stores.databank.migraties import WEG, Migratie, migraties_voor, migreer, stand_van
from services.eventlog.tabelstand import SCHEMA
from tests.kit.postgres import database
from tests.kit.tabelstap import Tabellen, bezwaren, nieuw, tabellen_van
from tests.kit.winkel import ROOT

PAKKETTEN = sorted(
    str(folder.relative_to(ROOT)).replace("/", ".")
    for folder in {script.parents[1] for script in (ROOT / "services").rglob("*.sql")}
)
BEFORE_THE_RULE = {("sqlite", "rijen_apart")}
"""Read models that lay in the file of the log, before there was a version to work beside."""
BEGIN = "CREATE TABLE t (a INTEGER NOT NULL, b TEXT);\nINSERT INTO t VALUES (1, 'x');\n"
MEER = {
    "sqlite": (),
    "postgres": ("CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';\n",),
}
SAFE = (
    "CREATE TABLE u (x INTEGER NOT NULL UNIQUE);\n",
    "ALTER TABLE t ADD COLUMN c TEXT;\n",
    "ALTER TABLE t ADD COLUMN c INTEGER DEFAULT 0;\n",
    "CREATE INDEX t_b ON t (b);\n",
)
WRONG = (
    "DROP TABLE t;\n",
    "ALTER TABLE t RENAME TO u;\n",
    "ALTER TABLE t RENAME COLUMN b TO c;\n",
    "ALTER TABLE t DROP COLUMN b;\n",
    "ALTER TABLE t ADD COLUMN c INTEGER NOT NULL DEFAULT 0;\n",
    "CREATE UNIQUE INDEX t_b ON t (b);\n",
)
WRONG_ON = {
    "sqlite": ("CREATE TRIGGER t_b BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'nee'); END;\n",),
    "postgres": (
        "ALTER TABLE t ALTER COLUMN b SET NOT NULL;\n",
        "ALTER TABLE t ALTER COLUMN a TYPE BIGINT;\n",
        "ALTER TABLE t ADD CHECK (a > 0);\n",
        "DELETE FROM t;\nALTER TABLE t ADD COLUMN c INTEGER NOT NULL;\n",
    ),
}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def soort(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture(scope="module")
def servers() -> Iterator[ExitStack]:
    with ExitStack() as opruimen:
        yield opruimen


@pytest.fixture(scope="module")
def adres(soort: str, servers: ExitStack) -> str:
    """The address of one database for all tests on a server: each takes a schema of its own."""
    return servers.enter_context(database(leeg=True)) if soort == "postgres" else ""


@pytest.fixture
def leeg(adres: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Databank]:
    schema = f"{SCHEMA}_{abs(hash(request.node.name))}"
    with closing(open_databank(adres or str(tmp_path / "a.db"), schema)) as databank:
        yield databank


def after_each(databank: Databank, stappen: list[Migratie]) -> Iterator[tuple[Migratie, Tabellen, Tabellen]]:
    """Do the steps one by one; yield each, with the tables before and after it."""
    migreer(databank, stappen[:1])
    for aantal, stap in enumerate(stappen[1:], 2):
        voor = tabellen_van(databank)
        migreer(databank, stappen[:aantal])
        yield stap, voor, tabellen_van(databank)


@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_every_step_leaves_what_the_version_before_it_uses(pakket: str, soort: str, leeg: Databank) -> None:
    if not (ROOT / pakket.replace(".", "/") / soort).is_dir():
        return  # the relay is on a server alone
    stappen = migraties_voor(leeg, pakket)
    fout = {
        stap.naam: nieuw(voor, na) if stap.naam.startswith(WEG) else bezwaren(voor, na)
        for stap, voor, na in after_each(leeg, stappen)
        if (soort, stap.naam) not in BEFORE_THE_RULE
    }

    assert {naam: wat for naam, wat in fout.items() if wat} == {}


def objections(leeg: Databank, sql: str, begin: str = BEGIN) -> list[str]:
    [(_, voor, na)] = after_each(leeg, [Migratie(1, "begin", begin), Migratie(2, "volgende", sql)])
    return bezwaren(voor, na)


@pytest.mark.parametrize("nummer", range(len(SAFE)))
def test_a_step_that_adds_is_fine(nummer: int, leeg: Databank) -> None:
    assert objections(leeg, SAFE[nummer]) == []


def test_so_is_what_only_a_server_has(soort: str, leeg: Databank) -> None:
    assert objections(leeg, "".join(MEER[soort]) or SAFE[0]) == []


@pytest.mark.parametrize("nummer", range(len(WRONG)))
def test_a_step_that_takes_away_or_demands_is_seen(nummer: int, leeg: Databank) -> None:
    assert objections(leeg, WRONG[nummer])


def test_and_so_is_each_that_only_this_kind_of_database_has(soort: str, leeg: Databank) -> None:
    stappen = [Migratie(1, "begin", BEGIN + "".join(MEER[soort]))]
    for sql in WRONG_ON[soort]:
        stappen.append(Migratie(len(stappen) + 1, "volgende", sql))
    ongezien = [stap.sql for stap, voor, na in after_each(leeg, stappen) if not bezwaren(voor, na)]

    assert ongezien == []


def test_an_older_version_goes_on_beside_steps_that_add_and_refuses_what_took_away(leeg: Databank) -> None:
    oud = [Migratie(1, "begin", BEGIN)]
    midden = [*oud, Migratie(2, "kolom_erbij", SAFE[1])]
    migreer(leeg, midden)
    assert (stand_van(leeg, oud).komend, stand_van(leeg, oud).nummer) == ((), 2)

    nieuwste = [*midden, Migratie(3, f"{WEG}oude_kolom", "ALTER TABLE t DROP COLUMN b;\n")]
    migreer(leeg, nieuwste)
    with pytest.raises(OpslagError, match="nieuwere versie"):
        stand_van(leeg, midden)
