"""Which days at home belong together (3.3)?"""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.dossier import Dossier
from domain.kalender import Kalender
from tests.tweede_mening.feiten import DAG, dagen, feiten_van
from tests.tweede_mening.meldingen import meldingstanden
from tests.tweede_mening.plicht import plichtgrenzen
from tests.tweede_mening.thuis import Leerling
from tests.tweede_mening.woonplaats import is_lesdag


@dataclass
class Thuisperiode:
    """The category on every day from the first through the last, days between two runs too."""

    thuis_sinds: date
    categorie: dict[date, str] = field(default_factory=dict)
    gesloten: bool = False

    @property
    def eerste_dag_erna(self) -> date | None:
        """The first day outside it, None while it goes on."""
        return max(self.categorie) + DAG if self.gesloten else None


def leerling_van(dossier: Dossier, kalender: Kalender, bekend_op: datetime | None) -> Leerling:
    feiten = feiten_van(dossier, kalender, bekend_op)
    return Leerling(feiten, meldingstanden(feiten), plichtgrenzen(feiten))


def thuisperioden(leerling: Leerling, van: date, tot_en_met: date) -> list[Thuisperiode]:
    """Return the thuisperioden, in order, that walking from day to day shows."""
    perioden: list[Thuisperiode] = []
    lopend: Thuisperiode | None = None
    ertussen: list[date] = []
    for dag in dagen(van, tot_en_met):
        categorie = leerling.categorie(dag)
        if categorie is not None:
            if lopend is None:
                lopend = Thuisperiode(thuis_sinds=dag)
                perioden.append(lopend)
            for gat in ertussen:
                lopend.categorie[gat] = lopend.categorie[gat - DAG]
            lopend.categorie[dag] = categorie
            ertussen = []
        elif lopend is not None:
            ertussen.append(dag)
            if is_lesdag(leerling.feiten, dag):
                lopend.gesloten = True
                lopend, ertussen = None, []
    return perioden
