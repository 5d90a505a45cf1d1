"""Is there one zaak, with one of everything, when whoever opens and closes it is killed again and again?"""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from services.tijd import nu, vandaag
from tests.kit.winkel import gebeurtenis, open_winkel, start
from tests.kit.zaaksysteem import GEHEIM, Zaaksysteem, zaaksysteem
from tests.kit.zaken import NOOR, als_toml, gemeente
from tests.zaken.test_tegenslag import alles_een_keer

pytestmark = pytest.mark.trager
PATIENCE = 30


class Beul:
    """Kills whoever asks for something to be made: once before it is made, and from then on each time that it was."""

    def __init__(self, systeem: Zaaksysteem) -> None:
        self.proces: subprocess.Popen[bytes] | None = None
        self.gedood: list[str] = []
        systeem.voor, systeem.na = self.before, self.after

    def before(self, _nummer: int, methode: str, wat: str) -> None:
        if methode == "POST" and not self.gedood:
            self._kill(f"before {wat}")
            raise ConnectionAbortedError  # what was asked is not done

    def after(self, _nummer: int, methode: str, wat: str) -> None:
        if methode == "POST":
            self._kill(wat)

    def _kill(self, wat: str) -> None:
        assert self.proces is not None
        os.kill(self.proces.pid, signal.SIGKILL)
        self.proces.wait(PATIENCE)
        self.gedood.append(wat)


def draai_tot_het_lukt(folder: Path, beul: Beul) -> None:
    """Start it anew until it ends by itself, and nothing waits any more."""
    for keer in range(12):
        hoe = "--opnieuw" if keer else "--eenmaal"  # nobody waits for what may still be on its way
        beul.proces = start(folder, "zaken", hoe, "--json")
        uit, fout = beul.proces.communicate(timeout=PATIENCE)
        if beul.proces.returncode == 0 and b'"te-openen": 0' in uit and b'"te-sluiten": 0' in uit:
            return
        assert beul.proces.returncode in (0, -signal.SIGKILL), fout
    raise AssertionError(beul.gedood)


def test_een_zaak_hoe_vaak_er_ook_iemand_gedood_wordt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zaaksysteem() as systeem:
        monkeypatch.setenv("VERZUIMSPOOR_ZAKEN", str(als_toml(tmp_path, systeem, rust_dagen=0)))
        monkeypatch.setenv("VERZUIMSPOOR_ZAKEN_GEHEIM", GEHEIM)
        with open_winkel(tmp_path) as winkel, gemeente(winkel, systeem, "", tmp_path) as deze:
            deze.thuis(NOOR)
            deze.klok_slaat(vandaag())
        systeem.klok = nu
        beul = Beul(systeem)
        draai_tot_het_lukt(tmp_path, beul)
        assert beul.gedood == ["before zaken", "zaken", "rollen", "statussen"]
        alles_een_keer(systeem)

        beul.gedood.clear()
        with open_winkel(tmp_path) as winkel, gemeente(winkel, systeem, "", tmp_path) as deze:
            deze.dag.moment = nu()
            deze.vastleggen(gebeurtenis("SchoolgangHervat", vandaag().isoformat(), pgn=NOOR))
        systeem.klok = nu
        draai_tot_het_lukt(tmp_path, beul)
        assert beul.gedood[-2:] == ["resultaten", "statussen"]
        alles_een_keer(systeem, ["rollen", "statussen", "statussen", "resultaten"])
        assert systeem.bezwaren == []
