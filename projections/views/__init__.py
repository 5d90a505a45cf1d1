"""Which views are there? One list, in plain sight."""

from projections.views import klokslagen, meldingen, stappen, statuslijn, termijnen, tijdlijn
from projections.views.view import View

CATALOGUE: tuple[View, ...] = (
    statuslijn.VIEW,
    termijnen.VIEW,
    meldingen.VIEW,
    tijdlijn.VIEW,
    stappen.VIEW,
    klokslagen.VIEW,
)
BY_NAME: dict[str, View] = {view.name: view for view in CATALOGUE}
