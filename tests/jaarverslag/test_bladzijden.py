"""Can an officer make the report, take it along, and say that it was sent; and can nobody else?"""

import csv
import re
from datetime import timedelta
from html import unescape
from io import StringIO
from pathlib import Path

import pytest

from services.tijd import vandaag
from services.vragen.jaarverslag import controlegetal
from tests.jaarverslag.test_verslag import AMBTENAAR, RAAD, verslag
from tests.kit.dashboard import zonder_omgeving
from tests.kit.schooljaar import DIT_JAAR, GRONINGEN, twee_schooljaren
from tests.kit.toegang import Loket, loket, vul

PAD = f"/jaarverslag?schooljaar={DIT_JAAR}&gemeente={GRONINGEN}"
NAAR_DE_RAAD = "voor 1 oktober naar de raad"


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def cellen(html: str, rij: str) -> list[str]:
    """Return the cells of the row of a table that is called so."""
    gevonden = re.search(rf'<th scope="row">{rij}</th>(.*?)</tr>', html, re.DOTALL)
    assert gevonden, rij
    return re.findall(r"<td[^>]*>(.*?)</td>", gevonden[1])


def test_het_verslag_staat_er_met_vorig_jaar_ernaast(raadzaal: Loket) -> None:
    html = raadzaal.vraag(AMBTENAAR, PAD).text

    assert cellen(html, "Relatief verzuim: zestien uur of luxe")[:4] == ["21", "", "26", "-5"]
    assert cellen(html, "Verlof verleend door de leerplichtambtenaar")[:4] == ["–", "–", "0", "–"]
    assert cellen(html, "99AA") == ["12"]
    assert cellen(html, "99CC") == ["–"]
    assert "99DD" in words(html)


def test_zonder_keuze_gaat_het_over_het_afgelopen_schooljaar_van_de_eigen_gemeente(raadzaal: Loket) -> None:
    html = raadzaal.vraag(AMBTENAAR, "/jaarverslag?peildatum=2026-08-01").text

    assert f"Gemeente Groningen, schooljaar {DIT_JAAR}" in words(html)
    assert "Kies een gemeente." in words(raadzaal.vraag("lokaal", "/jaarverslag?schooljaar=2020-2021").text)


@pytest.mark.parametrize("vorm", ["pdf", "odt", "csv", "json"])
def test_wie_het_ook_meeneemt_krijgt_hetzelfde_bestand(raadzaal: Loket, vorm: str) -> None:
    mee = f"{PAD}&vorm={vorm}"
    een, nog_eens, van_de_raad = (raadzaal.vraag(wie, mee) for wie in (AMBTENAAR, AMBTENAAR, RAAD))

    assert een.status_code == 200
    assert een.content == nog_eens.content == van_de_raad.content
    assert f'filename="leerplichtverslag-0014-{DIT_JAAR}.{vorm}"' in een.headers["content-disposition"]


def test_een_vorm_die_er_niet_is_wordt_gezegd(raadzaal: Loket) -> None:
    assert raadzaal.vraag(AMBTENAAR, f"{PAD}&vorm=xls").status_code == 400


def test_in_het_bestand_voor_een_rekenblad_is_een_weggelaten_getal_leeg(raadzaal: Loket) -> None:
    tekst = raadzaal.vraag(AMBTENAAR, f"{PAD}&vorm=csv").content.decode("utf-8-sig")
    regels = {rij["cijfer"]: rij for rij in csv.DictReader(StringIO(tekst), delimiter=";")}

    assert [regels["relatief"][kop] for kop in ("leerlingen", "vo", "vorig schooljaar", "verschil")] == [
        "21",
        "",
        "26",
        "-5",
    ]
    assert regels["verlof-verleend"]["leerlingen"] == ""


def test_de_opgave_heeft_alle_getallen_en_waarschuwt(raadzaal: Loket) -> None:
    html = raadzaal.vraag(AMBTENAAR, f"/opgave?schooljaar={DIT_JAAR}&gemeente={GRONINGEN}").text
    tekst = raadzaal.vraag(AMBTENAAR, f"/opgave?schooljaar={DIT_JAAR}&gemeente={GRONINGEN}&vorm=csv").text

    assert cellen(html, "Relatief verzuim: zestien uur of luxe") == ["21", "", "2", "0", "19", "0", "0", "26"]
    assert "Hier staan ook kleine getallen." in words(html)
    assert ";relatief;Relatief verzuim: zestien uur of luxe;21;;2;0;19;0;0;26" in tekst
    assert 'href="/opgave' in raadzaal.vraag(AMBTENAAR, PAD).text.replace("&amp;", "&")
    assert 'href="/opgave' not in raadzaal.vraag(RAAD, PAD).text


def test_vandaag_herinnert_tot_het_verslag_weg_is(tmp_path: Path) -> None:
    with zonder_omgeving(), loket(vul(tmp_path, twee_schooljaren()), ()) as balie:

        def vandaag_zegt(wie: str, dag: str) -> bool:
            return NAAR_DE_RAAD in words(balie.vraag(wie, f"/?peildatum={dag}").text)

        assert [vandaag_zegt(AMBTENAAR, dag) for dag in ("2026-07-31", "2026-08-01", "2026-12-31")] == [
            False,
            True,
            True,
        ]
        assert vandaag_zegt("lokaal", "2026-08-01")
        assert not vandaag_zegt("rmc", "2026-08-01")
        assert "uiterlijk 30 september 2026" in words(balie.vraag(AMBTENAAR, "/?peildatum=2026-10-01").text)

        bekend = verslag(balie)["bekendOp"]
        velden = {"schooljaar": DIT_JAAR, "gemeente": GRONINGEN, "bekend": bekend, "verzonden": vandaag().isoformat()}
        assert balie.verstuur(RAAD, "/jaarverslag", **velden).status_code == 403
        assert balie.verstuur("assen", "/jaarverslag", **velden).status_code == 403
        assert "Opnieuw gemaakt is het precies hetzelfde." in words(
            balie.verstuur(AMBTENAAR, "/jaarverslag", **velden).text
        )
        nog_eens = balie.verstuur(AMBTENAAR, "/jaarverslag", **velden)
        assert (nog_eens.status_code, "Dit verslag staat al vast" in nog_eens.text) == (422, True)

        laatste = balie.api("lokaal", "/gebeurtenissen?perPagina=500").json()["gebeurtenissen"][-1]
        assert laatste["type"].endswith("jaarverslag-vastgesteld.v1")
        assert laatste["data"]["stroom"] == "jaarverslag"


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"verzonden": "onzin"}, "geen datum"),
        ({"bekend": "2026-07-31T23:59:58"}, "nog niet voorbij"),
        ({"verzonden": "2026-07-30"}, "vandaag of eerder"),
        ({"verzonden": 1}, "vandaag of eerder"),
        ({"bekend": 2}, "van later dan u kunt zien"),
    ],
)
def test_wat_niet_vast_te_leggen_is_wordt_gezegd(raadzaal: Loket, velden: dict[str, str | int], waarom: str) -> None:
    """A number is so many days from now."""
    gegeven = {n: w if isinstance(w, str) else (vandaag() + timedelta(w)).isoformat() for n, w in velden.items()}
    goed = {"schooljaar": DIT_JAAR, "gemeente": GRONINGEN, "bekend": "2026-07-31", "verzonden": vandaag().isoformat()}
    antwoord = raadzaal.verstuur("lokaal", "/jaarverslag", **(goed | gegeven))

    assert antwoord.status_code == 422
    assert waarom in words(antwoord.text)


def test_wie_terugkijkt_legt_niets_vast(raadzaal: Loket) -> None:
    terug = raadzaal.vraag(AMBTENAAR, f"{PAD}&bekendOp=2026-09-01").text

    assert "Is het verslag naar de raad?" not in terug
    assert "Is het verslag naar de raad?" in raadzaal.vraag(AMBTENAAR, PAD).text
    assert "Is het verslag naar de raad?" not in raadzaal.vraag(RAAD, PAD).text


def test_het_controlegetal_is_dat_van_de_inhoud(raadzaal: Loket) -> None:
    assert controlegetal(verslag(raadzaal))[:16] in raadzaal.vraag(AMBTENAAR, PAD).text
