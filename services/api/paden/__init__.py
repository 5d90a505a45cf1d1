"""Which addresses are there? One list, in plain sight."""

from services.api.paden import (
    aanleveringen,
    beleid,
    dossiers,
    feed,
    lijsten,
    schoolteams,
    tellingen,
    vastleggen,
    verantwoording,
    werkverdeling,
)

CATALOGUE = (
    dossiers.router,
    vastleggen.router,
    lijsten.router,
    tellingen.router,
    schoolteams.router,
    werkverdeling.router,
    aanleveringen.router,
    beleid.router,
    feed.router,
    verantwoording.router,
)
