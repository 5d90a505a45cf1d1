"""What must I do first, for which pupil?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from domain.toegang.bron import Bron
from services.dashboard.groepen import Groepen, groepen_van
from services.dashboard.lijst import Blad, Regel, blad
from services.dashboard.verzoek import Verzoek
from services.vragen.medewerkers import bezetting_van
from services.vragen.werkverdeling import groep_van, mijn_werk

GROEPEN = {"over": "Over de termijn", "nadert": "Binnen 14 dagen", "nieuw": "Nieuw", "op-tijd": "Nog tijd"}


@dataclass(frozen=True, slots=True)
class Mijnwerk:
    """What templates/mijn_werk.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    groepen: Groepen
    wie: str
    is_eigen: bool
    collegas: Sequence[tuple[str, str]]


def toon(v: Verzoek) -> Response:
    """Show the open dossiers that somebody handles, what is due first on top; unless asked otherwise one's own."""
    ik = v.hier.portier.gebruiker.wie
    wie = v.veld("wie") or ik
    regels: list[dict[str, Any]] = mijn_werk(v.hier.rows, v.vraag, wie)
    eerder = mijn_werk(v.hier.rows, v.bezoek.eerder, wie)
    groepen = groepen_van(regels, eerder, v.veld("groep"), GROEPEN, soort=groep_van, grens=None, sleutel=_key)
    deze = blad(v, groepen.regels)
    return v.toon("mijn_werk.html", Mijnwerk(deze, v.namen(deze.regels), groepen, wie, wie == ik, _colleagues(v)))


def _key(regel: Regel) -> str:
    return str(regel["dossierId"])


def _colleagues(v: Verzoek) -> list[tuple[str, str]]:
    if not v.mag(Bron.MEDEWERKERS):
        return []
    bezetting = bezetting_van(v.hier.log, v.vraag.bekend_op)
    return sorted(((m.wie, m.naam) for m in bezetting.op(v.vraag.peildatum)), key=lambda paar: paar[1])
