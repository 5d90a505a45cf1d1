"""How do the national terms that an event starts stand on a day (3.5)?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.events.base import Event
from domain.events.inschrijving import Ingeschreven, Uitgeschreven
from domain.events.leerplicht import HaltVerwezen, ProcesVerbaalIngezonden, VerdachteGehoord, WaarschuwingGegeven
from domain.events.ondersteuning import OppVastgesteld, PartnerBetrokken, ReactieGegeven
from domain.events.vrijstelling import (
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from tests.tweede_mening_regels.kalender import maanden_na, werkdagen_na, wettelijk_einde

Stand = tuple[str, str, str, str | None]
"""start, vervaltOp, status, gehaaldOp."""


@dataclass(frozen=True)
class Afspraak:
    """A row of the table of national terms."""

    soort: str
    begint: Callable[[Sequence[Event]], Iterator[Event]]
    vervalt_op: Callable[[Event], date]
    gehaald_door: tuple[type[Event], ...]
    vervalt_door: tuple[type[Event], ...] = ()
    zolang: Callable[[Event, Sequence[Event]], date | None] = lambda _begin, _feiten: None
    """The first day without what the term is about."""


def standen(afspraak: Afspraak, feiten: Sequence[Event], dag: date) -> list[Stand]:
    return sorted(stand(afspraak, begin, feiten, dag) for begin in afspraak.begint(feiten) if begin.geldig_op <= dag)


def stand(afspraak: Afspraak, begin: Event, feiten: Sequence[Event], dag: date) -> Stand:
    start, vervalt_op = begin.geldig_op, afspraak.vervalt_op(begin)
    over_hetzelfde = [f for f in feiten if f is not begin and start <= _decided(f) <= dag and _same(begin, f)]
    gehaald = [_decided(f) for f in over_hetzelfde if isinstance(f, afspraak.gehaald_door)]
    weg = [_decided(f) for f in over_hetzelfde if isinstance(f, afspraak.vervalt_door)]
    voorbij = afspraak.zolang(begin, feiten)
    if voorbij is not None and voorbij <= dag:
        weg.append(voorbij)
    grond_weg = min(weg, default=None)
    op_tijd_voor_het_einde = [g for g in gehaald if grond_weg is None or g <= grond_weg]
    if op_tijd_voor_het_einde:
        eerste = min(op_tijd_voor_het_einde)
        return str(start), str(vervalt_op), "gehaald" if eerste <= vervalt_op else "te-laat", str(eerste)
    if grond_weg is not None:
        return str(start), str(vervalt_op), "vervallen" if grond_weg <= vervalt_op else "beeindigd", None
    return str(start), str(vervalt_op), "lopend" if dag <= vervalt_op else "verlopen", None


def _decided(feit: Event) -> date:
    besluit = feit.besluit_op if isinstance(feit, VrijstellingVerleend | VrijstellingGeweigerd) else None
    return besluit or feit.geldig_op


def _same(begin: Event, feit: Event) -> bool:
    """Say whether both are about the same; what one of them does not say is no difference."""
    for noemt in (_person, _ground, _role, _melding):
        een, ander = noemt(begin), noemt(feit)
        if een is not None and ander is not None and een != ander:
            return False
    return True


def _person(feit: Event) -> str | None:
    if isinstance(feit, VerdachteGehoord):
        return feit.wie
    if isinstance(feit, ProcesVerbaalIngezonden):
        return feit.tegen
    return feit.aan if isinstance(feit, WaarschuwingGegeven) else None


def _ground(feit: Event) -> str | None:
    met_grond = VrijstellingAangevraagd | VrijstellingVerleend | VrijstellingGeweigerd
    return feit.grond if isinstance(feit, met_grond) else None


def _role(feit: Event) -> str | None:
    return feit.rol if isinstance(feit, PartnerBetrokken | ReactieGegeven) else None


def _melding(feit: Event) -> str | None:
    return feit.meldingsnummer if isinstance(feit, VerdachteGehoord | ProcesVerbaalIngezonden) else None


# The table


def _first_hearings(feiten: Sequence[Event]) -> Iterator[Event]:
    gehoord: list[str | None] = []
    for verhoor in sorted((f for f in feiten if isinstance(f, VerdachteGehoord)), key=lambda f: f.geldig_op):
        if verhoor.wie not in gehoord:
            gehoord.append(verhoor.wie)
            yield verhoor


def _requests(*gronden: str) -> Callable[[Sequence[Event]], Iterator[Event]]:
    return lambda feiten: (f for f in feiten if isinstance(f, VrijstellingAangevraagd) and f.grond in gronden)


def _exemptions(feiten: Sequence[Event]) -> Iterator[Event]:
    for feit in feiten:
        if not isinstance(feit, VrijstellingVerleend) or feit.levenslang:
            continue
        if feit.grond in ("5-onder-a", "5-onder-b", "5-onder-c"):
            yield feit


def _enrolments(feiten: Sequence[Event]) -> Iterator[Event]:
    yield from (f for f in feiten if isinstance(f, Ingeschreven) and f.extra_ondersteuning)


def _thirtieth_of_june(verleend: Event) -> date:
    assert isinstance(verleend, VrijstellingVerleend)
    eindigt = verleend.tot_en_met or verleend.geldig_op
    schooljaar_eindigt_in = eindigt.year + 1 if eindigt.month in (8, 9, 10, 11, 12) else eindigt.year
    return date(schooljaar_eindigt_in, 6, 30)


def _exemption_over(verleend: Event, feiten: Sequence[Event]) -> date | None:
    """Return the day after its last, or on which it was ended; never before its first."""
    assert isinstance(verleend, VrijstellingVerleend)
    dagen = [f.geldig_op for f in feiten if isinstance(f, VrijstellingBeeindigd) and f.grond == verleend.grond]
    dagen = [dag for dag in dagen if dag >= verleend.geldig_op]
    if verleend.tot_en_met is not None:
        dagen.append(max(verleend.geldig_op, verleend.tot_en_met + timedelta(days=1)))
    return min(dagen, default=None)


def _left_the_school(ingeschreven: Event, feiten: Sequence[Event]) -> date | None:
    """Return the first day without the school; leaving on the day of the start is no leaving."""
    assert isinstance(ingeschreven, Ingeschreven)
    uit = [f for f in feiten if isinstance(f, Uitgeschreven) and f.brin in (None, ingeschreven.brin)]
    return min((f.geldig_op for f in uit if f.geldig_op > ingeschreven.geldig_op), default=None)


def _partners(feiten: Sequence[Event]) -> Iterator[Event]:
    yield from (f for f in feiten if isinstance(f, PartnerBetrokken))


def _weeks(aantal: int) -> Callable[[Event], date]:
    return lambda begin: wettelijk_einde(begin.geldig_op + timedelta(days=7 * aantal))


TABEL = (
    Afspraak(
        "pv-na-verhoor",
        _first_hearings,
        lambda begin: maanden_na(begin.geldig_op, 1),
        (ProcesVerbaalIngezonden,),
        (HaltVerwezen, WaarschuwingGegeven),
    ),
    Afspraak(
        "vervangende-leerplicht-beslissen",
        _requests("3a", "3b"),
        _weeks(4),
        (VrijstellingVerleend, VrijstellingGeweigerd),
    ),
    Afspraak("vrijstelling-beslissen", _requests("15"), _weeks(8), (VrijstellingVerleend, VrijstellingGeweigerd)),
    Afspraak(
        "vrijstelling-verlengen", _exemptions, _thirtieth_of_june, (VrijstellingAangevraagd,), zolang=_exemption_over
    ),
    Afspraak("opp-vaststellen", _enrolments, _weeks(6), (OppVastgesteld,), zolang=_left_the_school),
)
REACTIE = Afspraak("reactie-ketenpartner", _partners, lambda begin: werkdagen_na(begin.geldig_op, 2), (ReactieGegeven,))
"""Of the city of Groningen: the partner reacts."""
