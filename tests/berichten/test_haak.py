"""Is a webhook called once, signed, and nowhere else than where the administrator allows?"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from services.berichten.abonnementen import Kanaalsoort
from services.berichten.adresgeven import Geweigerd, geef_adres
from services.berichten.instellingen import Keuze
from services.berichten.tabel import Stand
from tests.berichten.test_dringend import zorg
from tests.kit.berichten import AMBTENAAR, DASHBOARD, Postkamer, postkamer
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import Haakserver, Mailserver
from tests.kit.toegang import NOOR

WIE = (AMBTENAAR.wie, AMBTENAAR.rol.value)


@pytest.fixture
def kamer(tmp_path: Path, gevuld: Path, post: Mailserver, haak: Haakserver) -> Iterator[Postkamer]:
    with zonder_omgeving(), postkamer(tmp_path, gevuld, post, webhooks=(haak.adres,)) as deze:
        deze.klok.moment = datetime.now(UTC)  # noqa: TID251 - whoever verifies a signature looks at his own clock
        yield deze


def geef(kamer: Postkamer, adres: str) -> str | Geweigerd:
    kamer.tabel.abonnementen.kies(AMBTENAAR, Keuze(samenvatting=False), kamer.nu_ms)
    soort = Kanaalsoort.WEBHOOK
    return geef_adres(kamer.tabel, kamer.inrichting.instellingen, AMBTENAAR, soort, adres, kamer.nu_ms)


def bevestigd(kamer: Postkamer, haak: Haakserver) -> str:
    """Let Kim confirm a webhook with the code that came there; return the secret."""
    geheim = geef(kamer, f"{haak.adres}/kim")
    assert isinstance(geheim, str)
    kamer.ronde()
    code = json.loads(haak.gekregen.pop()[1])["data"]["code"]
    assert kamer.tabel.abonnementen.bevestig(*WIE, Kanaalsoort.WEBHOOK, code, kamer.nu_ms)
    return geheim


def dringend(kamer: Postkamer) -> None:
    kamer.leg_vast(zorg(dag=kamer.klok.moment))
    kamer.ronde()


def test_een_bericht_komt_aan_als_cloudevent_en_is_van_ons(kamer: Postkamer, haak: Haakserver) -> None:
    geheim = bevestigd(kamer, haak)
    dringend(kamer)
    [(koppen, inhoud)] = haak.gekregen
    gelezen = Webhook(geheim).verify(inhoud, koppen)

    assert (gelezen["specversion"], gelezen["type"]) == ("1.0", "nl.leerplicht.bericht.dringend.v1")
    assert (koppen["webhook-id"], koppen["content-type"]) == (gelezen["id"], "application/cloudevents+json")
    assert gelezen["data"]["links"] == [f"{DASHBOARD}/berichten/{gelezen['id']}"]
    dossier = str(kamer.hier.log.find([NOOR])[NOOR])
    assert [w for w in (NOOR, "Noor", dossier) if w.encode() in inhoud] == []


def test_wat_onderweg_werd_veranderd_is_niet_van_ons(kamer: Postkamer, haak: Haakserver) -> None:
    geheim = bevestigd(kamer, haak)
    dringend(kamer)
    [(koppen, inhoud)] = haak.gekregen
    for anders, kop in (
        (inhoud.replace(b"verzuimspoor.voorbeeld", b"verzuimspoor.oplichter"), koppen),
        (inhoud, {**koppen, "webhook-id": "ander"}),
        (inhoud, {**koppen, "webhook-timestamp": "1776067200"}),
    ):
        with pytest.raises(WebhookVerificationError):
            Webhook(geheim).verify(anders, kop)


def test_wat_mislukt_komt_terug_onder_hetzelfde_nummer(kamer: Postkamer, haak: Haakserver) -> None:
    bevestigd(kamer, haak)
    haak.antwoord = lambda: 503
    dringend(kamer)
    haak.antwoord = lambda: 204
    kamer.klok.later(minutes=1)
    kamer.ronde()
    nummers = [koppen["webhook-id"] for koppen, _ in haak.gekregen]

    assert (len(nummers), len(set(nummers))) == (2, 1)


def test_een_verwijzing_wordt_niet_gevolgd(kamer: Postkamer, haak: Haakserver) -> None:
    bevestigd(kamer, haak)
    haak.antwoord, haak.naar = lambda: 307, f"{haak.adres}/elders"
    dringend(kamer)
    [mislukt] = kamer.tabel.opgegeven(9)

    assert (len(haak.gekregen), mislukt.stand, mislukt.reden) == (1, Stand.OPGEGEVEN, "webhook: HTTP 307")


def test_een_server_die_van_de_lijst_gaat_wordt_niet_meer_geroepen(kamer: Postkamer, haak: Haakserver) -> None:
    bevestigd(kamer, haak)
    dringend(kamer.met(webhooks=frozenset({"https://ander.voorbeeld"})))

    assert (haak.gekregen, kamer.standen()["opgegeven"]) == ([], 1)


@pytest.mark.parametrize(
    "adres",
    [
        "https://elders.voorbeeld/kim",
        "http://127.0.0.1:1/kim",
        "http://169.254.169.254/latest/meta-data",
        "https://[::1]/kim",
        "file:///etc/passwd",
        "{haak}@elders.voorbeeld/kim",
        "{haak}.elders.voorbeeld/kim",
        "{haak}/kim?naar=elders",
        "{haak}/kim#elders",
        "//elders.voorbeeld",
        "",
    ],
)
def test_een_adres_buiten_de_lijst_wordt_niet_aangenomen(kamer: Postkamer, haak: Haakserver, adres: str) -> None:
    uitkomst = geef(kamer, adres.replace("{haak}", haak.adres))
    kamer.ronde()

    assert isinstance(uitkomst, Geweigerd)
    assert haak.gekregen == []
