"""Are the messages of this installation in order?"""

from collections.abc import Iterator
from contextlib import closing

from domain.errors import VerzuimspoorError
from services.berichten.instellingen import berichtinrichting
from services.berichten.tabel import Berichttabel, Overzicht
from services.settings import Settings
from services.vragen.bevinding import Onderdeel

OPNIEUW = "kijk met verzuimspoor berichten --stand, verhelp de oorzaak en draai verzuimspoor berichten --opnieuw"


def onderdelen(settings: Settings, sleutel: bytes) -> Iterator[Onderdeel]:
    """Yield what was looked at; nothing where nobody sends messages."""
    if not settings.berichten:
        return
    try:
        berichtinrichting(settings)
        with closing(Berichttabel(settings.berichten_adres, sleutel)) as tabel:
            gevonden = tabel.overzicht()
    except VerzuimspoorError as fout:
        yield Onderdeel("Berichten", False, str(fout), "zie de handleiding over berichten")
        return
    goed = not (gevonden.standen["opgegeven"] or gevonden.onbezien or gevonden.reden)
    yield Onderdeel("Berichten", goed, "; ".join(_said(gevonden)), OPNIEUW)


def _said(gevonden: Overzicht) -> Iterator[str]:
    standen = gevonden.standen
    yield ", ".join(f"{standen[stand]} {stand}" for stand in sorted(standen)) or "geen"
    if gevonden.reden:
        yield f"laatste poging: {gevonden.reden}"
    if gevonden.onbezien:
        yield f"{gevonden.onbezien} keer was iets dringend dat niemand hoorde of niet te lezen was"
