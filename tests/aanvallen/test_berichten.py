"""Can somebody misuse the messages: to send to others, to reach our own network, to learn about a pupil, to deceive?"""

from collections.abc import Iterator

import pytest

from services.berichten.abonnementen import Kanaalsoort
from services.berichten.adresgeven import Geweigerd, geef_adres
from services.berichten.inhoud import als_html, als_tekst, brief_van
from services.berichten.instellingen import Berichtinstellingen, Keuze
from services.berichten.post import mail_van
from services.berichten.tabel import Soort, nieuw_bericht
from services.tijd import nieuwe_id
from tests.kit.berichten import AMBTENAAR, DASHBOARD, MAIL, Postkamer, postkamer
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import mailserver
from tests.kit.toegang import vul

WIE = (AMBTENAAR.wie, AMBTENAAR.rol.value)


@pytest.fixture(scope="module")
def kamer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postkamer]:
    folder, eigen = tmp_path_factory.mktemp("vol"), tmp_path_factory.mktemp("eigen")
    with zonder_omgeving(), mailserver(eigen) as post, postkamer(eigen, vul(folder), post) as deze:
        yield deze


def geef(kamer: Postkamer, instellingen: Berichtinstellingen, soort: Kanaalsoort, adres: str) -> str | Geweigerd:
    kamer.tabel.abonnementen.kies(AMBTENAAR, Keuze(), kamer.nu_ms)
    kamer.klok.later(days=2)  # past the limit of codes in a day
    return geef_adres(kamer.tabel, instellingen, AMBTENAAR, soort, adres, kamer.nu_ms)


@pytest.mark.parametrize(
    "adres",
    [
        "kim@gemeente.voorbeeld\r\nBcc: pers@krant.voorbeeld",
        "kim@gemeente.voorbeeld\nSubject: gewonnen",
        "kim@gemeente.voorbeeld, pers@krant.voorbeeld",
        "kim@gemeente.voorbeeld;pers@krant.voorbeeld",
        '"kim@krant.voorbeeld"@gemeente.voorbeeld',
        "Kim <kim@gemeente.voorbeeld>",
        "kim@gemeente.voorbeeld\x00",
        "kim@krant.voorbeeld@gemeente.voorbeeld",
        "kim@gemeente.voorbeeld.krant.voorbeeld",
        "kïm@gemeente.voorbeeld",
    ],
)
def test_no_address_becomes_a_header_or_a_second_reader(kamer: Postkamer, adres: str) -> None:
    assert isinstance(geef(kamer, kamer.inrichting.instellingen, Kanaalsoort.EMAIL, adres), Geweigerd)


def test_a_header_that_was_kept_all_the_same_does_not_leave(kamer: Postkamer) -> None:
    bericht = nieuw_bericht(WIE, Soort.BEVESTIGING, {}, kamer.nu_ms)

    with pytest.raises(ValueError, match="CR or LF"):
        mail_van(bericht, f"{MAIL}\r\nBcc: pers@krant.voorbeeld", kamer.inrichting).as_bytes()


@pytest.mark.parametrize("adres", ["kim@thuis.voorbeeld", "kim@GEMEENTE.voorbeeld.evil", "root@localhost"])
def test_nobody_lets_us_write_to_somebody_elsewhere(kamer: Postkamer, adres: str) -> None:
    assert isinstance(geef(kamer, kamer.inrichting.instellingen, Kanaalsoort.EMAIL, adres), Geweigerd)


@pytest.mark.parametrize(
    "adres",
    [
        "http://127.0.0.1:8400/",
        "http://localhost/admin",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://chat.gemeente.voorbeeld@127.0.0.1/",
        "https://chat.gemeente.voorbeeld:8443/",
        "https://chat.gemeente.voorbeeld.evil/",
        "https://evil/?https://chat.gemeente.voorbeeld",
        "https://chat.gemeente.voorbeeld\\@evil/",
        "http://chat.gemeente.voorbeeld/",
        "gopher://chat.gemeente.voorbeeld/",
    ],
)
def test_no_webhook_leads_into_our_own_network(kamer: Postkamer, adres: str) -> None:
    instellingen = kamer.inrichting.instellingen.model_copy(
        update={"webhooks": frozenset({"https://chat.gemeente.voorbeeld"})}
    )

    assert isinstance(geef(kamer, instellingen, Kanaalsoort.WEBHOOK, adres), Geweigerd)
    goed = geef(kamer, instellingen, Kanaalsoort.WEBHOOK, "https://chat.gemeente.voorbeeld/kim")
    assert not isinstance(goed, Geweigerd)


def test_every_link_is_ours_whatever_is_in_the_message(kamer: Postkamer) -> None:
    kwaad = "https://verzuimspoor.oplichter/"
    bericht = nieuw_bericht(WIE, Soort.DRINGEND, {"gebeurtenis": kwaad, "link": kwaad, "zin": kwaad}, 1, nieuwe_id())
    brief = brief_van(bericht)
    for tekst in (als_tekst(brief, DASHBOARD), als_html(brief, DASHBOARD)):
        assert "oplichter" not in tekst
        assert tekst.count("://") == tekst.count(f"{DASHBOARD}/") > 0


def test_nothing_tells_that_a_mail_was_opened(kamer: Postkamer) -> None:
    bericht = nieuw_bericht(WIE, Soort.DRINGEND, {}, 1, nieuwe_id())
    html = als_html(brief_van(bericht), DASHBOARD)

    assert [een for een in ("<img", "<link", "<style", "<script", "url(", "<iframe") if een in html] == []


def test_the_number_of_a_dossier_is_in_no_message(kamer: Postkamer) -> None:
    dossier = nieuwe_id()
    bericht = nieuw_bericht(WIE, Soort.DRINGEND, {}, 1, dossier)
    ruw = mail_van(bericht, MAIL, kamer.inrichting).as_bytes()

    assert (str(dossier).encode() in ruw, dossier.hex.encode() in ruw) == (False, False)


def test_a_code_cannot_be_guessed_or_used_again(kamer: Postkamer) -> None:
    geef(kamer, kamer.inrichting.instellingen, Kanaalsoort.EMAIL, MAIL)
    code = kamer.code_van(AMBTENAAR)
    codes = [f"AAAAAAAAA{letter}" for letter in "ABCDE"]
    for een in codes:
        assert not kamer.tabel.abonnementen.bevestig(*WIE, Kanaalsoort.EMAIL, een, kamer.nu_ms)

    assert not kamer.tabel.abonnementen.bevestig(*WIE, Kanaalsoort.EMAIL, code, kamer.nu_ms)
