"""Which events of a dossier does somebody see, which may he record, and what is left when it is masked?"""

from typing import Any

from pydantic.alias_generators import to_camel

from domain.dossier import Dossier
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.toegang.gebruiker import Gebruiker, Rol
from domain.toegang.tabel import GEZIEN, VASTGELEGD, WPG

AFGESCHERMD = "(afgeschermd)"
"""What stands in place of what may not be seen."""


def familie(soort: type[Event]) -> str:
    """Return the family of a kind of event: the module in which it stands."""
    return soort.__module__.rpartition(".")[2]


def mag_gebeurtenis(gebruiker: Gebruiker, feit: Event) -> bool:
    """Say whether somebody who sees the dossier sees this event: by its family, and a school only its own."""
    gezien = GEZIEN.get(gebruiker.rol, frozenset())
    if familie(type(feit)) not in gezien or (feit.wpg and WPG not in gezien):
        return False
    brin = getattr(feit, "brin", None)
    return gebruiker.rol is not Rol.SCHOOL or brin is None or brin in gebruiker.scholen


def mag_vastleggen(rol: Rol, soort: str) -> bool:
    """Say whether a role may record events of this kind, by its name as answers write it; none of an unknown one."""
    bekend, mag = BY_TYPE.get(soort), VASTGELEGD.get(rol, frozenset())
    return bekend is not None and familie(bekend) in mag and (not bekend.wpg or WPG in mag)


def wpg_te_verzwijgen(rol: Rol) -> bool:
    """Say whether to a role enforcement is as if it was never recorded."""
    return WPG not in GEZIEN.get(rol, frozenset())


def zonder_wpg(dossier: Dossier) -> Dossier:
    """Return the dossier as it would be had no enforcement been recorded, and nothing about that revoked."""
    weg = {v.id for v in dossier.vastleggingen if v.feit.wpg}
    if not weg:
        return dossier
    for v in dossier.vastleggingen:
        if isinstance(v.feit, GebeurtenisHerroepen) and v.feit.gebeurtenis_id in weg:
            weg.add(v.id)
    return dossier.with_only(v for v in dossier.vastleggingen if v.id not in weg)


def gemaskeerd(feit: Event, velden: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an event, as answers name them, without what says who it is about; of a birth the year."""
    weg = {to_camel(veld) for veld in (*feit.personal_fields(), "meldingsnummer", "geboortedatum")}
    return {naam: _masked(naam, waarde) if naam in weg else waarde for naam, waarde in velden.items()}


def _masked(naam: str, waarde: object) -> object:
    if waarde is None:
        return None
    return str(waarde)[:4] if naam == "geboortedatum" else AFGESCHERMD
