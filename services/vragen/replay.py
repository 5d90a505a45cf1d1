"""What happened to one pupil, event by event, and what changed after each?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson
from pydantic.alias_generators import to_camel

from domain.dossier import Dossier, Opeenvolging, Vastlegging, only_his
from domain.events.base import Event
from domain.kaderverloop import BELEIDSTROOM, Kaderverloop
from domain.tijdzone import in_z
from projections.inzichten import Inzichten
from projections.views import statuslijn, termijnen
from projections.views.view import OPEN_EINDE, Rij

VIEWS = {view.name: view for view in (statuslijn.VIEW, termijnen.VIEW)}
_STATUS = (
    "van",
    "tot_en_met",
    "status",
    "categorie",
    "thuis_sinds",
    "thuiszitter_sinds",
    "gemeentecode",
    "brin",
    "aan_zet",
)
_TERMIJN = ("soort", "start", "vervalt_op", "van", "tot_en_met", "status", "gehaald_op", "aan_zet")
SHOWN = {
    name: {kolom: to_camel(kolom) for kolom in kolommen}
    for name, kolommen in (("statuslijn", _STATUS), ("termijnen", _TERMIJN))
}
"""What of a row is compared; why a line is so, can change with every event, and is told of lines that come and go."""
Regel = tuple[dict[str, Any], str]
"""What of a row is compared, and its explanation as it is stored."""


def replay(dossier: Dossier, verloop: Kaderverloop, bekend_op: datetime) -> dict[str, Any]:
    """
    Return every event known at `bekendOp` in the order of registration, each with what it changed.

    After a merge these are the events of both dossiers, each with the one it was recorded in; those of the other
    change something here with the merge itself. Another policy or calendar stands among them when it changed something.
    Each line that comes or goes brings the rules it rests on in `uitleg`; that of the step is of the last status.
    """
    bekend = dossier.bekend_op(bekend_op).vastleggingen
    stappen: list[dict[str, Any]] = []
    uitleg: list[dict[str, Any]] = []
    rows: dict[str, tuple[Rij, ...]] = dict.fromkeys(VIEWS, ())
    vorige: dict[str, list[Regel]] = {name: [] for name in VIEWS}
    opeenvolging = Opeenvolging(verloop.niets)
    alleen_eigen = len({v.dossier_id for v in bekend}) <= 1
    for i, vastlegging in _in_order(bekend, verloop, bekend_op):
        tot_dan = dossier.with_only(bekend[:i])
        deel = opeenvolging.daarna(tot_dan if alleen_eigen else only_his(tot_dan))
        inzichten = Inzichten(deel, verloop.lijn(vastlegging.vastgelegd_op))
        is_kader = vastlegging.dossier_id == BELEIDSTROOM
        nieuw = {name: inzichten.rijen(view) for name, view in VIEWS.items()}
        anders = [name for name in VIEWS if nieuw[name] is not rows[name]]
        rows, huidige = nieuw, vorige | {name: _shown(name, nieuw[name]) for name in anders}
        if statuslijn.VIEW.name in anders:
            uitleg = orjson.loads(rows[statuslijn.VIEW.name][-1].uitleg) if rows[statuslijn.VIEW.name] else []
        gewijzigd = _changes(vorige, huidige, anders)
        if gewijzigd or not is_kader:
            stappen.append({**event_as_answer(vastlegging), "gewijzigd": gewijzigd, "uitleg": uitleg})
        vorige = huidige
    return {
        "dossierId": str(dossier.id),
        "bekendOp": in_z(bekend_op),
        "aantal": len(stappen),
        "gebeurtenissen": stappen,
    }


def _in_order(
    bekend: Sequence[Vastlegging[Event]], verloop: Kaderverloop, bekend_op: datetime
) -> Iterator[tuple[int, Vastlegging[Event]]]:
    """Yield what was recorded, of the pupil and about the frames after that began, and how many of his were then."""
    kaders = [v for v in verloop.later if v.vastgelegd_op <= bekend_op]
    for i, vastlegging in enumerate(bekend):
        while i > 0 and kaders and kaders[0].vastgelegd_op < vastlegging.vastgelegd_op:
            yield i, kaders.pop(0)
        kaders = kaders if i else [v for v in kaders if v.vastgelegd_op > vastlegging.vastgelegd_op]
        yield i + 1, vastlegging
    yield from ((len(bekend), kader) for kader in kaders if bekend)


def event_as_answer(vastlegging: Vastlegging[Event]) -> dict[str, Any]:
    """Write an event as answers show it: its envelope, and in `velden` what it says."""
    velden = orjson.loads(vastlegging.feit.model_dump_json(by_alias=True, exclude_unset=True, exclude={"inhoud"}))
    return {
        "dossierId": str(vastlegging.dossier_id),
        "versie": vastlegging.versie,
        "id": str(vastlegging.id),
        "type": vastlegging.feit.type_name(),
        "geldigOp": velden.pop("geldigOp"),
        "vastgelegdOp": in_z(vastlegging.vastgelegd_op),
        "ontvangenOp": in_z(vastlegging.ontvangen_op),
        "overgenomen": vastlegging.overgenomen,
        "bron": vastlegging.bron,
        "door": vastlegging.door,
        "correlatie": vastlegging.correlatie and str(vastlegging.correlatie),
        "velden": velden,
    }


def _shown(name: str, rows: Iterable[Any]) -> list[Regel]:
    getoond = []
    for row in rows:
        regel = {sleutel: getattr(row, kolom) for kolom, sleutel in SHOWN[name].items()}
        if regel["totEnMet"] == OPEN_EINDE:
            regel["totEnMet"] = None
        getoond.append((regel, row.uitleg))
    return getoond


def _changes(vorige: dict[str, list[Regel]], huidige: dict[str, list[Regel]], views: Iterable[str]) -> dict[str, Any]:
    """Return by view which lines go and come; another order of the same lines is no change."""
    gewijzigd = {}
    for name in views:
        eraf, erbij = _without(vorige[name], huidige[name]), _without(huidige[name], vorige[name])
        if eraf or erbij:
            gewijzigd[name] = {"eraf": eraf, "erbij": erbij}
    return gewijzigd


def _without(regels: Iterable[Regel], andere: Iterable[Regel]) -> list[dict[str, Any]]:
    """Return the lines that are not among others, each with why it is so."""
    staan = [regel for regel, _ in andere]
    return [{**regel, "uitleg": orjson.loads(uitleg)} for regel, uitleg in regels if regel not in staan]
