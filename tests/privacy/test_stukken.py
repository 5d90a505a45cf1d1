"""Do the papers that a municipality needs say what the law asks, and is what they name there?"""

import re

import pytest
from typer.main import get_command

from domain.events import BY_TYPE, CATALOGUE
from services.api.document import v1
from services.cli.main import app
from services.dashboard.pages import CATALOGUE as PAGINAS
from services.inzageverzoek.samenstellen import ZELF_BESLISSEN
from services.naslag import PAGINAS as GEMAAKT
from services.naslag.stukken import STUKKEN, zelf_in
from tests.kit.stukken import CODE, PLAATS, PRIVACY, is_er, stuk, stukken

PUNTEN = (
    *("Voorstel", "Persoonsgegevens", "Gegevensverwerkingen", "Verwerkingsdoeleinden", "Betrokken partijen"),
    *("Belangen bij de gegevensverwerking", "Verwerkingslocaties", "Techniek en methode van gegevensverwerking"),
    *("Juridisch en beleidsmatig kader", "Bewaartermijnen", "Rechtsgrond", "Bijzondere persoonsgegevens"),
    *("Doelbinding", "Noodzaak en evenredigheid", "Rechten van de betrokkene", "Risico's", "Maatregelen"),
)
"""Model DPIA Rijksdienst 3.0."""
VERPLICHT = {
    "wie verantwoordelijk is (13.1.a)": r"\[gemeente: naam",
    "de functionaris (13.1.b)": r"functionaris gegevensbescherming",
    "waarvoor (13.1.c)": r"## Waar(om|voor)",
    "de grond (13.1.c)": r"Leerplichtwet",
    "wie het krijgt (13.1.e)": r"## Wie (krijgt|mag)",
    "buiten de EU (13.1.f)": r"buiten de Europese Unie",
    "hoelang (13.2.a)": r"## Hoelang",
    "inzage (13.2.b)": r"(?i)inzien|inzage",
    "verbeteren (13.2.b)": r"(?i)verbeteren",
    "wissen (13.2.b)": r"(?i)wissen",
    "beperken (13.2.b)": r"beperken",
    "bezwaar (13.2.b)": r"(?i)bezwaar",
    "overdragen (13.2.b)": r"overdragen",
    "toestemming (13.2.c)": r"toestemming",
    "klacht (13.2.d)": r"Autoriteit Persoonsgegevens",
    "of het moet (13.2.e)": r"(?i)moet(en)? .*melden",
    "een computer (13.2.f)": r"## Beslist een computer",
    "welke gegevens (14.1.d)": r"## (Welke gegevens|Wat schrijven wij op)",
    "van wie (14.2.f)": r"## Van wie",
    "wie keek": r"(?i)schrijven wij|wij schrijven op",
}
"""What must be told to whom data are about (AVG, articles 13 and 14), and by which words it is recognised."""
MET_DE_HAND = [naam for naam in stukken() if f"privacy/{naam}.md" not in GEMAAKT]
ADRES = re.compile(r"((GET|POST|DELETE) )?/[\w/{}-]+")
OPDRACHT = re.compile(r"^verzuimspoor ([a-z]+)(.*)$")


def genoemd(naam: str) -> list[str]:
    return CODE.findall(stuk(naam))


def test_every_paper_is_in_the_list_and_the_other_way_round() -> None:
    assert {naam for naam, _, _ in STUKKEN} | {"index"} == set(stukken())


def test_the_dpia_has_the_points_of_the_model_in_their_order() -> None:
    gevonden = re.findall(r"^### (\d+)\. (.+)$", stuk("dpia"), re.MULTILINE)

    assert gevonden == [(str(nummer), punt) for nummer, punt in enumerate(PUNTEN, 1)]


def test_the_dpia_tells_of_every_family_of_events() -> None:
    families = {een.__module__.rpartition(".")[2] for een in CATALOGUE}

    assert set(re.findall(r"^\| `(\w+)` \|", stuk("dpia"), re.MULTILINE)) == families


def test_every_risk_has_a_measure_and_every_measure_a_proof() -> None:
    risicos, maatregelen = stuk("dpia").split("### 16. ")[1].split("### 17. ")
    regels = dict(re.findall(r"^\| (\d+) \| (.+)$", maatregelen, re.MULTILINE))
    nummers = re.findall(r"^\| (\d+) \|", risicos, re.MULTILINE)

    assert nummers == [str(een) for een in range(1, len(nummers) + 1)]
    assert list(regels) == nummers
    assert [nummer for nummer, regel in regels.items() if not PLAATS.search(regel)] == []


@pytest.mark.parametrize("naam", stukken())
def test_what_is_named_as_proof_is_there(naam: str) -> None:
    assert [een for een in PLAATS.findall(stuk(naam)) if not is_er(*een)] == []


@pytest.mark.parametrize("naam", stukken())
def test_every_command_that_is_named_exists_with_its_options(naam: str) -> None:
    opdrachten = get_command(app).commands  # type: ignore[attr-defined]  # a group has them
    for gevonden in filter(None, map(OPDRACHT.match, genoemd(naam))):
        opdracht = opdrachten[gevonden[1]]
        onder = getattr(opdracht, "commands", {})
        woorden = gevonden[2].split()
        assert not onder or woorden[0] in onder, gevonden[0]
        opties = {optie for een in opdracht.params for optie in een.opts}
        assert {woord for woord in woorden if woord.startswith("--")} <= opties, gevonden[0]


@pytest.mark.parametrize("naam", stukken())
def test_every_event_and_every_page_that_is_named_exists(naam: str) -> None:
    paden = {pagina.pad for pagina in PAGINAS} | {adres.path for adres in v1().state.adressen}
    feiten = [een for een in genoemd(naam) if re.fullmatch(r"[A-Z][a-z]+[A-Z]\w+", een)]
    adressen = [
        een.rpartition(" ")[2] for een in genoemd(naam) if re.fullmatch(r"((GET|POST|DELETE) )?/[\w/{}-]+", een)
    ]

    assert [een for een in feiten if een not in BY_TYPE] == []
    assert [een for een in adressen if een not in paden] == []


@pytest.mark.parametrize("naam", ["informatie-ouders", "informatie-leerlingen"])
@pytest.mark.parametrize("wat", VERPLICHT)
def test_whoever_it_is_about_is_told_what_the_law_asks(naam: str, wat: str) -> None:
    assert re.search(VERPLICHT[wat], stuk(naam)), wat


@pytest.mark.parametrize("naam", ["informatie-ouders", "informatie-leerlingen", "inzage-en-correctie"])
def test_from_which_age_a_pupil_asks_himself_is_what_the_code_has(naam: str) -> None:
    assert re.findall(r"(\d+)(?: jaar)? of ouder", stuk(naam)) == [str(ZELF_BESLISSEN)]


def test_what_is_told_to_be_kept_is_what_can_be_recorded() -> None:
    velden = {veld for een in CATALOGUE for veld in een.model_fields}

    assert {"naam", "geboortedatum", "woonplaats", "gemeentecode", "brin"} <= velden
    assert {veld for veld in velden if re.search(r"geslacht|nationaliteit|herkomst|ras$|religie", veld)} == set()


@pytest.mark.parametrize("naam", stukken())
def test_what_is_left_to_fill_in_is_written_in_one_way(naam: str) -> None:
    """So that it is counted on the page that names it all; docs/privacy/index.md is compared by test_naslag."""
    haken = re.findall(r"\[gemeente(?!: )[^\]]*\]", stuk(naam))

    assert haken == []
    assert all(len(wat) > 2 for _, wat in zelf_in(stuk(naam)))


def test_some_papers_are_written_by_hand_and_all_are_in_one_folder() -> None:
    assert {"dpia", "informatie-ouders", "informatie-leerlingen"} <= set(MET_DE_HAND)
    assert [een.name for een in PRIVACY.iterdir() if een.suffix != ".md"] == []
