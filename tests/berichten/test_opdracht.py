"""What does the command say about messages, and doctor, and what do they refuse?"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.toegang.gebruiker import Rol
from services.berichten.aanwezig import gezien_door
from services.berichten.abonnementen import Kanaalsoort
from services.berichten.adresgeven import geef_adres
from services.berichten.instellingen import Berichtinstellingen, Keuze
from services.eventlog.log import EventLog
from services.settings import Settings
from services.tomlbestand import lees_toml
from tests.berichten.test_dringend import zorg
from tests.kit.berichten import AMBTENAAR, MAIL, als_toml, postkamer
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import WACHTWOORD, Mailserver
from tests.kit.winkel import ROOT
from tests.services.test_cli_proces import Uitvoer, vs


def met_berichten(folder: Path, bestand: Path, *woorden: str, wachtwoord: str = WACHTWOORD) -> Uitvoer:
    return vs(folder, *woorden, VERZUIMSPOOR_BERICHTEN=str(bestand), VERZUIMSPOOR_BERICHTEN_WACHTWOORD=wachtwoord)


def test_wie_geen_berichten_instelt_hoort_waarmee_dat_kan(tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "berichten", "--stand")

    assert (uitvoer.code, "VERZUIMSPOOR_BERICHTEN" in uitvoer.fout) == (2, True)


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ('[[dringend]]\ngebeurtenis = "Onzin"\nrollen = ["school"]', "Onzin is geen gebeurtenis"),
        (
            '[[dringend]]\ngebeurtenis = "TermijnVerstreken"\nmet = { soort = "x" }\nrollen = ["school"]',
            "TermijnVerstreken heeft geen veld soort",
        ),
        ('[[dringend]]\ngebeurtenis = "Verhuisd"\nrollen = ["bestuur"]', "deze rol ziet geen dossiers"),
        ("[tijden]\nstil_van = 7", "twee verschillende uren"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_voor_er_iets_gebeurt(regel: str, zin: str, tmp_path: Path) -> None:
    bestand = als_toml(tmp_path, Mailserver(poort=25), rest=regel, ca=None)
    uitvoer = met_berichten(tmp_path, bestand, "berichten", "--eenmaal")

    assert (uitvoer.code, zin in uitvoer.fout) == (2, True), uitvoer.fout


def test_het_voorbeeld_van_de_handleiding_is_te_lezen(tmp_path: Path) -> None:
    tekst = (ROOT / "docs" / "how-to" / "berichten.md").read_text(encoding="utf-8")
    [voorbeeld] = re.findall(r"```toml\n(.*?)```", tekst, re.DOTALL)
    bestand = tmp_path / "berichten.toml"
    bestand.write_text(voorbeeld, encoding="utf-8")
    gelezen = lees_toml(bestand, Berichtinstellingen, "VERZUIMSPOOR_BERICHTEN")

    assert [regel.gebeurtenis for regel in gelezen.dringend] == ["TermijnVerstreken", "VeiligheidszorgGemeld"]
    assert gelezen.dringend == Berichtinstellingen.model_fields["dringend"].default


def test_wat_niet_aankomt_noemen_de_opdracht_en_doctor_en_vergeten_wist_het(
    tmp_path: Path, gevuld: Path, post: Mailserver
) -> None:
    with zonder_omgeving(), postkamer(tmp_path, gevuld, post) as kamer:
        kamer.abonneer(samenvatting=False)
        kamer.leg_vast(zorg())
        post.bij_adres = lambda _: "550 onbekend"
        kamer.ronde()
    bestand = als_toml(tmp_path, post)
    stand = met_berichten(tmp_path, bestand, "berichten", "--stand", "--json").document
    [mislukt] = stand["nietBezorgd"]

    assert (mislukt["wie"], mislukt["reden"]) == (AMBTENAAR.wie, "SMTP 550: geadresseerde")
    assert MAIL not in str(stand)
    onderdelen = met_berichten(tmp_path, bestand, "doctor", "--json").document["onderdelen"]
    assert [een["goed"] for een in onderdelen if een["naam"] == "Berichten"] == [False]
    vergeten = met_berichten(tmp_path, bestand, "berichten", "--vergeet", AMBTENAAR.wie, "--json").document
    assert vergeten == {"vergeten": 1}
    assert met_berichten(tmp_path, bestand, "berichten", "--stand", "--json").document["nietBezorgd"] == []


def test_een_mailserver_die_weg_is_is_een_fout_van_eenmaal(tmp_path: Path, gevuld: Path, post: Mailserver) -> None:
    with zonder_omgeving(), postkamer(tmp_path, gevuld, post) as kamer:
        kamer.klok.moment = datetime.now(UTC)  # noqa: TID251 - that of the command
        kamer.tabel.abonnementen.kies(AMBTENAAR, Keuze(), kamer.nu_ms)
        geef_adres(kamer.tabel, kamer.inrichting.instellingen, AMBTENAAR, Kanaalsoort.EMAIL, MAIL, kamer.nu_ms)
    uitvoer = met_berichten(tmp_path, als_toml(tmp_path, post, poort=1), "berichten", "--eenmaal")

    assert (uitvoer.code, "mailserver antwoordt niet" in uitvoer.fout) == (1, True)


def test_aanmelden_brengt_rol_en_werkgebied_bij(tmp_path: Path, gevuld: Path, post: Mailserver) -> None:
    with zonder_omgeving(), postkamer(tmp_path, gevuld, post) as kamer:
        kamer.abonneer()
        huis = Huis(kamer.hier.settings.with_options(berichten=str(als_toml(tmp_path, post))), kamer.hier.kern)
        gezien_door(huis)([replace(AMBTENAAR, gemeenten=frozenset({"0106"}))])
        [abonnement] = kamer.tabel.abonnementen.alle()
        assert (abonnement.gezien_ms > kamer.nu_ms, abonnement.gebruiker.gemeenten) == (True, frozenset({"0106"}))

        gezien_door(huis)([replace(AMBTENAAR, rol=Rol.RMC)])

        assert kamer.tabel.abonnementen.alle() == []


@dataclass
class Huis:
    """What serves, with other settings."""

    settings: Settings
    kern: EventLog
