"""A municipality in which people hear what waits for them: a real store, a real mail server, a clock of the test."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event as Sein
from typing import Any
from zoneinfo import ZoneInfo

from domain.toegang.gebruiker import Gebruiker
from services.berichten.abonnementen import Kanaalsoort
from services.berichten.adresgeven import Geweigerd, geef_adres
from services.berichten.instellingen import Berichtinrichting, Keuze, berichtinrichting
from services.berichten.tabel import Berichttabel
from services.berichten.volger import Berichtenvolger
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.installatie import Installatie, installatie
from services.settings import Settings
from services.tijd import nieuwe_id, nu, vandaag
from tests.kit.mailserver import GEBRUIKER, WACHTWOORD, Mailserver
from tests.kit.toegang import WIE

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DASHBOARD = "https://verzuimspoor.voorbeeld"
MAANDAG = datetime(2026, 4, 13, 9, tzinfo=AMSTERDAM)
AMBTENAAR = WIE["leerplichtambtenaar"]
MAIL = "kim@gemeente.voorbeeld"


@dataclass
class Dagklok:
    """The clock of a test: it stands still until it is set."""

    moment: datetime = MAANDAG

    def __call__(self) -> datetime:
        return self.moment

    def later(self, **hoeveel: float) -> None:
        self.moment += timedelta(**hoeveel)


def als_toml(folder: Path, post: Mailserver, *, webhooks: tuple[str, ...] = (), rest: str = "", **smtp: Any) -> Path:
    """Write the file of settings, and return its path."""
    velden = {"server": "127.0.0.1", "poort": post.poort, "gebruiker": GEBRUIKER, "ca": str(post.ca), **smtp}
    regels = [
        f'dashboard = "{DASHBOARD}"',
        'afzender = "verzuimspoor@gemeente.voorbeeld"',
        'domeinen = ["gemeente.voorbeeld", "school.voorbeeld"]',
        f"webhooks = {json.dumps(webhooks)}",
        "[smtp]",
        *(f"{naam} = {json.dumps(waarde)}" for naam, waarde in velden.items() if waarde is not None),
        rest,
    ]
    path = folder / "berichten.toml"
    path.write_text("\n".join(regels), encoding="utf-8")
    return path


@dataclass
class Postkamer:
    """The table, what sends, and the store that it follows."""

    db: Path
    hier: Installatie
    tabel: Berichttabel
    inrichting: Berichtinrichting
    post: Mailserver
    klok: Dagklok

    @property
    def nu_ms(self) -> int:
        return int(self.klok().timestamp() * 1_000)

    def volger(self) -> Berichtenvolger:
        """Return a process that starts now."""
        return Berichtenvolger(self.hier.now, self.tabel, self.inrichting, "urn:proef", self.klok)

    def ronde(self, volger: Berichtenvolger | None = None) -> Berichtenvolger:
        """Let it do what there is to do."""
        deze = volger or self.volger()
        deze.ronde(Sein())
        return deze

    def met(self, **anders: Any) -> "Postkamer":
        """Return the same with other settings."""
        instellingen = self.inrichting.instellingen.model_copy(update=anders)
        return replace(self, inrichting=replace(self.inrichting, instellingen=instellingen))

    def abonneer(self, wie: Gebruiker = AMBTENAAR, mail: str = MAIL, **keuze: Any) -> None:
        """Let somebody choose and confirm his address with the code that comes in the mail."""
        self.tabel.abonnementen.kies(wie, Keuze(**keuze), self.nu_ms)
        uitkomst = geef_adres(self.tabel, self.inrichting.instellingen, wie, Kanaalsoort.EMAIL, mail, self.nu_ms)
        assert not isinstance(uitkomst, Geweigerd), uitkomst
        self.tabel.abonnementen.bevestig(wie.wie, wie.rol.value, Kanaalsoort.EMAIL, self.code_van(wie), self.nu_ms)

    def code_van(self, wie: Gebruiker, soort: Kanaalsoort = Kanaalsoort.EMAIL) -> str:
        return self.tabel.abonnementen.kanalen(wie.wie, wie.rol.value)[soort].adres.code

    def leg_vast(self, *feiten: dict[str, Any]) -> None:
        """Record facts now."""
        path = self.db.parent / f"{nieuwe_id()}.ndjson"
        path.write_text("".join(f"{json.dumps(een)}\n" for een in feiten), encoding="utf-8")
        omgeving = Omgeving(self.hier.kern, self.hier.kader, nu, nieuwe_id, vandaag(), "test")
        uitkomst = ingest(path, omgeving)
        assert uitkomst.telling.afgewezen == 0, uitkomst
        self.hier.catch_up()

    def standen(self) -> dict[str, int]:
        return dict(self.tabel.overzicht().standen)


@contextmanager
def postkamer(folder: Path, vol: Path, post: Mailserver, **anders: Any) -> Iterator[Postkamer]:
    """Open a copy of a store, with messages."""
    for file in vol.parent.glob(f"{vol.stem}.*"):
        if file.is_file():
            shutil.copy(file, folder)
    bestand, db = als_toml(folder, post, **anders), folder / vol.name
    inrichting = berichtinrichting(Settings(berichten=str(bestand), berichten_wachtwoord=WACHTWOORD))
    with installatie(str(db)) as hier:
        waar = str(db.with_suffix(".berichten"))
        with closing(Berichttabel(waar, hier.kern.sleutels.berichtsleutel)) as tabel:
            kamer = Postkamer(db, hier, tabel, inrichting, post, Dagklok())
            kamer.ronde()
            yield kamer


def nummer_in(tekst: str) -> str:
    """Return the number of the message that a link leads to."""
    gevonden = re.search(rf"{re.escape(DASHBOARD)}/berichten/([0-9a-f-]{{36}})", tekst)
    assert gevonden, tekst
    return gevonden[1]


def tekst_van(mail: Any) -> str:
    """Return the plain text of a mail."""
    deel = mail.get_body(("plain",))
    assert deel is not None
    return str(deel.get_content())
