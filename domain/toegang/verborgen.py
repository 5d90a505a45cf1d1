"""Which terms and signals would tell somebody, by their name alone, of events that he may not see?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.beleid import Beleid
from domain.beleid.ladder import Aanleiding
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.termijnen.definitie import Afleiding, Termijndefinitie
from domain.toegang.gebruiker import Rol
from domain.toegang.gezien import familie
from domain.toegang.tabel import AAN_ZET, ALLE_FAMILIES, GEZIEN, WPG

HANDHAVING = frozenset({Afleiding.HANDHAVING, Afleiding.MELDING_IN_ONDERZOEK})
"""What starts a term by enforcement without being one event."""
WOORD = re.compile(r"[a-z0-9-]+")
NIETS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verborgen:
    """
    Which kinds of terms and signals a role sees: always, or only while they wait for it.

    What is in neither, and what no policy knows, it does not see. `alles`: nothing is hidden.
    """

    rol: str | None = None
    termijnen: frozenset[str] = NIETS
    eigen_termijnen: frozenset[str] = NIETS
    signalen: frozenset[str] = NIETS
    eigen_signalen: frozenset[str] = NIETS
    namen: frozenset[str] = NIETS
    """Kinds of terms that a text may not name."""
    alles: bool = False

    def toont_termijn(self, soort: str, aan_zet: str | None) -> bool:
        """Say whether a term of this kind, which waits for `aan_zet`, may be shown."""
        return self.alles or soort in self.termijnen or (self._mine(aan_zet) and soort in self.eigen_termijnen)

    def kent_termijn(self, soort: str) -> bool:
        """Say whether whoever asks may ever see a term of this kind, so that he may ask for it by name."""
        return self.alles or soort in self.eigen_termijnen

    def toont_signaal(self, soort: str, aan: str) -> bool:
        """Say whether a signal of the ladder of this kind, to `aan`, may be shown."""
        return self.alles or soort in self.signalen or (self._mine(aan) and soort in self.eigen_signalen)

    def toont(self, feit: Event) -> bool:
        """Say whether an event, if it is one of the clock, is about nothing that is hidden."""
        match feit:
            case TermijnVerstreken() | TermijnVerstrekenHerzien():
                return self.toont_termijn(feit.termijn, None)
            case SignaalGegeven():
                return self.toont_signaal(feit.soort, feit.aan)
            case _:
                return True

    def noemt(self, tekst: str) -> bool:
        """Say whether a text names a term that is hidden."""
        return not self.namen.isdisjoint(WOORD.findall(tekst))

    def _mine(self, rol: str | None) -> bool:
        return rol is not None and rol == self.rol


NIETS_VERBORGEN = Verborgen(alles=True)


def verborgen_voor(rol: Rol, beleid: Iterable[Beleid]) -> Verborgen:
    """
    Return what a role sees of the terms and signals of all policies there were.

    What tells of enforcement it sees only when it may see that. What another family of events starts, it sees only
    while it is the one to act: it cannot do what it is not told. A name that one policy hides is hidden.
    """
    gezien = GEZIEN.get(rol, NIETS)
    if gezien >= ALLE_FAMILIES | {WPG}:
        return NIETS_VERBORGEN
    alle = tuple(beleid)
    termijnen = [t for een in alle for t in een.termijnen]
    handhaving = {t.soort for t in termijnen if _enforces(t)} if WPG not in gezien else set()
    vreemd = {t.soort for t in termijnen if not _starts_in(t, gezien)}
    stappen = [s for een in alle for s in een.stap]
    straf = {s.soort for s in stappen if _after(s.bij, handhaving, WPG not in gezien)}
    elders = {s.soort for s in stappen if s.bij.termijn in vreemd or not _seen(s.bij.gebeurtenis, gezien)}
    eigen_termijnen = frozenset(t.soort for t in termijnen) - handhaving
    eigen_signalen = frozenset(s.soort for s in stappen) - straf
    return Verborgen(
        rol=AAN_ZET.get(rol),
        termijnen=eigen_termijnen - vreemd,
        eigen_termijnen=eigen_termijnen,
        signalen=eigen_signalen - elders,
        eigen_signalen=eigen_signalen,
        namen=frozenset(handhaving | vreemd),
    )


def _enforces(termijn: Termijndefinitie) -> bool:
    genoemd = (termijn.begin.gebeurtenis, *termijn.gehaald_door, *termijn.ongedaan_door, *termijn.vervalt_door)
    return termijn.begin.afgeleid in HANDHAVING or any(naam and BY_TYPE[naam].wpg for naam in genoemd)


def _starts_in(termijn: Termijndefinitie, gezien: frozenset[str]) -> bool:
    return _seen(termijn.begin.gebeurtenis, gezien)


def _seen(soort: str | None, gezien: frozenset[str]) -> bool:
    return soort is None or familie(BY_TYPE[soort]) in gezien


def _after(bij: Aanleiding, handhaving: set[str], verborgen: bool) -> bool:
    gebeurtenis = bij.gebeurtenis is not None and BY_TYPE[bij.gebeurtenis].wpg
    return verborgen and (gebeurtenis or bij.termijn in handhaving)
