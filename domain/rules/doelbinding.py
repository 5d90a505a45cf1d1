"""May a leerplichtambtenaar look at this pupil, on what ground and until when?"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from domain.dossier import Dossier
from domain.events.inschrijving import VerwijderingGemeld
from domain.events.vrijstelling import (
    VerlofAangevraagd,
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingGeweigerd,
)
from domain.kader import Kader
from domain.melding import meldingen, open_dagen
from domain.periode import ALTIJD, Dagen, Periode, einde_schooljaar
from domain.rules.aan_zet import NIET_MEEGETELD
from domain.rules.thuisperiode import Thuisperiode
from domain.rules.vrijstellingen import vrijstellingen
from domain.termijnen.termijn import Termijnperiode, Termijnstatus
from domain.uitleg import Uitleg
from domain.verlof import MAXIMUM_VAN_HET_HOOFD, is_aan_de_ambtenaar, schooldagen

REGEL = "doelbinding"
BRON = "Leerplichtwet 1969 art. 19; samenwerkingsafspraken Haaglanden (R-7.8)"
GEEN_GRONDSLAG = "geen-grondslag"
TERMIJN = "termijn"


class Grondslag(NamedTuple):
    """Why a leerplichtambtenaar may look, from when and until when (None: as long as the ground is there)."""

    soort: str
    van: date
    tot_en_met: date | None
    uitleg: Uitleg


class _Grond(NamedTuple):
    soort: str
    dagen: Periode
    ids: tuple[UUID, ...]


def grondslag(
    dossier: Dossier,
    kader: Kader,
    thuis: tuple[Thuisperiode, ...],
    termijnen: tuple[Termijnperiode, ...],
    peildatum: date,
) -> Grondslag | None:
    """
    Een leerplichtambtenaar heeft alleen te maken met een leerling over wie iets gemeld of gevraagd is.

    Source: docs/regels/doelbinding.md. A ground is a melding, having no school, an exemption asked or granted, leave
    over ten days asked or granted, or a removal that the school must report (LPW 18). It lasts until the end of the
    school year after the one in which it ended, or in which a term ended that began while there was a ground. Returns
    the ground that lasts longest, or None: then reading is refused with `geen-grondslag`.
    """
    geldig = [
        g for g in grondslagen(dossier, kader, thuis, termijnen) if g.van <= peildatum <= (g.tot_en_met or ALTIJD)
    ]
    return max(geldig, key=lambda g: (g.tot_en_met or ALTIJD, g.soort != TERMIJN, g.van), default=None)


def grondslagen(
    dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...], termijnen: tuple[Termijnperiode, ...]
) -> list[Grondslag]:
    """Return all grounds of all days, and the terms that began while there was one; a term alone is none."""
    return [_explained(grond, dagen) for grond, dagen in _lasting(dossier, kader, thuis, termijnen)]


def dagen_met_grondslag(
    dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...], termijnen: tuple[Termijnperiode, ...]
) -> Dagen:
    """Return the days on which there is a ground, whichever it is."""
    return Dagen(dagen for _, dagen in _lasting(dossier, kader, thuis, termijnen))


def _lasting(
    dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...], termijnen: tuple[Termijnperiode, ...]
) -> list[tuple[_Grond, Periode]]:
    """Return the grounds, each with the days on which it lasts; without one no term is looked at."""
    gevonden = [(grond, _lasts(grond, kader)) for grond in _grounds(dossier, thuis)]
    for grond in sorted(_terms(termijnen), key=lambda grond: grond.dagen) if gevonden else ():
        if any(grond.dagen.van in dagen for _, dagen in gevonden):
            gevonden.append((grond, _lasts(grond, kader)))
    return gevonden


def _lasts(grond: _Grond, kader: Kader) -> Periode:
    if grond.dagen.eind is None:
        return Periode(grond.dagen.van)
    einde = einde_schooljaar(grond.dagen.eind)
    return Periode(grond.dagen.van, einde.replace(year=einde.year + kader.beleid.doelbinding_schooljaren))


def _explained(grond: _Grond, dagen: Periode) -> Grondslag:
    duur = "zolang die er is" if dagen.eind is None else f"tot en met {dagen.eind}"
    tekst = f"Grondslag: {grond.soort}, sinds {dagen.van}, {duur}."
    return Grondslag(grond.soort, dagen.van, dagen.eind, Uitleg(REGEL, BRON, tekst, grond.ids))


def _terms(termijnen: tuple[Termijnperiode, ...]) -> Iterator[_Grond]:
    """Yield each term until it was met for good or its ground ended, at the latest until its last day."""
    for (soort, _), delen in groupby(
        sorted(termijnen, key=lambda t: (t.soort, t.sleutel, t.periode.van)), key=lambda t: (t.soort, t.sleutel)
    ):
        periodes = list(delen)
        if soort in NIET_MEEGETELD or all(p.status is Termijnstatus.VERVALLEN for p in periodes):
            continue
        weer_open = max((p.periode.van for p in periodes if p.status.is_open), default=date.min)
        af = [p.periode.van for p in periodes if not p.status.is_open and p.periode.van > weer_open]
        eerste = periodes[0]
        einde = max(eerste.start, min([eerste.vervalt_op, *af]))
        yield _Grond(TERMIJN, Periode(eerste.start, einde), eerste.uitleg[0].gebeurtenissen)


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
    for gevraagd in dossier.van(VerlofAangevraagd):
        if is_aan_de_ambtenaar(dossier, gevraagd.feit):
            dag = gevraagd.feit.geldig_op
            yield _Grond("aanvraag", Periode(dag, dag), (gevraagd.id,))
    for verwijdering in dossier.van(VerwijderingGemeld):
        dag = verwijdering.feit.geldig_op
        yield _Grond("verwijdering", Periode(dag, dag), (verwijdering.id,))
    for verlof in dossier.van(VerlofVerleend):
        if schooldagen(verlof.feit) > MAXIMUM_VAN_HET_HOOFD or verlof.feit.verleend_door == "leerplicht":
            dag = verlof.feit.geldig_op
            yield _Grond("verlof", Periode(dag, verlof.feit.tot_en_met or dag), (verlof.id,))
