"""May this fact be recorded in this dossier?"""

from domain.decisions.aanvraag import aanvraag_is_bekend, aanvraag_is_open, niet_behandelen_na_aanvulling
from domain.decisions.afspraak import (
    afspraak_heeft_een_eigenaar,
    afspraak_heeft_een_laatste_dag,
    afspraak_is_bekend,
)
from domain.decisions.bereik import denkbare_datums, gemeente_bestaat
from domain.decisions.handhaving import halt_eenmaal_van_12_tot_18, proces_verbaal_tegen_leerling
from domain.decisions.kalender import binnen_de_kalender
from domain.decisions.terugmelden import (
    aanbieding_blijft,
    alleen_wat_te_melden_is,
    antwoord_op_wat_is_aangeboden,
    status_mag_terug,
)
from domain.decisions.verwijzing import (
    dossier_is_open,
    herroept_iets_bekends,
    hoort_bij_een_leerling,
    melding_is_bekend,
    samenvoegen_gaat_apart,
    vernietigen_gaat_apart,
)
from domain.decisions.voorstel import Bewaker, Voorstel, eerste_weigering
from domain.decisions.vrijstelling import trekkend_van_maart_tot_en_met_oktober, verlof_van_het_hoofd
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.kader import Kader

BEWAKERS: tuple[Bewaker, ...] = (
    dossier_is_open,
    denkbare_datums,
    gemeente_bestaat,
    hoort_bij_een_leerling,
    samenvoegen_gaat_apart,
    vernietigen_gaat_apart,
    melding_is_bekend,
    herroept_iets_bekends,
    status_mag_terug,
    alleen_wat_te_melden_is,
    antwoord_op_wat_is_aangeboden,
    aanbieding_blijft,
    proces_verbaal_tegen_leerling,
    halt_eenmaal_van_12_tot_18,
    trekkend_van_maart_tot_en_met_oktober,
    verlof_van_het_hoofd,
    aanvraag_is_bekend,
    aanvraag_is_open,
    niet_behandelen_na_aanvulling,
    afspraak_heeft_een_laatste_dag,
    afspraak_heeft_een_eigenaar,
    afspraak_is_bekend,
    binnen_de_kalender,
)
"""What must never be stored (specification, chapter 4): the first guard that objects decides."""


def registreer(dossier: Dossier, voorstel: Voorstel, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
    """
    Return what is to be recorded, nothing when it was recorded before, or the refusal.

    Recording the same id twice is no mistake: it changes nothing.
    """
    if voorstel.id in dossier.ids:
        return ()
    return eerste_weigering(BEWAKERS, dossier, voorstel, kader) or (voorstel,)
