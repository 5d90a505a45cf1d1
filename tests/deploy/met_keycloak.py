"""
Does a real Keycloak take the realm of compose.yaml, and do a person and a system get in with it?

`python -m tests.deploy.met_keycloak FOLDER`, with the folder of an unpacked Keycloak of the version in compose.yaml. It
is started with the words and the environment that stand there, behind the same proxy as in the story. Too slow for
every run of the tests (a minute), and far too large to fetch for it.
"""

import contextlib
import html
import re
import shutil
import sys
import tempfile
from pathlib import Path

import httpx

from tests.deploy.draaiend import Machine
from tests.deploy.opstelling import Programma, diensten, programma
from tests.deploy.realm import gecommitte_realm
from tests.deploy.stapel import Stapel, opgebouwd
from tests.deploy.test_verhaal import wait_until
from tests.kit.kafka import free_ports


def start_keycloak(stapel: Stapel, waar: Path, poort: int, beheer: int) -> None:
    """Start it as its container is, with the realm that `geheimen` made."""
    machine, zo = stapel.machine, programma("inloggen")
    shutil.rmtree(waar / "data", ignore_errors=True)
    (waar / "data" / "import").mkdir(parents=True)
    shutil.copy(machine.geheim / "inloggen" / "realm.json", waar / "data" / "import")
    eigen = {
        "KC_HTTP_PORT": str(poort),
        "KC_HTTP_MANAGEMENT_PORT": str(beheer),
        "KC_HTTP_HOST": "127.0.0.1",
        "HOME": str(waar / "data"),
    }
    machine.start("inloggen", Programma([str(waar / "bin" / "kc.sh"), *zo.woorden], zo.omgeving | eigen))
    gezond = [woord.replace("9000", str(beheer)) for woord in gezondheid()]
    wait_until("Keycloak is healthy", lambda: machine.slaagt(Programma(gezond, {})), 300)


def gezondheid() -> list[str]:
    """Return how compose.yaml looks whether it is well."""
    return [str(woord).replace("$$", "$") for woord in diensten()["inloggen"]["healthcheck"]["test"][1:]]


def meld_aan(stapel: Stapel, wie: str) -> str:
    """Log in as a person does, with the form of Keycloak; return the page on which he ends."""
    wachtwoord = (stapel.machine.geheim / "mens" / "wachtwoord").read_text(encoding="utf-8")
    with httpx.Client(
        base_url=f"https://localhost:{stapel.poort}", verify=stapel.vertrouwt, timeout=60, follow_redirects=True
    ) as browser:
        formulier = browser.get("/")
        naar = re.search(r'action="([^"]+)"', formulier.text)
        assert naar is not None, formulier.text[:3_000]
        binnen = browser.post(html.unescape(naar[1]), data={"username": wie, "password": wachtwoord})
        assert binnen.status_code == httpx.codes.OK, f"{wie}: {binnen.status_code} {binnen.url} {binnen.text[:2_000]}"
        assert str(binnen.url).startswith(f"https://localhost:{stapel.poort}/"), binnen.url
        # a second login finds the session of Keycloak there, and is as sure of who it is
        browser.cookies.delete("__Host-verzuimspoor_sessie")
        opnieuw = browser.get("/")
        assert opnieuw.status_code == httpx.codes.OK, opnieuw.text[:2_000]
        assert "/protocol/openid-connect/auth" in "".join(str(stap.url) for stap in opnieuw.history)
        return binnen.text


def main(waar: Path) -> None:
    """Play it, and say what was seen."""
    poort, beheer = free_ports(2)
    with tempfile.TemporaryDirectory() as folder, opgebouwd(Path(folder), poort) as stapel:
        machine: Machine = stapel.machine
        start_keycloak(stapel, waar, poort, beheer)
        machine.doe("migrate")
        machine.lees_in("aanmelden.toml", programma("serve").plaatsen)
        machine.lees_in("Caddyfile", programma("proxy").plaatsen)
        for naam in ("serve", "proxy"):
            machine.start(naam)
        with httpx.Client(base_url=f"https://localhost:{stapel.poort}", verify=stapel.vertrouwt) as klant:
            wait_until("serve is ready", lambda: klant.get("/_healthz/readyz").status_code == httpx.codes.OK, 120)
            klant.headers["Authorization"] = f"Bearer {machine.doe('token').strip()}"
            lijst = klant.get("/api/v1/thuiszitters")
            assert lijst.status_code == httpx.codes.OK, lijst.text
            assert klant.get("/api/v1/beleid").status_code == httpx.codes.FORBIDDEN
        sys.stdout.write("a system got a token with its key, and sees what its scopes are for\n")
        for mens in gecommitte_realm()["users"]:
            pagina = meld_aan(stapel, mens["username"])
            assert f"{mens['firstName']} {mens['lastName']}" in pagina, mens["username"]
            sys.stdout.write(f"{mens['username']} logged in, twice\n")
        codes = machine.stop()
        sys.stdout.write(f"exit codes: {codes}\n")
        with contextlib.suppress(OSError):
            shutil.rmtree(waar / "data")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
