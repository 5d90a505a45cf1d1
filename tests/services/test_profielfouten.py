"""Does a wrong profile say where it is wrong: file, line and key?"""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from services.beleid import ProfielOnbekendError, lees_profiel

KOP = 'profiel = "proef"\ntitel = "Proef"\nbron = "Proef"\ngebaseerd_op = "landelijk"\n'
TERMIJN = """[[termijn]]
soort = "{soort}"
titel = "Reageren"
begin = {{ gebeurtenis = "{gebeurtenis}" }}
duur = {{ aantal = {aantal}, eenheid = "werkdagen" }}
gehaald_door = ["ReactieGegeven"]
aan_zet = "rol"
bron = "Proef"
"""
STAP = """[[stap]]
soort = "overleg"
bij = {{ {bij} }}
aan = "school"
tekst = "Overleg."
bron = "Proef"
"""


def termijn(soort: str = "reactie", gebeurtenis: str = "PartnerBetrokken", aantal: str = "2") -> str:
    return TERMIJN.format(soort=soort, gebeurtenis=gebeurtenis, aantal=aantal)


@pytest.fixture
def proef(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Read profiles from another folder, in which the national one stands; return the file to write."""
    echt = files("domain.beleid") / "profiles" / "landelijk.toml"
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "landelijk.toml").write_text(echt.read_text("utf-8"), encoding="utf-8")
    monkeypatch.setattr("services.beleid.profiel.files", lambda _package: tmp_path)
    return tmp_path / "profiles" / "proef.toml"


def fout_van(proef: Path, tekst: str) -> str:
    proef.write_text(tekst, encoding="utf-8")
    with pytest.raises(ProfielOnbekendError) as gevonden:
        lees_profiel("proef")
    return str(gevonden.value)


def test_a_right_profile_is_read(proef: Path) -> None:
    proef.write_text(KOP + termijn() + STAP.format(bij='termijn = "reactie"'), encoding="utf-8")

    assert [t.soort for t in lees_profiel("proef").termijnen][-1] == "reactie"


@pytest.mark.parametrize(
    ("tekst", "regel", "sleutel"),
    [
        (KOP + "rolen = 1\n", 5, "rolen"),
        (KOP + "[ziekte]\nmelding = 4\n", 6, "ziekte.melding"),
        (KOP + '[kalender]\nvakantieregio = "Oost"\n', 6, "kalender.vakantieregio"),
        (KOP + "[zestien_uur]\nminuten = 0\n", 6, "zestien_uur.minuten"),
        (KOP + termijn(aantal="0"), 9, "duur.aantal"),
        (KOP + termijn(gebeurtenis="PartnerGebeld"), 8, "begin"),
        (KOP + STAP.format(bij='gebeurtenis = "PartnerGebeld"'), 7, "bij"),
        (KOP + STAP.format(bij='regel = "laat"'), 7, "bij.regel"),
        (KOP + STAP.format(bij='gebeurtenis = "MeldingOntvangen", met = { srt = "RMC" }'), 7, "bij"),
        (KOP + STAP.format(bij='gebeurtenis = "MeldingOntvangen", met = { soort = "RCM" }'), 7, "bij"),
        (KOP + STAP.format(bij='regel = "rmc", met = { soort = "RMC" }'), 7, "bij"),
    ],
    ids=[
        "key",
        "key in a part",
        "value",
        "number",
        "length",
        "event of a term",
        "event of a step",
        "rule of a step",
        "field of a step",
        "value in a step",
        "field of a rule",
    ],
)
def test_a_mistake_is_said_with_its_file_line_and_key(proef: Path, tekst: str, regel: int, sleutel: str) -> None:
    gezegd = fout_van(proef, tekst)

    assert "proef.toml" in gezegd
    assert re.search(rf"regel {regel}, \S*{re.escape(sleutel)}: ", gezegd), gezegd


@pytest.mark.parametrize(
    ("fout", "goed", "regel", "sleutel", "woord"),
    [
        ('aan = "school"', 'aan = "shcool"', 16, "aan", "shcool"),
        ('aan = "school"', 'aan = "pact"', 16, "aan", "pact"),
        ('aan_zet = "rol"', 'aan_zet = "shcool"', 11, "aan_zet", "shcool"),
        ('aan_zet = "rol"', 'aan_zet = "pact"', 5, "termijn.1", "thuisperiode"),
        ("PartnerBetrokken", "OnderzoekGestart", 5, "termijn.1", "noemt geen rol"),
        ('"PartnerBetrokken" }', '"PartnerBetrokken", met = { rl = "jgz" } }', 8, "begin", "rl"),
        ('"PartnerBetrokken" }', '"PartnerBetrokken", met = { toestemming = "ja" } }', 8, "begin", "toestemming"),
        ('"PartnerBetrokken" }', '"PartnerBetrokken", zonder = { rl = "jgz" } }', 8, "begin", "rl"),
        ('"PartnerBetrokken" }', '"PartnerBetrokken", grond = ["3a"] }', 8, "begin", "grond"),
        ('"PartnerBetrokken" }', '"PartnerBetrokken", eerste_per_persoon = true }', 8, "begin", "persoon"),
        ('aan_zet = "rol"', 'aan_zet = "rol"\nzolang = "ingeschreven"', 5, "termijn.1", "ingeschreven"),
        ('aan_zet = "rol"', 'aan_zet = "rol"\nzolang = "vrijgesteld"', 5, "termijn.1", "vrijgesteld"),
        ('aan_zet = "rol"', 'aan_zet = "rol"\nzolang = "open"', 12, "zolang", "melding-open"),
        ('aan_zet = "rol"', 'aan_zet = "rol"\nvanaf = "thuiszitter"', 5, "termijn.1", "thuisperiode"),
        ('aantal = 2, eenheid = "werkdagen"', 'dag_van_het_schooljaar = "06-31"', 9, "dag_van_het_schooljaar", "06-31"),
        ('aantal = 2, eenheid = "werkdagen"', 'dag_van_het_schooljaar = "02-29"', 9, "dag_van_het_schooljaar", "02-29"),
        ('aantal = 2, eenheid = "werkdagen"', 'regel = "bewaartermijn"', 5, "termijn.1", "geboorte"),
        ('termijn = "reactie"', 'regel = "dreigend", procent = 50', 15, "bij", "procent"),
        ('aan = "school"', 'aan = "school"\nroute = 0', 17, "route", "1"),
    ],
)
def test_a_word_that_means_nothing_is_said(
    proef: Path, fout: str, goed: str, regel: int, sleutel: str, woord: str
) -> None:
    heel = KOP + termijn() + STAP.format(bij='termijn = "reactie"')
    assert fout in heel
    gezegd = fout_van(proef, heel.replace(fout, goed))

    assert woord in gezegd
    assert f"regel {regel}, " in gezegd, gezegd
    assert sleutel in gezegd


def test_a_region_may_name_a_role_of_its_own(proef: Path) -> None:
    eigen = '[rollen]\nMentor = "Mentor"\n'
    assert "rollen" in fout_van(proef, KOP + eigen)
    proef.write_text(
        KOP + '[rollen]\nmentor = "Mentor"\n' + STAP.format(bij='regel = "dreigend"').replace('"school"', '"mentor"')
    )

    assert lees_profiel("proef").rollen["mentor"] == "Mentor"


def test_a_school_team_meets_at_the_hand_of_a_known_role(proef: Path) -> None:
    overleg = '[teamoverleg]\nuiterlijk = ["01-31"]\nbron = "Proef"\naan_zet = "shcool"\n'

    assert re.search(r"regel 8, .*shcool", fout_van(proef, KOP + overleg))


def test_an_unknown_event_is_named(proef: Path) -> None:
    assert "PartnerGebeld" in fout_van(proef, KOP + termijn(gebeurtenis="PartnerGebeld"))


def test_a_double_term_is_named_with_its_file(proef: Path) -> None:
    gezegd = fout_van(proef, KOP + termijn() + termijn())

    assert "proef.toml" in gezegd
    assert "reactie" in gezegd


def test_an_unknown_base_is_named(proef: Path) -> None:
    assert "nergens" in fout_van(proef, KOP.replace("landelijk", "nergens"))


def test_a_profile_does_not_stand_on_itself(proef: Path) -> None:
    assert "proef.toml" in fout_van(proef, KOP.replace("landelijk", "proef"))


def test_broken_toml_is_said_with_its_file_and_line(proef: Path) -> None:
    gezegd = fout_van(proef, KOP + "[kalender\n")

    assert "proef.toml" in gezegd
    assert "line 5" in gezegd


def test_an_unknown_profile_is_answered_with_those_there_are() -> None:
    with pytest.raises(ProfielOnbekendError, match="groningen-stad"):
        lees_profiel("nergens")
