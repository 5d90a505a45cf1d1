"""What does the page Mijn berichten do, for whom, and what does it keep to itself?"""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services.berichten.tabel import Berichttabel
from services.installatie import installatie
from tests.berichten.test_dringend import zorg
from tests.kit.berichten import AMBTENAAR, MAIL, Postkamer, als_toml, nummer_in, postkamer, tekst_van
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import GOED, WACHTWOORD, Haakserver, haakserver, mailserver
from tests.kit.toegang import EVA, NOOR, Loket, loket

KIM = AMBTENAAR.rol.value


@dataclass
class Scherm:
    """The pages, and what sends."""

    loket: Loket
    kamer: Postkamer
    haak: Haakserver

    def stuur(self, wat: str, wie: str = KIM, **velden: str) -> str:
        antwoord = self.loket.verstuur(wie, "/berichten", wat=wat, **velden)
        assert antwoord.status_code in (200, 422), antwoord.text
        return antwoord.text

    def pagina(self, wie: str = KIM) -> str:
        return self.loket.vraag(wie, "/berichten").text


@pytest.fixture(scope="module")
def scherm(tmp_path_factory: pytest.TempPathFactory, gevuld: Path) -> Iterator[Scherm]:
    folder = tmp_path_factory.mktemp("scherm")
    with (
        zonder_omgeving(),
        mailserver(folder) as post,
        haakserver() as haak,
        postkamer(folder, gevuld, post, webhooks=(haak.adres,)) as kamer,
    ):
        os.environ["VERZUIMSPOOR_BERICHTEN"] = str(als_toml(folder, post, webhooks=(haak.adres,)))
        os.environ["VERZUIMSPOOR_BERICHTEN_WACHTWOORD"] = WACHTWOORD
        with loket(kamer.db) as open_:
            yield Scherm(open_, kamer, haak)


@pytest.fixture(autouse=True)
def schoon(scherm: Scherm) -> None:
    """Let nobody have chosen anything, and what sends look just after the page was asked."""
    scherm.kamer.klok.moment = datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251 - that of the pages
    for abonnement in scherm.kamer.tabel.abonnementen.alle():
        scherm.kamer.tabel.abonnementen.vergeet(abonnement.gebruiker.wie)
    scherm.kamer.post.gekregen.clear()


def test_wie_een_adres_geeft_krijgt_een_code_en_bevestigt_haar(scherm: Scherm) -> None:
    assert "nog niet bevestigd" in scherm.stuur("adres", kanaal="email", adres=MAIL)
    scherm.kamer.ronde()
    code = re.search(r"Uw code is ([A-Z2-9]{10})\.", tekst_van(scherm.kamer.post.berichten[0]))
    assert code

    assert "Uw adres is bevestigd." in scherm.stuur("code", kanaal="email", code=code[1])
    assert scherm.kamer.post.aan[-1] == MAIL


def test_een_foute_code_wordt_bij_het_veld_gezegd(scherm: Scherm) -> None:
    scherm.stuur("adres", kanaal="email", adres=MAIL)

    assert "Deze code klopt niet" in scherm.stuur("code", kanaal="email", code="AAAAAAAAAA")


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("kim", "Dit is geen e-mailadres."),
        ("kim@thuis.voorbeeld", "Gebruik een adres van uw organisatie: gemeente.voorbeeld, school.voorbeeld."),
        ("kim@onder.gemeente.voorbeeld", "Gebruik een adres van uw organisatie"),
    ],
)
def test_een_adres_van_buiten_wordt_niet_aangenomen(scherm: Scherm, adres: str, zin: str) -> None:
    assert zin in scherm.stuur("adres", kanaal="email", adres=adres)


def test_na_vijf_codes_op_een_dag_is_het_genoeg(scherm: Scherm) -> None:
    gezegd = [scherm.stuur("adres", kanaal="email", adres=MAIL) for _ in range(6)]

    assert ["vijf keer" in een for een in gezegd] == [False] * 5 + [True]


def test_wat_iemand_kiest_blijft_staan(scherm: Scherm) -> None:
    scherm.stuur("keuze", samenvatting="ja", dagen="2", uur="11")
    [abonnement] = scherm.kamer.tabel.abonnementen.alle()

    assert abonnement.gebruiker == AMBTENAAR
    assert (abonnement.keuze.dagen, abonnement.keuze.uur, abonnement.keuze.dringend) == (frozenset({2}), 11, False)
    assert '<option value="11" selected>' in scherm.pagina()


def test_het_geheim_van_een_webhook_staat_er_een_keer(scherm: Scherm) -> None:
    eerst = scherm.stuur("adres", kanaal="webhook", adres=f"{scherm.haak.adres}/kim")

    assert ("whsec_" in eerst, "whsec_" in scherm.pagina()) == (True, False)


def test_van_een_ander_ziet_men_niets(scherm: Scherm) -> None:
    scherm.stuur("adres", kanaal="email", adres=MAIL)

    assert (MAIL in scherm.pagina(), MAIL in scherm.pagina("rmc")) == (True, False)


def test_de_link_leidt_naar_het_dossier_en_alleen_wie_het_kreeg(scherm: Scherm) -> None:
    scherm.kamer.abonneer(samenvatting=False)
    scherm.kamer.leg_vast(zorg(dag=scherm.kamer.klok.moment))
    scherm.kamer.ronde()
    pad = f"/berichten/{nummer_in(tekst_van(scherm.kamer.post.berichten[-1]))}"
    dossier = scherm.loket.dossiers[NOOR]

    assert scherm.loket.vraag(KIM, pad).headers["location"] == f"/dossiers/{dossier}"
    assert f'href="{pad}"' in scherm.pagina()
    for ander in ("rmc", "assen", "beheerder", "lokaal"):
        antwoord = scherm.loket.vraag(ander, pad)
        assert (antwoord.status_code, dossier in antwoord.text) == (404, False)


def test_stoppen_vergeet_alles(scherm: Scherm) -> None:
    scherm.stuur("adres", kanaal="email", adres=MAIL)
    gezegd = scherm.stuur("stop")

    assert ("U krijgt geen berichten meer." in gezegd, MAIL in gezegd) == (True, False)
    with installatie(str(scherm.kamer.db)) as hier:
        waar = hier.settings.berichten_adres
        with closing(Berichttabel(waar, hier.kern.sleutels.berichtsleutel)) as tabel:
            assert tabel.bezorgingen(AMBTENAAR.wie, 9) == []


def test_de_beheerder_ziet_wat_niet_aankwam_en_aan_welk_pseudoniem(scherm: Scherm) -> None:
    scherm.kamer.abonneer(samenvatting=False)
    scherm.kamer.post.bij_adres = lambda _: "550 onbekend"
    scherm.kamer.leg_vast(zorg(EVA, scherm.kamer.klok.moment))
    scherm.kamer.ronde()
    scherm.kamer.post.bij_adres = lambda _: GOED
    gezien = scherm.pagina("beheerder")

    assert ("SMTP 550" in gezien, AMBTENAAR.wie in gezien, MAIL in gezien) == (True, True, False)
    assert "Wat kon niet worden bezorgd" not in scherm.pagina()


def test_een_auditor_heeft_geen_berichten(scherm: Scherm) -> None:
    assert scherm.loket.vraag("auditor", "/berichten").status_code == 403


def test_waar_niemand_berichten_stuurt_staat_dat_er(gevuld: Path) -> None:
    with zonder_omgeving(), loket(gevuld) as open_:
        assert "stuurt hier geen berichten" in open_.vraag(KIM, "/berichten").text
        assert open_.vraag(KIM, "/berichten/3b3f4f7e-0000-4000-8000-000000000000").status_code == 404
