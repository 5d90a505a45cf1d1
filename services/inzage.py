"""What does somebody who asks about one pupil, or one school team, get to see?"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.dossier import Dossier
from domain.errors import VerzuimspoorError
from domain.rules.overdracht import Omvang, zichtbaar_voor
from domain.schoollocatie import Schoollocatie
from domain.schoolteam import Schoolteam
from projections.stores.promise import Vraag
from projections.views.view import as_answer
from services.getoond import deel_van_het_naspelen, stand_gezien
from services.gezienlog import zonder_wpg_gezien
from services.installatie import DossierOnbekendError, DossierVernietigdError, Installatie
from services.portier import Portier
from services.vernietiging import bewijs
from services.vragen.dossier import zoals_bekend
from services.vragen.replay import replay
from services.vragen.schoolteam import schoolteam


class SchoolteamOnbekendError(VerzuimspoorError):
    """Nothing was recorded about a team of that school location, or not by then."""


def stand_van(hier: Installatie, dossier_id: UUID, vraag: Vraag, voor: str | None = None) -> dict[str, Any]:
    """Return how a pupil stands, as the municipality `voor` sees it (raises as `bekend` and `gezien`)."""
    dossier, zicht = gezien(hier, bekend(hier, dossier_id, vraag.bekend_op), vraag, voor)
    antwoord = stand_gezien(hier.portier, dossier, hier.verloop, vraag, hier.log.schoolteams)
    return antwoord | zicht | vernietigd(hier, dossier)


def replay_van(hier: Installatie, dossier_id: UUID, vraag: Vraag, voor: str | None = None) -> dict[str, Any]:
    """Return what happened to a pupil, as the municipality `voor` sees it (raises as `bekend` and `gezien`)."""
    dossier, zicht = gezien(hier, bekend(hier, dossier_id, vraag.bekend_op), vraag, voor)
    antwoord = deel_van_het_naspelen(hier.portier, dossier, replay(dossier, hier.verloop, vraag.bekend_op))
    return antwoord | zicht | vernietigd(hier, dossier)


def versie_van(hier: Installatie, dossier: Dossier) -> int:
    """Return the version to go on with, also for who does not see the last event: that there is one, it tells him."""
    return (hier.kern.dossier(dossier.id) if zonder_wpg_gezien(hier.log) else dossier).versie


def bekend(hier: Installatie, dossier_id: UUID, bekend_op: datetime) -> Dossier:
    """
    Return a dossier as it was known at a moment.

    Raises:
        ToegangGeweigerdError: whoever asks may not see it, or it is not there for him to see.
        DossierOnbekendError: there is none, or it was not known by then.
        DossierVernietigdError: it was destroyed as a whole.

    """
    hier.portier.over(dossier_id)
    if not hier.log.is_dossier(dossier_id):
        raise DossierOnbekendError("er is geen dossier met dit id")
    dossier = zoals_bekend(hier.log, dossier_id, bekend_op)
    if (weg := hier.log.vernietigingen.geheel(dossier_id)) is not None:
        een = bewijs(hier.log, weg)
        raise DossierVernietigdError(
            f"dit dossier is vernietigd op {een['vernietigdOp']} ({een['grondslag']}); "
            f"het bewijs toont verzuimspoor erase {weg.dossier_id} --bewijs"
        )
    if not dossier.vastleggingen:
        raise DossierOnbekendError("dit dossier was op dat moment nog niet bekend")
    return dossier


def gezien(hier: Installatie, dossier: Dossier, vraag: Vraag, voor: str | None) -> tuple[Dossier, dict[str, Any]]:
    """
    Return what a municipality sees of a dossier and why; without one everything, and nothing to say about it.

    Raises:
        DossierOnbekendError: the pupil never lived there.
        VraagError: there never was a municipality with this code.

    """
    code = hier.gemeente(voor, vraag.peildatum)
    if code is None:
        return dossier, {}
    zicht = zichtbaar_voor(dossier, code, vraag.peildatum, hier.basis.gemeenten)
    if zicht.omvang is Omvang.NIETS:
        raise DossierOnbekendError(f"gemeente {code} ziet dit dossier niet: de leerling woonde er niet")
    tekst = {"gemeentecode": code, "omvang": zicht.omvang, "dag": zicht.dag and zicht.dag.isoformat()}
    return zicht.dossier, {"zicht": tekst | {"uitleg": as_answer(zicht.uitleg)}}


def vernietigd(hier: Installatie, dossier: Dossier) -> dict[str, Any]:
    """Say that an answer is given without what was destroyed; of most dossiers there is nothing to say."""
    velden = ("deel", "vernietigdOp", "grondslag")
    bewijzen = [bewijs(hier.log, een) for een in hier.log.vernietigingen.van(dossier.id)]
    return {"vernietigd": [{veld: een[veld] for veld in velden} for een in bewijzen]} if bewijzen else {}


def schoolteam_van(hier: Installatie, locatie: Schoollocatie, vraag: Vraag) -> dict[str, Any]:
    """Return whom to ask at a school location, and whether its team meets (raises as `bekend_team`)."""
    team = bekend_team(hier, locatie, vraag.bekend_op)
    return schoolteam(team, hier.verloop.op(vraag.peildatum, vraag.bekend_op).beleid, vraag)


def bekend_team(hier: Installatie, locatie: Schoollocatie, bekend_op: datetime) -> Schoolteam:
    """
    Return the team of a school location as it was known at a moment.

    Raises:
        ToegangGeweigerdError: it is the team of another school.
        SchoolteamOnbekendError: nothing was known of it by then.

    """
    hier.portier.mag_school(locatie.brin)
    team = hier.log.schoolteams([locatie]).get(locatie)
    if team is None or not (team := team.bekend_op(bekend_op)).vastleggingen:
        raise SchoolteamOnbekendError(f"van school {locatie.brin}, vestiging {locatie.vestiging}, is geen team bekend")
    return team


def mag_vastleggen(portier: Portier, velden: Mapping[str, object]) -> None:
    """
    Refuse an event that is not for this role, or that names another pupil who may not be seen.

    Raises:
        ToegangGeweigerdError: it may not be recorded.

    """
    if portier.mag_alles:
        return
    portier.mag_vastleggen(str(velden.get("type", "")))
    if velden.get("anderPgn") is not None:
        portier.mag_nummer(str(velden["anderPgn"]))
    if velden.get("ander") is not None:
        with suppress(ValueError):
            portier.over(UUID(str(velden["ander"])))
