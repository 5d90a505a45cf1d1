"""May a leerplichtambtenaar look at this pupil, on what ground and until when?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.decisions.vrijstelling import MAXIMUM_VAN_HET_HOOFD, schooldagen
from domain.dossier import Dossier
from domain.events.inschrijving import VerwijderingGemeld
from domain.events.vrijstelling import (
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingGeweigerd,
)
from domain.kader import Kader
from domain.melding import meldingen, open_dagen
from domain.periode import ALTIJD, Periode, einde_schooljaar
from domain.rules.thuisperiode import Thuisperiode
from domain.rules.vrijstellingen import vrijstellingen
from domain.uitleg import Uitleg

REGEL = "doelbinding"
BRON = "Leerplichtwet 1969 art. 19; samenwerkingsafspraken Haaglanden (R-7.8)"
GEEN_GRONDSLAG = "geen-grondslag"


@dataclass(frozen=True, slots=True)
class Grondslag:
    """Why a leerplichtambtenaar may look, from when and until when (None: as long as the ground is there)."""

    soort: str
    van: date
    tot_en_met: date | None
    uitleg: Uitleg


@dataclass(frozen=True, slots=True)
class _Grond:
    soort: str
    dagen: Periode
    ids: tuple[UUID, ...]


def grondslag(dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...], peildatum: date) -> Grondslag | None:
    """
    Een leerplichtambtenaar heeft alleen te maken met een leerling over wie iets gemeld of gevraagd is.

    Source: docs/regels/doelbinding.md. A ground is a melding, having no school, an exemption asked or granted, leave
    over ten days, or a removal that the school must report (LPW 18). It lasts until the end of the school year after
    the one in which it ended. Returns the ground that lasts longest, or None: then reading is refused with
    `geen-grondslag`.
    """
    geldig = [g for g in _lasting(dossier, kader, thuis) if g.van <= peildatum <= (g.tot_en_met or ALTIJD)]
    return max(geldig, key=lambda g: (g.tot_en_met or ALTIJD, g.van), default=None)


def _lasting(dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...]) -> Iterator[Grondslag]:
    for grond in _grounds(dossier, thuis):
        tot = None
        if grond.dagen.eind is not None:
            einde = einde_schooljaar(grond.dagen.eind)
            tot = einde.replace(year=einde.year + kader.beleid.doelbinding_schooljaren)
        duur = "zolang die er is" if tot is None else f"tot en met {tot}"
        tekst = f"Grondslag: {grond.soort}, sinds {grond.dagen.van}, {duur}."
        yield Grondslag(grond.soort, grond.dagen.van, tot, Uitleg(REGEL, BRON, tekst, grond.ids))


def _grounds(dossier: Dossier, thuis: tuple[Thuisperiode, ...]) -> Iterator[_Grond]:
    for melding in meldingen(dossier):
        dagen = open_dagen(melding)
        gemeld = melding.melddatum or melding.begindatum
        if gemeld is not None and not melding.is_ingetrokken:
            yield _Grond("melding", dagen or Periode(gemeld, gemeld), melding.gebeurtenissen)
    for periode in thuis:
        for run in periode.absoluut:
            yield _Grond("absoluut verzuim", run, periode.uitleg.gebeurtenissen)
    for vrijstelling in vrijstellingen(dossier):
        vanaf = vrijstelling.verleend_vanaf
        if vanaf is not None:
            yield _Grond("vrijstelling", vrijstelling.van_kracht or Periode(vanaf, vanaf), vrijstelling.gebeurtenissen)
    for soort in (VrijstellingAangevraagd, VrijstellingGeweigerd, VerlofGeweigerd):
        for vastlegging in dossier.van(soort):
            dag = vastlegging.feit.geldig_op
            yield _Grond("aanvraag", Periode(dag, dag), (vastlegging.id,))
    for verwijdering in dossier.van(VerwijderingGemeld):
        dag = verwijdering.feit.geldig_op
        yield _Grond("verwijdering", Periode(dag, dag), (verwijdering.id,))
    for verlof in dossier.van(VerlofVerleend):
        if schooldagen(verlof.feit) > MAXIMUM_VAN_HET_HOOFD or verlof.feit.verleend_door == "leerplicht":
            dag = verlof.feit.geldig_op
            yield _Grond("verlof", Periode(dag, verlof.feit.tot_en_met or dag), (verlof.id,))
