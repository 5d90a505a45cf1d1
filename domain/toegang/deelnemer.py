"""What may somebody who comes to a meeting see of the dossiers on its agenda?"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from domain.gemeenten import Gemeenten
from domain.overleg import Deelnemer
from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import Gebruiker, Rol
from domain.toegang.kenmerken import JA, Kenmerksoort, Toegangskenmerk
from domain.toegang.tabel import RECHTEN
from domain.toegang.zicht import Voorwaarde, voorwaarde

ROL_VAN: Final = {
    "leerplicht": Rol.LEERPLICHTAMBTENAAR,
    "rmc": Rol.RMC,
    "school": Rol.SCHOOL,
    "jgz": Rol.JGZ,
    "swv": Rol.SWV,
    "casusregisseur": Rol.CASUSREGISSEUR,
}
"""
By the role in which somebody comes, the one in which he would log in: he sees on paper what he would see then.

Whoever comes in another role (a wijkteam, Veilig Thuis) sees the pupils about whom his role was asked to help.
"""


def als_gebruiker(deelnemer: Deelnemer, gemeentecode: str) -> Gebruiker | None:
    """Return the user that a participant would be, for the municipality that calls the meeting; None in other roles."""
    rol = ROL_VAN.get(deelnemer.rol)
    if rol is None:
        return None
    if rol is Rol.SCHOOL:
        return Gebruiker(deelnemer.naam or "", rol, scholen=frozenset(filter(None, (deelnemer.brin,))))
    return Gebruiker(deelnemer.naam or "", rol, gemeenten=frozenset({gemeentecode}))


def voorwaarde_voor(deelnemer: Deelnemer, gemeentecode: str, gemeenten: Gemeenten) -> Voorwaarde:
    """Return what must be so of a dossier before this participant hears of it."""
    gebruiker = als_gebruiker(deelnemer, gemeentecode)
    if gebruiker is not None:
        recht = RECHTEN[gebruiker.rol, Handeling.LEZEN, Bron.DOSSIER]
        return voorwaarde(recht.reikwijdte, gebruiker, gemeenten)
    gevonden = gemeenten.huidige(gemeentecode)
    hier = frozenset({gevonden.code}) if gevonden is not None else frozenset[str]()
    weg = (
        (Kenmerksoort.GEMEENTE, hier),
        (Kenmerksoort.PARTNER, frozenset({deelnemer.rol})),
        (Kenmerksoort.GRONDSLAG, frozenset({JA})),
    )
    return Voorwaarde((weg,) if hier else ())


def mag_op_de_kopie(
    deelnemer: Deelnemer,
    gemeentecode: str,
    kenmerken: Iterable[Toegangskenmerk],
    dag: date,
    gemeenten: Gemeenten,
) -> bool:
    """
    Een deelnemer krijgt op zijn agenda alleen de leerlingen die hij ook zonder overleg mocht zien.

    Source: docs/how-to/overleg.md; the table of domain/toegang/tabel.py. The characteristics are those of now, and
    `dag` is today. Being invited is no ground: whoever must hear of a pupil is involved first (PartnerBetrokken).
    """
    return voorwaarde_voor(deelnemer, gemeentecode, gemeenten).geldt(kenmerken, dag)


def te_betrekken(deelnemer: Deelnemer) -> bool:
    """Say whether a participant comes to see a pupil by being asked to help (PartnerBetrokken of his role)."""
    return deelnemer.rol in ("jgz", "swv") or deelnemer.rol not in ROL_VAN
