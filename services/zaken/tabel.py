"""Which zaken are there to be, how far is each of them, and which wait with what reason?"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from projections.stores.databank import Databank, Verbinding, brokken, open_databank, uuid_of
from projections.stores.databank.migraties import klaargemaakt, werk_bij
from services.settings import Settings
from services.zaken import tabellen

SCHEMA = "verzuimspoor_zaken"
KOLOMMEN = "geval_id, dossier_id, stand, soort, startdatum, gemaakt_ms, zaak, klaar_sinds, sluit_ms, pogingen"


class Stand(StrEnum):
    """How far a zaak is."""

    TE_OPENEN = "te-openen"
    OPEN = "open"
    TE_SLUITEN = "te-sluiten"
    GESLOTEN = "gesloten"


TE_DOEN = (Stand.TE_OPENEN, Stand.TE_SLUITEN)


@dataclass(frozen=True, slots=True)
class Geval:
    """One escalation of one dossier; `zaak` is the address of its zaak, once that is known."""

    geval_id: UUID
    dossier_id: UUID
    stand: Stand
    soort: str
    startdatum: date
    gemaakt_ms: int
    zaak: str | None
    klaar_sinds: date | None
    """Since when no signal of it stands, as far as we looked."""
    sluit_ms: int | None
    pogingen: int


@dataclass(frozen=True, slots=True)
class Apart:
    """One that will not succeed until somebody changes something."""

    geval_id: UUID
    dossier_id: UUID
    stand: Stand
    reden: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """How many zaken are how far; `weer_open`: closed, and the signal stands again. `reden`: why a try failed."""

    position: int
    standen: Counter[str]
    apart: int
    weer_open: int
    onbezien: int
    reden: str | None


def maak_bij(settings: Settings) -> None:
    """Bring the tables up to this version (raises OpslagError)."""
    werk_bij(open_databank(settings.zaken_adres, SCHEMA), tabellen.__name__)


class Zakentabel:
    """The tables of zaken; who writes in them holds the seat (`services.zaken.zetel`)."""

    def __init__(self, adres: str) -> None:
        """Open them; a file is brought up to this version, a server must be (raises OpslagError)."""
        self.databank = klaargemaakt(open_databank(adres, SCHEMA), tabellen.__name__)

    def close(self) -> None:
        """Close them."""
        self.databank.close()

    def plaats(self) -> tuple[int, str]:
        """Return up to which event the log was read, and on which day everybody was last looked at."""
        with self.databank.lezen() as v:
            [(position, dag)] = v.vraag("SELECT position, dag FROM plaats")
        return int(position), str(dag)

    def dossiers(self) -> set[UUID]:
        """Return the dossiers that have a zaak here, or are to get one, or had one."""
        return self._ids("SELECT DISTINCT dossier_id FROM geval")

    def te_bezien(self) -> set[UUID]:
        """Return who is to be looked at on a new day: who is escalated as far as we know, and who could not be seen."""
        query = "SELECT dossier_id FROM geval WHERE stand <> ? UNION SELECT dossier_id FROM onbezien"
        return self._ids(query, Stand.GESLOTEN)

    def _ids(self, query: str, *waarden: str) -> set[UUID]:
        with self.databank.lezen() as v:
            return {uuid_of(rij[0]) for rij in v.vraag(query, waarden)}

    def te_doen(self, nu_ms: int, limiet: int) -> list[Geval]:
        """Return what is to be opened or closed now; what waited longest first."""
        query = (
            f"SELECT {KOLOMMEN} FROM geval WHERE stand IN (?, ?) AND NOT apart AND niet_voor_ms <= ? "  # noqa: S608 - our own names
            "ORDER BY niet_voor_ms, gemaakt_ms, geval_id LIMIT ?"
        )
        with self.databank.lezen() as v:
            return [lees(rij) for rij in v.vraag(query, (*TE_DOEN, nu_ms, limiet))]

    def niet_voor(self, geval_id: UUID, ms: int) -> None:
        """Let nobody touch it before a moment: what was asked for may still arrive over there."""
        self._set(geval_id, "niet_voor_ms = ?", ms)

    def zet_zaak(self, geval_id: UUID, zaak: str) -> None:
        """Keep the address of its zaak."""
        self._set(geval_id, "zaak = ?", zaak)

    def gedaan(self, geval_id: UUID, stand: Stand) -> None:
        """Say that it is open, or closed."""
        self._set(geval_id, "stand = ?, pogingen = 0, niet_voor_ms = 0, reden = NULL", stand)

    def later(self, geval_id: UUID, niet_voor_ms: int, reden: str) -> None:
        """Say that it did not succeed and is tried again; never sooner than was said before."""
        self._set(
            geval_id,
            "pogingen = pogingen + 1, reden = ?, "
            "niet_voor_ms = CASE WHEN niet_voor_ms > ? THEN niet_voor_ms ELSE ? END",
            *(reden, niet_voor_ms, niet_voor_ms),
        )

    def zet_apart(self, geval_id: UUID, reden: str) -> None:
        """Set it apart, with the reason."""
        self._set(geval_id, "apart = ?, reden = ?", True, reden)

    def _set(self, geval_id: UUID, wat: str, *waarden: object) -> None:
        with self.databank.schrijven() as v:
            v.doe(f"UPDATE geval SET {wat} WHERE geval_id = ?", (*waarden, geval_id))  # noqa: S608 - our own names

    def vergeet(self, geval_id: UUID) -> None:
        """Forget it, and to which signals it belonged."""
        with self.databank.schrijven() as v:
            vergeet(v, [geval_id])

    def probeer_opnieuw(self) -> int:
        """Take back all that is apart, let nothing wait, and look at everybody again; return how many were apart."""
        with self.databank.schrijven() as v:
            [(aantal,)] = v.vraag("SELECT count(*) FROM geval WHERE apart")
            v.doe("UPDATE geval SET apart = ?, niet_voor_ms = 0", (False,))
            v.doe("UPDATE plaats SET dag = ''")
        return int(aantal)

    def apart(self) -> list[Apart]:
        """Return what was set apart, oldest first."""
        query = "SELECT geval_id, dossier_id, stand, reden FROM geval WHERE apart ORDER BY gemaakt_ms, geval_id"
        with self.databank.lezen() as v:
            return [Apart(uuid_of(g), uuid_of(d), Stand(s), str(r)) for g, d, s, r in v.vraag(query)]

    def overzicht(self) -> Overzicht:
        """Return how many are how far."""
        with self.databank.lezen() as v:
            [(position,)] = v.vraag("SELECT position FROM plaats")
            standen = Counter(dict(v.vraag("SELECT stand, count(*) FROM geval GROUP BY stand")))
            [(apart,)] = v.vraag("SELECT count(*) FROM geval WHERE apart")
            [(weer,)] = v.vraag("SELECT count(*) FROM geval WHERE weer_open")
            query = (
                "SELECT reden FROM geval WHERE NOT apart AND reden IS NOT NULL AND stand IN (?, ?) ORDER BY pogingen"
            )
            redenen = v.vraag(query, TE_DOEN)
            [(onbezien,)] = v.vraag("SELECT count(*) FROM onbezien")
        laatste = str(redenen[-1][0]) if redenen else None
        return Overzicht(int(position), standen, int(apart), int(weer), int(onbezien), laatste)


def lees(rij: tuple[Any, ...]) -> Geval:
    """Read a row."""
    geval_id, dossier_id, stand, soort, startdatum, gemaakt, zaak, klaar, sluit, pogingen = rij
    return Geval(
        uuid_of(geval_id),
        uuid_of(dossier_id),
        Stand(stand),
        soort,
        date.fromisoformat(startdatum),
        gemaakt,
        zaak,
        None if klaar is None else date.fromisoformat(klaar),
        sluit,
        pogingen,
    )


def van_dossiers(v: Verbinding, databank: Databank, stromen: Collection[UUID]) -> list[Geval]:
    """Return everything about these streams, oldest first."""
    gevonden: list[Geval] = []
    for deel in brokken(stromen):
        van_deze, waarden = databank.onder("dossier_id", deel)
        rijen = v.vraag(f"SELECT {KOLOMMEN} FROM geval WHERE {van_deze}", waarden)  # noqa: S608 - our own names
        gevonden += map(lees, rijen)
    return sorted(gevonden, key=lambda g: (g.gemaakt_ms, g.geval_id.bytes))


def geval_bij(v: Verbinding, databank: Databank, signalen: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return to which escalation signals belong, of those that belong to one."""
    gevonden: dict[UUID, UUID] = {}
    for deel in brokken(signalen):
        van_deze, waarden = databank.onder("signaal_id", deel)
        rijen = v.vraag(f"SELECT signaal_id, geval_id FROM signaal WHERE {van_deze}", waarden)  # noqa: S608 - our own names
        gevonden |= {uuid_of(signaal): uuid_of(geval) for signaal, geval in rijen}
    return gevonden


def vergeet(v: Verbinding, gevallen: Iterable[UUID]) -> None:
    """Forget escalations, and to which signals they belonged."""
    ids = [(geval_id,) for geval_id in gevallen]
    v.doe_veel("DELETE FROM signaal WHERE geval_id = ?", ids)
    v.doe_veel("DELETE FROM geval WHERE geval_id = ?", ids)
