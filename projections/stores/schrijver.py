"""How do rows and the place that they are at change together?"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.tijdzone import micros, moment_of
from projections.bitemporaal import Wijziging
from projections.stores import stroken
from projections.stores.databank import Databank, Verbinding, brokken, uuid_of
from projections.stores.stroken import Strook
from projections.stores.taal import Taal
from projections.views import BY_NAME, CATALOGUE
from projections.views.view import Rij, View

GEVOLGD = "gevolgd_op"
KADER = "kader"


@dataclass(frozen=True, slots=True)
class Wachtend:
    """A dossier whose rows stand still since an event that could not be followed; later ones of it wait too."""

    dossier_id: UUID
    notification_id: int
    fout: str
    sinds: datetime


class Rijenschrijver:
    """One open transaction about one part of the dossiers."""

    def __init__(self, verbinding: Verbinding, taal: Taal, databank: Databank, deel: int) -> None:
        self._v = verbinding
        self._taal = taal
        self._databank = databank
        self.deel = deel

    def attempt(self) -> AbstractContextManager[None]:
        """Undo only what is done inside when that goes wrong."""
        return self._v.poging()

    def positions(self) -> dict[str, int]:
        """Return by view up to where in the log its rows are."""
        return posities_by_part(self._v, self._taal.delen)[self.deel]

    def staand(self, view: View, dossier_ids: Iterable[UUID]) -> dict[UUID, dict[Rij, int]]:
        """Return by dossier the rows that are held true now, and since when."""
        ids = list(dossier_ids)
        rows: dict[UUID, dict[Rij, int]] = {dossier_id: {} for dossier_id in ids}
        kolommen = ", ".join(view.kolommen)
        for deel in brokken(ids):
            van_deze, waarden = self._databank.onder("dossier_id", deel)
            query = (
                f"SELECT dossier_id, bekend_van, {kolommen} FROM {view.name} WHERE {van_deze} AND {self._taal.staat()}"  # noqa: S608 - our own names
            )
            for dossier_id, bekend_van, *kolomwaarden in self._v.vraag(query, waarden):
                rows[uuid_of(dossier_id)][view.rij(*kolomwaarden)] = self._taal.micros(bekend_van)
        return rows

    def apply(self, view: View, wijzigingen: Mapping[UUID, Wijziging]) -> None:
        """Change the rows of some dossiers (raises BotsingError when two of them would contradict each other)."""
        grens = self._taal.grens
        opnieuw = [(dossier_id,) for dossier_id, w in wijzigingen.items() if w.opnieuw]
        self._v.doe_veel(f"DELETE FROM {view.name} WHERE dossier_id = ?", opnieuw)  # noqa: S608 - our own name
        sleutel = " AND ".join(f"{kolom} = ?" for kolom in view.sleutel)
        self._v.doe_veel(
            f"UPDATE {view.name} SET bekend_tot = ? WHERE dossier_id = ? AND bekend_van = ? AND {sleutel}",  # noqa: S608 - our own names
            [
                (grens(tot), dossier_id, grens(van), *(getattr(rij, kolom) for kolom in view.sleutel))
                for dossier_id, w in wijzigingen.items()
                for rij, van, tot in w.gesloten
            ],
        )
        geopend = [
            (dossier_id, grens(van), grens(tot), *rij)
            for dossier_id, w in wijzigingen.items()
            for rij, van, tot in w.geopend
        ]
        if geopend:
            self._v.voeg_toe(view.name, ("dossier_id", "bekend_van", "bekend_tot", *view.kolommen), geopend)

    def move(self, view: View, position: int) -> None:
        """Say up to where in the log the rows of a view are."""
        self._put(view.name, position)

    def follow(self, gevolgd_op: datetime) -> None:
        """Say up to which moment everything received is in the rows; it never goes back."""
        self._put(GEVOLGD, micros(gevolgd_op))

    def kader(self) -> int | None:
        """Return the mark of the frame within which the rows were computed; None before the first time."""
        rijen = self._v.vraag("SELECT position FROM positie WHERE naam = ? AND deel = ?", (KADER, self.deel))
        return int(rijen[0][0]) if rijen else None

    def use(self, kader: int) -> None:
        """Say within which frame the rows are computed."""
        self._v.doe("DELETE FROM positie WHERE naam = ? AND deel = ?", (KADER, self.deel))
        self._v.doe("INSERT INTO positie VALUES (?, ?, ?)", (KADER, self.deel, kader))

    def _put(self, naam: str, position: int) -> None:
        self._v.doe(
            "INSERT INTO positie VALUES (?, ?, ?) ON CONFLICT (naam, deel) DO UPDATE SET position = excluded.position "
            "WHERE positie.position < excluded.position",
            (naam, self.deel, position),
        )

    def clear(self, view: View) -> None:
        """Drop all rows of a view and start at the beginning of the log; a rebuild that is on its way starts so too."""
        for anew in (view, *(ander for ander in self._half_made() if ander is not view)):
            for statement, waarden in self._taal.leeg(anew, self.deel):
                self._v.doe(statement, waarden)
            self._v.doe("DELETE FROM positie WHERE naam IN (?, ?) AND deel = ?", (anew.name, GEVOLGD, self.deel))
        stroken.weg(self._v, self.deel)

    def begin(self, views: Iterable[View], position: int, kader: int, stroken_: int) -> None:
        """Drop all rows of some views, and begin to make them anew by pupil, as of a position, in so many strips."""
        namen = {view.name for view in (*views, *self._half_made())}
        anew = [view for view in CATALOGUE if view.name in namen]
        for view in anew:
            self.clear(view)
        namen_ = [view.name for view in anew]
        stroken.begin(self._v, (self.deel, self._taal.delen), stroken_, namen_, position, kader)

    def stroken(self) -> list[Strook]:
        """Return the strips of this part, if its rows are being made by pupil."""
        return stroken.stroken_van(self._v, self.deel)

    def verder(self, strook: Strook, dossier_ids: Sequence[UUID], sinds: int, *, klaar: bool) -> bool:
        """
        Say that these next dossiers of a strip have their rows; return False when somebody else was there first.

        When the last strip of the part is done, its rows are at the position of the rebuild.
        """
        if not stroken.verder(self._v, strook, dossier_ids, sinds, klaar=klaar):
            return False
        if klaar and all(ander.klaar for ander in self.stroken()):
            for naam in strook.views:
                self._put(naam, strook.position)
            stroken.weg(self._v, self.deel)
        return True

    def neem(self, strook: Strook, wie: str, sinds: int) -> None:
        """Say who is at a strip, so that others rather take another one."""
        stroken.neem(self._v, strook, wie, sinds)

    def lowest(self) -> int:
        """Return from where on in the log something may be missing in the rows of some view."""
        query = "SELECT position FROM positie WHERE deel = ? AND naam NOT IN (?, ?)"
        posities = [position for (position,) in self._v.vraag(query, (self.deel, GEVOLGD, KADER))]
        return min([*posities, *(strook.position for strook in self.stroken())], default=0)

    def forget(self, dossier_ids: Iterable[UUID]) -> None:
        """Drop the rows of some dossiers, of all views, and that they wait."""
        ids = [(dossier_id,) for dossier_id in dossier_ids]
        for tabel in (*beelden_van(self._v), "wachtend"):
            self._v.doe_veel(f"DELETE FROM {tabel} WHERE dossier_id = ?", ids)  # noqa: S608 - our own names

    def _half_made(self) -> list[View]:
        namen = {naam for strook in self.stroken() for naam in strook.views}
        return [BY_NAME[naam] for naam in sorted(namen & BY_NAME.keys())]

    def waiting(self) -> dict[UUID, Wachtend]:
        """Return the dossiers of this part whose rows stand still."""
        return {w.dossier_id: w for w in wachtenden_van(self._v) if self._taal.deel_van(w.dossier_id) == self.deel}

    def let_wait(self, wachtend: Wachtend) -> None:
        """Leave the rows of a dossier as they are, until it is followed again."""
        rij = (wachtend.dossier_id, wachtend.notification_id, wachtend.fout, micros(wachtend.sinds))
        self._v.doe("INSERT INTO wachtend VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", rij)

    def go_on(self, dossier_ids: Iterable[UUID]) -> None:
        """Follow dossiers again."""
        self._v.doe_veel("DELETE FROM wachtend WHERE dossier_id = ?", [(dossier_id,) for dossier_id in dossier_ids])


def beelden_van(v: Verbinding) -> list[str]:
    """Return the names of the views that have a table here, also those of another version."""
    return [naam for (naam,) in v.vraag("SELECT naam FROM beeld ORDER BY naam")]


def posities_by_part(v: Verbinding, delen: int) -> list[dict[str, int]]:
    """Return by part and view up to where in the log the rows are."""
    stored = {(deel, naam): position for deel, naam, position in v.vraag("SELECT deel, naam, position FROM positie")}
    return [{view.name: stored.get((deel, view.name), 0) for view in CATALOGUE} for deel in range(delen)]


def gevolgd_op_van(v: Verbinding, kader: int | None = None) -> dict[int, int]:
    """
    Return by part the moment, in microseconds, up to which everything received is in the rows.

    With `kader` only of the parts whose rows are within the frame with that mark.
    """
    per_deel = dict(v.vraag("SELECT deel, position FROM positie WHERE naam = ?", (GEVOLGD,)))
    if kader is None:
        return per_deel
    daarbinnen = {d for (d,) in v.vraag("SELECT deel FROM positie WHERE naam = ? AND position = ?", (KADER, kader))}
    return {deel: moment for deel, moment in per_deel.items() if deel in daarbinnen}


def wachtenden_van(v: Verbinding) -> list[Wachtend]:
    """Return the dossiers whose rows stand still, longest first."""
    query = "SELECT dossier_id, notification_id, fout, sinds FROM wachtend ORDER BY sinds, dossier_id"
    return [Wachtend(uuid_of(rij[0]), rij[1], rij[2], moment_of(rij[3])) for rij in v.vraag(query)]
