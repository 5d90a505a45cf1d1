"""
Is nothing lost when whoever sends is killed at the worst moment, and is what comes twice known as the same?

SMTP cannot say whether a message arrived that was not answered: a second one is possible then. That is all that is
possible: not none, and not one under another number.
"""

import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.berichten.test_dringend import zorg
from tests.kit.berichten import als_toml, postkamer
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import WACHTWOORD, Mailserver
from tests.kit.winkel import start

pytestmark = pytest.mark.trager
PATIENCE = 60


@pytest.fixture
def klaar(tmp_path: Path, gevuld: Path, post: Mailserver, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store in which an urgent message waits for its first sender."""
    with zonder_omgeving(), postkamer(tmp_path, gevuld, post) as kamer:
        kamer.klok.moment = datetime.now(UTC)  # noqa: TID251 - that of the process that is killed
        kamer.abonneer(samenvatting=False)
        kamer.leg_vast(zorg(dag=kamer.klok.moment))
    with zonder_omgeving():
        monkeypatch.setenv("VERZUIMSPOOR_BERICHTEN", str(als_toml(tmp_path, post)))
        monkeypatch.setenv("VERZUIMSPOOR_BERICHTEN_WACHTWOORD", WACHTWOORD)
        yield tmp_path


def test_gedood_tussen_versturen_en_opschrijven_gaat_er_niets_verloren(klaar: Path, post: Mailserver) -> None:
    lopend: list[subprocess.Popen[bytes]] = []

    def dood() -> None:
        if len(post.gekregen) == 1:
            os.kill(lopend[0].pid, signal.SIGKILL)
            lopend[0].wait(PATIENCE)

    post.na = dood
    lopend.append(start(klaar, "berichten", "--eenmaal", "--json"))
    lopend[0].communicate(timeout=PATIENCE)
    assert (lopend[0].returncode, len(post.gekregen)) == (-signal.SIGKILL, 1)

    opnieuw = start(klaar, "berichten", "--opnieuw", "--json")
    uit, fout = opnieuw.communicate(timeout=PATIENCE)
    assert opnieuw.returncode == 0, fout

    assert b'"bezorgd": 1' in uit
    nummers = {mail["Message-ID"] for mail in post.berichten}
    assert (len(post.gekregen), len(nummers), len(set(post.gekregen))) == (2, 1, 1)
