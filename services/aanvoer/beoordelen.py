"""Which rows may be recorded, which are bad, and which wait because an earlier one of the same pupil is?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from projections.stores.databank import OpslagError, Verbinding
from services.aanvoer.bericht import Rij, versleutelde_bezwaren
from services.aanvoer.boek import Uitvaller
from services.aanvoer.levering import Levering, vertelde
from services.eventlog.errors import ConflictError, MeestersleutelError
from services.ingest.aanlevering import Omgeving
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen, Lezer, Teamregel
from services.ingest.opdrachten import Nummervervanging, Samenvoegopdracht
from services.ingest.plan import Plan
from services.ingest.regels import Regel
from services.ingest.verwerk import decide
from services.ingest.verwerk import leg_vast as store

TWEE_LEERLINGEN = Bezwaar(
    "",
    "twee-leerlingen",
    "de regel gaat over twee nummers; leg dit vast met verzuimspoor ingest, als de aanvoer leeg is",
)
NIET_TE_BESLISSEN = Bezwaar(
    "",
    "niet-te-beslissen",
    "er ging iets mis bij het beslissen; kijk met verify naar het dossier en bied de rij opnieuw aan",
)
WACHT = "wacht"


class OnbeslistError(Exception):
    """Nothing could be decided on some rows, for a reason in one of them; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What is to be recorded of rows of one delivery, and which are set apart: why, or that they wait."""

    plan: Plan
    apart: Mapping[int, tuple[Bezwaar, ...]]
    """By line."""

    def uitval(self, levering: Levering, rijen: Sequence[Rij]) -> list[Uitvaller]:
        """Return the rows that are set apart, in order, as they are stored."""
        return [uitvaller(levering, rij, self.apart[rij.plek.regel]) for rij in rijen if rij.plek.regel in self.apart]


def uitvaller(levering: Levering, rij: Rij, bezwaren: Sequence[Bezwaar]) -> Uitvaller:
    """Return a row that is set apart: for these reasons, or because it waits."""
    p = rij.plek
    codes = vertelde([b.code for b in bezwaren]) if bezwaren else WACHT
    gezegd = versleutelde_bezwaren(p, bezwaren, levering.sleutel) if bezwaren else None
    return Uitvaller(p.levering, p.deel, p.volgnummer, p.regel, p.groep, codes, gezegd, rij.inhoud)


def beoordeel(omgeving: Omgeving, levering: Levering, rijen: Sequence[Rij], dicht: Collection[bytes]) -> Oordeel:
    """
    Decide on rows of one delivery, in order; of a group that is `dicht`, or of which one is bad, the later ones wait.

    Raises:
        ConflictError: somebody else was first; read again.
        OpslagError, MeestersleutelError: log or keys cannot be reached.
        OnbeslistError: anything else.

    """
    try:
        return _judged(omgeving, levering, rijen, dicht)
    except (ConflictError, OpslagError, MeestersleutelError):
        raise
    except Exception as fout:
        raise OnbeslistError(type(fout).__name__) from fout


def _judged(omgeving: Omgeving, levering: Levering, rijen: Sequence[Rij], dicht: Collection[bytes]) -> Oordeel:
    lezer = levering.lezer(omgeving)
    groep_van = {rij.plek.regel: rij.plek.groep for rij in rijen}
    gesloten = set(dicht)
    apart: dict[int, tuple[Bezwaar, ...]] = {}
    te_doen: list[Gelezen | Teamregel] = []
    for rij in rijen:
        een = None if rij.plek.groep in gesloten else read(lezer, rij)
        if isinstance(een, Gelezen | Teamregel):
            te_doen.append(een)
        else:
            apart[rij.plek.regel] = () if een is None else een.bezwaren
            gesloten.add(rij.plek.groep)
    while True:
        plan = Plan(levering.herkomst(lezer), omgeving.klok())
        decide(omgeving.log, omgeving.kader, omgeving.nieuwe_id, plan, te_doen)
        geweigerd = {een.regel: een.bezwaren for een in plan.afgewezen}
        verder = _without_those_behind(te_doen, geweigerd, groep_van)
        apart.update((een.regel, ()) for een in te_doen if een not in verder)
        if len(verder) == len(te_doen):
            return Oordeel(plan, {**apart, **geweigerd})
        te_doen = verder


def _without_those_behind(
    regels: Sequence[Gelezen | Teamregel], geweigerd: Collection[int], groep_van: Mapping[int, bytes]
) -> list[Gelezen | Teamregel]:
    """Return lines but those of which an earlier one of the same group was refused."""
    dicht: set[bytes] = set()
    verder = []
    for een in regels:
        if groep_van[een.regel] not in dicht:
            verder.append(een)
        if een.regel in geweigerd:
            dicht.add(groep_van[een.regel])
    return verder


def read(lezer: Lezer, rij: Rij) -> Gelezen | Teamregel | Afgewezen:
    """Read one row as its delivery does; one that is about two pupils has no place in an order per pupil."""
    een = lezer.een(Regel(rij.plek.regel, rij.tekst, rij.te_lang))
    if isinstance(een, Gelezen) and isinstance(een.opdracht, Nummervervanging | Samenvoegopdracht):
        return Afgewezen(een.regel, (TWEE_LEERLINGEN,), een.ruw, een.pgn)
    return een


def leg_vast(omgeving: Omgeving, plan: Plan, mee: Callable[[Verbinding], None]) -> None:
    """Store what was planned, and in its transaction what `mee` writes (raises as `EventLog.append`, and `mee`)."""
    if plan.nieuw:
        store(omgeving.log, plan, omgeving.klok(), mee)
        return
    with omgeving.log.databank.schrijven() as v:
        mee(v)
