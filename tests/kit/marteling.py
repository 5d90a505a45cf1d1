"""Who writes and who follows while a log is tortured, and what would be wrong with what they saw?"""

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, pairwise
from multiprocessing.synchronize import Event as Sein
from pathlib import Path
from random import Random
from uuid import UUID

from projections.stores.databank import OpslagError, PostgresDatabank
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError, EventLogError
from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, nieuw, nieuw_dossier, open_log
from tests.kit.woorden import LEERLING

PROCESSEN = multiprocessing.get_context("forkserver")
PROCESSEN.set_forkserver_preload([__name__])
ALLES = 1 << 40
WAIT = {True: ("SELECT pg_sleep(?)", (0.15,)), False: ("INSERT INTO kenmerk SELECT 'nooit', x'' WHERE 0 > ?", (1,))}
"""By whether it is PostgreSQL: a statement that keeps a transaction open for a while before it commits."""


@dataclass(frozen=True)
class Rij:
    """One stored event, as it lies in the log."""

    nummer: int
    dossier: UUID
    versie: int
    id: UUID
    moment: int


@dataclass
class Dagboek:
    """What a writer tried and what it was answered, on disk before anything else happens: writers are killed."""

    pad: Path
    gelukt: dict[UUID, int] = field(default_factory=dict)
    geweigerd: set[UUID] = field(default_factory=set)
    onbekend: list[list[UUID]] = field(default_factory=list)

    def schrijf(self, wat: str, ids: Sequence[UUID], eerste: int = 0) -> None:
        with self.pad.open("a") as bestand:
            bestand.write(json.dumps([wat, [str(i) for i in ids], eerste]) + "\n")

    def lees(self) -> "Dagboek":
        for regel in self.pad.read_text().splitlines() if self.pad.exists() else ():
            with suppress(ValueError):  # it was killed while it wrote this
                wat, geschreven, eerste = json.loads(regel)
                ids = [UUID(i) for i in geschreven]
                if wat == "poging":
                    self.onbekend.append(ids)
                    continue
                if wat in ("gelukt", "geweigerd"):
                    self.onbekend.remove(ids)
                if wat == "gelukt":
                    self.gelukt |= dict(zip(ids, count(eerste), strict=False))
                elif wat == "geweigerd":
                    self.geweigerd |= set(ids)
        return self


class Schrijver:
    """One process that adds to the log in every way there is."""

    def __init__(self, log: EventLog, nummer: int, seed: int, dagboek: Dagboek) -> None:
        self.log, self.nummer, self.dagboek = log, nummer, dagboek
        self.kans = Random(seed * 1_000 + nummer)
        self.nieuwe = count(nummer * 100_000)
        self.ids = count(nummer * 1_000_000)
        self.eigen: dict[UUID, int] = {}

    def doe_iets(self) -> None:
        manieren: list[Callable[[], None]] = [self.enkel] * 8 + [self.gedeeld] * 4 + [self.nieuw_dossier] * 4
        manieren += [self.bulk, self.traag, self.teruggedraaid, self.sluit_af]
        self.kans.choice(manieren)()

    def leg_vast(self, feiten: list[Nieuw], *, pgns: dict[str, UUID] | None = None, traag: bool = False) -> bool:
        """Append, and write down what came of it."""
        ids = [n.id for n in feiten]
        wacht = [WAIT[isinstance(self.log.databank, PostgresDatabank)]] if traag else []
        klok = NU + timedelta(seconds=self.kans.uniform(-60, 60))
        self.dagboek.schrijf("poging", ids)
        try:
            plaatsen = self.log.append(feiten, nu=klok, pgns=pgns, vernietiging=wacht)
        except ConflictError:
            self.dagboek.schrijf("geweigerd", ids)
            return False
        except EventLogError as fout:
            if "niets vastgelegd" in str(fout):
                self.dagboek.schrijf("geweigerd", ids)
            return False
        self.dagboek.schrijf("gelukt", ids, plaatsen.start)
        return True

    def volgend(self, dossier: UUID, versie: int) -> Nieuw:
        return nieuw(versie, id=next(self.ids), dossier=dossier)

    def enkel(self) -> None:
        if not self.eigen:
            return self.nieuw_dossier()
        dossier = self.kans.choice(list(self.eigen))
        aantal = self.kans.randint(1, 4)
        versie = self.eigen.pop(dossier)
        if self.leg_vast([self.volgend(dossier, versie + i) for i in range(1, aantal + 1)]):
            self.eigen[dossier] = versie + aantal
        return None

    def gedeeld(self) -> None:
        with suppress(OpslagError):
            self.leg_vast([self.volgend(LEERLING, self.log.dossier(LEERLING).versie + 1)])

    def nieuw_dossier(self, aantal: int = 1, *, traag: bool = False) -> None:
        nummers = [next(self.nieuwe) for _ in range(aantal)]
        pgns = {f"{n:09}": nieuw_dossier(n) for n in nummers}
        if self.leg_vast([self.volgend(d, 1) for d in pgns.values()], pgns=pgns, traag=traag):
            self.eigen |= dict.fromkeys(pgns.values(), 1)

    def bulk(self) -> None:
        self.nieuw_dossier(self.kans.randint(250, 500))

    def traag(self) -> None:
        self.nieuw_dossier(self.kans.randint(1, 5), traag=True)

    def teruggedraaid(self) -> None:
        """Move the head, write, wait, and give up."""
        with suppress(OpslagError, InterruptedError), self.log.databank.schrijven() as v:
            v.doe("UPDATE gebeurtenissen_hoofd SET last_id = last_id + 3, ontvangen_op = ontvangen_op + 7")
            v.doe("UPDATE zegel SET soort = 1 WHERE nummer = (SELECT max(nummer) FROM zegel)")
            time.sleep(self.kans.uniform(0, 0.1))
            raise InterruptedError

    def sluit_af(self) -> None:
        with suppress(OpslagError):
            self.log.horizon(NU + timedelta(seconds=self.kans.uniform(-60, 60)))


def geopend(adres: str, keys: str) -> EventLog:
    """Open the log, once more when the connection was killed meanwhile."""
    while True:
        with suppress(OpslagError):
            return open_log(adres, Path(keys))


def schrijf(adres: str, keys: str, nummer: int, seed: int, dagboek: str, klaar: Sein) -> None:
    """Be a writer, until it is time or until killed."""
    with geopend(adres, keys) as log:
        schrijver = Schrijver(log, nummer, seed, Dagboek(Path(dagboek)))
        while not klaar.is_set():
            schrijver.doe_iets()


def since(log: EventLog, na: int, aantal: int) -> list[int]:
    return [v.notification_id for v in log.since(na, aantal, ALLES)]


def stored_since(log: EventLog, na: int, aantal: int) -> list[int]:
    return [s.id for s in log.stored_since(na, aantal)]


def volg(adres: str, keys: str, hoe: str, seed: int, uit: str, klaar: Sein) -> None:
    """
    Be a reader that follows live, and write down every number in the order in which it was seen.

    `naief` reads as one should not: it takes the head of the log for the place up to which it has read.
    """
    kans, gezien, positie = Random(seed), list[int](), 0
    with geopend(adres, keys) as log:
        while True:
            laatste = klaar.is_set()
            try:
                page = (since if hoe == "since" else stored_since)(log, positie, kans.randint(1, 200))
                gezien += page
                positie = log.recorder.max_notification_id() if hoe == "naief" else max([positie, *page])
            except OpslagError:
                continue
            if laatste and not page:
                break
            time.sleep(kans.uniform(0, 0.01))
    with open(uit, "w") as bestand:  # noqa: PTH123 - one line
        json.dump([os.getpid(), gezien], bestand)


def bezwaren(gezien: Sequence[int], opgeslagen: Sequence[int]) -> list[str]:
    """Say what is wrong with what one reader saw, given every number that is stored."""
    gemist, dubbel = set(opgeslagen) - set(gezien), len(gezien) - len(set(gezien))
    gevonden = [f"{len(gemist)} gemist, de eerste {min(gemist)}"] if gemist else []
    gevonden += [f"{dubbel} dubbel gezien"] if dubbel else []
    gevonden += ["niet op volgorde"] if any(a > b for a, b in pairwise(gezien)) else []
    gevonden += ["iets gezien dat er niet staat"] if set(gezien) - set(opgeslagen) else []
    return gevonden


def bezwaren_tegen_het_logboek(rijen: Sequence[Rij], dagboeken: Sequence[Dagboek]) -> list[str]:
    """Say what is wrong with the log itself, given what its writers were told."""
    gevonden, versies = list[str](), dict[UUID, int]()
    if [r.nummer for r in rijen] != list(range(1, len(rijen) + 1)):
        gevonden.append("de nummers zijn niet aaneengesloten")
    if any(a.moment > b.moment for a, b in pairwise(rijen)):
        gevonden.append("een moment gaat terug")
    for rij in rijen:
        if rij.versie != versies.get(rij.dossier, 0) + 1:
            gevonden.append(f"versie {rij.versie} van {rij.dossier} volgt niet")
        versies[rij.dossier] = rij.versie
    waar = {rij.id: rij.nummer for rij in rijen}
    if len(waar) != len(rijen):
        gevonden.append("iets staat er twee keer")
    for dagboek in dagboeken:
        kwijt = [i for i, nummer in dagboek.gelukt.items() if waar.get(i) != nummer]
        gevonden += [f"{len(kwijt)} beantwoord met gelukt en niet (daar) opgeslagen"] if kwijt else []
        toch = dagboek.geweigerd & waar.keys()
        gevonden += [f"{len(toch)} geweigerd en toch opgeslagen"] if toch else []
        gevonden += ["half opgeslagen" for ids in dagboek.onbekend if 0 < len(waar.keys() & set(ids)) < len(ids)]
    beloofd = {i for d in dagboeken for i in (*d.gelukt, *(i for ids in d.onbekend for i in ids))}
    return gevonden + (["iets staat er dat niemand schreef"] if waar.keys() - beloofd else [])
