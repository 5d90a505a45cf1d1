"""What lies on one pupil's axis of time: days at home, days free, terms, and what was done?"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.duo import MeldingGewijzigd, MeldingStatusGewijzigd
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.kaderverloop import Kaderverloop
from domain.melding import Melding, meldingen
from domain.periode import Dagen, Periode
from domain.rules.aan_zet import NIET_MEEGETELD
from domain.termijnen.termijn import Termijnstatus
from domain.tijdzone import in_z
from projections.inzichten import Inzichten
from projections.stores.promise import Vraag
from projections.views import statuslijn, verkorte_onderwijstijd, vrijstellingen
from projections.views.view import OPEN_EINDE
from services.vragen.stand import term_as_answer

FAMILIES = {
    "duo": "school",
    "inschrijving": "school",
    "verzuim": "school",
    "vrijstelling": "besluit",
    "leerplicht": "leerplicht",
    "ondersteuning": "ondersteuning",
    "termijn": "klok",
    "identiteit": "registratie",
    "beheer": "registratie",
    "werk": "registratie",
}
"""By module of an event, the line on which it stands."""
VAN_DE_KLOK = (TermijnVerstreken, TermijnVerstrekenHerzien, SignaalGegeven)
OVER_DE_REGISTRATIE = (LeerlingGeregistreerd, MeldingGewijzigd, MeldingStatusGewijzigd)


def tijdlijn(dossier: Dossier, verloop: Kaderverloop, vraag: Vraag) -> dict[str, Any]:
    """
    Return the periods, terms and events of a pupil as known at `bekendOp`, each with its first and last day.

    An open end is None. Of a term that stood differently on different days the answer has how it stands on
    `peildatum`, or how it began when it begins later.
    """
    bekend = dossier.bekend_op(vraag.bekend_op)
    inzichten = Inzichten(bekend, verloop.lijn(vraag.bekend_op))
    return {
        "dossierId": str(dossier.id),
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "thuis": list(_at_home(inzichten)),
        "vrijstellingen": [
            {"grond": r.grond, "status": r.status, **_days(r.van, r.tot_en_met)}
            for r in inzichten.rijen(vrijstellingen.VIEW)
            if r.status == "van-kracht"
        ],
        "verkorteOnderwijstijd": [
            {"urenPerWeek": r.uren_per_week, **_days(r.van, r.tot_en_met)}
            for r in inzichten.rijen(verkorte_onderwijstijd.VIEW)
        ],
        "meldingen": [m for melding in meldingen(bekend) if (m := _melding(melding)) is not None],
        "termijnen": list(_terms(inzichten, vraag)),
        "gebeurtenissen": [_event(v, bekend) for v in sorted(bekend.vastleggingen, key=_day)],
    }


def _at_home(inzichten: Inzichten) -> Iterator[dict[str, Any]]:
    """Yield the days of one status and category, whoever was to act on which of them."""
    for (status, categorie), samen in groupby(inzichten.rijen(statuslijn.VIEW), key=lambda r: (r.status, r.categorie)):
        delen = [Periode(date.fromisoformat(r.van), date.fromisoformat(r.tot_en_met)) for r in samen]
        for run in Dagen(delen):
            dagen = _days(run.van.isoformat(), run.tot_en_met.isoformat())
            yield {"status": status, "categorie": categorie, **dagen}


def _days(van: str, tot_en_met: str) -> dict[str, str | None]:
    return {"van": van, "totEnMet": None if tot_en_met == OPEN_EINDE else tot_en_met}


def _day(vastlegging: Vastlegging[Event]) -> tuple[Any, ...]:
    return vastlegging.feit.geldig_op, vastlegging.vastgelegd_op, vastlegging.versie


def _melding(melding: Melding) -> dict[str, Any] | None:
    if melding.begindatum is None:
        return None
    einde = melding.einddatum or melding.gesloten_op
    return {
        "meldingsnummer": melding.nummer,
        "soort": melding.soort,
        "status": melding.status,
        "brin": melding.brin,
        "van": melding.begindatum.isoformat(),
        "totEnMet": einde and einde.isoformat(),
    }


def _terms(inzichten: Inzichten, vraag: Vraag) -> Iterator[dict[str, Any]]:
    gezien: dict[tuple[str, str], dict[str, Any]] = {}
    for termijn in inzichten.termijnen:
        sleutel = (termijn.soort, termijn.sleutel)
        if termijn.soort in NIET_MEEGETELD:
            continue
        if sleutel not in gezien or termijn.periode.van <= vraag.peildatum:
            gezien[sleutel] = term_as_answer(termijn, vraag.peildatum)
            if termijn.status in (Termijnstatus.VERVALLEN, Termijnstatus.BEEINDIGD):
                gezien[sleutel]["gehaaldOp"] = None
    yield from sorted(gezien.values(), key=lambda t: (t["start"], t["vervaltOp"], t["soort"]))


def _event(vastlegging: Vastlegging[Event], dossier: Dossier) -> dict[str, Any]:
    feit = vastlegging.feit
    velden = feit.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"geldig_op", "inhoud"})
    return {
        "id": str(vastlegging.id),
        "type": feit.type_name(),
        "lijn": FAMILIES.get(type(feit).__module__.rpartition(".")[2], "registratie"),
        "geldigOp": feit.geldig_op.isoformat(),
        "vastgelegdOp": in_z(vastlegging.vastgelegd_op),
        "vanDeKlok": isinstance(feit, VAN_DE_KLOK),
        "overDeRegistratie": isinstance(feit, OVER_DE_REGISTRATIE),
        "herroepen": vastlegging.id in dossier.herroepen,
        "velden": velden,
    }
