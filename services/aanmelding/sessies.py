"""Who is logged in, since when, and in which role?"""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.databank import Databank, Verbinding
from services.aanmelding.instellingen import Sessies
from services.aanmelding.oidc import Poging
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.sessietabel import (
    MEESTE_POGINGEN,
    bewijs_van,
    geopend,
    kenmerk_van,
    nieuw_geheim,
    verzegeld,
)

POGING_DUURT = timedelta(minutes=10)
SCHRIJFT_NIET_VAKER_DAN = 20
"""Seconds between writing down twice that a session is used."""


@dataclass(frozen=True, slots=True)
class Sessie:
    """
    A login, as its owner comes with it; `geheim` is nowhere else than in his browser.

    `rollen` holds him once for each role that he may take; `gekozen` is the one that he took. `id_token` is kept only
    to log him out at the provider.
    """

    geheim: str
    begonnen: int
    naam: str
    rollen: tuple[Gebruiker, ...]
    gekozen: int | None
    id_token: str = ""

    @property
    def gebruiker(self) -> Gebruiker | None:
        """Who asks, once a role was chosen."""
        return None if self.gekozen is None else self.rollen[self.gekozen]

    @property
    def bewijs(self) -> str:
        """What its forms carry."""
        return bewijs_van(self.geheim)


class Sessietabel:
    """
    The logins of one installation; several processes may share it.

    A session ends `stil_minuten` after it was last used, and `langst_uren` after it began, whatever is done with it.
    """

    def __init__(
        self,
        databank: Databank,
        grenzen: Sessies,
        nu: Callable[[], datetime],
        gezien: Callable[[Sequence[Gebruiker]], None] = lambda _rollen: None,
    ) -> None:
        """Keep them in a database; `gezien` hears of each login, with the roles and work areas of now."""
        self._databank, self._nu, self._gezien = databank, nu, gezien
        self._stil, self._lang = grenzen.stil_minuten * 60, grenzen.langst_uren * 3600

    def close(self) -> None:
        """Close the database."""
        self._databank.close()

    def begin(self, naam: str, rollen: Sequence[Gebruiker], id_token: str = "") -> Sessie:
        """Log somebody in, under an id that is new; with one role that is the one."""
        nu = self._seconds()
        sessie = Sessie(nieuw_geheim(), nu, naam, tuple(rollen), 0 if len(rollen) == 1 else None, id_token)
        with self._databank.schrijven() as v:
            v.doe("DELETE FROM sessie WHERE laatst < ? OR begonnen < ?", (nu - self._stil, nu - self._lang))
            _keep(v, sessie, nu)
        self._gezien(rollen)
        return sessie

    def lees(self, geheim: str, *, telt: bool = True) -> Sessie | None:
        """Return the session of a browser, or None when it is over or never was; `telt`: this is using it."""
        nu, kenmerk = self._seconds(), kenmerk_van(geheim)
        with self._databank.lezen() as v:
            rijen = v.vraag("SELECT begonnen, laatst, inhoud FROM sessie WHERE kenmerk = ?", (kenmerk,))
        if not rijen:
            return None
        begonnen, laatst, inhoud = rijen[0]
        gelezen = geopend(geheim, bytes(inhoud))
        if gelezen is None or laatst < nu - self._stil or begonnen < nu - self._lang:
            self.eindig(geheim)
            return None
        if telt and laatst < nu - SCHRIJFT_NIET_VAKER_DAN:
            with self._databank.schrijven() as v:
                v.doe("UPDATE sessie SET laatst = ? WHERE kenmerk = ? AND laatst < ?", (nu, kenmerk, nu))
        rollen = tuple(_gebruiker(gelezen["wie"], een) for een in gelezen["rollen"])
        return Sessie(geheim, begonnen, gelezen["naam"], rollen, gelezen["gekozen"], gelezen["idToken"])

    def kies(self, sessie: Sessie, rol: Rol) -> Sessie | None:
        """Let somebody take another of his roles, under a new id; None when that role is not his, or he is gone."""
        nummers = [nummer for nummer, een in enumerate(sessie.rollen) if een.rol is rol]
        if not nummers:
            return None
        nieuw = Sessie(nieuw_geheim(), sessie.begonnen, sessie.naam, sessie.rollen, nummers[0], sessie.id_token)
        with self._databank.schrijven() as v:
            oud = kenmerk_van(sessie.geheim)
            if not v.vraag("DELETE FROM sessie WHERE kenmerk = ? RETURNING begonnen", (oud,)):
                return None
            _keep(v, nieuw, self._seconds())
        return nieuw

    def eindig(self, geheim: str) -> None:
        """Log somebody out."""
        with self._databank.schrijven() as v:
            v.doe("DELETE FROM sessie WHERE kenmerk = ?", (kenmerk_van(geheim),))

    def probeer(self, browser: str, volgende: str) -> Poging:
        """Begin a login of a browser, that is to go on at an address of ours."""
        poging, nu = Poging(nieuw_geheim(), nieuw_geheim(), nieuw_geheim()), self._seconds()
        inhoud = {"nonce": poging.nonce, "verifier": poging.verifier, "volgende": volgende, "browser": browser}
        with self._databank.schrijven() as v:
            v.doe("DELETE FROM poging WHERE begonnen < ?", (nu - int(POGING_DUURT.total_seconds()),))
            if v.vraag("SELECT COUNT(*) FROM poging")[0][0] >= MEESTE_POGINGEN:
                raise AanmeldError("te-vaak", "too many logins under way")
            v.doe(
                "INSERT INTO poging VALUES (?, ?, ?)",
                (kenmerk_van(poging.state), nu, verzegeld(poging.state, inhoud)),
            )
        return poging

    def ga_verder(self, browser: str, state: str) -> tuple[Poging, str]:
        """
        Return the login that began in this browser and where it is to go on; nobody gets it a second time.

        Raises:
            AanmeldError: it did not begin here, not in this browser, or too long ago.

        """
        kenmerk = kenmerk_van(state)
        with self._databank.schrijven() as v:
            rijen = v.vraag("DELETE FROM poging WHERE kenmerk = ? RETURNING begonnen, inhoud", (kenmerk,))
        gelezen = geopend(state, bytes(rijen[0][1])) if rijen else None
        if gelezen is None or rijen[0][0] < self._seconds() - int(POGING_DUURT.total_seconds()):
            raise AanmeldError("geen-poging", "unknown, used or old state")
        if not hmac.compare_digest(gelezen["browser"].encode(), browser.encode()):
            raise AanmeldError("andere-browser", "state of another browser")
        return Poging(state, gelezen["nonce"], gelezen["verifier"]), gelezen["volgende"]

    def _seconds(self) -> int:
        return int(self._nu().timestamp())


def _keep(v: Verbinding, sessie: Sessie, laatst: int) -> None:
    inhoud = {
        "wie": sessie.rollen[0].wie,
        "naam": sessie.naam,
        "rollen": [
            {"rol": een.rol.value, "gemeenten": sorted(een.gemeenten), "scholen": sorted(een.scholen)}
            for een in sessie.rollen
        ],
        "gekozen": sessie.gekozen,
        "idToken": sessie.id_token,
    }
    rij = (kenmerk_van(sessie.geheim), sessie.begonnen, laatst, verzegeld(sessie.geheim, inhoud))
    v.doe("INSERT INTO sessie VALUES (?, ?, ?, ?)", rij)


def _gebruiker(wie: str, gelezen: dict[str, list[str]]) -> Gebruiker:
    return Gebruiker(wie, Rol(str(gelezen["rol"])), frozenset(gelezen["gemeenten"]), frozenset(gelezen["scholen"]))
