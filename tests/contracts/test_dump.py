"""
What does a dump of the log say to whoever has no keys?

The dump is that of PostgreSQL's own `pg_dump`, or the file. Read models and keys are never in it: they lie elsewhere.
"""

import hashlib
import hmac
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from domain.schoollocatie import Schoollocatie
from services.eventlog.codec import Nieuw
from services.eventlog.indexrotatie import roteer_index
from services.eventlog.log import EventLog
from services.eventlog.tabelstand import SCHEMA
from tests.contracts.conftest import NU, Logopslag
from tests.kit.eigen_server import opdrachten
from tests.kit.winkel import vast_id
from tests.kit.woorden import feit, lrv

NOOR, SAM, TEAM = vast_id(801), vast_id(802), vast_id(803)
PGNS = {"999990019": NOOR, "999990020": SAM}
NAMEN = ("Roosmarijn Zwaluwstaart", "Siebrand Kievitsnest", "mevrouw Ooievaarspoot")
DATA = (date(2012, 2, 29), date(2013, 11, 17), date(2025, 10, 6), date(2025, 11, 28), date(2026, 2, 19))
SCHOLEN = ("98ZQ", "97YX")
ANDERS = (
    *("0014", "1708", "M-4711-0815", "M-4711-0816", "Slaapt bij oma in Ootmarsum.", "verwijsindex", "thuis"),
    *("export-klas-3b.csv:17", "lpa-vogelvrij", "ouder-geheim", "telefoontje met vader"),
)
ZICHTBAAR = {"LeerlingGeregistreerd.v1", "MeldingOntvangen.v1", "VerdachteGehoord.v1", "ContactpersoonAangewezen.v1"}
ALL_NUMBERS = [f"9999{n:05d}" for n in range(100_000)]
"""Every number that may be in a test."""
HEX = re.compile(rb"\\\\x([0-9a-f]*)")
"""How `pg_dump` writes bytes."""


def spellings(dag: date) -> Iterator[str]:
    """Yield a day in the ways in which people and programs write one."""
    yield from (dag.isoformat(), dag.strftime("%Y%m%d"), dag.strftime("%d-%m-%Y"), dag.strftime("%d/%m/%Y"))
    yield from (dag.strftime("%d%m%Y"), f"{dag.day}-{dag.month}-{dag.year}", dag.strftime("%y%m%d"))


def known() -> Iterator[str]:
    """Yield everything that is known about the pupils of the story, in the ways in which it may be written."""
    yield from (*PGNS, *NAMEN, *SCHOLEN, *ANDERS)
    yield from (deel for naam in NAMEN for deel in naam.split())
    for dag in DATA:
        yield from spellings(dag)


def encodings(tekst: str) -> Iterator[bytes]:
    """Yield a text as it may lie in a dump."""
    for vorm in {tekst, tekst.lower(), tekst.upper()}:
        yield from (vorm.encode(), vorm.encode("utf-16-le"))


def told(log: EventLog) -> None:
    """Record the story: two pupils, of whom one is spoken to by the police, and the team of another school."""
    geboren, later = DATA[0].isoformat(), DATA[1].isoformat()
    van_noor = [
        feit("LeerlingGeregistreerd", "2025-10-06", naam=NAMEN[0], geboortedatum=geboren, gemeentecode="0014"),
        lrv("2025-10-06", nummer="M-4711-0815", toelichting=ANDERS[4], brin="98ZQ", melddatum="2025-11-28"),
        feit("VerdachteGehoord", "2026-02-19", wie="ouder-geheim", meldingsnummer="M-4711-0815"),
    ]
    van_sam = [
        feit("LeerlingGeregistreerd", "2025-10-06", naam=NAMEN[1], geboortedatum=later, gemeentecode="1708"),
        lrv("2025-11-28", nummer="M-4711-0816", toelichting=ANDERS[10], brin="97YX", melddatum="2026-02-19"),
    ]
    nieuw = [
        Nieuw(UUID(int=dossier.int ^ versie), dossier, versie, event, ANDERS[7], ANDERS[8], vast_id(99))
        for dossier, feiten in ((NOOR, van_noor), (SAM, van_sam))
        for versie, event in enumerate(feiten, 1)
    ]
    log.append(nieuw, nu=NU, pgns=PGNS)
    gevormd = feit("ContactpersoonAangewezen", "2026-02-19", rol="zorgcoordinator", naam=NAMEN[2], lijn=1)
    locatie = Schoollocatie("99AA", "00")
    log.append([Nieuw(UUID(int=TEAM.int ^ 1), TEAM, 1, gevormd, "x", "y")], nu=NU, schoolteams={locatie: TEAM})


@pytest.fixture(params=["as it is", "after another key of the index"])
def dump(request: pytest.FixtureRequest, opslag: Logopslag, tmp_path: Path) -> bytes:
    log = opslag.open()
    told(log)
    if request.param != "as it is":
        roteer_index(log.databank, log.sleutels)
    if opslag.is_file:
        log.close()
        return opslag.on_disk()
    return dumped(opslag.adres)


def dumped(adres: str) -> bytes:
    """Return what `pg_dump` writes of the schema of the log, with its hexadecimals as the bytes that they are."""
    pg_dump = str(opdrachten().POSTGRES_BIN_PATH / "pg_dump")
    klaar = subprocess.run([pg_dump, "--schema", SCHEMA, adres], capture_output=True, check=True)
    assert HEX.search(klaar.stdout)
    return HEX.sub(lambda gevonden: bytes.fromhex(gevonden[1].decode()), klaar.stdout)


def test_nothing_that_is_known_about_a_pupil_is_in_it(dump: bytes) -> None:
    gevonden = {tekst for tekst in known() for ruw in encodings(tekst) if ruw in dump}

    assert b"MeldingOntvangen.v1" in dump, "it is a dump of the log"
    assert gevonden == set()


def test_nor_a_number_that_can_be_tried(dump: bytes) -> None:
    """Whoever tries all numbers there may be, with every hash that needs no key, finds none."""
    stukken = {dump[i : i + 32] for i in range(len(dump))}
    gevonden = [
        nummer
        for nummer in ALL_NUMBERS
        for hash_ in (hashlib.sha256(nummer.encode()).digest(), hmac.digest(b"", nummer.encode(), "sha256"))
        if hash_ in stukken
    ]

    assert set(PGNS) <= set(ALL_NUMBERS)
    assert gevonden == []


def test_with_the_keys_it_is_found_so(opslag: Logopslag) -> None:
    """The search itself works: by the key of the index a number is found in the dump."""
    log = opslag.open()
    told(log)
    hash_ = log.sleutels.index_of("999990019")
    dump = opslag.on_disk() if opslag.is_file else dumped(opslag.adres)

    assert hash_ in dump


def test_what_can_be_seen_is_what_the_page_says(opslag: Logopslag) -> None:
    """Kinds of events, how many, when they came in, under which pseudonymous id; and which schools have a team."""
    log = opslag.open()
    told(log)
    with log.databank.lezen() as v:
        events = v.vraag("SELECT topic, count(*), count(DISTINCT originator_id) FROM gebeurtenissen GROUP BY topic")
        teams = v.vraag("SELECT brin, vestiging FROM schoolteam_index")
        [(nummers,)] = v.vraag("SELECT count(*) FROM pgn_index")

    assert {naam for naam, *_ in events} == ZICHTBAAR
    assert {naam: aantallen for naam, *aantallen in events}["LeerlingGeregistreerd.v1"] == [2, 2]
    assert (teams, nummers) == ([("99AA", "00")], 2)
