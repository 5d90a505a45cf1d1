"""Which addresses are there? One list, in plain sight."""

from services.api.paden import (
    aanleveringen,
    beleid,
    dossiers,
    feed,
    jaarverslagen,
    lijsten,
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
    jaarverslagen.router,
    jaarverslagen.opgaven,
    schoolteams.router,
    aanleveringen.router,
    beleid.router,
    feed.router,
    verantwoording.router,
)
