"""Where does the registration say something that is probably not complete?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.afwezigheid.vrij import ziekteperioden
from domain.dossier import Dossier
from domain.events.duo import Meldingstatus, Sluitreden
from domain.events.identiteit import Overleden
from domain.events.inschrijving import Ingeschreven
from domain.events.verzuim import Ziekgemeld
from domain.kader import Kader
from domain.melding import Melding, meldingen
from domain.periode import ALTIJD, DAG, Periode
from domain.rules.leerplicht import Plicht, plicht
from domain.uitleg import Uitleg

REGEL = "datakwaliteit"
BRON = "Specificatie 3.3 (ziekte zonder einde) en 5.1 (andere opleiding)"
VIER_WEKEN = timedelta(days=28)
SCHOOL, LEERPLICHT = "school", "leerplicht"


class Kwaliteitssignaalsoort(StrEnum):
    """What is probably missing."""

    ZIEKTE_ZONDER_EINDE = "ziekte-zonder-einde"
    GEEN_NIEUWE_INSCHRIJVING = "andere-opleiding-zonder-inschrijving"


@dataclass(frozen=True, slots=True)
class Kwaliteitssignaal:
    """Something that looks incomplete on these days, and the role that can complete it."""

    soort: Kwaliteitssignaalsoort
    aan: str
    sleutel: str
    dagen: Periode
    uitleg: Uitleg


def kwaliteitssignalen(dossier: Dossier, kader: Kader) -> tuple[Kwaliteitssignaal, ...]:
    """
    Een ziekte zonder einde of een andere opleiding zonder inschrijving vraagt na vier weken om navraag.

    Source: docs/regels/datakwaliteit.md. A signal lasts until what is missing is there, at the latest until the duty
    to attend school ends. What is recorded later takes it away, also for the days before.
    """
    sinds = min((p.van for p in ziekteperioden(dossier) if p.tot_en_met == ALTIJD), default=None)
    elders = [melding for melding in meldingen(dossier) if _went_elsewhere(melding)]
    if sinds is None and not elders:
        return ()
    laatste = _last_day(dossier, plicht(dossier, kader))
    return (*_sick_without_an_end(dossier, sinds, laatste), *_no_new_enrolment(dossier, elders, laatste))


def _went_elsewhere(melding: Melding) -> bool:
    return melding.status is Meldingstatus.AFGESLOTEN and melding.reden == Sluitreden.ANDERE_OPLEIDING


def _last_day(dossier: Dossier, moet: Plicht) -> date:
    overleden = [v.feit.geldig_op - DAG for v in dossier.van(Overleden)]
    einde = [run.tot_en_met for run in moet.dagen.runs[-1:]] or [date.min]
    return min([*overleden, *einde])


def _sick_without_an_end(dossier: Dossier, sinds: date | None, laatste: date) -> Iterator[Kwaliteitssignaal]:
    if sinds is None or sinds + VIER_WEKEN > laatste:
        return
    ids = tuple(v.id for v in dossier.van(Ziekgemeld) if v.feit.geldig_op >= sinds)
    tekst = f"Ziek gemeld op {sinds} en na vier weken nog niet beter gemeld."
    yield Kwaliteitssignaal(
        Kwaliteitssignaalsoort.ZIEKTE_ZONDER_EINDE,
        SCHOOL,
        sinds.isoformat(),
        Periode(sinds + VIER_WEKEN, laatste),
        Uitleg(REGEL, BRON, tekst, ids),
    )


def _no_new_enrolment(dossier: Dossier, elders: Iterable[Melding], laatste: date) -> Iterator[Kwaliteitssignaal]:
    ingeschreven = [v.feit.geldig_op for v in dossier.op_datum(Ingeschreven)]
    for melding in elders:
        gesloten = melding.einddatum or melding.gesloten_op
        if gesloten is None:
            continue
        daarvoor = next((dag - DAG for dag in ingeschreven if dag >= (melding.begindatum or gesloten)), ALTIJD)
        vanaf, tot_en_met = gesloten + VIER_WEKEN + DAG, min(daarvoor, laatste)
        if vanaf <= tot_en_met:
            tekst = f"Gesloten op {gesloten} als andere opleiding, en binnen vier weken nergens ingeschreven."
            yield Kwaliteitssignaal(
                Kwaliteitssignaalsoort.GEEN_NIEUWE_INSCHRIJVING,
                LEERPLICHT,
                melding.nummer,
                Periode(vanaf, tot_en_met),
                Uitleg(REGEL, BRON, tekst, melding.gebeurtenissen),
            )
