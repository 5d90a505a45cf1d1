"""Which addresses are there? One list, in plain sight."""

from services.api.paden import (
    aanleveringen,
    aanvragen,
    beleid,
    dossiers,
    feed,
    lijsten,
    schoolteams,
    tellingen,
    terugmeldingen,
    vastleggen,
    verantwoording,
)

CATALOGUE = (
    dossiers.router,
    aanvragen.router,
    vastleggen.router,
    lijsten.router,
    tellingen.router,
    terugmeldingen.router,
    schoolteams.router,
    aanleveringen.router,
    beleid.router,
    feed.router,
    verantwoording.router,
)
