"""From when until when must the pupil go to school?"""

from datetime import date
from typing import NamedTuple

from domain.dossier import Dossier, derived
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.inschrijving import (
    KwalificatieplichtVervallen,
    StartkwalificatieBehaald,
    TwaalfSchooljarenVoltooid,
)
from domain.geboortedatum import uiterste
from domain.kader import Kader
from domain.lesrooster import Lesrooster
from domain.periode import DAG, Dagen, Periode, add_months, einde_schooljaar, verjaardag
from domain.uitleg import Uitleg
from domain.woonplaats import lesrooster

REGEL = "leerplicht"
BRON = "Leerplichtwet 1969 art. 3, 4a en 4b (R-1.1 t/m R-1.10)"


class Plicht(NamedTuple):
    """
    The periods of leerplicht and kwalificatieplicht; all None when the birth date is unknown.

    One that would end before it begins is None; `laatste_dag` is then still the day on which both are over.
    """

    geboortedatum: date | None
    leerplicht: Periode | None
    kwalificatieplicht: Periode | None
    laatste_dag: date | None
    uitleg: Uitleg

    @property
    def dagen(self) -> Dagen:
        """The days on which absence counts: those of both duties, or every day when the birth date is unknown."""
        if self.geboortedatum is None:
            return Dagen([Periode(date.min)])
        return Dagen(periode for periode in (self.leerplicht, self.kwalificatieplicht) if periode is not None)


@derived
def geboortedatum(dossier: Dossier) -> date | None:
    """Return the birth date registered last, as the last day that it can be."""
    bekend = [v.feit.geboortedatum for v in dossier.van(LeerlingGeregistreerd) if v.feit.geboortedatum is not None]
    return uiterste(bekend[-1]) if bekend else None


@derived
def plicht(dossier: Dossier, kader: Kader) -> Plicht:
    """
    De leerling moet naar school van de eerste lesdag na de maand van de vijfde verjaardag tot de achttiende.

    Source: docs/regels/leerplicht.md. Leerplicht ends on 31 July of the school year of the 16th birthday or after
    twelve school years; kwalificatieplicht on the day before the 18th birthday, a startkwalificatie or its lapse.
    """
    geboren = geboortedatum(dossier)
    if geboren is None:
        return Plicht(None, None, None, None, Uitleg(REGEL, BRON, "De geboortedatum is onbekend: elke dag telt mee."))
    leerplicht = Periode(_starts(geboren, lesrooster(dossier, kader)), _ends(geboren, dossier))
    kwalificatie = Periode(leerplicht.tot_en_met + DAG, _qualification_ends(geboren, dossier))
    ids = tuple(v.id for v in dossier.van(LeerlingGeregistreerd) if v.feit.geboortedatum is not None)[-1:]
    tekst = f"Leerplichtig van {leerplicht.van} tot en met {leerplicht.tot_en_met}"
    if kwalificatie.van <= kwalificatie.tot_en_met:
        tekst += f", daarna kwalificatieplichtig tot en met {kwalificatie.tot_en_met}"
    return Plicht(
        geboren,
        leerplicht if leerplicht.van <= leerplicht.tot_en_met else None,
        kwalificatie if kwalificatie.van <= kwalificatie.tot_en_met else None,
        max(leerplicht.tot_en_met, kwalificatie.tot_en_met),
        Uitleg(REGEL, BRON, f"{tekst}.", ids),
    )


def _starts(geboren: date, rooster: Lesrooster) -> date:
    eerste_van_de_maand = add_months(verjaardag(geboren, 5).replace(day=1), 1)
    return rooster.eerste_lesdag(eerste_van_de_maand) or eerste_van_de_maand


def _ends(geboren: date, dossier: Dossier) -> date:
    eind = einde_schooljaar(verjaardag(geboren, 16))
    twaalf_jaar = (einde_schooljaar(v.feit.geldig_op) for v in dossier.van(TwaalfSchooljarenVoltooid))
    return min([eind, *twaalf_jaar])


def _qualification_ends(geboren: date, dossier: Dossier) -> date:
    behaald = (v.feit.geldig_op for v in dossier.van(StartkwalificatieBehaald))
    vervallen = (v.feit.geldig_op for v in dossier.van(KwalificatieplichtVervallen))
    return min([verjaardag(geboren, 18), *behaald, *vervallen]) - DAG
