"""How is what another policy would change given as an answer?"""

from collections import Counter
from datetime import date, datetime
from typing import Any

from domain.kader import Kader
from domain.tijdzone import in_z
from services.vaststelling.verschil import Stuk, Verandering, Verschil, anders


class Voorbeelden:
    """Keeps the first changes of each rule."""

    def __init__(self, per_regel: int) -> None:
        self._per_regel = per_regel
        self._tel: Counter[tuple[str, str]] = Counter()
        self.alle: list[Verandering] = []

    def hoor(self, verandering: Verandering) -> None:
        """Take a change."""
        regel = (verandering.onderdeel, verandering.regel)
        self._tel[regel] += 1
        if self._tel[regel] <= self._per_regel:
            self.alle.append(verandering)


def verschil_als_antwoord(
    gevonden: Verschil,
    kaders: tuple[Kader, Kader],
    voorbeelden: Voorbeelden,
    ingangsdatum: date,
    bekend_op: datetime,
) -> dict[str, Any]:
    """Return the answer: which agreements differ, how many dossiers change by which rule, and some of them."""
    sleutels = anders(*(kader.beleid for kader in kaders))
    return {
        "ingangsdatum": ingangsdatum.isoformat(),
        "peildatum": gevonden.peildatum.isoformat(),
        "bekendOp": in_z(bekend_op),
        "beleid": [{"sleutel": sleutel, "was": was, "wordt": wordt} for sleutel, was, wordt in sleutels],
        "dossiers": {"bekeken": gevonden.bekeken, "geraakt": gevonden.geraakt},
        "regels": _rules(gevonden),
        "voorbeelden": [_example(verandering) for verandering in voorbeelden.alle],
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
