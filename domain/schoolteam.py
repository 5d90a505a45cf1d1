"""Who fills which role at a school location, and which team meetings were held?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from domain.events.base import Event
from domain.events.schoolteam import ContactpersoonAangewezen, ContactpersoonVertrokken, TeamoverlegGehouden
from domain.periode import ALTIJD, DAG, Dagen, Periode
from domain.schoollocatie import Schoollocatie
from domain.stroom import Stroom, Vastlegging
from domain.uitleg import Uitleg

REGEL = "schoolteam"
BRON = "Samenwerkingsafspraken Groningen, basisafspraak 1: de eerste regel is het team, de tweede de achtervang"
EERSTE_LIJN = 1


@dataclass(frozen=True)
class Schoolteam(Stroom):
    """Everything recorded about the team of one school location, in the order of registration."""

    locatie: Schoollocatie = field(kw_only=True)

    def bekend_op(self, moment: datetime) -> "Schoolteam":
        """Return the team as it was known at `moment`."""
        bekend = tuple(v for v in self.vastleggingen if v.vastgelegd_op <= moment)
        return Schoolteam(self.id, bekend, locatie=self.locatie)


@dataclass(frozen=True, slots=True)
class Contactpersoon:
    """Somebody who fills a role in the first line or, as back-up, in the second; but not on the days of `afwezig`."""

    rol: str
    naam: str
    lijn: int
    periode: Periode
    afwezig: Dagen
    gebeurtenis: UUID

    def is_er(self, dag: date) -> bool:
        """Say whether this person can be asked on `dag`."""
        return dag in self.periode and dag not in self.afwezig


@dataclass(frozen=True, slots=True)
class Gekozen:
    """The person to ask, and why."""

    persoon: Contactpersoon
    uitleg: Uitleg


def schoolteam_of(stroom_id: UUID, locatie: Schoollocatie, vastleggingen: Iterable[Vastlegging[Event]]) -> Schoolteam:
    """Fold a team's recorded events."""
    alle = {v.id: v for v in vastleggingen}
    volgorde = sorted(alle.values(), key=lambda v: (v.vastgelegd_op, v.versie))
    return Schoolteam(stroom_id, tuple(volgorde), locatie=locatie)


def contactpersonen(schoolteam: Schoolteam) -> tuple[Contactpersoon, ...]:
    """
    Return everybody who ever filled a role, by role, line and first day.

    Who is appointed again to a role fills it anew from that day on. Somebody appointed on the day that everybody of a
    role leaves, stays.
    """
    gevonden = (_of(aangewezen, schoolteam) for aangewezen in schoolteam.op_datum(ContactpersoonAangewezen))
    return tuple(sorted((c for c in gevonden if c is not None), key=lambda c: (c.rol, c.lijn, c.periode.van, c.naam)))


def _of(aangewezen: Vastlegging[ContactpersoonAangewezen], schoolteam: Schoolteam) -> Contactpersoon | None:
    feit = aangewezen.feit
    later = schoolteam.op_datum(ContactpersoonAangewezen)
    later = later[later.index(aangewezen) + 1 :]
    opnieuw = [v.feit.geldig_op for v in later if (v.feit.rol, v.feit.naam) == (feit.rol, feit.naam)]
    weg = [
        v.feit
        for v in schoolteam.van(ContactpersoonVertrokken)
        if v.feit.rol == feit.rol and v.feit.naam in (None, feit.naam) and v.feit.geldig_op > feit.geldig_op
    ]
    einden = [*opnieuw, *(vertrek.geldig_op for vertrek in weg if vertrek.tot_en_met is None)]
    periode = Periode(feit.geldig_op, min(einden) - DAG if einden else ALTIJD)
    afwezig = Dagen(Periode(v.geldig_op, v.tot_en_met) for v in weg if v.tot_en_met is not None)
    if periode.tot_en_met < periode.van:
        return None
    return Contactpersoon(feit.rol, feit.naam, feit.lijn, periode, afwezig, aangewezen.id)


def persoon_voor(rol: str, schoolteam: Schoolteam, dag: date) -> Gekozen | None:
    """
    De eerste lijn van de rol, of de achtervang als de eerste lijn vertrokken of afwezig is.

    Of several in one line it is the one appointed last. Returns None when nobody can be asked.
    """
    van_de_rol = [c for c in contactpersonen(schoolteam) if c.rol == rol]
    er_zijn = [c for c in van_de_rol if c.is_er(dag)]
    if not er_zijn:
        return None
    gekozen = min(er_zijn, key=lambda c: (c.lijn, -c.periode.van.toordinal(), c.naam))
    return Gekozen(gekozen, Uitleg(REGEL, BRON, _why(gekozen, van_de_rol, dag), (gekozen.gebeurtenis,)))


def _why(gekozen: Contactpersoon, van_de_rol: list[Contactpersoon], dag: date) -> str:
    sinds = f"sinds {gekozen.periode.van}"
    if gekozen.lijn == EERSTE_LIJN:
        return f"De eerste lijn voor deze rol, {sinds}."
    eerste = [c for c in van_de_rol if c.lijn == EERSTE_LIJN and c.periode.van <= dag]
    if any(dag in c.periode for c in eerste):
        return f"De achtervang voor deze rol, {sinds}: de eerste lijn is afwezig."
    reden = "de eerste lijn is vertrokken" if eerste else "er is geen eerste lijn"
    return f"De achtervang voor deze rol, {sinds}: {reden}."


def overleggen(schoolteam: Schoolteam) -> Iterator[Vastlegging[TeamoverlegGehouden]]:
    """Yield the meetings that were held, by day."""
    yield from schoolteam.op_datum(TeamoverlegGehouden)
