"""With whom was there contact about a pupil, how, and what came of it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.leerplicht import BriefVerzonden, GesprekGevoerd, WaarschuwingGegeven
from domain.events.ondersteuning import OverlegGehouden
from domain.events.werk import ContactGelegd, NotitieGemaakt


class Uitkomst(StrEnum):
    """What came of trying to reach somebody."""

    GESPROKEN = "gesproken"
    BERICHT_ACHTERGELATEN = "bericht-achtergelaten"
    NIET_BEREIKT = "niet-bereikt"
    VERZONDEN = "verzonden"
    """A letter: whether it was read, nobody knows."""


class Wijze(StrEnum):
    """In which way there was contact; what was written down without any stands among it."""

    TELEFOON = "telefoon"
    HUISBEZOEK = "huisbezoek"
    OP_SCHOOL = "op-school"
    OP_KANTOOR = "op-kantoor"
    E_MAIL = "e-mail"
    APP = "app"
    GESPREK = "gesprek"
    BRIEF = "brief"
    OVERLEG = "overleg"
    WAARSCHUWING = "waarschuwing"
    NOTITIE = "notitie"


@dataclass(frozen=True, slots=True)
class Contact:
    """
    One time that somebody of the municipality reached, or tried to reach, somebody about the pupil.

    `door` is the pseudonym of who recorded it. `brief` is the kind of a letter, `bewaard` whether the version that was
    sent is kept. `uitkomst` is None of what is no trying: a note.
    """

    gebeurtenis: UUID
    dag: date
    wijze: Wijze
    met: str | None
    uitkomst: Uitkomst | None
    tekst: str | None
    door: str
    brief: str | None = None
    bewaard: bool = False

    @property
    def is_poging(self) -> bool:
        """Whether nobody was spoken to: it was tried, and that counts as effort that was made."""
        return self.uitkomst in (Uitkomst.NIET_BEREIKT, Uitkomst.BERICHT_ACHTERGELATEN)


def contacten(dossier: Dossier) -> list[Contact]:
    """Return all contact that counts (nothing that was revoked), the last day first."""
    alle = sorted(_all(dossier), key=lambda paar: paar[0], reverse=True)
    return [contact for _, contact in alle]


def pogingen_sinds_gesproken(alle: list[Contact]) -> int:
    """Return how often somebody was tried in vain since anybody was spoken to; `alle` is the last day first."""
    aantal = 0
    for contact in alle:
        if contact.uitkomst is Uitkomst.GESPROKEN:
            return aantal
        aantal += contact.is_poging
    return aantal


def _all(dossier: Dossier) -> Iterator[tuple[tuple[date, object, int], Contact]]:
    for soort in (ContactGelegd, GesprekGevoerd, BriefVerzonden, OverlegGehouden, WaarschuwingGegeven, NotitieGemaakt):
        for v in dossier.van(soort):
            yield (v.feit.geldig_op, v.vastgelegd_op, v.versie), _contact(v)


def _contact(v: Vastlegging[Event]) -> Contact:
    wijze, met, uitkomst, tekst = _said(v.feit)
    brief = v.feit if isinstance(v.feit, BriefVerzonden) else None
    return Contact(
        v.id,
        v.feit.geldig_op,
        wijze,
        met,
        uitkomst,
        tekst,
        v.door,
        brief.soort if brief else None,
        bewaard=brief is not None and brief.vingerafdruk is not None,
    )


def _said(feit: Event) -> tuple[Wijze, str | None, Uitkomst | None, str | None]:
    match feit:
        case ContactGelegd():
            return Wijze(feit.wijze), feit.met, Uitkomst(feit.uitkomst), feit.samenvatting
        case GesprekGevoerd():
            return Wijze.GESPREK, feit.met, Uitkomst.GESPROKEN, None
        case BriefVerzonden():
            return Wijze.BRIEF, feit.aan, Uitkomst.VERZONDEN, None
        case OverlegGehouden():
            return Wijze.OVERLEG, ", ".join(feit.deelnemers or ()) or None, Uitkomst.GESPROKEN, None
        case WaarschuwingGegeven():
            return Wijze.WAARSCHUWING, feit.aan, None, None
        case NotitieGemaakt():
            return Wijze.NOTITIE, None, None, feit.tekst
        case _:
            raise ValueError(feit.name)
