"""Whose fault is it that a dossier cannot be followed, and what may be said of it?"""

import logging

from domain.errors import VerzuimspoorError
from projections.stores.databank import BotsingError, OpslagError
from projections.stores.schrijver import Wachtend

logger = logging.getLogger("verzuimspoor.project")


def laat_weten(wachtend: Wachtend) -> None:
    """Say in the log of this process that a dossier waits."""
    logger.error(
        "dossier %s wacht sinds gebeurtenis %d: %s", wachtend.dossier_id, wachtend.notification_id, wachtend.fout
    )


def said_of(fout: Exception) -> str:
    """Say what went wrong: our own errors name no personal data, of others the text may hold anything."""
    soort = type(fout).__name__
    return f"{soort}: {fout}" if isinstance(fout, VerzuimspoorError) else soort


def is_of_the_database(fout: Exception) -> bool:
    """Say whether the database did not do what was asked, which is no dossier's fault: trying again may help."""
    return isinstance(fout, OpslagError) and not isinstance(fout, BotsingError)
