"""Which child is followed before school, and until when?"""

from dataclasses import dataclass
from datetime import date

from domain.afwezigheid.vrij import vrijgesteld
from domain.dossier import Dossier, derived
from domain.events.base import Event
from domain.events.ondersteuning import (
    CasusregieBelegd,
    HulpIngezet,
    JgzOnderzoekAangevraagd,
    PartnerBetrokken,
    SamenwerkingVerzocht,
)
from domain.inschrijving import inschrijving_op, inschrijvingen
from domain.kader import Kader
from domain.periode import DAG, Dagen, Periode
from domain.rules.leerplicht import plicht
from domain.uitleg import Uitleg
from domain.woonplaats import niet_hier

REGEL = "risicokinderen"
BRON = "De verbinding van onderwijs en jeugd in de Liemers 2019-2023, thema 5: risicokinderen worden gevolgd"
VOLGT: tuple[type[Event], ...] = (
    SamenwerkingVerzocht,
    PartnerBetrokken,
    CasusregieBelegd,
    HulpIngezet,
    JgzOnderzoekAangevraagd,
)
"""With which of these a child is followed, when it comes before the leerplicht and there is no school yet."""


@dataclass(frozen=True, slots=True)
class Risicokind:
    """The days on which a child is followed, from before its leerplicht until it has a place."""

    dagen: Dagen
    leerplicht_vanaf: date
    wordt_leerplichtig: bool
    """Whether it was followed when the leerplicht began; also when it started school on that day."""
    uitleg: Uitleg


@derived
def risicokind(dossier: Dossier, kader: Kader) -> Risicokind | None:
    """
    Een kind dat al voor de leerplicht hulp kreeg of besproken werd, wordt gevolgd totdat het op een school staat.

    Source: docs/regels/risicokinderen.md. Not on the days of an exemption, abroad, or after leerplicht and
    kwalificatieplicht. None when there is no such child, or the birth date is unknown.
    """
    gevolgd = sorted((v for soort in VOLGT for v in dossier.van(soort)), key=lambda v: v.feit.geldig_op)
    moet = plicht(dossier, kader) if gevolgd else None
    if moet is None or moet.leerplicht is None or moet.laatste_dag is None:
        return None
    van, scholen = moet.leerplicht.van, inschrijvingen(dossier)
    begin = [v for v in gevolgd if v.feit.geldig_op < van and inschrijving_op(scholen, v.feit.geldig_op) is None]
    weg = vrijgesteld(dossier) | niet_hier(dossier)
    dagen = Dagen(_until_school(v.feit.geldig_op, dossier, moet.laatste_dag) for v in begin) - weg
    if not dagen:
        return None
    start = inschrijving_op(scholen, van) is not None and van - DAG in dagen and van not in weg
    tekst = f"Gevolgd sinds {dagen.runs[0].van}, voor de leerplicht begon op {van}."
    uitleg = Uitleg(REGEL, BRON, tekst, tuple(v.id for v in begin))
    return Risicokind(dagen, van, van in dagen or start, uitleg)


def _until_school(dag: date, dossier: Dossier, laatste: date) -> Periode:
    eerste = min((i.periode.van - DAG for i in inschrijvingen(dossier) if i.periode.van > dag), default=laatste)
    return Periode(dag, min(eerste, laatste))
