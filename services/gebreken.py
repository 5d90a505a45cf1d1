"""What is wrong with the settings: all of it, each with its variable and the remedy, and no value that is secret?"""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from services.adressen import is_deze_machine

PREFIX = "VERZUIMSPOOR_"
FOR_TESTS = f"{PREFIX}TEST_"
OF_A_CLUSTER = re.compile(r"(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\d+_[A-Z]+(_(PROTO|PORT|ADDR))?)?)")
"""What Kubernetes puts into each pod about a Service that is called `verzuimspoor`: it is nobody's mistake."""
OIN_DIGITS = 20
SMALLEST_SQLITE_FILE = 512
GEMEENTECODE = re.compile(r"[0-9]{4}")
BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")
BROKER = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\s:/@]+):[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that is wrong with a setting: its variable, what is the matter, and what to do."""

    variabele: str
    wat: str
    remedie: str

    def __str__(self) -> str:
        """Say it in a sentence."""
        zin = f"{self.wat}; {self.remedie}"
        return zin if re.search(rf"{self.variabele}\b", zin) else f"{zin} ({self.variabele})"


def samen(gebreken: Iterable[Gebrek | str]) -> str:
    """Return one message about all of them."""
    regels = [str(gebrek) for gebrek in gebreken]
    if len(regels) == 1:
        return regels[0]
    return "\n".join((f"{len(regels)} instellingen zijn niet goed:", *(f"- {regel}" for regel in regels)))


def onbekende(bekend: Iterable[str], omgeving: Mapping[str, str] = os.environ) -> Iterator[Gebrek]:
    """
    Yield the variables that begin as ours do and are none of ours, with the name that was probably meant.

    A name that was mistyped would otherwise do nothing, and the default of the setting would count: other keys, another
    store. Only the name is looked at, never the value.
    """
    namen = {f"{PREFIX}{naam.upper()}" for naam in bekend}
    for naam in sorted(omgeving):
        kaal = naam.upper()
        if not kaal.startswith(PREFIX) or kaal in namen or kaal.startswith(FOR_TESTS):
            continue
        if OF_A_CLUSTER.fullmatch(kaal.removeprefix(PREFIX)):
            continue
        bijna = get_close_matches(kaal, sorted(namen), 1, 0.8)
        remedie = f"bedoelt u {bijna[0]}?" if bijna else "haal haar weg; docs/instellingen.md noemt ze alle"
        yield Gebrek(naam, "deze instelling is er niet", remedie)


def van_wie(rol: str, rollen: Iterable[str], gemeenten: str, scholen: str) -> Iterator[Gebrek]:
    """Yield what is wrong with who uses the command line, and for which area."""
    if rol not in (alle := tuple(rollen)):
        yield Gebrek(f"{PREFIX}ROL", "deze rol kent deze versie niet", f"kies uit: {', '.join(alle)}")
    if not all(GEMEENTECODE.fullmatch(deel) for deel in delen(gemeenten)):
        wat = "hier staat iets dat geen gemeentecode is"
        yield Gebrek(f"{PREFIX}GEMEENTEN", wat, "geef vier cijfers, met voorloopnullen en met komma's ertussen")
    if not all(BRIN.fullmatch(deel) for deel in delen(scholen)):
        wat = "hier staat iets dat geen BRIN is"
        yield Gebrek(f"{PREFIX}SCHOLEN", wat, "geef twee cijfers en twee hoofdletters, met komma's ertussen")


def van_adressen(oin: str, logboek: str, register: str, dataref: str) -> Iterator[Gebrek]:
    """Yield what is wrong with the number and the addresses under which others know us, or we them."""
    if oin and not (len(oin) == OIN_DIGITS and oin.isascii() and oin.isdigit()):
        yield Gebrek(f"{PREFIX}OIN", "dit is geen OIN", f"het OIN is een nummer van {OIN_DIGITS} cijfers")
    if logboek and not _is_collector(logboek):
        remedie = "het logboek is te bereiken over https://, of op deze machine"
        yield Gebrek(f"{PREFIX}LOGBOEK", "daar kan het logboek niet heen", remedie)
    if register and not register.startswith("https://"):
        yield Gebrek(
            f"{PREFIX}REGISTER_ADRES", "dit is geen openbaar adres", "het register heeft een adres met https://"
        )
    if not dataref.startswith(("/", "https://", "http://")):
        yield Gebrek(f"{PREFIX}KAFKA_DATAREF", "dit is geen adres", "begin met / of met https://")


def van_brokers(kafka: str, publiek: str, intern: str, aanlevering: str) -> Iterator[Gebrek]:
    """Yield what is wrong with where Kafka is and what our topics are called there."""
    if not all(BROKER.fullmatch(deel) for deel in delen(kafka)):
        wat = "hier staat iets dat geen adres van een broker is"
        yield Gebrek(f"{PREFIX}KAFKA", wat, "geef host:poort, meer met komma's ertussen")
    if publiek == intern:
        wat = "het publieke en het interne topic zijn twee topics"
        yield Gebrek(f"{PREFIX}KAFKA_INTERN", wat, "geef ze elk een eigen naam")
    if aanlevering in (publiek, intern):
        wat = "het topic van aanleveringen is een eigen topic"
        yield Gebrek(f"{PREFIX}KAFKA_AANLEVERING", wat, "geef het een eigen naam")


def van_bestand(variabele: str, path: Path) -> Iterator[Gebrek]:
    """Yield what is wrong with the file of a store: it may be there or not, and is never something else."""
    if path.is_dir():
        yield Gebrek(variabele, f"{path.absolute()} is een map", "noem het bestand erin")
    elif path.is_file() and not _is_sqlite(path):
        remedie = "noem een ander bestand, of een dat er nog niet is"
        yield Gebrek(variabele, f"{path} is geen bestand van Verzuimspoor", remedie)


def delen(geschreven: str) -> list[str]:
    """Return what stands between the commas."""
    return [deel.strip() for deel in geschreven.split(",") if deel.strip()]


def _is_collector(adres: str) -> bool:
    try:
        gelezen = urlsplit(adres)
        host = gelezen.hostname
    except ValueError:
        return False
    if gelezen.scheme == "https":
        return bool(host)
    return gelezen.scheme == "http" and is_deze_machine(gelezen.netloc.rpartition("@")[2])


def _is_sqlite(path: Path) -> bool:
    """
    Say whether a file is one of SQLite, or empty; SQLite itself looks.

    Where this process has it open already, closing it any other way would drop the locks that SQLite holds on it, and
    the next process to end would take away the `-wal` in which we go on writing.
    """
    if (size := path.stat().st_size) < SMALLEST_SQLITE_FILE:
        return size == 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as fout:
            return fout.sqlite_errorcode != sqlite3.SQLITE_NOTADB
    return True
