"""When is a young person without a startkwalificatie in the care of the Doorstroompunt (RMC)?"""

from datetime import date

from domain.dossier import Dossier
from domain.events.inschrijving import StartkwalificatieBehaald
from domain.kader import Kader
from domain.periode import ALTIJD, DAG, Dagen, Periode, verjaardag
from domain.rules.leerplicht import plicht

REGEL = "rmc"
BRON = "WEB art. 8.1.8; Wet van school naar duurzaam werk, 1 januari 2026 (R-1.26, chapter 1.7)"
NIEUWE_GRENS_VANAF = date(2026, 1, 1)
LEEFTIJD_EERST = 23
LEEFTIJD_NU = 27


def rmc_dagen(dossier: Dossier, kader: Kader) -> Dagen:
    """
    Een jongere zonder startkwalificatie valt na de kwalificatieplicht onder het Doorstroompunt, tot 27 jaar.

    Source: docs/regels/rmc.md. Until the 23rd birthday, and on days from 2026-01-01 on until the 27th; so someone who
    turned 23 in 2024 comes back into care on that day. No days when the birth date is unknown.
    """
    moet = plicht(dossier, kader)
    if moet.geboortedatum is None or moet.laatste_dag is None:
        return Dagen()
    behaald = min((v.feit.geldig_op for v in dossier.van(StartkwalificatieBehaald)), default=ALTIJD)
    vanaf = moet.laatste_dag + DAG
    eerst = Periode(vanaf, min(verjaardag(moet.geboortedatum, LEEFTIJD_EERST), behaald) - DAG)
    later = Periode(max(vanaf, NIEUWE_GRENS_VANAF), min(verjaardag(moet.geboortedatum, LEEFTIJD_NU), behaald) - DAG)
    return Dagen([eerst, later])
