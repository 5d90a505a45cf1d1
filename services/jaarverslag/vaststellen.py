"""How is it recorded that a report went to the council?"""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from domain.errors import VerzuimspoorError
from domain.events.jaarverslag import JaarverslagVastgesteld
from domain.jaarverslag import JAARSTROOM, vastgesteld
from domain.telling.indeling import dagen_van
from domain.tijdzone import einde_van_de_dag, in_utc, lokale_datum
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog

BRON = "jaarverslag"


class NietVastTeStellenError(VerzuimspoorError):
    """The report cannot have been sent so; nothing was recorded."""


def stel_vast(
    log: EventLog, feit: JaarverslagVastgesteld, nu: datetime, nieuwe_id: Callable[[], UUID], door: str
) -> None:
    """
    Record that a report was sent; a corrected one follows on the one before.

    Raises:
        NietVastTeStellenError: the year was not over, the day is still to come, or this very report stands recorded.
        ConflictError: somebody else recorded a report meanwhile.

    """
    dagen, bekend_op = dagen_van(feit.schooljaar), in_utc(feit.bekend_op)
    if dagen is None or bekend_op < einde_van_de_dag(dagen.tot_en_met):
        raise NietVastTeStellenError(
            f"het schooljaar {feit.schooljaar} was nog niet voorbij op het moment van dit verslag; maak het zoals "
            "bekend op een dag na 31 juli"
        )
    if bekend_op > nu or not _can_be_sent(feit, lokale_datum(nu)):
        raise NietVastTeStellenError("vul een dag in waarop het verslag er was: vandaag of eerder")
    stroom = log.jaarverslagen()
    vorige = vastgesteld(stroom, feit.schooljaar, feit.gemeentecode, nu)
    if vorige is not None and vorige.feit.controlegetal == feit.controlegetal:
        raise NietVastTeStellenError("dit verslag staat al vast, met dezelfde inhoud")
    log.append([Nieuw(nieuwe_id(), JAARSTROOM, stroom.versie + 1, feit, BRON, door)], nu=nu)


def _can_be_sent(feit: JaarverslagVastgesteld, vandaag: date) -> bool:
    return lokale_datum(in_utc(feit.bekend_op)) <= feit.geldig_op <= vandaag
