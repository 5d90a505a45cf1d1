"""Does every question of the rows use an index, also among many dossiers and as known before?"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.periode import Periode
from domain.toegang.kenmerken import Kenmerksoort
from domain.toegang.zicht import Voorwaarde
from projections.stores.databank import PostgresDatabank
from projections.stores.postgres import PostgresRows
from projections.stores.promise import RowStore, Vraag
from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows
from projections.stores.zicht import Zicht
from tests.contracts.conftest import STORES
from tests.kit.plannen import plan_of, read_whole
from tests.kit.postgres import database
from tests.kit.vulling import dossier_van, vul

DOSSIERS = 20_000
NU = Vraag(date(2026, 5, 1), datetime(2026, 5, 1, 12, tzinfo=UTC))
TOEN = Vraag(date(2025, 4, 1), datetime(2025, 4, 1, 12, tzinfo=UTC))
KORT = timedelta(days=40)
JAREN = Periode(date(2020, 1, 1), date(2026, 12, 31))
pytestmark = pytest.mark.trager

Doe = Callable[[RowStore, Vraag], Any]
CODE = Kenmerksoort.GEMEENTE, frozenset({"0007"})
IDS = [f"terugmelding_id {d}.0" for d in range(200)]
VRAGEN: dict[str, Doe] = {
    "thuiszitters": lambda rows, vraag: rows.thuiszitters(vraag),
    "thuiszitters van een gemeente": lambda rows, vraag: rows.thuiszitters(vraag, gemeentecode="0007"),
    "thuiszitters met een status": lambda rows, vraag: rows.thuiszitters(vraag, status="thuiszitter"),
    "termijnen": lambda rows, vraag: rows.termijnen(vraag),
    "termijnen van een soort": lambda rows, vraag: rows.termijnen(vraag, soort="reactie", status="verlopen"),
    "termijnen die bijna vervallen": lambda rows, vraag: rows.termijnen(vraag, binnen=7),
    "termijnen van een maand": lambda rows, vraag: rows.termijnen(vraag, tussen=(vraag.peildatum, date(2026, 6, 1))),
    "verstrekend": lambda rows, vraag: rows.verstrekend(vraag),
    "ten onrechte verstreken": lambda rows, vraag: rows.ten_onrechte_verstreken(vraag),
    "verschuldigde stappen": lambda rows, vraag: rows.verschuldigde_stappen(vraag),
    "verschuldigde stappen sinds": lambda rows, vraag: rows.verschuldigde_stappen(vraag, vanaf=date(2025, 3, 20)),
    "vrijstellingen": lambda rows, vraag: rows.vrijstellingen(vraag),
    "vrijstellingen op een grond": lambda rows, vraag: rows.vrijstellingen(vraag, grond="5a", statussen=["lopend"]),
    "verkorte onderwijstijd": lambda rows, vraag: rows.verkorte_onderwijstijd(vraag),
    "werkvoorraad": lambda rows, vraag: rows.werkvoorraad(vraag),
    "werkvoorraad van een rol": lambda rows, vraag: rows.werkvoorraad(vraag, rol="jgz"),
    "werkvoorraad van een persoon": lambda rows, vraag: rows.werkvoorraad(vraag, behandelaar="lpa-7"),
    "werkvoorraad van een school": lambda rows, vraag: rows.werkvoorraad(vraag, school="0007"),
    "behandeling": lambda rows, vraag: rows.behandeling(vraag),
    "behandeling door iemand": lambda rows, vraag: rows.behandeling(vraag, behandelaar="lpa-7"),
    "signalen": lambda rows, vraag: rows.signalen(vraag),
    "signalen aan iemand": lambda rows, vraag: rows.signalen(vraag, aan="leerplicht", status="lopend"),
    "aanvragen": lambda rows, vraag: rows.aanvragen(vraag),
    "aanvragen van een soort": lambda rows, vraag: rows.aanvragen(vraag, soort="reactie"),
    "jongeren": lambda rows, vraag: rows.jongeren(vraag),
    "jongeren van een gemeente": lambda rows, vraag: rows.jongeren(vraag, gemeentecode="0007", reden="uitval"),
    "risicokinderen": lambda rows, vraag: rows.risicokinderen(vraag),
    "risicokinderen van een gemeente": lambda rows, vraag: rows.risicokinderen(vraag, gemeentecode="0007"),
    "uitstroom": lambda rows, vraag: rows.uitstroom(vraag),
    "uitstroom naar": lambda rows, vraag: rows.uitstroom(vraag, profiel="vo"),
    "terugmeldingen": lambda rows, vraag: rows.terugmeldingen(vraag),
    "terugmeldingen die wachten": lambda rows, vraag: rows.terugmeldingen(vraag, standen=["te-melden"]),
    "terugmeldingen van een uitvoer": lambda rows, vraag: rows.terugmeldingen(vraag, uitvoer="0007"),
    "terugmeldingen met een id": lambda rows, vraag: rows.terugmeldingen(vraag, ids=IDS),
    "alle meldingen": lambda rows, vraag: rows.alle_meldingen(vraag),
    "telling": lambda rows, vraag: rows.telling(vraag, "2024-2025"),
    "telling van een gemeente": lambda rows, vraag: rows.telling(vraag, "2024-2025", gemeentecode="0006"),
    "per school": lambda rows, vraag: rows.per_school(vraag, "2024-2025", "relatief", gemeentecode="0006"),
    "thuis geteld": lambda rows, vraag: rows.thuis_geteld(vraag, gemeentecode="0006"),
    "gehaald in": lambda rows, vraag: rows.gehaald_in(vraag, "thuiszitterspact", JAREN, gemeentecode="0004"),
    "open meldingen": lambda rows, vraag: rows.open_meldingen(vraag),
    "gesloten meldingen": lambda rows, vraag: rows.gesloten_meldingen(vraag, vraag.peildatum - KORT),
    "meldtermijnen": lambda rows, vraag: rows.meldtermijnen(vraag, "reactie", vraag.peildatum - KORT),
    "scholen in beeld": lambda rows, vraag: rows.scholen_in_beeld(vraag),
    "termijnen voor wie een gemeente ziet": lambda rows, vraag: seen_by_one(rows, vraag).termijnen(vraag),
    "werkvoorraad voor wie een gemeente ziet": lambda rows, vraag: seen_by_one(rows, vraag).werkvoorraad(vraag),
    "hoeveel van een dossier": lambda rows, _: rows.count([dossier_van(7)]),
}
KLOK = "the clock compares every term that ever passed, of the whole store, with every passing that was recorded"
LEEST_BIJNA_ALLES: dict[str, str] = {
    "verstrekend": KLOK,
    "ten onrechte verstreken": KLOK,
    "verschuldigde stappen": "the clock holds what is due in the whole store against the signals given, hashed once",
    "verschuldigde stappen sinds": "as above",
    "alle meldingen": "the list is of all meldingen that were ever made",
    "scholen in beeld": "every pupil has a school, and all are counted",
    "telling": "a yearly figure of the whole store is about every row of that year",
}
"""By question: why most rows of a view are read."""


def seen_by_one(rows: RowStore, vraag: Vraag) -> Rijen:
    """Return the rows for whom two things must be so of a dossier, as mostly: by the first he finds it."""
    assert isinstance(rows, Rijen)
    return rows.voor(Zicht(Voorwaarde(((CODE, CODE),)), vraag.peildatum, vraag.bekend_op))


@pytest.fixture(params=STORES)
def gevuld(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rijen]:
    with ExitStack() as opruimen:
        rows: Rijen
        if request.param == "sqlite":
            rows = SqliteRows(tmp_path / "rows.rijen")
        else:
            rows = PostgresRows(opruimen.enter_context(database()))
        opruimen.callback(rows.close)
        vul(rows, range(DOSSIERS))
        yield rows


def test_no_question_reads_a_whole_table_however_often_it_is_asked(gevuld: Rijen) -> None:
    """Filling takes far longer than asking, so all is asked of one store."""
    heel: dict[str, list[str]] = {}
    for naam, doe in VRAGEN.items():
        for vraag in (NU, TOEN):
            plan = plan_of(gevuld, doe, vraag)
            assert plan
            if naam not in LEEST_BIJNA_ALLES and read_whole(plan):
                heel[f"{naam} op {vraag.peildatum}"] = plan

    assert heel == {}
    if isinstance(gevuld.databank, PostgresDatabank):
        assert plans_for_any_day(gevuld) == 0
    else:
        assert_found_by_dossier(gevuld)


def assert_found_by_dossier(rows: Rijen) -> None:
    """Refuse that what he may not see is read: the whole country for each who works in one municipality."""
    by_dossier = "USING PRIMARY KEY (dossier_id=?"
    for naam, tabel in (("termijnen", "t"), ("werkvoorraad", "r")):
        plan = plan_of(rows, VRAGEN[f"{naam} voor wie een gemeente ziet"], NU)

        assert [regel for regel in plan if f"SEARCH {tabel} {by_dossier}" in regel]
        assert [regel for regel in plan if f"SEARCH k0_1 {by_dossier}" in regel]


def plans_for_any_day(rows: Rijen) -> int:
    """Return how often the server used a plan for any day and moment, after a question was asked often."""
    for _ in range(15):
        rows.thuiszitters(NU, gemeentecode="0007")
    with rows.databank.lezen() as v:
        telling = "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements"
        [(algemeen, eigen)] = v.vraag(f"{telling} WHERE cardinality(parameter_types) > 0")

    assert eigen >= 5  # else this connection prepared nothing
    return int(algemeen)


def test_every_question_is_asked() -> None:
    methoden = dict(inspect.getmembers(RowStore, inspect.isfunction))
    vragen = {naam for naam, doe in methoden.items() if "vraag" in inspect.signature(doe).parameters}
    bron = inspect.getsource(inspect.getmodule(plans_for_any_day) or object)

    assert {naam for naam in vragen if f"rows.{naam}(vraag" not in bron} == set()


def test_a_whole_table_is_seen() -> None:
    assert read_whole(["  ->  Seq Scan on termijnen t  (cost=0.00..1.01)"]) != []
    assert read_whole(["SCAN t"]) != []
    assert read_whole(["SCAN genummerd", "SCAN (subquery-5)", "SCAN t USING COVERING INDEX x"]) == []
    assert read_whole(["SEARCH t USING INDEX x (a>?)", "  ->  Index Scan using y on termijnen"]) == []
