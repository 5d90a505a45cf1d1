"""Which views are there? One list, in plain sight."""

from projections.views import (
    klokslagen,
    meldingen,
    signalen,
    stappen,
    statuslijn,
    telfeiten,
    termijnen,
    tijdlijn,
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
    werkvoorraad.VIEW,
    signalen.VIEW,
    telfeiten.VIEW,
)
BY_NAME: dict[str, View] = {view.name: view for view in CATALOGUE}
