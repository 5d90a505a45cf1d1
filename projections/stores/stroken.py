"""How far is a rebuild by pupil, so that whoever goes on after a kill knows where?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID

from projections.stores.databank import Verbinding

MOST = 64
"""Into so many strips dossiers are cut at most: enough to share, and each costs a transaction or two."""
TABEL = """CREATE TABLE IF NOT EXISTS strook (
    nummer INTEGER PRIMARY KEY, deel INTEGER NOT NULL, position BIGINT NOT NULL, kader BIGINT NOT NULL,
    views TEXT NOT NULL, laatste TEXT NOT NULL, voor TEXT NOT NULL, gedaan BIGINT NOT NULL, klaar INTEGER NOT NULL,
    wie TEXT NOT NULL, sinds BIGINT NOT NULL
)"""
KOLOMMEN = "nummer, deel, position, kader, views, laatste, voor, gedaan, klaar, wie, sinds"
IDS = 1 << 128


@dataclass(frozen=True, slots=True)
class Strook:
    """
    One strip of a rebuild, a range of ids within one part, that ends before `voor`, or at the last id.

    All dossiers up to `laatste` have the rows that follow from the log up to `position`. `wie` has been at it, last at
    `sinds` (microseconds): others rather take another one. It is no lock.
    """

    nummer: int
    deel: int
    position: int
    kader: int
    views: tuple[str, ...]
    laatste: UUID
    voor: UUID | None
    gedaan: int
    klaar: bool
    wie: str
    sinds: int


def aantal_voor(dossiers: int, delen: int, tegelijk: int) -> int:
    """Return into how many strips to cut: as many in each part, a few transactions each."""
    aantal = delen
    while aantal * 2 <= MOST and aantal * 2 * tegelijk < dossiers:
        aantal *= 2
    return aantal


def stroken_van(v: Verbinding, deel: int | None = None) -> list[Strook]:
    """Return the strips of a rebuild that is not over, of one part or of all."""
    waar, waarden = ("", ()) if deel is None else (" WHERE deel = ?", (deel,))
    rijen = v.vraag(f"SELECT {KOLOMMEN} FROM strook{waar} ORDER BY nummer", waarden)  # noqa: S608 - our own names
    return [
        Strook(
            *(nummer, in_deel, position, kader, tuple(views.split(",")), UUID(laatste), UUID(voor) if voor else None),
            *(gedaan, bool(klaar), wie, sinds),
        )
        for nummer, in_deel, position, kader, views, laatste, voor, gedaan, klaar, wie, sinds in rijen
    ]


def begin(v: Verbinding, deel: tuple[int, int], aantal: int, views: Iterable[str], position: int, kader: int) -> None:
    """Cut one part, of so many, into its share of all strips, of which nothing is done."""
    nummer_van_deel, delen = deel
    namen, per_deel = ",".join(views), aantal // delen
    grenzen = [IDS // per_deel * i for i in range(per_deel)]
    v.doe("DELETE FROM strook WHERE deel = ?", (nummer_van_deel,))
    v.doe_veel(
        f"INSERT INTO strook ({KOLOMMEN}) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, '', 0)",  # noqa: S608 - our own names
        [
            (nummer_van_deel + delen * i, nummer_van_deel, position, kader, namen, _id(max(van - 1, 0)), _id(voor))
            for i, (van, voor) in enumerate(zip_longest(grenzen, grenzen[1:]))
        ],
    )


def _id(grens: int | None) -> str:
    """Write an id; one of only zeros is nobody's."""
    return "" if grens is None else str(UUID(int=grens))


def neem(v: Verbinding, strook: Strook, wie: str, sinds: int) -> None:
    """Say who is at a strip."""
    v.doe("UPDATE strook SET wie = ?, sinds = ? WHERE nummer = ?", (wie, sinds, strook.nummer))


def verder(v: Verbinding, strook: Strook, dossiers: Sequence[UUID], sinds: int, *, klaar: bool) -> bool:
    """Say that these next dossiers have their rows; return False when somebody else was there first."""
    laatste = dossiers[-1] if dossiers else strook.laatste
    return bool(
        v.vraag(
            "UPDATE strook SET laatste = ?, gedaan = gedaan + ?, klaar = ?, sinds = ? WHERE nummer = ? "
            "AND laatste = ? AND klaar = 0 AND position = ? AND kader = ? AND views = ? RETURNING nummer",
            (
                *(str(laatste), len(dossiers), int(klaar), sinds, strook.nummer),
                *(str(strook.laatste), strook.position, strook.kader, ",".join(strook.views)),
            ),
        )
    )


def weg(v: Verbinding, deel: int) -> None:
    """Forget the strips of a part: it is done, or begins anew."""
    v.doe("DELETE FROM strook WHERE deel = ?", (deel,))
