"""Who gets what, through which way out: what does the page say?"""

from collections.abc import Iterator

from services.naslag.tabel import codes, tabel
from services.settings import Settings
from services.uitgangen import ONTVANGERS, UITGANGEN, Uitgang

KOP = """# Ontvangers: wie krijgt wat, langs welke weg

Deze bladzijde wordt gemaakt uit de lijst van uitgangen in `services/uitgangen.py` (`python -m services.naslag`).
Een test kijkt of elke module die een verbinding naar buiten opent, op die lijst staat. Een weg die een instelling
nodig heeft, is dicht zolang die instelling er niet is.

Er gaat niets naar een land buiten de Europese Unie, tenzij u dat zelf zo inricht: [gemeente: waar staan uw servers,
Kafka, logboek, aanmelddienst en zaaksysteem?]
"""


def ontvangers_md() -> str:
    """Return the page."""
    return "\n".join([KOP, *_ways(), *_people()]).rstrip() + "\n"


def variabele(instelling: str) -> str:
    """Return the variable of the surroundings in which a setting stands."""
    return f"{Settings.model_config['env_prefix']}{instelling}".upper()


def _ways() -> Iterator[str]:
    yield "## De uitgangen"
    yield ""
    yield from tabel(
        ("uitgang", "ontvanger", "wat", "wat het zegt", "open als er is", "bewijs"), (_way(een) for een in UITGANGEN)
    )


def _way(een: Uitgang) -> tuple[str, ...]:
    aan = f"`{variabele(een.aan)}`" if een.aan else "altijd"
    return f"`{een.naam}`", een.ontvanger, een.wat, een.inhoud, aan, codes(een.bewijs)


def _people() -> Iterator[str]:
    yield "## Wie binnen en buiten de gemeente kan kijken"
    yield ""
    yield "Ieder ziet alleen wie bij zijn rol en werkgebied hoort: [rollen](rollen.md)."
    yield ""
    yield from tabel(("rol", "ontvanger"), ((f"`{rol}`", wie) for rol, wie in ONTVANGERS.items()))
