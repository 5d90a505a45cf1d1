"""What does the command say about zaken, and doctor, and what do they refuse?"""

import re
from pathlib import Path

import pytest

from services.tijd import nu, vandaag
from tests.kit.winkel import ROOT, open_winkel
from tests.kit.zaaksysteem import GEHEIM, Zaaksysteem, zaaksysteem
from tests.kit.zaken import NOOR, als_toml, gemeente
from tests.services.test_cli_proces import Uitvoer, vs


def met_zaken(folder: Path, bestand: Path, *woorden: str, geheim: str = GEHEIM) -> Uitvoer:
    return vs(folder, *woorden, VERZUIMSPOOR_ZAKEN=str(bestand), VERZUIMSPOOR_ZAKEN_GEHEIM=geheim)


def test_wie_geen_zaaksysteem_noemt_hoort_waarmee_dat_kan(tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "zaken", "--stand")

    assert (uitvoer.code, "VERZUIMSPOOR_ZAKEN" in uitvoer.fout) == (2, True)


def test_een_kort_geheim_wordt_geweigerd_en_niet_getoond(tmp_path: Path) -> None:
    uitvoer = met_zaken(tmp_path, als_toml(tmp_path, Zaaksysteem("https://a.voorbeeld")), "zaken", geheim="kort-geheim")

    assert (uitvoer.code, "minstens 32" in uitvoer.fout, "kort-geheim" in uitvoer.fout) == (2, True, False)


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("zaken_api", "http://zaken.voorbeeld/api/v1", "zaken_api begint met https://"),
        ("bronorganisatie", "123456789", "bronorganisatie is geen RSIN"),
        ("omschrijving", "Leerling 12345678", "omschrijving geldt voor elke leerling"),
        ("vertrouwelijkheid", "openbaar", "vertrouwelijkheid heeft een waarde die niet kan"),
        ("gemeenten", [], "gemeenten heeft er minstens één nodig"),
        ("eindstatus", "https://catalogi.voorbeeld/api/v1/statustypen/1", "twee verschillende statustypen"),
        ("zaaktypen", "x", "zaaktypen is geen instelling"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_voor_er_iets_gebeurt(veld: str, waarde: object, zin: str, tmp_path: Path) -> None:
    bestand = als_toml(tmp_path, Zaaksysteem("https://zaken.voorbeeld/api/v1"), **{veld: waarde})
    uitvoer = met_zaken(tmp_path, bestand, "zaken", "--eenmaal")

    assert (uitvoer.code, zin in uitvoer.fout) == (2, True), uitvoer.fout


def test_wat_apart_staat_noemen_de_opdracht_en_doctor_en_opnieuw_helpt(tmp_path: Path) -> None:
    with zaaksysteem() as systeem:
        with open_winkel(tmp_path) as winkel, gemeente(winkel, systeem, "", tmp_path) as deze:
            deze.thuis(NOOR)
            deze.klok_slaat(vandaag())
            dossier = str(deze.id_van(NOOR))
        systeem.klok = nu
        kapot = als_toml(tmp_path, systeem, zaaktype="https://catalogi.voorbeeld/api/v1/zaaktypen/9")
        eerst = met_zaken(tmp_path, kapot, "zaken", "--eenmaal", "--json").document
        reden = "HTTP 400 invalid (zaaktype: bad-url)"
        assert eerst["apart"] == [{"dossierId": dossier, "stand": "te-openen", "reden": reden}]

        [onderdeel] = [
            een
            for een in met_zaken(tmp_path, kapot, "doctor", "--json").document["onderdelen"]
            if een["naam"] == "Zaken"
        ]
        assert (onderdeel["goed"], reden in onderdeel["bevinding"]) == (False, True)

        goed = als_toml(tmp_path, systeem)
        assert met_zaken(tmp_path, goed, "zaken", "--opnieuw", "--json").document["gedaan"] == {"open": 1}
        stand = met_zaken(tmp_path, goed, "zaken", "--stand", "--json").document
        assert (stand["standen"]["open"], stand["apart"]) == (1, [])
        assert met_zaken(tmp_path, goed, "doctor", "--json").document["onderdelen"][-1]["goed"]


def test_een_signaal_dat_het_beleid_niet_kent_noemt_doctor(tmp_path: Path) -> None:
    bestand = als_toml(tmp_path, Zaaksysteem("https://zaken.voorbeeld/api/v1"), signalen=["doorzetingsmacht"])
    onderdelen = met_zaken(tmp_path, bestand, "doctor", "--json").document["onderdelen"]

    assert [o["bevinding"] for o in onderdelen if o["naam"] == "Signalen voor zaken"] == [
        "het beleid kent geen doorzetingsmacht"
    ]


def test_wie_niet_antwoordt_is_een_fout_van_eenmaal(tmp_path: Path) -> None:
    with zaaksysteem() as systeem, open_winkel(tmp_path) as winkel, gemeente(winkel, systeem, "", tmp_path) as deze:
        deze.thuis(NOOR)
        deze.klok_slaat(vandaag())
    uitvoer = met_zaken(tmp_path, als_toml(tmp_path, systeem), "zaken", "--eenmaal")

    assert uitvoer.code == 1
    assert "zaaksysteem: antwoordt niet (ConnectError)" in uitvoer.fout


def test_het_voorbeeld_van_de_handleiding_is_te_lezen(tmp_path: Path) -> None:
    tekst = (ROOT / "docs" / "how-to" / "zaken.md").read_text(encoding="utf-8")
    [voorbeeld] = re.findall(r"```toml\n(.*?)```", tekst, re.DOTALL)
    bestand = tmp_path / "zaken.toml"
    bestand.write_text(voorbeeld, encoding="utf-8")
    uitvoer = met_zaken(tmp_path, bestand, "zaken", "--stand", "--json")

    assert uitvoer.document["standen"] == {"te-openen": 0, "open": 0, "te-sluiten": 0, "gesloten": 0}
