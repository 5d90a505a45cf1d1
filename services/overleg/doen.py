"""What does somebody do at a meeting, and what is then recorded in the dossiers?"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from domain.errors import Weigering
from domain.events.afspraak import AfspraakGemaakt, AfspraakNagekomen, AfspraakVervallen
from domain.events.base import Event
from domain.events.ondersteuning import OverlegGehouden, PartnerBetrokken
from domain.events.overleg import DossierGeagendeerd, OverlegAfgerond, OverlegGepland
from domain.overleg import Overleg, Overlegbeeld, beeld
from projections.stores.promise import Vraag
from services.ingest.enkel import AndereVersie, Verzoek, leg_vast_bij_leerling
from services.ingest.gelezen import Bezwaar
from services.installatie import Installatie
from services.inzage import mag_vastleggen
from services.overleg.agenda import agenda_van
from services.overleg.vastleggen import leg_vast_bij_overleg
from services.toegang import omgeving_van

Bezwaren = Sequence[Weigering]


def leg_vast(
    hier: Installatie, dossier_id: UUID, soort: type[Event], velden: Mapping[str, Any], sleutel: str, bron: str
) -> Bezwaren:
    """
    Record an event in the dossier of a pupil on an agenda; return why not, or nothing.

    Raises:
        ToegangGeweigerdError: he may not see the pupil, or not record this.

    """
    alles = {"type": soort.type_name(), **{naam: waarde for naam, waarde in velden.items() if waarde not in ("", None)}}
    hier.portier.over(dossier_id)
    mag_vastleggen(hier.portier, alles)
    antwoord = leg_vast_bij_leerling(omgeving_van(hier), dossier_id, Verzoek(alles, sleutel, None, bron))
    match antwoord:
        case Weigering():
            return [antwoord]
        case tuple():
            return [_said(bezwaar) for bezwaar in antwoord]
        case AndereVersie():
            raise RuntimeError("no version was asked for")
        case _:
            return []


def _said(bezwaar: Bezwaar) -> Weigering:
    return Weigering(bezwaar.code, f"{bezwaar.veld}: {bezwaar.melding}", bezwaar.veld)


def maak_afspraken(
    hier: Installatie,
    overleg_id: UUID,
    dossier_id: UUID,
    regels: Sequence[Mapping[str, str]],
    sleutel: str,
    bron: str,
) -> list[tuple[int, Weigering]]:
    """
    Record several agreements about one pupil, made in this meeting; return by the place of a line what is wrong.

    Lines in which nothing was agreed are passed over. What is good is recorded, and offering all again records nothing
    twice (raises as `leg_vast`).
    """
    return [
        (plaats, waarom)
        for plaats, regel in enumerate(regels)
        if regel.get("wat", "").strip()
        for waarom in leg_vast(
            hier,
            dossier_id,
            AfspraakGemaakt,
            {**regel, "overleg": str(overleg_id)},
            f"{sleutel} {plaats} {dossier_id}",
            bron,
        )
    ]


def betrek(hier: Installatie, dossier_id: UUID, velden: Mapping[str, str], sleutel: str, bron: str) -> Bezwaren:
    """Ask a partner to help with a pupil, with the reason why: from then on he may see him (raises as `leg_vast`)."""
    if not velden.get("reden", "").strip():
        return [Weigering("reden-ontbreekt", "Schrijf op waarom deze partner van de leerling moet weten.", "reden")]
    return leg_vast(hier, dossier_id, PartnerBetrokken, velden, sleutel, bron)


def kom_na(hier: Installatie, dossier_id: UUID, afspraak: UUID, op: str, sleutel: str, bron: str) -> Bezwaren:
    """Say that an agreement was kept on a day (raises as `leg_vast`)."""
    return leg_vast(hier, dossier_id, AfspraakNagekomen, {"geldigOp": op, "afspraak": str(afspraak)}, sleutel, bron)


def laat_vervallen(
    hier: Installatie, dossier_id: UUID, afspraak: UUID, velden: Mapping[str, str], sleutel: str, bron: str
) -> Bezwaren:
    """Say that what was agreed need not be done any more (raises as `leg_vast`)."""
    return leg_vast(hier, dossier_id, AfspraakVervallen, {**velden, "afspraak": str(afspraak)}, sleutel, bron)


def rond_af(hier: Installatie, overleg: Overlegbeeld, vraag: Vraag, bron: str) -> Overleg | Weigering | AndereVersie:
    """
    Record in each dossier on the agenda that there was a meeting about it, and then that it was held.

    Doing it again after a failure half way records nothing twice. A pupil whom whoever does it may not see, is passed
    over; so is one whose dossier was destroyed (raises as `leg_vast`).
    """
    if overleg.dag > hier.portier.vandaag:
        return Weigering("overleg-nog-niet-geweest", f"Dit overleg is pas op {overleg.dag}; rond het daarna af.", "dag")
    deelnemers = sorted({deelnemer.rol for deelnemer in overleg.deelnemers})
    velden = {"geldigOp": overleg.dag.isoformat(), "soort": overleg.soort, "overleg": str(overleg.id)}
    for punt in agenda_van(hier, overleg, vraag):
        geweigerd = leg_vast(
            hier, punt.dossier_id, OverlegGehouden, {**velden, "deelnemers": deelnemers}, f"gehouden {overleg.id}", bron
        )
        if geweigerd:
            return geweigerd[0]
    feit = OverlegAfgerond(geldig_op=overleg.dag)
    return leg_vast_bij_overleg(omgeving_van(hier), overleg.id, [feit], f"gehouden {overleg.id}", bron)


def mag_over_overleg(hier: Installatie, overleg_id: UUID, feit: Event) -> None:
    """
    Refuse a fact about a meeting of another municipality, or that names a pupil who may not be seen.

    Raises:
        ToegangGeweigerdError: it may not be recorded.

    """
    if isinstance(feit, OverlegGepland):
        hier.portier.mag_gemeente(feit.gemeentecode)
    bekend = hier.log.overleg(overleg_id)
    staat = None if bekend is None else beeld(bekend)
    if staat is not None:
        hier.portier.mag_gemeente(staat.gemeentecode)
    if isinstance(feit, DossierGeagendeerd):
        hier.portier.over(feit.dossier)
