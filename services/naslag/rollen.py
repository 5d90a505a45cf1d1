"""Which role may do what: what does the matrix of authorisations say?"""

from collections.abc import Iterator

from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import Rol
from domain.toegang.tabel import GEZIEN, RECHTEN, TABEL, VASTGELEGD
from services.naslag.tabel import codes, tabel
from services.naslag.toegang import REIKWIJDTEN

KOP = """# Rollen en autorisatiematrix

Deze bladzijde wordt gemaakt uit de tabel waarmee het systeem beslist (`python -m services.naslag`). Wat er niet in
staat, mag niet. Waarom een rol iets mag, en van welke leerlingen, staat bij [Toegang](../toegang.md). Wie welke rol
krijgt, regelt de gemeente in haar aanmelddienst: [gemeente: leg vast wie rollen toekent, en hoe vaak u dat
nakijkt].
"""
TEKENS = {Handeling.LEZEN: "L", Handeling.VASTLEGGEN: "V", Handeling.BEHEREN: "B"}
UITLEG = """**L** lezen, **V** vastleggen, **B** beheren, een streep: mag niet.
"""


def rollen_md() -> str:
    """Return the page."""
    return "\n".join([KOP, *_matrix(), *_roles()]).rstrip() + "\n"


def teken(rol: Rol, bron: Bron) -> str:
    """Return in one sign what a role may do with a resource."""
    return "".join(teken for handeling, teken in TEKENS.items() if (rol, handeling, bron) in RECHTEN) or "-"


def _matrix() -> Iterator[str]:
    yield "## Wie mag wat"
    yield ""
    yield UITLEG
    yield from tabel(
        ("bron", *(str(rol) for rol in Rol)),
        ((f"`{bron}`", *(teken(rol, bron) for rol in Rol)) for bron in sorted(Bron)),
    )


def _roles() -> Iterator[str]:
    yield "## Wat elke rol van een dossier ziet"
    yield ""
    yield "De families staan bij de [gebeurtenissen](../events.md); `wpg` is wat onder de Wet politiegegevens valt."
    yield ""
    yield from tabel(
        ("rol", "van wie", "ziet", "legt vast"),
        (
            (
                f"`{rol}`",
                "; ".join(dict.fromkeys(_reach(rol))),
                codes(sorted(GEZIEN.get(rol, ()))) or "niets",
                codes(sorted(VASTGELEGD.get(rol, ()))) or "niets",
            )
            for rol in Rol
        ),
    )


def _reach(rol: Rol) -> Iterator[str]:
    for recht in TABEL:
        if recht.rol is rol:
            yield REIKWIJDTEN[recht.reikwijdte].replace("(regels/", "(../regels/")
