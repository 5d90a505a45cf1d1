"""What does a full row of a delivery tell us that we did not know?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from domain.decisions.bereik import denkbare_datums
from domain.decisions.kalender import binnen_de_kalender
from domain.decisions.verwijzing import dossier_is_open
from domain.decisions.voorstel import Voorstel, eerste_weigering, last_word
from domain.dossier import Dossier, Vastlegging
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.duo import (
    MeldingGewijzigd,
    Meldingmutatie,
    MeldingOntvangen,
    Meldingsoort,
    Meldingstatus,
    Sluitreden,
    TerugmeldingBevestigd,
)
from domain.events.identiteit import LeerlingGeregistreerd, Overleden
from domain.events.inschrijving import Onderwijssoort, Uitgeschreven
from domain.kader import Kader
from domain.melding import Melding, in_order, melding_na, mutatiemoment, mutaties
from domain.tijdzone import in_utc, lokale_datum

AAN_HET_EIND = frozenset({Sluitreden.UITGESCHREVEN, Sluitreden.WERK, Sluitreden.OVERLEDEN})
"""The closings from which something follows besides the end of a melding."""


@dataclass(frozen=True)
class Meldingrij:
    """A row of `verzuimmeldingen` (specification 5.1), read and found valid; without the number of the pupil."""

    meldingsnummer: str
    geboortedatum: str | None
    gemeentecode: str
    brin: str
    vestiging: str | None
    onderwijssoort: Onderwijssoort
    soort: Meldingsoort
    begindatum: date
    einddatum: date | None
    melddatum: date
    status: Meldingstatus
    reden: str | None
    alle_lessen_gemist: bool | None
    actie_gewenst: bool | None
    ondernomen_actie: str | None
    vermoedelijke_reden: str | None
    toelichting: str | None
    laatste_mutatie: datetime
    """Local time, as the delivery gives it."""

    moment: datetime = field(init=False, repr=False, compare=False)
    """The moment of its mutation, in UTC."""
    dag: date = field(init=False, repr=False, compare=False)
    """The day of its mutation, in the Netherlands."""
    sleutel: str = field(init=False, repr=False, compare=False)
    """What a row is known by: the melding and the moment of its mutation."""

    def __post_init__(self) -> None:
        """Work out what is asked of every row, several times."""
        moment = in_utc(self.laatste_mutatie)
        object.__setattr__(self, "moment", moment)
        object.__setattr__(self, "dag", lokale_datum(moment))
        object.__setattr__(self, "sleutel", f"{self.meldingsnummer}|{moment.isoformat()}")


def verwerk_rij(dossier: Dossier, rij: Meldingrij, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
    """
    Return what a row adds: nothing when it was seen before, and never a refusal for its order.

    The first row of a melding that is seen is its `MeldingOntvangen`; every other one a `MeldingGewijzigd` that counts
    at the moment of its mutation. What follows from the closing of a melding (an enrolment that ended, a death) is
    kept equal to how the melding stands after all its mutations. A municipality that had ended when the row was made is
    its successor.
    """
    gemeentecode = kader.gemeenten.code_op(rij.gemeentecode, rij.dag)
    if gemeentecode != rij.gemeentecode:
        rij = replace(rij, gemeentecode=gemeentecode)
    event_id = dossier.id_for(rij.sleutel)
    if dossier.vastleggingen and (event_id in dossier.ids or _said_before(dossier, rij)):
        return ()
    feit = _mutation(dossier, rij)
    mutatie = Voorstel(event_id, feit)
    weigering = eerste_weigering((dossier_is_open, denkbare_datums, binnen_de_kalender), dossier, mutatie, kader)
    if weigering is not None:
        return weigering
    if not dossier.vastleggingen and _says_no_end(feit):
        return _registered(dossier, rij), mutatie
    return (*_identity(dossier, rij), mutatie, *_consequences(dossier, rij, last_word(dossier, event_id, feit)))


def _said_before(dossier: Dossier, rij: Meldingrij) -> bool:
    return any(
        isinstance(v.feit, Meldingmutatie)
        and not isinstance(v.feit, TerugmeldingBevestigd)
        and v.feit.meldingsnummer == rij.meldingsnummer
        and v.feit.mutatie_op is not None
        and in_utc(v.feit.mutatie_op) == rij.moment
        for v in dossier.vastleggingen
    )


def _mutation(dossier: Dossier, rij: Meldingrij) -> MeldingOntvangen | MeldingGewijzigd:
    bekend = rij.meldingsnummer in _said(dossier)
    soort = MeldingGewijzigd if bekend else MeldingOntvangen
    return soort.van_geldige(
        {
            "geldig_op": rij.dag if bekend else rij.melddatum,
            "meldingsnummer": rij.meldingsnummer,
            "mutatie_op": rij.moment,
            "soort": rij.soort,
            "begindatum": rij.begindatum,
            "einddatum": rij.einddatum,
            "melddatum": rij.melddatum,
            "brin": rij.brin,
            "vestiging": rij.vestiging,
            "onderwijssoort": rij.onderwijssoort,
            "status": rij.status,
            "reden": rij.reden,
            "alle_lessen_gemist": rij.alle_lessen_gemist,
            "actie_gewenst": rij.actie_gewenst,
            "ondernomen_actie": rij.ondernomen_actie,
            "vermoedelijke_reden": rij.vermoedelijke_reden,
            "toelichting": rij.toelichting,
            "gemeentecode": rij.gemeentecode,
            "geboortedatum": rij.geboortedatum,
        }
    )


def _identity(dossier: Dossier, rij: Meldingrij) -> Iterator[Voorstel]:
    """Yield a registration for a new pupil, or when the newest row gives another birth date than the one before."""
    gezegd = [v.feit for soort in (MeldingOntvangen, MeldingGewijzigd) for v in dossier.van(soort)]
    eerder = [feit for feit in gezegd if feit.geboortedatum is not None]
    volgorde = (rij.moment, rij.meldingsnummer)
    nieuwste = max(eerder, key=lambda feit: (mutatiemoment(feit), feit.meldingsnummer), default=None)
    if nieuwste is not None and (
        (mutatiemoment(nieuwste), nieuwste.meldingsnummer) > volgorde or nieuwste.geboortedatum == rij.geboortedatum
    ):
        return
    bekend = [v.feit.geboortedatum for v in dossier.van(LeerlingGeregistreerd)]
    if bekend and rij.geboortedatum in (None, bekend[-1]):
        return
    yield _registered(dossier, rij)


def _registered(dossier: Dossier, rij: Meldingrij) -> Voorstel:
    """Return what a row says of the pupil himself."""
    feit = LeerlingGeregistreerd(geldig_op=rij.dag, geboortedatum=rij.geboortedatum, gemeentecode=rij.gemeentecode)
    return _named(dossier, rij, feit)


def _consequences(dossier: Dossier, rij: Meldingrij, mutatie: Vastlegging[Meldingmutatie]) -> Iterator[Voorstel]:
    nummer = rij.meldingsnummer
    gezegd = in_order([*_said(dossier).get(nummer, ()), mutatie])
    volgden: list[Vastlegging[Uitgeschreven] | Vastlegging[Overleden]] = [*dossier.van(Uitgeschreven)]
    volgden.extend(dossier.van(Overleden))
    staat = [v for v in volgden if v.feit.meldingsnummer == nummer]
    if not staat and _says_no_end(gezegd[-1].feit):
        return
    volgt = _follows_from(melding_na(nummer, gezegd))
    for oud in staat:
        if oud.feit != volgt:
            reden = "De melding waaruit dit volgde, is gewijzigd."
            herroepen = GebeurtenisHerroepen(geldig_op=rij.dag, gebeurtenis_id=oud.id, reden=reden)
            yield _named(dossier, rij, herroepen, str(oud.id))
    if volgt is not None and all(v.feit != volgt for v in staat):
        yield _named(dossier, rij, volgt)


def _said(dossier: Dossier) -> Mapping[str, list[Vastlegging[Meldingmutatie]]]:
    """Return by melding what was said; of a pupil of whom nothing is known that need not be worked out."""
    return mutaties(dossier) if dossier.vastleggingen else {}


def _says_no_end(mutatie: Meldingmutatie) -> bool:
    """Say whether the last mutation alone shows that no end follows: it gives the reason, and that is another one."""
    return "reden" in mutatie.model_fields_set and getattr(mutatie, "reden", None) not in AAN_HET_EIND


def _follows_from(melding: Melding) -> Uitgeschreven | Overleden | None:
    if melding.status is not Meldingstatus.AFGESLOTEN or melding.gesloten_op is None:
        return None
    dag = melding.einddatum or melding.gesloten_op
    match melding.reden:
        case Sluitreden.UITGESCHREVEN | Sluitreden.WERK:
            return Uitgeschreven(geldig_op=dag, brin=melding.brin, reden=melding.reden, meldingsnummer=melding.nummer)
        case Sluitreden.OVERLEDEN:
            return Overleden(geldig_op=dag, meldingsnummer=melding.nummer)
    return None


def _named(dossier: Dossier, rij: Meldingrij, feit: Event, onderscheid: str = "") -> Voorstel:
    return Voorstel(dossier.id_for(f"{rij.sleutel}|{feit.type_name()}|{onderscheid}"), feit)
