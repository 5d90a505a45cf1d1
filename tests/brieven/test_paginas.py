"""Can somebody keep up contact, and write, send and read back a letter: on the pages, and over the API?"""

import io
import re

import httpx
import pytest
from pypdf import PdfReader

from services.brieven.sjabloon import Sjablonen
from services.eventlog.briefkast import GROOTSTE
from tests.kit.brieven import brieven_van, ingevuld, verborgen
from tests.kit.toegang import ALI, BO, FLO, NOOR, Loket
from tests.kit.winkel import vast_id

AMBTENAAR = "leerplichtambtenaar"
IN_TE_VULLEN = {
    "adres": "Kerkstraat 1\n9711 AA Groningen",
    "organisatie": "Gemeente Groningen",
    "ondertekenaar": "Ilse de Wit",
    "contact": "bel 14 050",
    "bezwaaradres": "Postbus 30026\n9700 RM Groningen",
    "aanleiding": "Noor was op 12 januari niet op school.",
    "gespreksdag": "2026-06-08",
    "gesprekstijd": "10.30 uur",
    "gespreksplaats": "Grote Markt 1",
    "gesprek_op": "2026-03-24",
    "school": "het Zernike",
    "gehoord_op": "2026-03-12",
    "verlof_van": "2026-05-11",
    "verlof_tot_en_met": "2026-05-29",
}
SOORTEN = [sjabloon.soort for sjabloon in Sjablonen(None, "landelijk").alle()]
PDF = "application/pdf"


def voorbeeld(bureau: Loket, soort: str = "uitnodiging", **anders: str) -> str:
    pad = f"{brieven_van(bureau)}/{soort}"
    leeg = bureau.vraag(AMBTENAAR, pad).text
    velden = {naam: waarde for naam, waarde in IN_TE_VULLEN.items() if f'name="{naam}"' in leeg}
    antwoord = bureau.verstuur(AMBTENAAR, pad, **ingevuld(leeg, **velden, **anders, doe="voorbeeld"))
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.text


def doe(
    bureau: Loket, pagina: str, wat: str, soort: str = "uitnodiging", wie: str = AMBTENAAR, **mee: object
) -> httpx.Response:
    velden = verborgen(pagina) | {"doe": wat}
    if mee:
        [velden["_bewijs"], *_] = re.findall(r'name="_bewijs" value="([0-9a-f]+)"', bureau.vraag("lokaal", "/").text)
        return bureau.vraag(wie, f"{brieven_van(bureau)}/{soort}", "POST", data=velden, follow_redirects=True, **mee)
    return bureau.verstuur(wie, f"{brieven_van(bureau)}/{soort}", **velden)


def brieven(bureau: Loket, pgn: str = NOOR) -> list[dict[str, object]]:
    gevonden: list[dict[str, object]]
    gevonden = bureau.api(AMBTENAAR, f"/dossiers/{bureau.dossiers[pgn]}/contacten?wijze=brief").json()["contacten"]
    return gevonden


def tekst_van(pdf: bytes) -> str:
    return " ".join(" ".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(pdf)).pages).split())


# A letter


def test_a_letter_is_seen_given_as_pdf_and_recorded_as_sent(bureau: Loket) -> None:
    gezien = voorbeeld(bureau)
    pdf = doe(bureau, gezien, "pdf")
    vastgelegd = doe(bureau, gezien, "verzonden")
    brief = brieven(bureau)[0]
    terug = bureau.api(AMBTENAAR, f"/dossiers/{bureau.dossiers[NOOR]}/brieven/{brief['gebeurtenisId']}")

    assert "Noor was op 12 januari niet op school." in gezien
    assert (pdf.headers["content-type"], pdf.content[:5]) == (PDF, b"%PDF-")
    assert "Vastgelegd." in vastgelegd.text
    assert (brief["brief"], brief["met"], brief["bewaard"]) == ("uitnodiging", "ouder", True)
    assert (terug.headers["content-type"], terug.content) == (PDF, pdf.content)
    assert "Kerkstraat 1" in tekst_van(terug.content)


def test_from_the_timeline_it_is_read_again(bureau: Loket) -> None:
    doe(
        bureau,
        voorbeeld(bureau, "waarschuwing", vanaf="2026-06-01", verzuim="Drie dagen.", verwachting="Kom."),
        "verzonden",
        "waarschuwing",
    )
    [brief] = [een for een in brieven(bureau) if een["brief"] == "waarschuwing"]
    pad = f"{brieven_van(bureau)}/verzonden/{brief['gebeurtenisId']}"

    assert pad in bureau.vraag(AMBTENAAR, f"/dossiers/{bureau.dossiers[NOOR]}").text
    assert "Deze brief is een waarschuwing." in tekst_van(bureau.vraag(AMBTENAAR, pad).content)


@pytest.mark.parametrize(
    "soort", [soort for soort in SOORTEN if soort != "vrijstelling-toegekend" and "rechtswege" not in soort]
)
def test_each_letter_is_filled_from_the_dossier(bureau: Loket, soort: str) -> None:
    extra = {"verzuim": "Drie dagen.", "verwachting": "Kom.", "vanaf": "2026-06-01"} if soort == "waarschuwing" else {}
    gezien = voorbeeld(bureau, soort, **extra)
    eigen = {
        "verlof-toegekend": "15 schooldagen",
        "verlof-afgewezen": "Een goedkope vlucht is geen reden",
        "vrijstelling-afgewezen": "Noor is nog geen 14",
        "vrijstelling-niet-ontstaan": "De verklaring is te oud",
        "bevestiging-afspraken": "Noor belt elke ochtend met de mentor. Wie doet dit: Noor Geheim.",
    }

    assert eigen.get(soort, "Noor") in gezien


def test_one_about_a_decision_that_was_not_taken_cannot_be_written(bureau: Loket) -> None:
    for soort in ("vrijstelling-toegekend", "vrijstelling-van-rechtswege"):
        pagina = bureau.vraag(AMBTENAAR, f"{brieven_van(bureau)}/{soort}").text

        assert "Leg eerst het besluit vast." in pagina
        assert 'value="voorbeeld"' not in pagina


def test_without_open_agreements_there_is_nothing_to_confirm(bureau: Loket) -> None:
    pad = f"/dossiers/{bureau.dossiers[ALI]}/brieven/bevestiging-afspraken"

    assert "Er zijn geen open afspraken." in bureau.vraag("lokaal", pad).text


def test_what_is_missing_is_said_at_the_field_and_what_was_written_stays(bureau: Loket) -> None:
    pad = f"{brieven_van(bureau)}/uitnodiging"
    leeg = bureau.vraag(AMBTENAAR, pad).text
    antwoord = bureau.verstuur(AMBTENAAR, pad, **ingevuld(leeg, doe="verzonden", aanleiding="Blijft <b>staan</b>"))

    assert antwoord.status_code == 422
    assert 'href="#v-adres"' in antwoord.text
    assert "Blijft &lt;b&gt;staan&lt;/b&gt;" in antwoord.text


def test_sent_twice_is_recorded_once(bureau: Loket) -> None:
    gezien, voor = voorbeeld(bureau), len(brieven(bureau))
    doe(bureau, gezien, "verzonden")
    doe(bureau, gezien, "verzonden")

    assert len(brieven(bureau)) == voor + 1


def test_changed_by_hand_what_was_really_sent_is_kept(bureau: Loket) -> None:
    echt = b"%PDF-1.7 zoals verstuurd"
    antwoord = doe(bureau, voorbeeld(bureau), "verzonden", files={"verzonden_versie": ("brief.pdf", echt, PDF)})
    nieuwste = {een["gebeurtenisId"] for een in brieven(bureau)}
    bewaard = [bureau.api(AMBTENAAR, f"/dossiers/{bureau.dossiers[NOOR]}/brieven/{een}").content for een in nieuwste]

    assert "Vastgelegd." in antwoord.text
    assert echt in bewaard


@pytest.mark.parametrize("inhoud", [b"PK\x03\x04 een odt", b"%PDF-" + b"x" * GROOTSTE])
def test_what_is_no_pdf_or_too_large_is_not_kept(bureau: Loket, inhoud: bytes) -> None:
    voor = len(brieven(bureau))
    antwoord = doe(bureau, voorbeeld(bureau), "verzonden", files={"verzonden_versie": ("brief", inhoud, PDF)})

    assert (antwoord.status_code, "Dit is geen PDF" in antwoord.text) == (422, True)
    assert len(brieven(bureau)) == voor


def test_a_letter_of_the_past_is_not_written_while_looking_back(bureau: Loket) -> None:
    assert bureau.vraag(AMBTENAAR, f"{brieven_van(bureau)}/uitnodiging?bekendOp=2026-04-01").status_code == 400


def test_a_letter_that_is_not_there_is_not_found(bureau: Loket) -> None:
    for naam in ("bestaat-niet", "_slot", "b1"):
        assert bureau.vraag(AMBTENAAR, f"{brieven_van(bureau)}/{naam}").status_code == 404


# Who may


@pytest.mark.parametrize("wie", ["auditor", "school", "jgz", "swv", "casusregisseur", "bestuur", "beheerder", "assen"])
def test_who_may_not_write_one_gets_none(bureau: Loket, wie: str) -> None:
    assert bureau.vraag(wie, brieven_van(bureau)).status_code == 403
    assert bureau.vraag(wie, f"{brieven_van(bureau)}/uitnodiging").status_code == 403


@pytest.mark.parametrize("wie", ["auditor", "school", "jgz", "bestuur", "beheerder", "assen"])
def test_who_may_not_see_it_does_not_read_what_was_sent(bureau: Loket, wie: str) -> None:
    doe(bureau, voorbeeld(bureau), "verzonden")
    brief = brieven(bureau)[0]["gebeurtenisId"]

    for antwoord in (
        bureau.vraag(wie, f"{brieven_van(bureau)}/verzonden/{brief}"),
        bureau.api(wie, f"/dossiers/{bureau.dossiers[NOOR]}/brieven/{brief}"),
    ):
        assert antwoord.status_code in (403, 404)
        assert b"%PDF" not in antwoord.content


def test_by_another_dossier_it_is_not_found(bureau: Loket) -> None:
    doe(bureau, voorbeeld(bureau), "verzonden")
    brief = brieven(bureau)[0]["gebeurtenisId"]

    assert bureau.api("lokaal", f"/dossiers/{bureau.dossiers[BO]}/brieven/{brief}").json()["code"] == "brief-onbekend"
    assert bureau.api("lokaal", f"/dossiers/{bureau.dossiers[NOOR]}/brieven/{vast_id(99)}").status_code == 404


def test_an_auditor_replays_that_a_letter_was_sent_and_not_to_whom(bureau: Loket) -> None:
    doe(bureau, voorbeeld(bureau), "verzonden")
    stappen = bureau.api("auditor", f"/dossiers/{bureau.dossiers[NOOR]}/replay").json()["gebeurtenissen"]
    brief = next(een for een in stappen if een["type"] == "BriefVerzonden")

    assert brief["velden"]["aan"] == brief["velden"]["vingerafdruk"] == "(afgeschermd)"


def test_reading_a_letter_is_decided_about_this_pupil(bureau: Loket) -> None:
    doe(bureau, voorbeeld(bureau), "verzonden")
    pad = f"{brieven_van(bureau)}/verzonden/{brieven(bureau)[0]['gebeurtenisId']}"
    vanaf = len(bureau.besloten)
    bureau.vraag(AMBTENAAR, pad)

    assert bureau.dossiers[NOOR] in {str(een.dossier_id) for een in bureau.besloten[vanaf:]}


def test_with_an_answer_to_an_inzageverzoek_go_the_letters(bureau: Loket) -> None:
    doe(bureau, voorbeeld(bureau), "verzonden")
    pad = f"{brieven_van(bureau)}/verzonden/{brieven(bureau)[0]['gebeurtenisId']}"
    pagina = bureau.vraag(AMBTENAAR, f"/dossiers/{bureau.dossiers[NOOR]}/inzage").text

    assert f'href="{pad}' in pagina
    assert "vingerafdruk" not in pagina


# Contact


def test_who_was_not_reached_is_recorded_in_a_moment_and_counts(bureau: Loket) -> None:
    pad = f"/dossiers/{bureau.dossiers[NOOR]}"
    form = verborgen(bureau.vraag(AMBTENAAR, f"{pad}/contact").text)
    wat = {"geldigOp": "2026-03-30", "wijze": "telefoon", "met": "ouder", "uitkomst": "niet-bereikt"}
    terug = bureau.verstuur(AMBTENAAR, f"{pad}/vastleggen/ContactGelegd", **form, **wat, samenvatting="Nam niet op.")
    antwoord = bureau.api(AMBTENAAR, f"{pad}/contacten?wijze=telefoon").json()

    assert terug.url.path == f"{pad}/contact"
    assert "1 poging zonder gesprek" in terug.text
    assert "Nam niet op." in terug.text
    assert [(een["met"], een["uitkomst"], een["tekst"]) for een in antwoord["contacten"]] == [
        ("ouder", "niet-bereikt", "Nam niet op.")
    ]
    assert antwoord["pogingenSindsGesproken"] == 1


def test_contact_is_filtered_by_how(bureau: Loket) -> None:
    pagina = bureau.vraag(AMBTENAAR, f"/dossiers/{bureau.dossiers[NOOR]}/contact?wijze=notitie").text

    assert "Vertrouwelijke notitie" in pagina
    assert "Nam niet op." not in pagina
    assert bureau.api(AMBTENAAR, f"/dossiers/{bureau.dossiers[NOOR]}/contacten?wijze=duif").status_code == 400


def test_a_school_sees_no_contact_of_the_municipality(bureau: Loket) -> None:
    pagina = bureau.vraag("school", f"/dossiers/{bureau.dossiers[NOOR]}/contact")

    assert (pagina.status_code, "Vertrouwelijke" in pagina.text, "Schrijf een brief" in pagina.text) == (
        200,
        False,
        False,
    )


def test_a_case_manager_records_contact_but_writes_no_letter(bureau: Loket) -> None:
    pagina = bureau.vraag("casusregisseur", f"/dossiers/{bureau.dossiers[FLO]}/contact").text

    assert "Leg contact vast" in pagina
    assert "Schrijf een brief" not in pagina
