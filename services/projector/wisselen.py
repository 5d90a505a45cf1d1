"""How are rows made anew beside those in use, and how do the new ones take their place?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from domain.errors import VerzuimspoorError
from domain.kader import Kader
from projections.stores.overnemen import neem_over
from projections.stores.rechten import neem_rechten_over
from projections.stores.rijen import Rijen
from projections.stores.stellen import Ander, Gebruik, Stellen
from projections.stores.vergelijking import Vergelijking, vergelijk
from projections.views import CATALOGUE
from services.eventlog.dossierlijst import aantal_dossiers
from services.eventlog.log import EventLog
from services.projector.kaders import verloop_of
from services.projector.leerlingen import Herbouwer, Melden, begin
from services.projector.projector import Voortgang, catch_up

TRIES = 50
"""So often is what came in meanwhile brought in before we say that it is too busy."""
MANY = 10_000
GROOT = 1 << 30
"""Bytes of rows from which on writing them anew in place keeps others waiting too long (decision 0042)."""


class HerbouwError(VerzuimspoorError):
    """What was asked of a rebuild cannot be done now; nothing changed."""


@dataclass(frozen=True, slots=True)
class Herbouwstand:
    """How it stands with the rows beside those in use."""

    gebruik: Gebruik
    gedaan: int
    dossiers: int
    achter: int
    """Events that they are behind, once all dossiers are done."""
    wachtend: int

    @property
    def is_gevuld(self) -> bool:
        """Whether every dossier has its rows; what came in since may be missing."""
        return self.gebruik.ander is not Ander.LEEG and self.gedaan >= self.dossiers


@dataclass(slots=True)
class Ernaast:
    """The rows beside those in use: they are filled and compared while everybody goes on, and then swapped."""

    log: EventLog
    rows: Rijen
    kader: Kader
    nu: Callable[[], datetime]
    melden: Melden | None = None

    @property
    def _stellen(self) -> Stellen:
        if self.rows.stellen is None:
            raise HerbouwError("deze projecties hebben geen plaats voor andere ernaast")
        return self.rows.stellen

    def grootte(self) -> int:
        """Return how many bytes the rows in use take: the new ones take about as many."""
        return self._stellen.grootte()

    def start(self) -> bool:
        """
        Begin to fill the other set; return False when that was begun already: then there is only work to do.

        Raises:
            HerbouwError: the previous rows are still there.

        """
        gebruik = self._stellen.gebruik()
        if gebruik.ander is Ander.VORIGE:
            raise HerbouwError("de vorige projecties staan er nog; ruim ze eerst op met project herbouw weg")
        nieuw = gebruik.ander is Ander.LEEG and self._stellen.zet(gebruik, replace(gebruik, ander=Ander.NIEUW))
        with self._other() as ander:
            ander.maak_tabellen()
            with self.rows.stel(gebruik.nummer) as oud:
                neem_rechten_over(oud.databank, ander.databank)
            horizon = self.log.horizon(self.nu())
            for deel in range(ander.delen):
                with ander.writing(deel) as schrijver:
                    if schrijver.kader() is None:
                        kenmerk = verloop_of(self.log, self.kader).kenmerk
                        begin(self.log, ander, schrijver, CATALOGUE, horizon.last_id, kenmerk)
        return nieuw

    def vul(self, voortgang: Voortgang | None = None, verder: Callable[[], bool] = lambda: True) -> None:
        """
        Do one's share until all dossiers have their rows and these are up to the log, or until not `verder` ().

        Raises:
            EventLogError, OpslagError: as `catch_up`; doing it again goes on.

        """
        with self._other() as ander:
            herbouwer = Herbouwer(self.log, ander, self.kader, self.nu, self.melden)
            while verder() and herbouwer.stap():
                if voortgang is not None:
                    stand = self._stand_of(ander, self._stellen.gebruik())
                    voortgang(stand.gedaan, stand.dossiers)
            if verder():
                catch_up(self.log, ander, self.kader, self.nu(), melden=self.melden)

    def stand(self) -> Herbouwstand:
        """Return how far it is."""
        gebruik = self._stellen.gebruik()
        if gebruik.ander is Ander.LEEG:
            return Herbouwstand(gebruik, 0, 0, 0, 0)
        with self._other() as ander:
            return self._stand_of(ander, gebruik)

    def _stand_of(self, ander: Rijen, gebruik: Gebruik) -> Herbouwstand:
        stroken = ander.stroken()
        positie = max((s.position for s in stroken), default=self.log.last_id())
        dossiers = aantal_dossiers(self.log.databank, positie)
        bezig = {s.deel for s in stroken}
        gedaan = sum(s.gedaan for s in stroken) + dossiers * (ander.delen - len(bezig)) // ander.delen
        achter = 0 if bezig else max(self.log.last_id() - min(ander.positions().values()), 0)
        return Herbouwstand(
            gebruik, min(gedaan, max(dossiers - bool(bezig), 0)), dossiers, achter, len(ander.waiting())
        )

    def vergelijk(self, voortgang: Voortgang | None = None) -> Vergelijking:
        """
        Bring both up to the log and compare them row by row, while everybody goes on.

        Raises:
            HerbouwError: there is nothing to compare with, or it is not filled.

        """
        with self._filled() as (gebruik, ander):
            for rows in (self.rows, ander):
                if rows.is_of_this_version():
                    catch_up(self.log, rows, self.kader, self.nu(), melden=self.melden)
            with self.rows.stel(gebruik.nummer) as oud:
                gevonden = vergelijk(oud.databank, ander.databank, self._moved, voortgang)
        self._stellen.zet(gebruik, replace(gebruik, vergeleken=self.nu()))
        return gevonden

    def wissel(self, *, ongezien: bool = False) -> None:
        """
        Let the new rows take the place of those in use, which stay for `terug`.

        Raises:
            HerbouwError: there are none, they were never compared, or it is too busy.

        """
        with self._filled() as (gebruik, ander):
            if gebruik.ander is Ander.VORIGE:
                raise HerbouwError("er zijn geen nieuwe projecties; die ernaast zijn de vorige: ga terug met terug")
            if gebruik.vergeleken is None and not ongezien:
                raise HerbouwError("vergelijk de nieuwe projecties eerst, of geef --ongezien")
            self._swap(gebruik, ander)

    def terug(self) -> None:
        """Go back to the rows that were in use before; those of now stay beside them (raises HerbouwError)."""
        with self._filled() as (gebruik, ander):
            if gebruik.ander is not Ander.VORIGE:
                raise HerbouwError("er zijn geen vorige projecties om naar terug te gaan")
            self._swap(gebruik, ander)

    def herschrijf(self) -> bool:
        """
        Write the rows in use anew beside them, while everybody goes on, and drop the old ones for good.

        Nothing of rows that were dropped before is left in the files. Return False when there are other rows beside
        those in use, or when these are being made by pupil: then nothing was done. Killed half way, the rows in use
        are whole, and `weg` drops the others.

        Raises:
            EventLogError, OpslagError: as `catch_up`.
            HerbouwError: too much comes in to swap.

        """
        gebruik = self._stellen.gebruik()
        nieuw = replace(gebruik, ander=Ander.NIEUW)
        if gebruik.ander is not Ander.LEEG or not self._stellen.zet(gebruik, nieuw):
            return False
        try:
            with self._other() as ander, self.rows.stel(gebruik.nummer) as oud:
                ander.maak_tabellen()
                neem_rechten_over(oud.databank, ander.databank)
                delen = range(ander.delen) if oud.is_of_this_version() else ()
                gedaan = bool(delen) and all(neem_over(oud.databank, ander.databank, deel) for deel in delen)
                if gedaan:
                    self._swap(nieuw, ander)
        finally:
            self.weg()
        return gedaan

    def _swap(self, gebruik: Gebruik, ander: Rijen) -> None:
        """Swap at a moment at which the other rows are as far as those in use; nobody writes in these meanwhile."""
        with self.rows.stel(gebruik.nummer) as oud:
            for _ in range(TRIES):
                catch_up(self.log, ander, self.kader, self.nu(), melden=self.melden)
                naar = Gebruik(gebruik.andere, Ander.VORIGE)
                if self._stellen.zet(gebruik, naar, mits=lambda: _is_as_far(ander, oud)):
                    return
                nu = self._stellen.gebruik()
                if nu.nummer != gebruik.nummer:
                    raise HerbouwError("iemand anders heeft intussen gewisseld")
                gebruik = nu
        raise HerbouwError("er komt te veel binnen om te wisselen; probeer het op een rustiger moment")

    def weg(self) -> None:
        """Drop the rows that are not in use, for good (raises OpslagError)."""
        gebruik = self._stellen.gebruik()
        if gebruik.ander is not Ander.LEEG:
            with self._other() as ander:
                ander.maak_leeg()
            self._stellen.zet(self._stellen.gebruik(), Gebruik(gebruik.nummer))

    @contextmanager
    def _other(self) -> Iterator[Rijen]:
        with self.rows.stel(self._stellen.gebruik().andere) as ander:
            yield ander

    @contextmanager
    def _filled(self) -> Iterator[tuple[Gebruik, Rijen]]:
        gebruik = self._stellen.gebruik()
        if gebruik.ander is Ander.LEEG:
            raise HerbouwError("er staan geen andere projecties naast; begin met project herbouw start")
        with self._other() as ander:
            if not ander.is_of_this_version():
                raise HerbouwError("de projecties ernaast zijn van een andere versie van Verzuimspoor")
            if ander.stroken():
                raise HerbouwError("de projecties ernaast zijn nog niet gevuld; ga door met project herbouw start")
            yield gebruik, ander

    def _moved(self, van: int, tot_en_met: int) -> set[UUID]:
        gevonden: set[UUID] = set()
        while gelezen := self.log.since(van, MANY, tot_en_met):
            gevonden.update(verwijzing.dossier_id for verwijzing in gelezen)
            van = gelezen[-1].notification_id
        return gevonden


def _is_as_far(ander: Rijen, oud: Rijen) -> bool:
    """Say whether no answer would go back: neither in what it knows, nor in up to when it says that it knows."""
    gevolgd, was = ander.gevolgd_op(), oud.gevolgd_op()
    if gevolgd is None or (was is not None and gevolgd < was):
        return False
    verst = max(max(posities.values()) for posities in oud.positions_by_part())
    return not ander.stroken() and min(ander.positions().values()) >= verst


def herschrijf_als_groot(ernaast: Ernaast, vanaf: int = GROOT) -> bool:
    """Write many rows anew beside those in use (as `Ernaast.herschrijf`); few are written sooner in place."""
    return ernaast.grootte() >= vanaf and ernaast.herschrijf()
