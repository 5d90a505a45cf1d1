"""Which addresses are there? One list, in plain sight."""

from services.api.paden import (
    aanleveringen,
    aanvragen,
    beleid,
    dossiers,
    feed,
    lijsten,
    overleggen,
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
    overleggen.router,
    aanleveringen.router,
    beleid.router,
    feed.router,
    verantwoording.router,
)
