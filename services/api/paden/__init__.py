"""Which addresses are there? One list, in plain sight."""

from services.api.paden import (
    aanleveringen,
    aanvragen,
    beleid,
    contact,
    dossiers,
    feed,
    jaarverslagen,
    lijsten,
    overleggen,
    schoolteams,
    tellingen,
    terugmeldingen,
    vastleggen,
    verantwoording,
    werkverdeling,
)

CATALOGUE = (
    dossiers.router,
    aanvragen.router,
    contact.router,
    vastleggen.router,
    lijsten.router,
    tellingen.router,
    terugmeldingen.router,
    jaarverslagen.router,
    jaarverslagen.opgaven,
    schoolteams.router,
    overleggen.router,
    werkverdeling.router,
    aanleveringen.router,
    beleid.router,
    feed.router,
    verantwoording.router,
)
