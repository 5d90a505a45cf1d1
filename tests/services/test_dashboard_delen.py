"""Are the parts of which pages are made right by themselves?"""

from datetime import UTC, date, datetime

import pytest

from domain.tijdzone import in_z
from projections.stores.promise import Vraag
from services.dashboard import formulier
from services.dashboard.bezoek import bezoek
from services.dashboard.csvbestand import cel
from services.dashboard.formulier import Omstandigheden
from services.dashboard.handboek import as_html, bladzijden
from services.dashboard.pages import CATALOGUE
from services.dashboard.sjablonen import MAP, sjablonen
from services.dashboard.tekening.grafiek import lijngrafiek, staven
from services.dashboard.tijdbalk import lees
from services.dashboard.woorden import los, met_datums, moment, nog, waarde
from services.ingest.gebeurtenissen import read_fact
from services.vragen.groepen import Groep, groep, nieuw_over
from services.vragen.onderdrukken import onderdrukt
from tests.kit.winkel import PGN, vast_id

NU = Vraag(date(2026, 6, 1), datetime(2026, 6, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("status", "nog_", "verwacht"),
    [
        ("lopend", 15, Groep.OP_TIJD),
        ("lopend", 14, Groep.NADERT),
        ("lopend", 0, Groep.NADERT),
        ("verlopen", -1, Groep.OVER),
        ("te-laat", -1, Groep.KLAAR),
        ("gehaald", 20, Groep.KLAAR),
    ],
)
def test_a_term_is_in_one_group(status: str, nog_: int, verwacht: Groep) -> None:
    assert groep({"status": status, "resterendeDagen": nog_}) is verwacht


def test_without_a_term_nothing_presses() -> None:
    assert groep(None) is Groep.KLAAR


def test_new_is_what_was_not_over_before() -> None:
    def regel(naam: str, status: str) -> dict[str, object]:
        return {"naam": naam, "status": status, "resterendeDagen": -1}

    nu = [regel("noor", "verlopen"), regel("hugo", "verlopen"), regel("sem", "lopend")]
    eerder = [regel("noor", "verlopen"), regel("hugo", "lopend")]

    assert nieuw_over(nu, eerder, lambda r: r, lambda r: r["naam"]) == {"hugo"}


@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [
        ({"a": 5, "b": 9}, {"a": 5, "b": 9}),
        ({"a": 4, "b": 9, "c": 6}, {"a": None, "b": 9, "c": None}),
        ({"a": 0, "b": 9}, {"a": 0, "b": 9}),
        ({"a": 1, "b": 2, "c": 7, "d": 8}, {"a": None, "b": None, "c": None, "d": 8}),
        ({"a": 2, "b": 3, "c": 7}, {"a": None, "b": None, "c": 7}),
        ({"a": 3, "b": 4, "c": 7}, {"a": None, "b": None, "c": None}),
        ({"a": 4, "b": 4, "c": 0}, {"a": None, "b": None, "c": None}),
        ({"a": 2}, {"a": None}),
    ],
)
def test_a_small_number_cannot_be_found_by_subtracting(
    aantallen: dict[str, int], getoond: dict[str, int | None]
) -> None:
    assert onderdrukt(aantallen) == getoond


@pytest.mark.parametrize(
    ("inhoud", "geschreven"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+31", "'+31"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        (-12, "-12"),
        (None, ""),
        ("Noor", "Noor"),
    ],
)
def test_a_cell_is_never_a_formula(inhoud: object, geschreven: str) -> None:
    assert cel(inhoud) == geschreven


def test_a_first_visit_looks_back_seven_days() -> None:
    gevonden = bezoek({}, NU)

    assert (gevonden.is_vorig_bezoek, gevonden.eerder) == (False, Vraag(date(2026, 5, 25), NU.bekend_op))


def test_a_visit_after_a_pause_is_another() -> None:
    toen = Vraag(date(2026, 5, 30), datetime(2026, 5, 30, 12, tzinfo=UTC))
    koek = bezoek({}, toen).koek

    assert bezoek({"verzuimspoor_bezoek": koek}, NU).eerder == toen


def test_a_page_in_the_same_visit_keeps_the_visit_before() -> None:
    vroeger = Vraag(date(2026, 5, 1), datetime(2026, 5, 1, 12, tzinfo=UTC))
    kort_geleden = datetime(2026, 6, 1, 11, 50, tzinfo=UTC)
    koek = f"2026-05-01_{in_z(vroeger.bekend_op)}!2026-06-01_{in_z(kort_geleden)}"

    assert bezoek({"verzuimspoor_bezoek": koek}, NU).eerder == vroeger


@pytest.mark.parametrize("koek", ["", "!", "onzin", "2026-13-01_x!y_z", "a!b!c"])
def test_a_cookie_that_cannot_be_read_is_a_first_visit(koek: str) -> None:
    assert bezoek({"verzuimspoor_bezoek": koek}, NU).is_vorig_bezoek is False


def test_a_link_keeps_the_time() -> None:
    balk = lees({"peildatum": "2026-03-03", "bekendOp": "2026-03-04"}, date(2026, 6, 1))

    assert balk.link("/thuiszitters", rol="school", leeg="") == (
        "/thuiszitters?peildatum=2026-03-03&bekendOp=2026-03-04&rol=school"
    )


def test_the_standard_day_is_not_in_the_address() -> None:
    balk = lees({"peildatum": "2026-06-01"}, date(2026, 6, 1))

    assert (balk.kijkt_terug, balk.link("/")) == (False, "/")


@pytest.mark.parametrize(
    ("dagen", "tekst"), [(0, "vandaag de laatste dag"), (1, "nog 1 dag"), (-1, "1 dag te laat"), (14, "nog 14 dagen")]
)
def test_days_in_words(dagen: int, tekst: str) -> None:
    assert nog(dagen) == tekst


def test_codes_in_words() -> None:
    assert los("ProcesVerbaalOpgemaakt") == "Proces-verbaal opgemaakt"
    assert los("OppVastgesteld") == "OPP vastgesteld"
    assert met_datums("Thuis sinds 2026-03-01.") == "Thuis sinds 1 maart 2026."
    assert moment("2026-06-01T10:00:00Z") == "1 juni 2026 om 12:00"
    assert waarde([True, "2026-03-01"]) == "ja, 1 maart 2026"


@pytest.mark.parametrize("soort", sorted(formulier.MAG))
def test_every_form_can_be_shown(soort: str) -> None:
    velden = formulier.velden(soort, Omstandigheden({"school": "School"}), {}, {})

    assert velden[0].naam == "geldigOp"
    assert formulier.uitleg(soort).endswith(".")
    assert all(veld.label for veld in velden)


def test_a_form_reads_what_was_filled_in() -> None:
    gelezen = formulier.lees(
        "OverlegGehouden", {"geldigOp": "2026-06-01", "soort": "mdo", "deelnemers": "school, jgz ,"}
    )

    assert gelezen == {
        "type": "OverlegGehouden", "geldigOp": "2026-06-01", "soort": "mdo", "deelnemers": ["school", "jgz"],
    }  # fmt: skip


def test_a_number_with_a_comma_is_a_number() -> None:
    gelezen = formulier.lees("VerkorteOnderwijstijdVastgesteld", {"geldigOp": "2026-06-01", "urenPerWeek": "12,5"})

    assert gelezen["urenPerWeek"] == 12.5


def test_what_is_wrong_is_said_at_the_field() -> None:
    gelezen = formulier.lees("ProcesVerbaalOpgemaakt", {"geldigOp": "morgen"})
    bezwaren = read_fact(gelezen, PGN, str.encode, vast_id(1))
    assert isinstance(bezwaren, tuple)
    fouten = formulier.fouten_van(bezwaren)

    assert fouten.keys() == {"geldigOp", "tegen"}
    assert fouten["geldigOp"].startswith("Op welke dag: is geen datum")


def test_a_line_is_interrupted_where_a_number_is_left_out() -> None:
    getekend = lijngrafiek(["a", "b", "c", "d"], [[10, None, 20, 10]])

    assert getekend.paden[0].count("M") == 2
    assert [w for _, w in getekend.y_streepjes] == [0, 5, 10, 15, 20]


def test_a_bar_that_is_left_out_says_so() -> None:
    getekend = staven([("a", 10), ("b", None), ("c", 0)])

    assert [(staaf.breed > 0, staaf.tekst) for staaf in getekend.staven] == [
        (True, "10"), (False, "minder dan 5"), (False, "0"),
    ]  # fmt: skip


@pytest.mark.parametrize("naam", bladzijden())
def test_every_page_of_the_docs_is_a_page_of_help(naam: str) -> None:
    titel, html = as_html(naam)

    assert titel
    assert "<script" not in html


def test_every_template_can_be_read() -> None:
    omgeving = sjablonen()

    assert [str(file) for file in MAP.iterdir() if omgeving.get_template(file.name) is None] == []


def test_every_page_has_its_module_once() -> None:
    paden = [pagina.pad for pagina in CATALOGUE]

    assert len(paden) == len(set(paden))
