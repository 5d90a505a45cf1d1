"""When is a young person without a startkwalificatie in the care of the Doorstroompunt (RMC)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.dossier import Dossier, derived
from domain.events.duo import Meldingsoort
from domain.events.inschrijving import Onderwijssoort, StartkwalificatieBehaald
from domain.inschrijving import inschrijvingen, uitschrijvingen, zonder_inschrijving
from domain.kader import Kader
from domain.melding import meldingen, open_dagen
from domain.periode import ALTIJD, DAG, Dagen, Periode, verjaardag
from domain.rules.leerplicht import plicht
from domain.uitleg import Uitleg, ids_of
from domain.woonplaats import niet_hier

REGEL = "rmc"
BRON = "WEB art. 8.1.8; Wet van school naar duurzaam werk, 1 januari 2026 (R-1.26, chapter 1.7)"
NIEUWE_GRENS_VANAF = date(2026, 1, 1)
LEEFTIJD_EERST = 23
LEEFTIJD_NU = 27


class Rmcreden(StrEnum):
    """Why the Doorstroompunt has something to do for a young person."""

    ZONDER_SCHOOL = "zonder-school"
    GEMELD = "gemeld"
    """On a school, and reported to the Doorstroompunt."""


@dataclass(frozen=True, slots=True)
class Rmcperiode:
    """Days in the care of the Doorstroompunt with something to do; `sinds` may lie before that care began."""

    periode: Periode
    reden: Rmcreden
    sinds: date
    uitleg: Uitleg


@derived
def rmc_dagen(dossier: Dossier, kader: Kader) -> Dagen:
    """
    Een jongere zonder startkwalificatie valt na de kwalificatieplicht onder het Doorstroompunt, tot 27 jaar.

    Source: docs/regels/rmc.md. Until the 23rd birthday, and on days from 2026-01-01 on until the 27th; so someone who
    turned 23 in 2024 comes back into care on that day. No days when the birth date is unknown.
    """
    moet = plicht(dossier, kader)
    if moet.geboortedatum is None or moet.laatste_dag is None:
        return Dagen()
    behaald = min((v.feit.geldig_op for v in dossier.van(StartkwalificatieBehaald)), default=ALTIJD)
    vanaf = moet.laatste_dag + DAG
    eerst = Periode(vanaf, min(verjaardag(moet.geboortedatum, LEEFTIJD_EERST), behaald) - DAG)
    later = Periode(max(vanaf, NIEUWE_GRENS_VANAF), min(verjaardag(moet.geboortedatum, LEEFTIJD_NU), behaald) - DAG)
    return Dagen([eerst, later])


@derived
def rmc_in_beeld(dossier: Dossier, kader: Kader) -> tuple[Rmcperiode, ...]:
    """
    Een jongere onder het Doorstroompunt staat nergens ingeschreven, of er is een open melding voor het RMC.

    Source: docs/regels/rmc.md. Of whom no enrolment was ever heard, we do not know that he has no school. Nobody is
    looked for abroad or after he died. In the order of the days.
    """
    zonder = zonder_inschrijving(dossier)
    gemeld = {
        m.gebeurtenissen: dagen for m in meldingen(dossier) if m.soort is Meldingsoort.RMC and (dagen := open_dagen(m))
    }
    if not zonder and not gemeld:
        return ()
    onder = rmc_dagen(dossier, kader) - niet_hier(dossier)
    gevonden = [*_without_school(onder, zonder, dossier), *_reported(onder - zonder, gemeld)]
    return tuple(sorted(gevonden, key=lambda p: p.periode))


def _without_school(onder: Dagen, zonder: Dagen, dossier: Dossier) -> Iterator[Rmcperiode]:
    for run in zonder:
        ids = tuple(u.vastlegging.id for u in uitschrijvingen(dossier) if u.dag == run.van)
        tekst = f"Onder het Doorstroompunt, en sinds {run.van} nergens ingeschreven."
        for deel in onder & Dagen([run]):
            yield Rmcperiode(deel, Rmcreden.ZONDER_SCHOOL, run.van, Uitleg(REGEL, BRON, tekst, ids))


def _reported(onder: Dagen, gemeld: dict[tuple[UUID, ...], Periode]) -> Iterator[Rmcperiode]:
    for run in Dagen(gemeld.values()):
        ids = ids_of(*(ids for ids, dagen in gemeld.items() if dagen.overlaps(run)))
        tekst = f"Onder het Doorstroompunt, en sinds {run.van} is er een open melding."
        for deel in onder & Dagen([run]):
            yield Rmcperiode(deel, Rmcreden.GEMELD, run.van, Uitleg(REGEL, BRON, tekst, ids))


@derived
def rmc_voor_leerplicht(dossier: Dossier, kader: Kader) -> Dagen:
    """
    Waar dat is afgesproken, doet het RMC het werk van leerplicht voor wie kwalificatieplichtig is en op het mbo zit.

    Source: docs/regels/aan_zet.md (beleid `rmc_doet_mbo`). At an mbo school by enrolment, or by a melding that is open.
    """
    kwalificatie = plicht(dossier, kader).kwalificatieplicht if kader.beleid.rmc_doet_mbo else None
    if kwalificatie is None:
        return Dagen()
    op_school = [i.periode for i in inschrijvingen(dossier) if i.onderwijssoort is Onderwijssoort.MBO]
    gemeld = [open_dagen(m) for m in meldingen(dossier) if m.onderwijssoort is Onderwijssoort.MBO]
    return Dagen([*op_school, *(dagen for dagen in gemeld if dagen is not None)]) & Dagen([kwalificatie])
