"""Which addresses are there? One list, in plain sight."""

from services.api.paden import (
    aanleveringen,
    beleid,
    dossiers,
    feed,
    lijsten,
    overleggen,
    schoolteams,
    tellingen,
    vastleggen,
    verantwoording,
)

CATALOGUE = (
    dossiers.router,
    vastleggen.router,
    lijsten.router,
    tellingen.router,
    schoolteams.router,
    overleggen.router,
    aanleveringen.router,
    beleid.router,
    feed.router,
    verantwoording.router,
)
