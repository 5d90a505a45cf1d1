"""What does the page say about how long everything is kept?"""

from collections.abc import Iterator

from services.beleid import lees_profiel, profielen
from services.naslag.bewaard_erbij import aanlevering, techniek
from services.naslag.bewaard_logboek import LANDELIJK, dossiers, verantwoording
from services.naslag.bewaring import Bewaring
from services.naslag.tabel import codes, tabel

KOP = """# Bewaartermijnen

Wat bewaart Verzuimspoor, waar, hoelang, en hoe gaat het weg? Deze bladzijde wordt gemaakt uit de code en de
profielen (`python -m services.naslag`) en niet met de hand veranderd. Elke tabel van elke opslag hoort bij één
regel; een test telt dat na.

Een dossier gaat als één geheel weg, op de **laatste** dag van de termijnen die voor deze leerling gelden. Alleen
handhaving heeft een eigen sleutel en gaat eerder weg. Een dossier wordt niet vanzelf vernietigd: de een stelt een
lijst op van wat lang genoeg bewaard is, [een ander voert haar uit](../how-to/vernietigen.md). Spreek af hoe vaak:
[gemeente: wie stelt de lijst op, wie voert haar uit, en hoe vaak].

Waar `[gemeente: ...]` staat, kiest u zelf. Neem die keuzes over in uw eigen [DPIA](dpia.md#10-bewaartermijnen).
"""
KOLOMMEN = ("wat", "waar", "hoelang", "op grond van", "hoe het weggaat", "over wie")


def bewaringen() -> tuple[Bewaring, ...]:
    """Return the table; its lengths are those of the national profile, the settings and the code."""
    return (*dossiers(), *verantwoording(), *aanlevering(), *techniek())


def bewaartermijnen_md() -> str:
    """Return the page."""
    return "\n".join([KOP, *tabel(KOLOMMEN, _rows()), *_profiles()]).rstrip() + "\n"


def _rows() -> Iterator[tuple[str, ...]]:
    for een in bewaringen():
        yield een.wat, een.waar, een.hoelang, een.grond, een.weg, een.persoonlijk


def _profiles() -> Iterator[str]:
    yield "## Per regio"
    yield ""
    landelijk = lees_profiel(LANDELIJK)
    anders = [naam for naam in sorted(profielen()) if lees_profiel(naam).bewaren != landelijk.bewaren]
    if anders:
        yield f"Deze profielen hebben andere jaren: {codes(anders)}."
    else:
        yield f"Alle profielen ({codes(sorted(profielen()))}) hebben dezelfde termijnen."
