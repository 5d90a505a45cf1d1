"""What becomes of a message when a server refuses, is away, or is not the one that we know?"""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from services.berichten.fouten import LaterError
from services.berichten.instellingen import Berichtinrichting, berichtinrichting
from services.berichten.post import Postbode, mail_van
from services.berichten.tabel import Soort, Stand, nieuw_bericht
from services.settings import InstellingError, Settings
from tests.kit.berichten import AMBTENAAR, MAIL, Postkamer, als_toml
from tests.kit.mailserver import GOED, WACHTWOORD, Mailserver

BERICHT = nieuw_bericht((AMBTENAAR.wie, AMBTENAAR.rol.value), Soort.BEVESTIGING, {}, 1_776_067_200_000)


def inrichting(folder: Path, post: Mailserver, wachtwoord: str = WACHTWOORD, **smtp: Any) -> Berichtinrichting:
    bestand = als_toml(folder, post, **smtp)
    return berichtinrichting(Settings(berichten=str(bestand), berichten_wachtwoord=SecretStr(wachtwoord)))


def test_een_server_die_wij_niet_kennen_krijgt_niets(tmp_path: Path, post: Mailserver) -> None:
    with Postbode(inrichting(tmp_path, post, ca=None)) as bode, pytest.raises(LaterError, match="SSLCert"):
        bode.bezorg(BERICHT, MAIL)

    assert post.gekregen == []


def test_een_verkeerd_wachtwoord_houdt_alles_op_en_wordt_niet_genoemd(tmp_path: Path, post: Mailserver) -> None:
    with Postbode(inrichting(tmp_path, post, "fout-wachtwoord")) as bode, pytest.raises(LaterError) as fout:
        bode.bezorg(BERICHT, MAIL)

    assert (fout.value.voor_alles, fout.value.reden) == (True, "SMTP 535: gebruiker of wachtwoord")


@pytest.mark.parametrize(
    ("smtp", "zin"),
    [
        ({"beveiliging": "geen", "server": "mail.voorbeeld"}, "zonder TLS mag alleen naar deze machine"),
        ({"beveiliging": "geen"}, "kan niet met een gebruiker"),
        ({"ca": "niets.pem"}, "niet te lezen als certificaat"),
    ],
)
def test_wat_onveilig_is_wordt_geweigerd(tmp_path: Path, post: Mailserver, smtp: dict[str, str], zin: str) -> None:
    with pytest.raises(InstellingError, match=zin):
        inrichting(tmp_path, post, **smtp)


def test_een_bericht_heeft_elke_keer_dezelfde_bytes(tmp_path: Path, post: Mailserver) -> None:
    wat = inrichting(tmp_path, post)
    eens, nog_eens = (mail_van(BERICHT, MAIL, wat, "CODE").as_bytes() for _ in range(2))

    assert eens == nog_eens
    assert f"Message-ID: <{BERICHT.id}@gemeente.voorbeeld>".encode() in eens


def test_wat_de_server_nu_niet_wil_komt_later_onder_hetzelfde_nummer(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.post.bij_inhoud = lambda: "451 nu niet"
    kamer.ronde()
    assert (kamer.post.berichten, kamer.standen()) == ([], {"wacht": 1, "vervallen": 1})

    kamer.post.bij_inhoud = lambda: GOED
    kamer.klok.later(seconds=59)
    kamer.ronde()
    assert kamer.post.berichten == []

    kamer.klok.later(seconds=1)
    kamer.ronde()
    [bezorgd] = [b for b in kamer.tabel.bezorgingen(AMBTENAAR.wie, 9) if b.stand is Stand.BEZORGD]

    assert [m["Message-ID"] for m in kamer.post.berichten] == [f"<{bezorgd.bericht.id}@gemeente.voorbeeld>"]
    assert bezorgd.pogingen == 2


def test_elke_keer_wacht_het_langer_en_na_drie_keer_geeft_het_op_als_dat_is_gezegd(kamer: Postkamer) -> None:
    deze = kamer.met(tijden=kamer.inrichting.instellingen.tijden.model_copy(update={"opgeven_na": 3}))
    deze.abonneer()
    deze.post.bij_adres = lambda _: "450 vol"
    for minuten in (0, 1, 2):
        deze.klok.later(minutes=minuten)
        deze.ronde()
    [mislukt] = deze.tabel.opgegeven(9)

    assert (mislukt.stand, mislukt.pogingen, mislukt.reden) == (Stand.OPGEGEVEN, 3, "SMTP 450: geadresseerde")


def test_een_adres_dat_er_niet_is_wordt_niet_nog_eens_geprobeerd(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.post.bij_adres = lambda _: "550 onbekend"
    kamer.ronde()
    [mislukt] = kamer.tabel.opgegeven(9)

    assert (mislukt.stand, mislukt.pogingen, MAIL in mislukt.reden) == (Stand.OPGEGEVEN, 1, False)


def test_opnieuw_probeert_wat_was_opgegeven(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.post.bij_adres = lambda _: "550 onbekend"
    kamer.ronde()
    kamer.post.bij_adres = lambda _: GOED

    assert kamer.tabel.probeer_opnieuw() == 1
    kamer.ronde()

    assert len(kamer.post.berichten) == 1


@pytest.fixture
def plat(kamer: Postkamer) -> Postkamer:
    """A mail server that is away for a while."""
    smtp = kamer.inrichting.instellingen.smtp
    return kamer.met(smtp=smtp.model_copy(update={"poort": 1}))


def test_een_mailserver_die_weg_is_kost_geen_poging(plat: Postkamer, kamer: Postkamer) -> None:
    tijden = plat.inrichting.instellingen.tijden.model_copy(update={"opgeven_na": 2})
    plat = plat.met(tijden=tijden)
    plat.abonneer()
    volger = plat.volger()
    for _ in range(4):
        plat.ronde(volger)
        plat.klok.later(minutes=6)
    assert (plat.standen(), volger.fout is not None) == ({"wacht": 1, "vervallen": 1}, True)

    kamer.ronde()
    [bezorgd] = [b for b in kamer.tabel.bezorgingen(AMBTENAAR.wie, 9) if b.stand is Stand.BEZORGD]

    assert bezorgd.pogingen == 1


def test_een_samenvatting_van_gisteren_gaat_niet_meer(plat: Postkamer, kamer: Postkamer) -> None:
    plat.abonneer(dagen=frozenset({1}))
    plat.ronde()
    kamer.klok.later(hours=14, minutes=59)
    kamer.ronde(plat.volger())
    assert kamer.standen()["wacht"] > 0

    kamer.klok.later(minutes=1)
    kamer.ronde()

    assert (kamer.post.berichten, kamer.standen()) == ([], {"vervallen": 2})


def test_twee_processen_nemen_samen_elk_bericht_een_keer(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.tabel.abonnementen.gezien([AMBTENAAR], kamer.nu_ms)
    eerste, tweede = kamer.volger(), kamer.volger()

    def ook() -> None:
        kamer.ronde(tweede)

    kamer.post.na = ook
    kamer.ronde(eerste)

    assert (len(kamer.post.berichten), eerste.gedaan["bezorgd"], tweede.gedaan["bezorgd"]) == (1, 1, 0)
