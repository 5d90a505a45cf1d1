"""Is everything that is kept in the table of retention, once, and for as long as the code keeps it?"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.beleid.delen import Bewaarbeleid
from projections.views import CATALOGUE as VIEWS
from services.beleid import lees_profiel, profielen
from services.logboek.registerlezer import lees_register
from services.naslag.bewaard_logboek import handhaving
from services.naslag.bewaartermijnen import bewaringen
from tests.architecture.tree import ROOT

MAAKT = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", re.IGNORECASE)
GOOIT_WEG = re.compile(r"DROP TABLE (?:IF EXISTS )?(\w+)", re.IGNORECASE)
VOOR_MENSEN = ("informatie-ouders", "informatie-leerlingen")
OPSLAG_VAN = {"eventlog": "logboek", "sleuteltabellen": "sleutels", "aanmelding": "sessies", "projections": "rijen"}
VAN_HET_GEREEDSCHAP = {"migratie"}
"""Which steps of the tables were made: in every store, about nobody."""
LANGS_DE_WEG = {"regel"}
"""A file in memory while a delivery is put in order."""
SOORTEN = {
    r"12\.1\.3": Bewaarbeleid().jaren_na_geboorte,
    r"12\.1\.4": Bewaarbeleid().jaren_na_kwalificatieplicht,
    r"einde van de begeleiding": Bewaarbeleid().jaren_na_rmc,
    r"Wet politiegegevens": handhaving().duur.aantal,
    r"zolang het dossier": Bewaarbeleid().jaren_na_geboorte,
}
"""What a term of the register rests on, and how many years that is."""


def opslag_van(file: Path) -> str:
    delen = file.relative_to(ROOT).parts
    map_ = next((deel for deel in delen if deel == "sleuteltabellen"), delen[1] if delen[0] == "services" else delen[0])
    return OPSLAG_VAN.get(map_, map_)


def tabellen() -> Iterator[str]:
    """Yield every table that any store makes, as `store.table`, as often as it is made in one language."""
    files = [*ROOT.glob("services/*/*tabellen/postgres/*.sql"), *ROOT.glob("services/*/*tabellen/sqlite/*.sql")]
    python = [f for p in ("services", "projections") for f in (ROOT / p).rglob("*.py")]
    weg = {f"{opslag_van(f)}.{naam}" for f in files for naam in GOOIT_WEG.findall(f.read_text("utf-8"))}
    gemaakt = {f"{opslag_van(f)}.{naam}" for f in [*files, *python] for naam in MAAKT.findall(f.read_text("utf-8"))}
    yield from (naam for naam in gemaakt - weg if naam.partition(".")[2] not in VAN_HET_GEREEDSCHAP | LANGS_DE_WEG)
    yield from (f"rijen.{view.name}" for view in VIEWS)


def test_every_table_stands_there_once() -> None:
    genoemd = Counter(naam for een in bewaringen() for naam in een.tabellen)

    assert set(tabellen()) - genoemd.keys() == set()
    assert genoemd.keys() - set(tabellen()) == set()
    assert {naam: keer for naam, keer in genoemd.items() if keer > 1} == {}


def test_every_kind_has_a_length_a_ground_and_a_way_out() -> None:
    assert [een.wat for een in bewaringen() if not (een.hoelang and een.grond and een.weg and een.waar)] == []
    assert len({een.wat for een in bewaringen()}) == len(bewaringen()) > 20


@pytest.mark.parametrize("profiel", profielen())
def test_a_profile_keeps_as_long_as_the_table_says(profiel: str) -> None:
    """A region that agreed on other years needs a table of its own."""
    wpg = next(t for t in lees_profiel(profiel).termijnen if t.soort == "bewaartermijn-wpg")

    assert lees_profiel(profiel).bewaren == Bewaarbeleid()
    assert wpg.duur == handhaving().duur


@pytest.mark.parametrize("naam", lees_register())
def test_the_register_keeps_as_long_as_the_profile(naam: str) -> None:
    for soort in (soort for versie in lees_register()[naam].versies for soort in versie.persoonsgegevens):
        jaren = next((j for woord, j in SOORTEN.items() if re.search(woord, soort.toelichting)), None)
        verwijst = soort.toelichting.startswith("in Verzuimspoor als hierboven")
        assert soort.bewaartermijn == f"P{jaren or Bewaarbeleid().jaren_na_geboorte}Y"
        assert jaren is not None or verwijst, soort.toelichting


def test_the_texts_for_people_name_the_same_years() -> None:
    beleid, wpg = Bewaarbeleid(), handhaving().duur.aantal
    verwacht = {beleid.jaren_na_geboorte, beleid.jaren_na_kwalificatieplicht, beleid.jaren_na_rmc, wpg}
    for naam in (*VOOR_MENSEN, "dpia"):
        tekst = (ROOT / f"docs/privacy/{naam}.md").read_text("utf-8")
        jaren = {int(een) for een in re.findall(r"(\d+) jaar(?! of ouder)(?! en ouder)", tekst)}

        assert jaren == verwacht if naam in VOOR_MENSEN else {beleid.jaren_na_geboorte, wpg} <= jaren <= verwacht, naam
