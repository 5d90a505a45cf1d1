"""How do policy, its versions and the difference of a new one become an answer?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.decisions.vaststelling import Vaststelling
from domain.events.beleid import BeleidVastgesteld, KalenderVastgesteld
from domain.kader import Kader
from domain.kaderverloop import Kaderverloop, beleid_op, kalenders_op
from domain.stroom import Stroom
from domain.tijdzone import in_z
from services.eventlog.log import EventLog
from services.vaststelling.activeren import Nieuwbeleid, Uitgangspunt, voorstel
from services.vaststelling.verschil import Stuk, Verandering, Verschil, Voortgang, anders, verschil


def versies(stroom: Stroom, basis: Kader, peildatum: date) -> dict[str, Any]:
    """Return the versions of policy and calendars, and which of them hold on a day; without any, the profile."""
    geldend = {v.id for v in (beleid_op(stroom, peildatum), *kalenders_op(stroom, peildatum)) if v is not None}
    gevonden = [
        {**genoemd(v.feit), "vastgelegdOp": in_z(v.vastgelegd_op), "geldt": v.id in geldend}
        for v in stroom.geldend
        if isinstance(v.feit, BeleidVastgesteld | KalenderVastgesteld)
    ]
    return {
        "aantal": len(gevonden),
        "versies": gevonden,
        "zonderVersies": None if gevonden else basis.beleid.profiel,
    }


def genoemd(versie: Vaststelling) -> dict[str, Any]:
    """Name a version: of what, which one, and from when."""
    soort, naam = ("beleid", versie.profiel) if isinstance(versie, BeleidVastgesteld) else ("kalender", versie.bereik)
    return {
        "soort": soort,
        "naam": naam,
        "versie": versie.versie,
        "ingangsdatum": versie.ingangsdatum.isoformat(),
    }


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What holds beside what is proposed, as known at a moment; nothing is recorded."""

    log: EventLog
    verloop: Kaderverloop
    uitgangspunt: Uitgangspunt
    gevraagd: Nieuwbeleid
    bekend_op: datetime

    def antwoord(self, peildatum: date, toon: int, voortgang: Voortgang = lambda _klaar, _van: None) -> dict[str, Any]:
        """
        Return what would change for the whole population, with `toon` examples of each rule.

        Raises:
            NietsNieuwsError: all of it holds already.
            EventLogError: an event cannot be read.

        """
        voorbeelden: list[Verandering] = []
        per_regel: Counter[tuple[str, str]] = Counter()

        def hoor(verandering: Verandering) -> None:
            regel = (verandering.onderdeel, verandering.regel)
            per_regel[regel] += 1
            if per_regel[regel] <= toon:
                voorbeelden.append(verandering)

        straks = voorstel(self.log, self.uitgangspunt, self.gevraagd, self.bekend_op)
        lijnen = self.verloop.lijn(self.bekend_op), straks.lijn(self.bekend_op)
        gevonden = verschil(self.log, lijnen, self.bekend_op, peildatum, hoor, voortgang)
        oud, nieuw = (v.op(peildatum, self.bekend_op).beleid for v in (self.verloop, straks))
        return {
            "ingangsdatum": self.gevraagd.ingangsdatum.isoformat(),
            "peildatum": peildatum.isoformat(),
            "bekendOp": in_z(self.bekend_op),
            "beleid": [{"sleutel": sleutel, "was": was, "wordt": wordt} for sleutel, was, wordt in anders(oud, nieuw)],
            "dossiers": {"bekeken": gevonden.bekeken, "geraakt": gevonden.geraakt},
            "regels": _rules(gevonden),
            "voorbeelden": [_example(verandering) for verandering in voorbeelden],
        }


def _rules(gevonden: Verschil) -> list[dict[str, Any]]:
    return [
        {
            "onderdeel": onderdeel,
            "regel": regel,
            "dossiers": aantal,
            "overgangen": [
                {"van": van, "naar": naar, "aantal": n}
                for (van, naar), n in sorted(gevonden.overgangen.get((onderdeel, regel), {}).items())
            ],
        }
        for (onderdeel, regel), aantal in sorted(gevonden.dossiers.items())
    ]


def _example(verandering: Verandering) -> dict[str, Any]:
    def shown(stukken: tuple[Stuk, ...]) -> list[dict[str, Any]]:
        return [
            {"van": van, "totEnMet": None if tot == date.max.isoformat() else tot, "waarden": list(waarden)}
            for van, tot, waarden in stukken
        ]

    return {
        "dossierId": str(verandering.dossier_id),
        "onderdeel": verandering.onderdeel,
        "regel": verandering.regel,
        "was": shown(verandering.was),
        "wordt": shown(verandering.wordt),
    }


def kort(waarde: object) -> object:
    """Show a whole term or step by its name: the keys before it tell which, and the file what it says."""
    return str(waarde.get("titel") or waarde.get("tekst")) if isinstance(waarde, dict) else waarde
