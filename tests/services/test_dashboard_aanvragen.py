"""Can an officer take a request from its first day to its decision on the pages?"""

import re
from collections.abc import Iterator

import orjson
import pytest

from services.api.antwoorden.aanvragen import Dossieraanvraag
from services.generator.nummers import bsn
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import GRONINGEN, Loket, loket, vul

ESRA, PIM, COR, TIM, MAX = (bsn(71_000 + n) for n in range(5))
"""Asks for leave; cannot attend; an adapted programme; other education; must notify again before 1 July."""
IDS = {pgn: f"00000000-0000-4000-8000-00000000710{n}" for n, pgn in enumerate((ESRA, PIM, COR, TIM, MAX))}
DAG = "2026-03-16"


def _leerling(pgn: str, naam: str, geboren: str) -> dict[str, object]:
    rest = {"geboortedatum": geboren, "gemeentecode": GRONINGEN, "naam": naam}
    return {"pgn": pgn, "type": "LeerlingGeregistreerd", "geldigOp": "2025-08-01", **rest}


def _asked(pgn: str, soort: str, op: str, **velden: object) -> dict[str, object]:
    return {"pgn": pgn, "id": IDS[pgn], "type": soort, "geldigOp": op, **velden}


def gevraagd() -> list[dict[str, object]]:
    verlof = {"van": "2026-06-01", "totEnMet": "2026-06-19", "schooldagen": 15}
    hoofd = {"schooldagen": 4, "totEnMet": "2025-10-16", "verleendDoor": "hoofd"}
    alle: list[dict[str, object]] = [
        _leerling(ESRA, "Esra Kaya", "2013-02-10"),
        {"pgn": ESRA, "type": "VerlofVerleend", "geldigOp": "2025-10-13", **hoofd},
        _asked(ESRA, "VerlofAangevraagd", "2026-03-02", **verlof),
        _leerling(PIM, "Pim Smit", "2012-02-10"),
        _asked(PIM, "VrijstellingAangevraagd", "2026-03-02", grond="5-onder-a"),
        _leerling(COR, "Cor Vos", "2011-02-10"),
        _asked(COR, "VrijstellingAangevraagd", "2026-03-09", grond="3a"),
        _leerling(TIM, "Tim Mol", "2009-02-10"),
        _asked(TIM, "VrijstellingAangevraagd", "2026-03-03", grond="15"),
        _leerling(MAX, "Max Bos", "2012-02-10"),
        _asked(MAX, "VrijstellingVerleend", "2025-09-01", grond="5-onder-b", totEnMet="2026-07-31"),
        {"pgn": MAX, "type": "BriefVerzonden", "geldigOp": "2026-03-10", "soort": "herinnering"},
    ]
    return [{"vastgelegdOp": f"{een['geldigOp']}T08:00:00Z", **een} for een in alle]


@pytest.fixture(scope="module")
def balie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loket]:
    with zonder_omgeving(), loket(vul(tmp_path_factory.mktemp("aanvragen"), gevraagd()), IDS) as open_:
        yield open_


def pad(balie: Loket, pgn: str) -> str:
    return f"/dossiers/{balie.dossiers[pgn]}/aanvragen/{IDS[pgn]}"


def bladzij(balie: Loket, pgn: str, wie: str = "leerplichtambtenaar", **vraag: str) -> str:
    antwoord = balie.vraag(wie, pad(balie, pgn), params={"peildatum": DAG, **vraag})
    assert antwoord.status_code == 200, antwoord.text
    return leesbaar(antwoord.text)


def doe(balie: Loket, pgn: str, doen: str, **velden: str) -> tuple[int, str]:
    velden = {"peildatum": DAG, "doen": doen, "geldigOp": DAG, **velden}
    antwoord = balie.verstuur("leerplichtambtenaar", pad(balie, pgn), **velden)
    return antwoord.status_code, leesbaar(antwoord.text)


def leesbaar(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# The list


def test_the_list_says_who_waits_until_when_and_for_what(balie: Loket) -> None:
    tekst = leesbaar(balie.vraag("leerplichtambtenaar", f"/aanvragen?peildatum={DAG}").text)

    assert re.search(r"Esra Kaya verlof van Esra Kaya 1 jun 2026 – 19 jun 2026 2 mrt 2026 28 apr 2026", tekst)
    assert "mening van het hoofd, bewijs van de omstandigheid" in tekst
    assert re.search(r"Cor Vos .{0,100}9 mrt 2026 7 apr 2026", tekst)
    assert tekst.index("Cor Vos") < tekst.index("Esra Kaya") < tekst.index("Pim Smit")


def test_who_must_notify_again_is_there_with_the_last_letter(balie: Loket) -> None:
    tekst = leesbaar(balie.vraag("leerplichtambtenaar", f"/aanvragen?peildatum={DAG}").text)

    assert re.search(r"Max Bos .{0,60}31 jul 2026 30 jun 2026 .{0,40}herinnering, 10 mrt 2026", tekst)


@pytest.mark.parametrize(("groep", "erin", "eruit"), [("over", "Cor Vos", "Esra Kaya"), ("nadert", "Esra Kaya", "Cor")])
def test_a_group_holds_what_is_over_or_approaches(balie: Loket, groep: str, erin: str, eruit: str) -> None:
    html = balie.vraag("leerplichtambtenaar", f"/aanvragen?peildatum=2026-04-20&groep={groep}").text
    lijst = leesbaar(html[html.index("lijst-kop") : html.index('id="verlengen"')])

    assert erin in lijst
    assert eruit not in lijst


def test_the_list_is_also_a_file(balie: Loket) -> None:
    csv = balie.vraag("leerplichtambtenaar", f"/aanvragen?peildatum={DAG}&vorm=csv").text

    assert "Esra Kaya;verlof;2026-03-02;2026-04-28;loopt;Leerplichtambtenaar;mening van het hoofd" in csv


@pytest.mark.parametrize("wie", ["school", "jgz", "rmc", "auditor", "bestuur", "assen"])
def test_who_has_nothing_to_do_with_it_sees_no_request(balie: Loket, wie: str) -> None:
    assert balie.vraag(wie, pad(balie, ESRA)).status_code == 403


# One request


def test_the_days_of_leave_are_counted_together(balie: Loket) -> None:
    tekst = bladzij(balie, ESRA)

    assert "Gevraagd: 15 schooldagen. Al gegeven door het hoofd: 4, door de leerplichtambtenaar: 0." in tekst
    assert "Samen wordt dat 19." in tekst


def test_an_exemption_by_law_is_not_decided_but_judged(balie: Loket) -> None:
    tekst = bladzij(balie, PIM)

    assert "De vrijstelling ontstaat door de wet zelf" in tekst
    assert "De kennisgeving klopt" in tekst
    assert "Vrijstelling geven" not in tekst
    assert "Laten weten dat het later wordt" not in tekst


def test_a_declaration_that_is_too_old_is_said_to_be(balie: Loket) -> None:
    van = {"soort": "verklaring-deskundige", "afgegevenDoor": "psycholoog"}
    status, tekst = doe(balie, PIM, "stuk", gedagtekendOp="2025-12-01", **van)

    assert status == 200
    assert re.search(r"te oud 16 mrt 2026 1 dec 2025", tekst)

    _, tekst = doe(balie, PIM, "stuk", gedagtekendOp="2025-12-02", **van)

    assert re.search(r"in orde 16 mrt 2026 2 dec 2025", tekst)


def test_asking_to_complete_moves_the_last_day_and_says_why(balie: Loket) -> None:
    status, tekst = doe(balie, COR, "aanvulling", totEnMet="2026-03-30", stukken="programma")

    assert status == 200
    assert "Op 16 maart 2026 is om aanvulling gevraagd. Daardoor tellen 14 dagen niet mee." in tekst
    assert "Uiterste dag 20 april 2026" in tekst
    assert "Op 16 maart 2026 is om aanvulling gevraagd; de dagen tot 31 maart 2026 tellen niet mee." in tekst

    status, tekst = doe(balie, COR, "niet-behandelen", motivering="Er kwam niets.")

    assert status == 422
    assert "pas liggen als de aanvrager haar mocht aanvullen en die tijd voorbij is" in tekst


def test_asking_for_nothing_is_refused_at_its_field(balie: Loket) -> None:
    status, tekst = doe(balie, TIM, "aanvulling", totEnMet="2026-03-30")

    assert status == 422
    assert "Welke stukken ontbreken" in tekst


def test_a_later_day_that_is_told_in_time_holds(balie: Loket) -> None:
    assert "Uiterste dag 28 april 2026" in bladzij(balie, TIM)

    _, tekst = doe(balie, TIM, "verlengen", totEnMet="2026-05-15")

    assert "Uiterste dag 15 mei 2026" in tekst


def test_a_decision_without_reasons_is_refused_and_with_them_it_closes_the_request(balie: Loket) -> None:
    dagen = {"geldigOp": "2026-06-01", "totEnMet": "2026-06-19", "schooldagen": "15", "besluitOp": DAG}
    status, tekst = doe(balie, ESRA, "verlenen", **dagen)

    assert status == 422
    assert "schrijf waarom zo is besloten" in tekst

    status, tekst = doe(balie, ESRA, "verlenen", motivering="De opa van Esra is stervende.", **dagen)

    assert status == 200
    assert "Afgedaan op 16 maart 2026" in tekst
    assert "Wat doet u?" not in tekst
    assert "De opa van Esra" in leesbaar(balie.vraag("leerplichtambtenaar", f"/dossiers/{balie.dossiers[ESRA]}").text)


def test_the_dossier_leads_to_its_requests(balie: Loket) -> None:
    assert pad(balie, PIM) in balie.vraag("leerplichtambtenaar", f"/dossiers/{balie.dossiers[PIM]}").text


def test_nothing_is_done_while_looking_back(balie: Loket) -> None:
    assert "Wat doet u?" not in bladzij(balie, PIM, bekendOp="2026-03-10")


def test_before_it_was_asked_there_is_no_request(balie: Loket) -> None:
    assert balie.vraag("leerplichtambtenaar", pad(balie, PIM), params={"peildatum": "2026-03-01"}).status_code == 404


def test_an_address_below_a_dossier_that_leads_nowhere_is_not_found_and_not_repeated(balie: Loket) -> None:
    antwoord = balie.vraag("leerplichtambtenaar", f"/dossiers/{balie.dossiers[PIM]}/bestaat-niet")

    assert antwoord.status_code == 404
    assert "Deze pagina is er niet" in antwoord.text
    assert balie.dossiers[PIM] not in antwoord.text


# The same for other systems


def test_the_api_answers_the_same_on_both_axes(balie: Loket) -> None:
    een = balie.api("leerplichtambtenaar", pad(balie, PIM), params={"peildatum": "2026-03-20"}).json()
    toen = balie.api(
        "leerplichtambtenaar", pad(balie, PIM), params={"peildatum": "2026-03-20", "bekendOp": "2026-03-10"}
    ).json()

    assert Dossieraanvraag.model_validate_json(orjson.dumps(een)).status == "open"
    assert (een["kader"]["aard"], een["termijn"], een["status"]) == ("van-rechtswege", None, "open")
    assert [stuk["stand"] for stuk in toen["stukken"]] == ["ontbreekt"]
    assert een["voorwaarden"][0]["uitkomst"] == "zelf-beoordelen"


def test_what_is_no_request_is_not_found(balie: Loket) -> None:
    antwoord = balie.api("leerplichtambtenaar", f"/dossiers/{balie.dossiers[PIM]}/aanvragen/{IDS[COR]}")

    assert (antwoord.status_code, antwoord.json()["code"]) == (404, "aanvraag-onbekend")


def test_every_request_has_the_documented_shape(balie: Loket) -> None:
    for pgn in (ESRA, COR, TIM):
        antwoord = balie.api("leerplichtambtenaar", pad(balie, pgn), params={"peildatum": DAG})

        assert str(Dossieraanvraag.model_validate_json(antwoord.content).gebeurtenis) == IDS[pgn]
