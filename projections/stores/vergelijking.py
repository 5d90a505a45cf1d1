"""What differs, row by row, between the rows in use and those beside them?"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from projections.stores.databank import Databank, PostgresDatabank, Verbinding, uuid_of
from projections.stores.schrijver import GEVOLGD, KADER, beelden_van, wachtenden_van
from projections.views import BY_NAME

Bewogen = Callable[[int, int], set[UUID]]
"""Returns the dossiers of which something was recorded between two places in the log."""
Regels = Counter[tuple[Any, ...]]
VAST = ("dossier_id", "bekend_van", "bekend_tot")


@dataclass(slots=True)
class Viewverschil:
    """
    What differs in one view.

    `anders` are rows that both have by key, and that differ in some column: `kolommen` counts in which. `voorbeelden`
    names a dossier for each kind of difference, by its random id.
    """

    naam: str
    rijen: int = 0
    alleen_oud: int = 0
    alleen_nieuw: int = 0
    anders: int = 0
    kolommen: Counter[str] = field(default_factory=Counter)
    kolommen_weg: tuple[str, ...] = ()
    kolommen_erbij: tuple[str, ...] = ()
    voorbeelden: dict[str, UUID] = field(default_factory=dict)

    @property
    def is_gelijk(self) -> bool:
        """Whether nothing differs, in rows or in columns."""
        return not (self.alleen_oud or self.alleen_nieuw or self.anders or self.kolommen_weg or self.kolommen_erbij)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """
    What differs in all views, of the dossiers of which both sets are equally far.

    Dossiers of which something came in meanwhile (`overgeslagen`), and those that wait in either set, are not compared.
    """

    views: tuple[Viewverschil, ...]
    overgeslagen: int
    wachtend_oud: int
    wachtend_nieuw: int

    @property
    def is_gelijk(self) -> bool:
        """Whether nothing differs."""
        return self.wachtend_oud == self.wachtend_nieuw and all(view.is_gelijk for view in self.views)


def vergelijk(
    oud: Databank, nieuw: Databank, bewogen: Bewogen, voortgang: Callable[[int, int], None] | None = None
) -> Vergelijking:
    """Read both sets, each as it is at one moment, in memory that does not grow with them (raises OpslagError)."""
    with oud.lezen() as in_oud, nieuw.lezen() as in_nieuw:
        van, tot = _positions(in_oud, in_nieuw)
        wacht = [{w.dossier_id for w in wachtenden_van(v)} for v in (in_oud, in_nieuw)]
        zwevend = bewogen(van, tot) if van < tot else set()
        niet = zwevend | wacht[0] | wacht[1]
        namen = sorted({*beelden_van(in_oud), *beelden_van(in_nieuw)}, key=_in_order)
        views = []
        for i, naam in enumerate(namen):
            views.append(_of_view(naam, (oud, in_oud), (nieuw, in_nieuw), niet))
            if voortgang is not None:
                voortgang(i + 1, len(namen))
    return Vergelijking(tuple(views), len(zwevend), len(wacht[0]), len(wacht[1]))


def _in_order(naam: str) -> tuple[int, str]:
    return (list(BY_NAME).index(naam) if naam in BY_NAME else len(BY_NAME)), naam


def _positions(*sets: Verbinding) -> tuple[int, int]:
    query = "SELECT min(position), max(position) FROM positie WHERE naam NOT IN (?, ?)"
    gevonden = [v.vraag(query, (KADER, GEVOLGD))[0] for v in sets]
    return min(rij[0] or 0 for rij in gevonden), max(rij[1] or 0 for rij in gevonden)


def _of_view(
    naam: str, oud: tuple[Databank, Verbinding], nieuw: tuple[Databank, Verbinding], niet: set[UUID]
) -> Viewverschil:
    was_er, is_er = (columns_in(v, databank, naam) for databank, v in (oud, nieuw))
    samen = [kolom for kolom in is_er if kolom in was_er] if was_er and is_er else was_er or is_er
    verschil = Viewverschil(naam)
    verschil.kolommen_weg = tuple(kolom for kolom in was_er if kolom not in samen)
    verschil.kolommen_erbij = tuple(kolom for kolom in is_er if kolom not in samen)
    sleutel = [1, *(samen.index(k) for k in (BY_NAME[naam].sleutel if naam in BY_NAME else ()) if k in samen)]
    for dossier_id, was, wordt in _both(
        _dossiers(oud[1], naam, samen if was_er else ()), _dossiers(nieuw[1], naam, samen if is_er else ())
    ):
        if dossier_id not in niet:
            verschil.rijen += wordt.total()
            if was != wordt:
                _note(verschil, dossier_id, was - wordt, wordt - was, samen, sleutel)
    return verschil


def columns_in(v: Verbinding, databank: Databank, tabel: str) -> list[str]:
    """Return the columns of a table, in order, but those that follow from others; none when there is no such table."""
    if isinstance(databank, PostgresDatabank):
        query = (
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position"
        )
    else:
        query = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
    return [str(naam) for (naam,) in v.vraag(query, (tabel,))]


def _dossiers(v: Verbinding, tabel: str, kolommen: Sequence[str]) -> Iterator[tuple[UUID, Regels]]:
    """Yield the rows of each dossier, in the order of ids; a row without its dossier, which is first."""
    if tuple(kolommen[: len(VAST)]) != VAST:
        return
    query = f"SELECT {', '.join(kolommen)} FROM {tabel} ORDER BY dossier_id"  # noqa: S608 - our own names
    for dossier_id, rijen in groupby(v.stroom(query), key=lambda rij: rij[0]):
        yield uuid_of(dossier_id), Counter(tuple(rij) for rij in rijen)


def _both(
    een: Iterator[tuple[UUID, Regels]], ander: Iterator[tuple[UUID, Regels]]
) -> Iterator[tuple[UUID, Regels, Regels]]:
    """Yield each dossier that either has, with its rows in both."""
    links, rechts = next(een, None), next(ander, None)
    while links is not None or rechts is not None:
        nu = min(paar[0] for paar in (links, rechts) if paar is not None)
        was: Regels = Counter()
        wordt: Regels = Counter()
        if links is not None and links[0] == nu:
            was, links = links[1], next(een, None)
        if rechts is not None and rechts[0] == nu:
            wordt, rechts = rechts[1], next(ander, None)
        yield nu, was, wordt


def _note(
    verschil: Viewverschil, dossier_id: UUID, was: Regels, wordt: Regels, kolommen: Sequence[str], sleutel: list[int]
) -> None:
    """Count the rows of one dossier that differ; those of the same key belong together."""
    nog = _by_key(was, sleutel)
    for key, rijen in _by_key(wordt, sleutel).items():
        for rij in rijen:
            if nog.get(key):
                vorige = nog[key].pop()
                anders = [kolom for kolom, toen, nu in zip(kolommen, vorige, rij, strict=True) if toen != nu]
                verschil.anders += 1
                verschil.kolommen.update(anders)
                for kolom in anders:
                    verschil.voorbeelden.setdefault(kolom, dossier_id)
            else:
                verschil.alleen_nieuw += 1
                verschil.voorbeelden.setdefault("alleen nieuw", dossier_id)
    over = sum(map(len, nog.values()))
    if over:
        verschil.alleen_oud += over
        verschil.voorbeelden.setdefault("alleen oud", dossier_id)


def _by_key(rijen: Regels, sleutel: list[int]) -> Mapping[tuple[Any, ...], list[tuple[Any, ...]]]:
    gevonden: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for rij in rijen.elements():
        gevonden.setdefault(tuple(rij[i] for i in sleutel), []).append(rij)
    return gevonden
