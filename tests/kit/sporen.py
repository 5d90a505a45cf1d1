"""
Which traces of pupils did a run of the tests leave where none may be: in what we log, and in the files we keep?

Looked at is what the product makes by itself: log lines, what a command or a server says on its standard error, and a
server on its standard output, what a test reads of a topic of Kafka, what a collector gets of lines and traces, and its
stores (the log and the keys are encrypted, rows and logins have no numbers). Not looked at is what holds pupils because
somebody brought or asked for it: deliveries, rejected rows, exports, the standard output of a command. Nor is seen what
was packed or encoded otherwise, what a test removed itself, a topic that no test reads, or what lies on a PostgreSQL
server. What is not in a file or a report is looked at where it comes in, and fails the test that made it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

NUMMER = re.compile(rb"(?<![0-9a-fA-F-])99999\d{4}(?![0-9a-fA-F-])")
"""Every personal number in the tests is one of these, which nobody was ever given."""
NAMEN = (b"Noor de Vries", b"Hugo Bakker", b"Sem <b>Visser</b>", b"Ilse de Wit", b"Fatima Yilmaz")
"""Of pupils in the stories, and of people who log in."""
ONZE = frozenset({".log"}) | {
    f".{soort}{erbij}"
    for soort in ("db", "sleutels", "meester", "sessies", "rijen", "zaken", "berichten")
    for erbij in ("", "-wal", "-shm", "-journal")
}
"""By the end of their names, the files that the product makes by itself."""
BLOK = 1 << 20
OVERLAP = 64


def gevonden(inhoud: bytes) -> list[str]:
    """Return what stands there that may not, by kind; never the number or name itself."""
    soorten = ["a personal number"] if NUMMER.search(inhoud) else []
    return soorten + [f"name {nummer}" for nummer, naam in enumerate(NAMEN, 1) if naam in inhoud]


def zonder_spoor(waar: str, inhoud: bytes) -> None:
    """Fail the test that is going on when something stands there that may not."""
    soorten = gevonden(inhoud)
    assert not soorten, f"a trace of a pupil in {waar}: {soorten}"


def in_map(map_: Path) -> Iterator[str]:
    """Yield each file of ours in which something stands that may not."""
    for path in map_.rglob("*"):
        if path.suffix in ONZE and path.is_file() and not path.is_symlink():
            for soort in _in_file(path):
                yield f"{path.relative_to(map_)}: {soort}"


def _in_file(path: Path) -> list[str]:
    rest = b""
    with path.open("rb") as file:
        while stuk := file.read(BLOK):
            if soorten := gevonden(rest + stuk):
                return soorten
            rest = stuk[-OVERLAP:]
    return []
