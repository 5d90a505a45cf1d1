"""How is a meeting planned, prepared, held and told, through the real pages, by whom?"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import httpx
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from services.tijd import vandaag
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import BO, EVA, FLO, NOOR, Loket, loket, vul

AMBTENAAR, ELDERS = "leerplichtambtenaar", "assen"


@pytest.fixture(scope="module")
def balie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loket]:
    with zonder_omgeving(), loket(vul(tmp_path_factory.mktemp("overleg"))) as open_:
        yield open_


def morgen() -> date:
    return vandaag() + timedelta(days=1)


def gepland(balie: Loket, dag: date | None = None, **velden: str) -> str:
    """Plan a meeting as the officer of Groningen, for tomorrow if no day is given; return the address of its page."""
    wanneer = {"dag": (dag or morgen()).isoformat(), "begintijd": "14:30"}
    gewoon = {"soort": "mdo", "gemeentecode": "0014", "brin": "99AA", **wanneer}
    antwoord = balie.verstuur(AMBTENAAR, "/overleggen", **{**gewoon, **velden})
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.url.path


def doe(balie: Loket, pad: str, wat: str, **velden: str) -> httpx.Response:
    return balie.verstuur(AMBTENAAR, pad, doe=wat, **velden)


def kopie(balie: Loket, pad: str, rol: str, **velden: str) -> str:
    """Invite somebody, and return what stands on his copy."""
    pagina = doe(balie, pad, "nodig-uit", rol=rol, **velden).text
    adres = re.findall(rf'href="({pad}/kopie/[0-9a-f-]+)"', pagina)[-1]
    return balie.vraag(AMBTENAAR, adres).text


@pytest.fixture(scope="module")
def overleg(balie: Loket) -> str:
    """A meeting at the school, with everybody of the school on the agenda."""
    pad = gepland(balie)
    for pgn in (NOOR, EVA, FLO):
        assert doe(balie, pad, "agendeer", dossier=balie.dossiers[pgn]).status_code == 200
    return pad


def test_wat_gepland_is_staat_in_de_lijst_van_de_eigen_gemeente(balie: Loket, overleg: str) -> None:
    assert f'href="{overleg}"' in balie.vraag(AMBTENAAR, "/overleggen").text
    assert f'href="{overleg}"' not in balie.vraag(ELDERS, "/overleggen").text
    assert balie.vraag(ELDERS, overleg).status_code == 403


@pytest.mark.parametrize("wie", ["school", "jgz", "swv", "rmc", "bestuur", "beheerder", "auditor"])
def test_alleen_wie_het_overleg_bijeenroept_ziet_de_pagina(balie: Loket, overleg: str, wie: str) -> None:
    assert balie.vraag(wie, overleg).status_code == 403
    assert balie.vraag(wie, "/overleggen").status_code == 403


def test_het_voorstel_zegt_waarom_en_laat_weg_wie_er_al_op_staat(balie: Loket) -> None:
    pad = gepland(balie)
    eerst = balie.vraag(AMBTENAAR, pad).text
    daarna = doe(balie, pad, "agendeer", dossier=balie.dossiers[NOOR]).text

    def voorgesteld(pagina: str) -> list[str]:
        return re.findall(r'name="dossier" value="([0-9a-f-]+)"> ', pagina)

    assert set(voorgesteld(eerst)) == {balie.dossiers[pgn] for pgn in (NOOR, EVA, FLO)}
    assert "over de termijn (Passend aanbod voor een thuiszitter" in eerst
    assert set(voorgesteld(daarna)) == {balie.dossiers[pgn] for pgn in (EVA, FLO)}


@pytest.mark.parametrize(
    ("rol", "velden", "namen"),
    [
        ("leerplicht", {}, {"Noor", "Eva", "Flo"}),
        ("school", {"brin": "99AA"}, {"Noor", "Eva", "Flo"}),
        ("school", {"brin": "99BB"}, set()),
        ("jgz", {}, {"Eva"}),
        ("swv", {}, {"Eva"}),
        ("wijkteam", {}, set()),
        ("veilig-thuis", {}, set()),
        ("rmc", {}, set()),
        ("casusregisseur", {"naam": "regisseur-7"}, {"Flo"}),
        ("casusregisseur", {"naam": "regisseur-8"}, set()),
        ("procescoordinator", {}, set()),
        ("beheerder", {}, set()),
    ],
)
def test_elke_deelnemer_krijgt_alleen_wie_hij_ook_zonder_overleg_ziet(
    balie: Loket, overleg: str, rol: str, velden: dict[str, str], namen: set[str]
) -> None:
    tekst = kopie(balie, overleg, rol, **velden)

    assert {naam for naam in ("Noor", "Eva", "Flo") if f"{naam} Geheim" in tekst} == namen


def test_wie_betrokken_is_staat_daarna_op_de_kopie_van_de_partner(balie: Loket) -> None:
    pad = gepland(balie)
    noor = balie.dossiers[NOOR]
    doe(balie, pad, "agendeer", dossier=noor)
    assert "Noor Geheim" not in kopie(balie, pad, "wijkteam")
    zonder_reden = doe(balie, pad, "betrek", dossier=noor, rol="wijkteam", reden="")
    assert zonder_reden.status_code == 422
    assert "Noor Geheim" not in kopie(balie, pad, "wijkteam")
    assert doe(balie, pad, "betrek", dossier=noor, rol="wijkteam", reden="Hulp thuis.").status_code == 200

    assert "Noor Geheim" in kopie(balie, pad, "wijkteam")


def test_op_de_kopie_van_de_school_staat_niets_over_strafrecht_of_van_een_ander(balie: Loket) -> None:
    pad = gepland(balie)
    noor = balie.dossiers[NOOR]
    doe(balie, pad, "agendeer", dossier=noor)
    dag = morgen().isoformat()
    afspraken = {"wat-0": "De jeugdarts belt thuis.", "rol-0": "jgz", "uiterlijkOp-0": dag}
    afspraken |= {"wat-1": "De mentor belt.", "rol-1": "school", "uiterlijkOp-1": dag}
    eigen = doe(balie, pad, "spreek-af", dossier=noor, **afspraken).text
    school, ambtenaar = kopie(balie, pad, "school", brin="99AA"), kopie(balie, pad, "leerplicht")

    assert "De jeugdarts belt thuis." in eigen
    assert "Proces-verbaal insturen" in ambtenaar
    assert "De jeugdarts belt thuis." in ambtenaar
    assert "Proces-verbaal" not in school
    assert "De jeugdarts belt thuis." not in school
    assert "De mentor belt." in school


def test_van_drie_regels_wordt_vastgelegd_wat_klopt_en_gezegd_wat_niet(balie: Loket) -> None:
    pad = gepland(balie)
    flo = balie.dossiers[FLO]
    doe(balie, pad, "agendeer", dossier=flo)
    velden = {"wat-0": "Rooster maken", "rol-0": "school", "uiterlijkOp-0": morgen().isoformat()}
    velden |= {"wat-1": "Te laat", "rol-1": "school", "uiterlijkOp-1": "2026-01-01", "wat-2": "", "rol-2": ""}
    sleutel = "6f9619ff-8b86-4011-b42d-00c04fc964ff"
    antwoord = doe(balie, pad, "spreek-af", dossier=flo, sleutel=sleutel, **velden)
    beter = doe(
        balie, pad, "spreek-af", dossier=flo, sleutel=sleutel, **{**velden, "uiterlijkOp-1": morgen().isoformat()}
    )

    assert antwoord.status_code == 422
    assert "Afspraak 2: De laatste dag ligt voor de dag van de afspraak." in antwoord.text
    assert 'value="Te laat"' in antwoord.text
    assert beter.status_code == 200
    assert beter.text.count("<li>Rooster maken") == 1
    assert beter.text.count("<li>Te laat") == 1


def test_een_afspraak_nakomen_haalt_haar_uit_de_open_afspraken(balie: Loket) -> None:
    pad = gepland(balie)
    eva = balie.dossiers[EVA]
    doe(balie, pad, "agendeer", dossier=eva)
    velden = {"wat-0": "Spreekuur plannen", "rol-0": "jgz", "uiterlijkOp-0": morgen().isoformat()}
    pagina = doe(balie, pad, "spreek-af", dossier=eva, **velden).text
    gevonden = re.search(r'<li>Spreekuur plannen.*?name="afspraak" value="([0-9a-f-]+)"', pagina, re.DOTALL)
    assert gevonden
    werk = balie.vraag("jgz", "/werkvoorraad").text
    afspraak = gevonden[1]
    na = doe(balie, pad, "kom-na", dossier=eva, afspraak=afspraak)

    assert na.status_code == 200
    assert "Een afspraak nakomen" in werk
    assert "<li>Spreekuur plannen" not in na.text
    assert "Een afspraak nakomen" in balie.vraag(AMBTENAAR, f"/dossiers/{eva}").text


def test_een_overleg_van_morgen_is_nog_niet_af_te_ronden_dat_van_vandaag_wel(balie: Loket) -> None:
    straks, nu = gepland(balie), gepland(balie, vandaag())
    doe(balie, nu, "agendeer", dossier=balie.dossiers[EVA])
    doe(balie, nu, "nodig-uit", rol="jgz")
    te_vroeg = doe(balie, straks, "rond-af")
    gehouden = doe(balie, nu, "rond-af")
    dossier = balie.vraag(AMBTENAAR, f"/dossiers/{balie.dossiers[EVA]}").text

    assert te_vroeg.status_code == 422
    assert "afgerond" in gehouden.text
    assert "Overleg gehouden" in dossier
    assert doe(balie, nu, "agendeer", dossier=balie.dossiers[NOOR]).status_code == 422


def test_de_kopie_als_pdf_noemt_dezelfde_leerlingen(balie: Loket) -> None:
    pad = gepland(balie)
    for pgn in (NOOR, EVA):
        doe(balie, pad, "agendeer", dossier=balie.dossiers[pgn])
    pagina = doe(balie, pad, "nodig-uit", rol="jgz").text
    [adres] = re.findall(rf'href="({pad}/kopie/[0-9a-f-]+)"', pagina)
    antwoord = balie.vraag(AMBTENAAR, f"{adres}?vorm=pdf")
    tekst = "".join(page.extract_text() for page in PdfReader(BytesIO(antwoord.content)).pages)

    assert antwoord.headers["content-type"] == "application/pdf"
    assert ("Eva Geheim" in tekst, "Noor Geheim" in tekst) == (True, False)


def test_wie_een_leerling_niet_mag_zien_zet_hem_niet_op_de_agenda(balie: Loket, overleg: str) -> None:
    assert doe(balie, overleg, "agendeer", dossier=balie.dossiers[BO]).status_code == 403
    assert "Bo Geheim" not in balie.vraag(AMBTENAAR, overleg).text


def test_het_agendabestand_zegt_niets_over_een_leerling(balie: Loket, overleg: str) -> None:
    antwoord = balie.vraag(AMBTENAAR, f"{overleg}/agendabestand")
    [afspraak] = Calendar.from_ical(antwoord.content).walk("VEVENT")

    assert antwoord.headers["content-type"].startswith("text/calendar")
    assert str(afspraak["summary"]) == "MDO"
    assert afspraak.decoded("dtstart").date() == morgen()
    assert set(afspraak) == {
        *("UID", "DTSTAMP", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DTSTART", "DURATION"),
    }
    assert not any(str(wie) in antwoord.text for wie in (*balie.dossiers.values(), *balie.dossiers, "Geheim"))


def test_verzet_en_afgelast_staat_in_het_nieuwe_agendabestand(balie: Loket) -> None:
    pad = gepland(balie)
    later = (morgen() + timedelta(days=7)).isoformat()
    doe(balie, pad, "verzet", dag=later, begintijd="09:00")
    doe(balie, pad, "gelast-af", reden="De school is dicht.")
    [afspraak] = Calendar.from_ical(balie.vraag(AMBTENAAR, f"{pad}/agendabestand").content).walk("VEVENT")

    assert str(afspraak["status"]) == "CANCELLED"
    assert afspraak["sequence"] == 2
    assert afspraak.decoded("dtstart").date().isoformat() == later


def test_zonder_dag_is_er_geen_overleg(balie: Loket) -> None:
    antwoord = balie.verstuur(AMBTENAAR, "/overleggen", soort="mdo", dag="", gemeentecode="0014")

    assert antwoord.status_code == 422
    assert "Er is geen overleg gepland." in antwoord.text


def test_voor_een_andere_gemeente_is_er_geen_overleg_te_plannen(balie: Loket) -> None:
    antwoord = balie.verstuur(AMBTENAAR, "/overleggen", soort="mdo", dag=morgen().isoformat(), gemeentecode="0106")

    assert antwoord.status_code == 403
