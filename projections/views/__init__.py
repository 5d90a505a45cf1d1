"""Which views are there? One list, in plain sight."""

from projections.views import (
    aanvragen,
    behandeling,
    jongeren,
    klokslagen,
    meldingen,
    risicokinderen,
    scholen,
    signalen,
    stappen,
    statuslijn,
    telfeiten,
    termijnen,
    tijdlijn,
    toegang,
    uitstroom,
    verkorte_onderwijstijd,
    vrijstellingen,
    werkvoorraad,
)
from projections.views.view import View

CATALOGUE: tuple[View, ...] = (
    statuslijn.VIEW,
    termijnen.VIEW,
    meldingen.VIEW,
    tijdlijn.VIEW,
    stappen.VIEW,
    klokslagen.VIEW,
    vrijstellingen.VIEW,
    verkorte_onderwijstijd.VIEW,
    scholen.VIEW,
    werkvoorraad.VIEW,
    behandeling.VIEW,
    aanvragen.VIEW,
    jongeren.VIEW,
    risicokinderen.VIEW,
    uitstroom.VIEW,
    signalen.VIEW,
    telfeiten.VIEW,
    toegang.VIEW,
)
BY_NAME: dict[str, View] = {view.name: view for view in CATALOGUE}
