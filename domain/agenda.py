"""Which dossiers belong on the agenda of a meeting, in which order and why?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.afspraken import SOORT as AFSPRAAK
from domain.dossier import Dossier
from domain.events.ondersteuning import OverlegGehouden, SamenwerkingVerzocht
from domain.melding import meldingen, open_dagen
from domain.rules.aan_zet import NIET_MEEGETELD
from domain.termijnen.termijn import Termijnperiode, Termijnstatus

PACT = "thuiszitterspact"
NADERT = timedelta(days=14)
"""So long before its last day a term is worth a word (our choice)."""
VERS = timedelta(days=56)
"""So long a request to work together waits for a meeting (our choice: eight weeks)."""


class Waarom(StrEnum):
    """Why a dossier is proposed, the most pressing first."""

    TERMIJN_VOORBIJ = "termijn-voorbij"
    AFSPRAAK_VOORBIJ = "afspraak-voorbij"
    GEVRAAGD = "gevraagd"
    TERMIJN_NADERT = "termijn-nadert"
    ZONDER_AANBOD = "zonder-aanbod"
    MELDING_OPEN = "melding-open"


VOLGORDE = tuple(Waarom)


@dataclass(frozen=True, slots=True)
class Reden:
    """One reason: which, since or until which day it presses, and of which term it is."""

    waarom: Waarom
    dag: date
    soort: str | None = None


def redenen(dossier: Dossier, termijnen: Iterable[Termijnperiode], dag: date) -> tuple[Reden, ...]:
    """
    Return why a dossier belongs on the agenda on `dag`, the most pressing first; nothing when nothing is open.

    Source: docs/how-to/overleg.md. A term or an agreement that passed, a request to work together since the last
    meeting, a term that is near its end, three months that run without an offer, and else a melding that is open.
    """
    gevonden = [*_terms(termijnen, dag), *_asked(dossier, dag)]
    gevonden = gevonden or list(_reported(dossier, dag))
    return tuple(sorted(gevonden, key=_pressing))


def in_volgorde(voorgesteld: Iterable[tuple[str, Sequence[Reden]]]) -> list[str]:
    """Return what is proposed in the order of the agenda: by its most pressing reason, then by what it is called."""
    return [wie for _, wie in sorted((_pressing(waarom[0]), wie) for wie, waarom in voorgesteld if waarom)]


def _pressing(reden: Reden) -> tuple[int, date, str]:
    return VOLGORDE.index(reden.waarom), reden.dag, reden.soort or ""


def _terms(termijnen: Iterable[Termijnperiode], dag: date) -> Iterator[Reden]:
    for termijn in termijnen:
        if dag not in termijn.periode or not termijn.status.is_open or termijn.soort in NIET_MEEGETELD:
            continue
        if termijn.status is Termijnstatus.VERLOPEN:
            eigen = Waarom.AFSPRAAK_VOORBIJ if termijn.soort == AFSPRAAK else Waarom.TERMIJN_VOORBIJ
            yield Reden(eigen, termijn.vervalt_op, termijn.soort)
        elif termijn.vervalt_op - dag <= NADERT:
            yield Reden(Waarom.TERMIJN_NADERT, termijn.vervalt_op, termijn.soort)
        elif termijn.soort == PACT:
            yield Reden(Waarom.ZONDER_AANBOD, termijn.vervalt_op, termijn.soort)


def _asked(dossier: Dossier, dag: date) -> Iterator[Reden]:
    gehouden = [v.feit.geldig_op for v in dossier.van(OverlegGehouden) if v.feit.geldig_op <= dag]
    laatste = max(gehouden, default=date.min)
    gevraagd = [v.feit.geldig_op for v in dossier.van(SamenwerkingVerzocht)]
    open_ = [op for op in gevraagd if laatste < op <= dag and dag - op <= VERS]
    if open_:
        yield Reden(Waarom.GEVRAAGD, min(open_))


def _reported(dossier: Dossier, dag: date) -> Iterator[Reden]:
    open_ = [dagen for melding in meldingen(dossier) if (dagen := open_dagen(melding)) is not None and dag in dagen]
    if open_:
        yield Reden(Waarom.MELDING_OPEN, min(dagen.van for dagen in open_))
