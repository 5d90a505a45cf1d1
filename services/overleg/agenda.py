"""What is on the agenda of a meeting, what could be, and what of it is on whose copy?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.afspraken import SOORT as TERMIJN_VAN_AFSPRAAK
from domain.afspraken import Afspraak
from domain.agenda import Reden, in_volgorde, redenen
from domain.dossier import Dossier
from domain.overleg import Deelnemer, Overlegbeeld
from domain.rules.aan_zet import NIET_MEEGETELD
from domain.termijnen.termijn import Termijnstatus
from domain.toegang.besluit import besluit
from domain.toegang.bron import Bron
from domain.toegang.deelnemer import als_gebruiker, mag_op_de_kopie
from domain.toegang.gezien import wpg_te_verzwijgen, zonder_wpg
from domain.toegang.kenmerken import Kenmerksoort
from domain.toegang.tabel import GEZIEN
from projections.inzichten import Inzichten
from projections.stores.promise import Vraag
from services.getoond import stand_gezien
from services.installatie import Installatie
from services.portier import niemand_hoort
from services.vragen.afspraken import afspraken_van
from services.vragen.dossier import zoals_bekend

AFSPRAAK = "afspraak"
MEEST = 50
"""So many dossiers are proposed at once, at most."""


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """One pupil on the agenda, or proposed for it: how it stands, what was agreed and why it is proposed."""

    dossier_id: UUID
    """The dossier that was named; since then it may have gone up in `dossier`."""
    dossier: Dossier
    stand: Mapping[str, Any]
    afspraken: Sequence[Afspraak]
    redenen: Sequence[Reden] = ()

    @property
    def open_afspraken(self) -> list[Afspraak]:
        """What was agreed and is still to be done, what is due first first."""
        return [afspraak for afspraak in self.afspraken if afspraak.is_open]


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A pupil who is proposed for the agenda, and why."""

    dossier_id: UUID
    dossier: Dossier
    redenen: Sequence[Reden]


def open_termijnen(stand: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the terms on which somebody must still act; agreements aside, which have a list of their own."""
    return [
        t
        for t in stand["termijnen"]
        if Termijnstatus(t["status"]).is_open and t["soort"] not in (*NIET_MEEGETELD, TERMIJN_VAN_AFSPRAAK)
    ]


def agenda_van(hier: Installatie, overleg: Overlegbeeld, vraag: Vraag) -> list[Agendapunt]:
    """Return the items of the agenda that whoever asks may see, in their order; each look is decided and told."""
    zichtbaar = hier.portier.inzage(overleg.agenda)
    return [_item(hier, een, vraag) for een in overleg.agenda if zichtbaar[een].mag and _is_there(hier, een, vraag)]


def voorstel_voor(hier: Installatie, overleg: Overlegbeeld, vraag: Vraag) -> list[Kandidaat]:
    """
    Return the dossiers that are worth a word, the most pressing first, without those that are on the agenda.

    Of a meeting at a school those who were last heard of there, of another all in the municipality that calls it. Only
    the `MEEST` terms that are due first, and as many pupils who are at home, are looked at.
    """
    kandidaten = [een for een in _candidates(hier, overleg, vraag) if een not in overleg.agenda]
    gevonden: dict[str, Kandidaat] = {}
    for dossier_id in kandidaten:
        dossier = _known(hier, dossier_id, vraag.bekend_op)
        inzichten = Inzichten(dossier, hier.verloop.lijn(vraag.bekend_op))
        waarom = redenen(dossier, inzichten.termijnen, vraag.peildatum)
        gevonden[str(dossier_id)] = Kandidaat(dossier_id, dossier, waarom)
    volgorde = in_volgorde((wie, een.redenen) for wie, een in gevonden.items())
    return [gevonden[wie] for wie in volgorde[:MEEST]]


def kopie_voor(hier: Installatie, overleg: Overlegbeeld, deelnemer: Deelnemer, vraag: Vraag) -> list[Agendapunt]:
    """
    Return the copy of a participant: only the pupils that he may see without a meeting too, and of them only his part.

    Who prepares it must see them as well. In roles that log in, it says what they would see then; in other roles how
    the pupil stands, and what was agreed with that role.
    """
    eigen = agenda_van(hier, overleg, vraag)
    weg = {
        punt.dossier_id
        for punt, zonder in zip(eigen, wie_niet(hier, overleg, eigen), strict=True)
        if deelnemer in zonder
    }
    return [_for(hier, overleg, deelnemer, punt, vraag) for punt in eigen if punt.dossier_id not in weg]


def wie_niet(hier: Installatie, overleg: Overlegbeeld, punten: Sequence[Agendapunt]) -> list[list[Deelnemer]]:
    """Return of each item which participants do not hear of it; for whoever prepares the meeting, never for them."""
    kenmerken = hier.portier.rijen.kenmerken([punt.dossier.id for punt in punten], hier.portier.bekend_op)
    vandaag, gemeenten = hier.portier.vandaag, hier.basis.gemeenten
    return [
        [
            deelnemer
            for deelnemer in overleg.deelnemers
            if not mag_op_de_kopie(deelnemer, overleg.gemeentecode, kenmerken[punt.dossier.id], vandaag, gemeenten)
        ]
        for punt in punten
    ]


def _candidates(hier: Installatie, overleg: Overlegbeeld, vraag: Vraag) -> list[UUID]:
    thuis = hier.rows.thuiszitters(vraag, gemeentecode=overleg.gemeentecode, status=None)
    werk = hier.rows.werkvoorraad(vraag, school=overleg.brin)
    van_hier = [row["dossier_id"] for row in thuis if overleg.brin in (None, row["brin"])]
    ids = dict.fromkeys((*_first(row["dossier_id"] for row in werk), *_first(van_hier)))
    gevonden = hier.gemeente(overleg.gemeentecode, date.max)
    kenmerken = hier.portier.rijen.kenmerken(ids, hier.portier.bekend_op)
    woont = {(Kenmerksoort.GEMEENTE, gevonden)}
    return [een for een in ids if any((k.soort, k.waarde) in woont for k in kenmerken[een])]


def _first(ids: Iterable[UUID]) -> list[UUID]:
    return list(dict.fromkeys(ids))[:MEEST]


def _is_there(hier: Installatie, dossier_id: UUID, vraag: Vraag) -> bool:
    """Say whether something is known of it still: a dossier may have been destroyed since it was put on the agenda."""
    return bool(_known(hier, dossier_id, vraag.bekend_op).vastleggingen) and not _destroyed(hier, dossier_id)


def _destroyed(hier: Installatie, dossier_id: UUID) -> bool:
    return hier.log.vernietigingen.geheel(dossier_id) is not None


def _known(hier: Installatie, dossier_id: UUID, bekend_op: datetime) -> Dossier:
    return zoals_bekend(hier.log, dossier_id, bekend_op)


def _item(hier: Installatie, dossier_id: UUID, vraag: Vraag) -> Agendapunt:
    dossier = _known(hier, dossier_id, vraag.bekend_op)
    hier.portier.over(dossier_id)
    stand = stand_gezien(hier.portier, dossier, hier.verloop, vraag, hier.log.schoolteams)
    inzichten = Inzichten(dossier, hier.verloop.lijn(vraag.bekend_op))
    waarom = redenen(dossier, inzichten.termijnen, vraag.peildatum)
    return Agendapunt(dossier_id, dossier, stand, afspraken_van(dossier, hier.verloop, vraag), waarom)


def _for(hier: Installatie, overleg: Overlegbeeld, deelnemer: Deelnemer, punt: Agendapunt, vraag: Vraag) -> Agendapunt:
    """Return of an item what this participant may see of it."""
    eigen = [een for een in punt.open_afspraken if een.rol == deelnemer.rol]
    gebruiker = als_gebruiker(deelnemer, overleg.gemeentecode)
    if gebruiker is None:
        return Agendapunt(punt.dossier_id, punt.dossier, _bare(punt.stand), eigen)
    mag = besluit(gebruiker, Bron.DOSSIER)
    zijn = replace(
        hier.portier,
        gebruiker=gebruiker,
        bron=Bron.DOSSIER,
        besluit=mag,
        beslist=niemand_hoort,
        _over={},
        _gemeld=set(),
    )
    dossier = zonder_wpg(punt.dossier) if wpg_te_verzwijgen(gebruiker.rol) else punt.dossier
    stand = stand_gezien(zijn, dossier, hier.verloop, vraag, hier.log.schoolteams)
    alles = AFSPRAAK in GEZIEN.get(gebruiker.rol, frozenset())
    return Agendapunt(punt.dossier_id, punt.dossier, stand, punt.open_afspraken if alles else eigen)


def _bare(stand: Mapping[str, Any]) -> dict[str, Any]:
    kaal = {veld: stand[veld] for veld in ("dossierId", "status", "thuisSinds", "dagenThuis")}
    return kaal | {"termijnen": [], "aanZet": None, "aanZetPersoon": None}
