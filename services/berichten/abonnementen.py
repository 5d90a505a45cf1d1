"""Who wants to hear what, and where: kept so that only this service can read the address?"""

import hmac
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.databank import Databank, Verbinding
from services.berichten.instellingen import Keuze
from services.berichten.verzegeld import Adres, open_zegel, verzegel
from services.eventlog.meester import nieuwe_sleutel

KOLOMMEN = "wie, rol, gemeenten, scholen, gezien_ms, samenvatting, dagen, uur, dringend, laatste_dag, laatste_ms"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # pragma: allowlist secret
"""Of which a code is made: none is taken for another, and each of the 32 is as likely."""
CODE = 10
CODE_GELDT_MS = 24 * 3_600_000
MEESTE_POGINGEN = 5


class Kanaalsoort(StrEnum):
    """By which way a message goes."""

    EMAIL = "email"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Abonnement:
    """What somebody hears in a role; `laatste_dag` and `laatste_ms`: day and knowledge of his last digest."""

    gebruiker: Gebruiker
    """He, with the work area that he had at his last login."""
    keuze: Keuze
    gezien_ms: int
    laatste_dag: date | None = None
    laatste_ms: int | None = None

    @property
    def sleutel(self) -> tuple[str, str]:
        """By what it is known: the pseudonym and the role."""
        return self.gebruiker.wie, self.gebruiker.rol.value


@dataclass(frozen=True, slots=True)
class Kanaal:
    """One way to somebody; only what was confirmed gets messages, besides the one that asks to confirm it."""

    soort: Kanaalsoort
    adres: Adres
    is_bevestigd: bool
    code_tot_ms: int
    code_pogingen: int


@dataclass(frozen=True, slots=True)
class Abonnementen:
    """The part of the tables that says who wants to hear what; addresses are sealed with `sleutel`."""

    databank: Databank
    sleutel: bytes

    def alle(self) -> list[Abonnement]:
        """Return all of them."""
        with self.databank.lezen() as v:
            return [_read(rij) for rij in v.vraag(f"SELECT {KOLOMMEN} FROM abonnement ORDER BY wie, rol")]  # noqa: S608

    def een(self, wie: str, rol: str) -> Abonnement | None:
        """Return what somebody hears in a role, if he chose."""
        query = f"SELECT {KOLOMMEN} FROM abonnement WHERE wie = ? AND rol = ?"  # noqa: S608 - our own names
        with self.databank.lezen() as v:
            rijen = v.vraag(query, (wie, rol))
        return _read(rijen[0]) if rijen else None

    def kies(self, gebruiker: Gebruiker, keuze: Keuze, nu_ms: int) -> None:
        """Keep what somebody wants to hear in the role in which he asks."""
        dagen = ",".join(str(dag) for dag in sorted(keuze.dagen))
        gebied = ",".join(sorted(gebruiker.gemeenten)), ",".join(sorted(gebruiker.scholen))
        gekozen = keuze.samenvatting, dagen, keuze.uur, keuze.dringend
        with self.databank.schrijven() as v:
            v.doe(
                "INSERT INTO abonnement (wie, rol, gemeenten, scholen, gezien_ms, samenvatting, dagen, uur, dringend) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (wie, rol) DO UPDATE SET "
                "gemeenten = excluded.gemeenten, scholen = excluded.scholen, gezien_ms = excluded.gezien_ms, "
                "samenvatting = excluded.samenvatting, dagen = excluded.dagen, uur = excluded.uur, "
                "dringend = excluded.dringend",
                (gebruiker.wie, gebruiker.rol.value, *gebied, nu_ms, *gekozen),
            )

    def gezien(self, rollen: Sequence[Gebruiker], nu_ms: int) -> None:
        """Note that somebody logged in with these roles and work areas; in other roles he hears nothing any more."""
        with self.databank.schrijven() as v:
            bekend = {r for wie in {g.wie for g in rollen} for (r,) in _roles(v, wie)}
            for g in rollen:
                bekend.discard(g.rol.value)
                gebied = ",".join(sorted(g.gemeenten)), ",".join(sorted(g.scholen))
                v.doe(
                    "UPDATE abonnement SET gemeenten = ?, scholen = ?, gezien_ms = ? WHERE wie = ? AND rol = ?",
                    (*gebied, nu_ms, g.wie, g.rol.value),
                )
            for rol in bekend:
                _forget(v, rollen[0].wie, rol)

    def vergeet(self, wie: str, rol: str | None = None) -> int:
        """Forget somebody, in a role or altogether: address, choices and what was sent; return how many roles."""
        with self.databank.schrijven() as v:
            rollen = [r for (r,) in _roles(v, wie) if rol in (None, r)]
            for een in rollen:
                _forget(v, wie, een)
        return len(rollen)

    def vergeet_van_voor(self, ms: int) -> None:
        """Forget who was not seen since a moment."""
        with self.databank.schrijven() as v:
            for wie, rol in v.vraag("SELECT wie, rol FROM abonnement WHERE gezien_ms < ?", (ms,)):
                _forget(v, wie, rol)

    def zet_laatste(self, v: Verbinding, abonnement: Abonnement, dag: date, ms: int) -> bool:
        """Note that the digest of a day was decided; False when somebody else did that."""
        vorige = None if abonnement.laatste_dag is None else abonnement.laatste_dag.isoformat()
        gedaan = v.vraag(
            "UPDATE abonnement SET laatste_dag = ?, laatste_ms = ? "
            "WHERE wie = ? AND rol = ? AND COALESCE(laatste_dag, '') = ? RETURNING wie",
            (dag.isoformat(), ms, *abonnement.sleutel, vorige or ""),
        )
        return bool(gedaan)

    def kanalen(self, wie: str, rol: str) -> dict[Kanaalsoort, Kanaal]:
        """Return the ways to somebody; one that cannot be read (other keys) is not there."""
        query = "SELECT soort, inhoud, bevestigd_ms, code_tot_ms, code_pogingen FROM kanaal WHERE wie = ? AND rol = ?"
        with self.databank.lezen() as v:
            rijen = v.vraag(query, (wie, rol))
        gevonden = {}
        for soort, inhoud, bevestigd, tot, pogingen in rijen:
            adres = open_zegel(self.sleutel, _place(wie, rol, soort), bytes(inhoud))
            if adres is not None:
                gevonden[Kanaalsoort(soort)] = Kanaal(
                    Kanaalsoort(soort), adres, bevestigd is not None, int(tot), int(pogingen)
                )
        return gevonden

    def bevestigde(self, wie: str, rol: str) -> list[Kanaalsoort]:
        """Return by which ways somebody can be reached."""
        return [soort for soort, kanaal in self.kanalen(wie, rol).items() if kanaal.is_bevestigd]

    def zet_adres(self, v: Verbinding, wat: tuple[str, str, Kanaalsoort], adres: Adres, nu_ms: int) -> None:
        """Keep a new address (of whom, in which role, by which way) with a code; it counts once that came back."""
        met_code = replace(adres, code="".join(LETTERS[een % len(LETTERS)] for een in nieuwe_sleutel()[:CODE]))
        verzegeld = verzegel(self.sleutel, _place(*wat), met_code)
        v.doe("DELETE FROM kanaal WHERE wie = ? AND rol = ? AND soort = ?", wat)
        v.doe(
            "INSERT INTO kanaal (wie, rol, soort, inhoud, code_tot_ms) VALUES (?, ?, ?, ?, ?)",
            (*wat, verzegeld, nu_ms + CODE_GELDT_MS),
        )

    def wis_adres(self, wie: str, rol: str, soort: Kanaalsoort) -> None:
        """Forget an address."""
        with self.databank.schrijven() as v:
            v.doe("DELETE FROM kanaal WHERE wie = ? AND rol = ? AND soort = ?", (wie, rol, soort))

    def bevestig(self, wie: str, rol: str, soort: Kanaalsoort, code: str, nu_ms: int) -> bool:
        """Confirm an address with the code that went to it: once, within a day, and in five tries."""
        wat = (wie, rol, soort)
        with self.databank.schrijven() as v:
            rijen = v.vraag(
                "UPDATE kanaal SET code_pogingen = code_pogingen + 1 WHERE wie = ? AND rol = ? AND soort = ? "
                "AND bevestigd_ms IS NULL AND code_tot_ms > ? AND code_pogingen < ? RETURNING inhoud",
                (*wat, nu_ms, MEESTE_POGINGEN),
            )
            adres = open_zegel(self.sleutel, _place(*wat), bytes(rijen[0][0])) if rijen else None
            gegeven = code.strip().upper().encode()
            if adres is None or not adres.code or not hmac.compare_digest(adres.code.encode(), gegeven):
                return False
            verzegeld = verzegel(self.sleutel, _place(*wat), replace(adres, code=""))
            v.doe(
                "UPDATE kanaal SET inhoud = ?, bevestigd_ms = ? WHERE wie = ? AND rol = ? AND soort = ?",
                (verzegeld, nu_ms, *wat),
            )
        return True


def _roles(v: Verbinding, wie: str) -> Collection[tuple[Any, ...]]:
    return v.vraag("SELECT rol FROM abonnement WHERE wie = ?", (wie,))


def _forget(v: Verbinding, wie: str, rol: str) -> None:
    van_hem = "SELECT bericht_id FROM bericht WHERE wie = ? AND rol = ?"
    v.doe(f"DELETE FROM bezorging WHERE bericht_id IN ({van_hem})", (wie, rol))  # noqa: S608 - our own names
    for tabel in ("bericht", "kanaal", "abonnement"):
        v.doe(f"DELETE FROM {tabel} WHERE wie = ? AND rol = ?", (wie, rol))  # noqa: S608 - our own names


def _place(wie: str, rol: str, soort: str) -> str:
    return f"{wie} {rol} {soort}"


def _read(rij: tuple[Any, ...]) -> Abonnement:
    wie, rol, gemeenten, scholen, gezien, samenvatting, dagen, uur, dringend, laatste, ms = rij
    return Abonnement(
        Gebruiker(wie, Rol(rol), _set(gemeenten), _set(scholen)),
        Keuze(
            samenvatting=bool(samenvatting),
            dagen=frozenset(int(dag) for dag in _set(dagen)),
            uur=uur,
            dringend=bool(dringend),
        ),
        int(gezien),
        None if laatste is None else date.fromisoformat(laatste),
        None if ms is None else int(ms),
    )


def _set(geschreven: str) -> frozenset[str]:
    return frozenset(deel for deel in geschreven.split(",") if deel)
