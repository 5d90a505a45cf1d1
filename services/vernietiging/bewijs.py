"""What proves that something was destroyed, without saying whose it was?"""

import hashlib
from typing import Any

from domain.dossier import Vastlegging
from domain.events.base import Event
from domain.events.beheer import DossierVernietigd, HandhavingVernietigd
from domain.tijdzone import in_z
from services.eventlog.errors import OnleesbaarError
from services.eventlog.log import EventLog
from services.eventlog.vernietigd import HELE, Vernietiging

NIET_GERAAKT = (
    "reservekopieën van opslag en sleutels, en wat een databaseserver nog in zijn schrijflogboek heeft",
    "leveringen die u bewaart, en de bestanden met afwijzingen die ingest ernaast schreef",
    "antwoorden die zijn opgeslagen, afgedrukt of verstuurd",
    "het systeem waaruit is aangeleverd",
    "wat het bestandssysteem of de schijf van overschreven blokken bewaart",
)
"""What the product cannot reach: whoever is responsible destroys it by hand."""


def bewijs(log: EventLog, vernietiging: Vernietiging) -> dict[str, Any]:
    """
    Return the certificate of a destruction; it can be made again at any time, and holds nothing personal.

    Raises:
        OnleesbaarError: the word itself cannot be read any more.

    """
    stored = log.recorder.select_dossiers([vernietiging.dossier_id], 1 << 62)
    woord = next((s for s in stored if s.event_id == vernietiging.event_id), None)
    if woord is None:
        raise OnleesbaarError(f"het besluit over dossier {vernietiging.dossier_id} staat niet meer in het logboek")
    vastlegging: Vastlegging[Event] = next(log.decode([woord]))
    feit = vastlegging.feit
    if not isinstance(feit, DossierVernietigd | HandhavingVernietigd):
        raise OnleesbaarError(f"het besluit over dossier {vernietiging.dossier_id} is iets anders geworden")
    plaats = woord.id.to_bytes(8) + woord.ontvangen_op.to_bytes(8) + woord.event_id.bytes + woord.topic.encode()
    return {
        "dossierId": str(vernietiging.dossier_id),
        "deel": "geheel" if vernietiging.deel == HELE else "handhaving",
        "grondslag": feit.grondslag,
        "eerder": feit.eerder,
        "vernietigdOp": in_z(vastlegging.ontvangen_op),
        "door": vastlegging.door,
        "bevestigdDoor": feit.bevestigd_door,
        "afgerond": log.vernietigingen.is_finished(vernietiging),
        "aantallen": vernietiging.telling,
        "logboek": {"positie": woord.id, "sha256": hashlib.sha256(plaats + woord.state).hexdigest()},
        "nietGeraakt": list(NIET_GERAAKT),
    }
