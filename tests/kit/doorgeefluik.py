"""A gateway between us and PostgreSQL that counts what is asked, and cuts the connection where it is told to."""

import select
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from psycopg.conninfo import conninfo_to_dict

Waar = Literal["ervoor", "onderweg", "erna"]
HEAD_AND_LENGTH = 5
MOST = 1 << 16
READY, COPY_ON = b"Z", b"G"


@dataclass
class Knip:
    """
    Cut when a message holds `wat`, in a transaction that held `in_transactie` before, for the so manieth time.

    `ervoor`: it never reaches the server; `onderweg`: nobody waits for what the server does with it; `erna`: the server
    did it, and its answer is lost. In the first two the server does not hear that the client is gone.
    """

    wat: bytes
    waar: Waar
    in_transactie: bytes = b""
    keer: int = 1
    gevallen: int = 0

    def valt(self, bericht: bytes, transactie: bytes) -> bool:
        if self.keer < 1 or self.wat not in bericht or self.in_transactie not in transactie:
            return False
        self.keer -= 1
        self.gevallen += not self.keer
        return not self.keer


@dataclass
class Lijn:
    """One connection, and how far it is."""

    klant: socket.socket
    server: socket.socket
    luik: "Doorgeefluik"
    begonnen: bool = False
    transactie: bytes = b""
    gevallen: Waar | None = None
    _van_klant: bytes = field(default=b"", repr=False)
    _van_server: bytes = field(default=b"", repr=False)

    def geef_door(self) -> None:
        """Pass on what either says until one of them ends."""
        with closing(self.klant), closing(self.server), suppress(OSError):
            while not self.luik.dicht.is_set():
                luisterend = [self.server, self.klant] if self.gevallen in (None, "erna") else [self.server]
                for wie in select.select(luisterend, [], [], 0.2)[0]:
                    data = wie.recv(MOST)
                    if not data:
                        return
                    if not (self._to_server(data) if wie is self.klant else self._to_client(data)):
                        return

    def _to_server(self, data: bytes) -> bool:
        self._van_klant += data
        for bericht in self._whole():
            if self._fell("ervoor"):
                return True
            self._look_at(bericht)
            if self._fell("ervoor"):
                self.klant.close()
                return True
            self.server.sendall(bericht)
        if self._fell("onderweg"):
            self.klant.close()
        return True

    def _fell(self, waar: Waar) -> bool:
        return self.gevallen == waar

    def _whole(self) -> Iterator[bytes]:
        while True:
            kop = HEAD_AND_LENGTH if self.begonnen else HEAD_AND_LENGTH - 1
            if len(self._van_klant) < kop:
                return
            lengte = int.from_bytes(self._van_klant[kop - 4 : kop], "big") + kop - 4
            if len(self._van_klant) < lengte:
                return
            bericht, self._van_klant = self._van_klant[:lengte], self._van_klant[lengte:]
            self.begonnen = True
            yield bericht

    def _look_at(self, bericht: bytes) -> None:
        if bericht[:1] in (b"Q", b"P"):
            self.transactie = (b"" if b"BEGIN" in bericht else self.transactie) + bericht[:500]
            self.luik.gevraagd.add(self.transactie)
        if self.luik.knip is not None and self.luik.knip.valt(bericht, self.transactie):
            self.gevallen = self.luik.knip.waar

    def _to_client(self, data: bytes) -> bool:
        self._van_server += data
        gereed = antwoord = 0
        while len(self._van_server) >= HEAD_AND_LENGTH:
            lengte = 1 + int.from_bytes(self._van_server[1:HEAD_AND_LENGTH], "big")
            if len(self._van_server) < lengte:
                break
            gereed += self._van_server[:1] == READY
            antwoord += self._van_server[:1] in (READY, COPY_ON)
            self._van_server = self._van_server[lengte:]
        self.luik.tel(gereed)
        if self.gevallen is None:
            self.klant.sendall(data)
        return not (self.gevallen == "erna" and antwoord)


class Doorgeefluik:
    """Use it with `with`; `adres` leads through it to the same database."""

    def __init__(self, adres: str) -> None:
        self._delen = {naam: str(waarde) for naam, waarde in conninfo_to_dict(adres).items()}
        self.knip: Knip | None = None
        self.rondes = 0
        self.gevraagd: set[bytes] = set()
        """What was asked in each transaction, as far as it was at each question."""
        self.weg = False
        """While true nobody gets in: to the client the server is away."""
        self.dicht = threading.Event()
        self._slot = threading.Lock()
        self._threads: list[threading.Thread] = []

    @property
    def adres(self) -> str:
        """The address of the gateway."""
        wie = self._delen.get("user", "") + (f":{self._delen['password']}" if "password" in self._delen else "")
        return f"postgresql://{wie}@/{self._delen['dbname']}?host={self._folder.name}&port=5432"

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        self._deur = socket.socket(socket.AF_UNIX)
        self._deur.bind(str(Path(self._folder.name) / ".s.PGSQL.5432"))
        self._deur.listen(64)
        self._deur.settimeout(0.1)
        self._start(self._let_in)
        return self

    def __exit__(self, *_: object) -> None:
        self.dicht.set()
        for thread in list(self._threads):
            thread.join()
        self._deur.close()
        self._folder.cleanup()

    def gezien(self, wat: bytes, in_transactie: bytes = b"") -> bool:
        """Say whether this was asked, in a transaction that held that."""
        return any(wat in gevraagd and in_transactie in gevraagd for gevraagd in self.gevraagd)

    def tel(self, rondes: int) -> None:
        """Count answers after which the server waits for the next question: one for each round trip."""
        with self._slot:
            self.rondes += rondes

    def _start(self, doe: object) -> None:
        self._threads.append(threading.Thread(target=doe))  # type: ignore[arg-type] # it is a function
        self._threads[-1].start()

    def _let_in(self) -> None:
        while not self.dicht.is_set():
            with suppress(TimeoutError):
                klant, _ = self._deur.accept()
                if self.weg:
                    klant.close()
                    continue
                try:
                    server = self._naar_de_server()
                except OSError:
                    klant.close()
                    continue
                self._start(Lijn(klant, server, self).geef_door)

    def _naar_de_server(self) -> socket.socket:
        host, poort = self._delen.get("host") or "localhost", self._delen.get("port") or "5432"
        if not host.startswith("/"):
            return socket.create_connection((host, int(poort)))
        server = socket.socket(socket.AF_UNIX)
        try:
            server.connect(f"{host}/.s.PGSQL.{poort}")
        except OSError:
            server.close()
            raise
        return server
