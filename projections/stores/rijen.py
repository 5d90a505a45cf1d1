"""How are rows kept and asked for, in whichever database?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from copy import copy
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.periode import Periode
from domain.tijdzone import micros, moment_of
from domain.toegang.kenmerken import Kenmerksoort, Toegangskenmerk
from projections.stores.databank import Databank, brokken, uuid_of
from projections.stores.kwaliteitsvragen import Kwaliteitsvragen
from projections.stores.overzichtvragen import SCHOOLKOLOMMEN, columns_of, filters_on
from projections.stores.schrijver import (
    GEVOLGD,
    KADER,
    Rijenschrijver,
    Wachtend,
    gevolgd_op_van,
    posities_by_part,
    wachtenden_van,
)
from projections.stores.stellen import Ander, Stellen
from projections.stores.stroken import Strook, stroken_van
from projections.stores.taal import Taal
from projections.stores.tabellen import maak_leeg, maak_tabellen, other_shapes
from projections.stores.vraag import Vraag
from projections.stores.zicht import MERK, Zicht
from projections.views import CATALOGUE
from projections.views.view import View


class Rijen(Kwaliteitsvragen):
    """
    The rows of all views; several threads may use them at once.

    A row is held true from `bekend_van` until (not including) `bekend_tot`.
    """

    def __init__(self, databank: Databank, taal: Taal, stellen: Stellen | None = None) -> None:
        super().__init__(taal)
        self.databank = databank
        self.stellen = stellen
        """The two sets of which the rows in use are one; None when these are the rows of one set, in use or not."""

    @contextmanager
    def stel(self, nummer: int) -> Iterator["Rijen"]:
        """
        Open the rows of one of the two sets by itself, as they are (raises OpslagError).

        Raises:
            ValueError: these are the rows of one set.

        """
        if self.stellen is None:
            raise ValueError("these are the rows of one set")
        with closing(Rijen(self.stellen.stel(nummer), self._taal)) as rijen:
            yield rijen

    def forget_beside(self, vernietigd_na: Callable[[int], Iterable[UUID]]) -> None:
        """
        Drop what the set that is not in use has of whoever was destroyed after what it knows (raises OpslagError).

        What remains of them comes back when that set is brought up to the log.
        """
        if self.stellen is None or (gebruik := self.stellen.gebruik()).ander is Ander.LEEG:
            return
        with self.stel(gebruik.andere) as ander:
            for deel in range(ander.delen):
                with ander.writing(deel) as schrijver:
                    weg = vernietigd_na(schrijver.lowest())
                    schrijver.forget(dossier_id for dossier_id in weg if ander.deel_van(dossier_id) == deel)

    def maak_tabellen(self) -> None:
        """Make the tables that are not there, or not as this version needs them (raises OpslagError)."""
        maak_tabellen(self.databank, self._taal)

    def maak_leeg(self) -> None:
        """Drop all that is kept here (raises OpslagError)."""
        maak_leeg(self.databank)

    def is_of_this_version(self) -> bool:
        """Say whether the tables are those of this version (raises OpslagError)."""
        return not other_shapes(self.databank, self._taal)

    @property
    def delen(self) -> int:
        """In how many parts the dossiers are followed."""
        return self._taal.delen

    def deel_van(self, dossier_id: UUID) -> int:
        """Return in which part a dossier is."""
        return self._taal.deel_van(dossier_id)

    def voor(self, zicht: Zicht | None) -> "Rijen":
        """Return the same rows as somebody sees them; None is whoever may see all."""
        gezien = copy(self)
        gezien._zicht = zicht
        return gezien

    def kenmerken(self, dossier_ids: Iterable[UUID], bekend_op: datetime) -> dict[UUID, tuple[Toegangskenmerk, ...]]:
        """Return by dossier what decides who may see it, as known at a moment."""
        ids = list(dossier_ids)
        gevonden: dict[UUID, list[Toegangskenmerk]] = {dossier_id: [] for dossier_id in ids}
        with self.databank.lezen() as v:
            for deel in brokken(ids):
                van_deze, waarden = self.databank.onder("dossier_id", deel)
                kolommen = "dossier_id, kenmerk, waarde, van, tot_en_met, bekend_van, bekend_tot"
                query = f"SELECT {kolommen} FROM toegang WHERE {van_deze}"  # noqa: S608 - our own names
                for dossier_id, soort, waarde, van, tot_en_met, bekend_van, bekend_tot in v.vraag(query, waarden):
                    if self._taal.micros(bekend_van) <= micros(bekend_op) < self._taal.micros(bekend_tot):
                        dagen = Periode(date.fromisoformat(van), date.fromisoformat(tot_en_met))
                        kenmerk = Toegangskenmerk(Kenmerksoort(soort), waarde, dagen)
                        gevonden[uuid_of(dossier_id)].append(kenmerk)
        return {dossier_id: tuple(alle) for dossier_id, alle in gevonden.items()}

    def close(self) -> None:
        """Close the store."""
        self.databank.close()

    @contextmanager
    def writing(self, deel: int = 0) -> Iterator[Rijenschrijver]:
        """Open a transaction about one part; a second writer of it waits for the first (raises OpslagError)."""
        with self.databank.schrijven() as v:
            self._taal.neem(v, deel, wacht=True)
            yield Rijenschrijver(v, self._taal, self.databank, deel)

    @contextmanager
    def writing_if_free(self, deel: int) -> Iterator[Rijenschrijver | None]:
        """Open a transaction about one part, or none when another has it."""
        with self.databank.schrijven() as v:
            vrij = self._taal.neem(v, deel, wacht=False)
            yield Rijenschrijver(v, self._taal, self.databank, deel) if vrij else None

    def positions(self) -> dict[str, int]:
        """Return by view up to where in the log its rows are, in every part."""
        per_deel = self.positions_by_part()
        return {view.name: min(posities[view.name] for posities in per_deel) for view in CATALOGUE}

    def positions_by_part(self) -> list[dict[str, int]]:
        """Return by part and view up to where in the log its rows are."""
        with self.databank.lezen() as v:
            return posities_by_part(v, self.delen)

    def stroken(self) -> list[Strook]:
        """Return the strips of the parts whose rows are being made by pupil."""
        with self.databank.lezen() as v:
            return stroken_van(v)

    def gevolgd_op(self, kader: int | None = None) -> datetime | None:
        """Return the moment up to which everything received is in the rows (within a frame); None: there is none."""
        with self.databank.lezen() as v:
            per_deel = gevolgd_op_van(v, kader)
        return moment_of(min(per_deel.values())) if len(per_deel) == self.delen else None

    def follow_where_all_is(self, last_id: int, kader: int, gevolgd_op: datetime) -> bool:
        """Say up to which moment everything is in the rows, if all of it is, within that frame; return whether so."""
        er = (
            "SELECT count(*) FROM positie "
            "WHERE (naam = ? AND position = ?) OR (naam <> ? AND naam <> ? AND position >= ?)"
        )
        with self.databank.schrijven() as v:
            [(aantal,)] = v.vraag(er, (KADER, kader, KADER, GEVOLGD, last_id))
            if aantal < self.delen * (len(CATALOGUE) + 1) or len(gevolgd_op_van(v)) < self.delen:
                return False
            moment = micros(gevolgd_op)
            v.doe("UPDATE positie SET position = ? WHERE naam = ? AND position < ?", (moment, GEVOLGD, moment))
        return True

    def waiting(self) -> list[Wachtend]:
        """Return the dossiers whose rows stand still, and by which event; longest first."""
        with self.databank.lezen() as v:
            return wachtenden_van(v)

    def all(self, view: View) -> list[tuple[Any, ...]]:
        """Return every row of a view, also those no longer held true, in a fixed order."""
        kolommen = ", ".join(("dossier_id", "bekend_van", "bekend_tot", *view.kolommen))
        order = ", ".join(("dossier_id", "bekend_van", *view.sleutel))
        with self.databank.lezen() as v:
            return [
                (uuid_of(dossier_id).bytes, self._taal.micros(van), self._taal.micros(tot), *waarden)
                for dossier_id, van, tot, *waarden in v.vraag(f"SELECT {kolommen} FROM {view.name} ORDER BY {order}")  # noqa: S608 - our own names
            ]

    def thuiszitters(
        self, vraag: Vraag, *, gemeentecode: str | None = None, status: str | None = None
    ) -> list[dict[str, Any]]:
        """Return who is at home on a day as known at a moment, with the pact term, by the day it falls due."""
        filters, params = filters_on("s", {"gemeentecode": gemeentecode, "status": status})
        query = f"""
            SELECT {columns_of("s", "statuslijn")}, t.soort AS termijn_soort, t.vervalt_op, t.status AS termijn_status,
                t.uitleg AS termijn_uitleg, {SCHOOLKOLOMMEN}
            FROM statuslijn s {self._at_school("s")} LEFT JOIN termijnen t
                ON t.dossier_id = s.dossier_id AND t.soort = 'thuiszitterspact' AND t.sleutel = s.thuis_sinds
                AND {self._taal.op("t")}
            WHERE {self._op("s")} {filters}
            ORDER BY t.vervalt_op IS NULL, t.vervalt_op, s.dossier_id
        """  # noqa: S608 - the filters are our own names
        return self._ask(query, vraag, params)

    def termijnen(
        self,
        vraag: Vraag,
        *,
        soort: str | None = None,
        status: str | None = None,
        binnen: int | None = None,
        tussen: tuple[date, date] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the terms that had started on a day, as known at a moment, by the day they fall due."""
        filters, params = filters_on("t", {"soort": soort, "status": status})
        if binnen is not None:
            tussen = (vraag.peildatum, vraag.peildatum + timedelta(days=binnen))
        if tussen is not None:
            filters += " AND t.vervalt_op BETWEEN :vanaf AND :uiterlijk"
            params |= {"vanaf": tussen[0].isoformat(), "uiterlijk": tussen[1].isoformat()}
        query = f"""
            SELECT {columns_of("t", "termijnen")} FROM termijnen t
            WHERE {self._op("t")} {filters}
            ORDER BY t.vervalt_op, t.dossier_id, t.soort, t.sleutel
        """  # noqa: S608 - the filters are our own names
        return self._ask(query, vraag, params)

    def verstrekend(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the terms that have passed on a day while no passing of them stands recorded, in due order."""
        query = f"""
            {self._passed()} SELECT t.* FROM voorbij t
            WHERE t.op <= CAST(:dag AS text) AND NOT EXISTS (
                SELECT 1 FROM klokslagen k WHERE k.dossier_id = t.dossier_id AND k.slag = 'verstreken'
                    AND k.soort = t.soort AND k.sleutel = t.sleutel AND k.vervalt_op = t.vervalt_op AND k.op = t.op
                    AND {self._taal.bekend("k")})
            ORDER BY t.op, t.dossier_id, t.soort, t.sleutel
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {})

    def ten_onrechte_verstreken(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the recorded passings of terms that, as now known, have not passed or passed on another day."""
        query = f"""
            {self._passed()} SELECT k.dossier_id, k.soort, k.sleutel, k.vervalt_op, k.op
            FROM klokslagen k LEFT JOIN voorbij t ON t.dossier_id = k.dossier_id AND t.soort = k.soort
                AND t.sleutel = k.sleutel AND t.vervalt_op = k.vervalt_op AND t.op = k.op
            WHERE k.slag = 'verstreken' AND {self._taal.bekend("k")} AND k.op <= CAST(:dag AS text) AND t.op IS NULL
            ORDER BY k.op, k.dossier_id, k.soort, k.sleutel
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {})

    def _passed(self) -> str:
        """Write every term that passes, as it stands on the first day on which it has."""
        return f"""
            WITH voorbij AS (
                SELECT dossier_id, soort, sleutel, start, vervalt_op, CAST(van AS text) AS op, aan_zet FROM (
                    SELECT t.*, ROW_NUMBER() OVER (
                        PARTITION BY t.dossier_id, t.soort, t.sleutel, t.start, t.vervalt_op ORDER BY t.van) AS rang
                    FROM termijnen t
                    WHERE {self._taal.bekend("t")} AND t.status IN ('verlopen', 'te-laat', 'beeindigd')
                ) AS genummerd WHERE rang = 1)
        """  # noqa: S608 - our own words

    def verschuldigde_stappen(self, vraag: Vraag, *, vanaf: date | None = None) -> list[dict[str, Any]]:
        """Return the steps of the ladder that are due on a day and were not signalled, in due order."""
        query = f"""
            SELECT s.dossier_id, s.soort, s.aan, s.sleutel, MIN(s.van) AS van FROM stappen s
            WHERE {self._taal.tijdens("s")} AND NOT EXISTS (
                SELECT 1 FROM klokslagen k WHERE k.dossier_id = s.dossier_id AND k.slag = 'signaal'
                    AND k.soort = s.soort AND k.aan = s.aan AND k.sleutel = s.sleutel AND {self._taal.bekend("k")})
            GROUP BY s.dossier_id, s.soort, s.aan, s.sleutel
            ORDER BY MIN(s.van), s.dossier_id, s.soort, s.sleutel
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {"vanaf": self._taal.dag(vanaf or vraag.peildatum)})

    def count(self, dossier_ids: Iterable[UUID]) -> int:
        """Return how many rows there are of some dossiers, in all views, also those no longer held true."""
        queries = [f"SELECT count(*) FROM {view.name} WHERE dossier_id = ?" for view in CATALOGUE]  # noqa: S608 - our own names
        with self.databank.lezen() as v:
            return sum(v.vraag(query, (dossier_id,))[0][0] for dossier_id in dossier_ids for query in queries)

    def compact(self) -> None:
        """See to it that nothing of rows that were dropped is left in the files: they are written anew."""
        self.databank.compact([view.name for view in CATALOGUE])

    def _ask(self, query: str, vraag: Vraag, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self._zicht is not None:
            if self._zicht.hoogstens is not None and vraag.bekend_op > self._zicht.hoogstens:
                raise RuntimeError("a count of later than may be seen")
            if MERK not in query:
                raise RuntimeError("a question that nobody limited to what may be seen")
            params = {**params, **self._zicht.params(self._taal)}
        gevraagd = {"dag": self._taal.dag(vraag.peildatum), "bekend": self._taal.moment(vraag.bekend_op), **params}
        with self.databank.lezen() as v:
            rows = v.vraag_op_naam(query, gevraagd)
        for row in rows:
            if "dossier_id" in row:
                row["dossier_id"] = uuid_of(row["dossier_id"])
        deel = self._zicht.deel if self._zicht is not None else None
        return rows if deel is None else deel(rows, vraag)
