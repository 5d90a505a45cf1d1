"""What followed on unauthorised absence: the days themselves, a hearing, Halt, a proces-verbaal?"""

from domain.events.duo import Meldingsoort
from domain.events.inschrijving import Onderwijssoort
from services.generator.agenda import na_dagen
from services.generator.leerling import Verhaal
from services.generator.meldingen import Melding
from services.generator.verteller import Verteller

IN_LESUREN = (Onderwijssoort.VO, Onderwijssoort.VSO, Onderwijssoort.PRO)
MINUTEN_PER_LESUUR = 60
DAGEN_GEREGISTREERD = 5
ZELF_AANSPREEKBAAR = 12
"""From this age the pupil is bound himself (R-1.7)."""
TE_OUD_VOOR_HALT = 18


def dagregistratie(verteller: Verteller, melding: Melding) -> None:
    """Tell on which days the absence of a melding of 16 hours was."""
    rng, school = verteller.rng, verteller.leerling.school
    tot_en_met = melding.einddatum or melding.melddatum
    dagen = verteller.agenda.lesdagen_van(melding.begindatum, tot_en_met)
    for dag in dagen[:DAGEN_GEREGISTREERD]:
        if rng.random() < 0.1:
            verteller.zeg("TeLaatGekomen", dag)
        uren = 3 + int(rng.random() * 5)
        in_lesuren = school.onderwijssoort in IN_LESUREN
        duur = {"lesuren": uren} if in_lesuren else {"minuten": uren * MINUTEN_PER_LESUUR}
        verteller.zeg("OngeoorloofdVerzuimGeregistreerd", dag, heleDag=uren >= 6, **duur)


def handhaving(verteller: Verteller, melding: Melding) -> None:
    """
    Tell of a hearing and what came of it.

    The pupil is heard from 12 on, and not for luxury absence, for which the parents answer
    (R-4.9). Nothing follows against someone who was not heard (LPW 22(3)).
    """
    rng, leerling = verteller.rng, verteller.leerling
    gehoord_op = na_dagen(rng, melding.mutaties[1].moment.date(), 3, 21)
    is_leerling = leerling.verhaal is not Verhaal.LUXE and leerling.heeft_bereikt(ZELF_AANSPREEKBAAR, gehoord_op)
    wie = "leerling" if is_leerling else "ouder"
    verteller.zeg("VerdachteGehoord", gehoord_op, wie=wie, meldingsnummer=melding.nummer)
    trek, vervolg = rng.random(), na_dagen(rng, gehoord_op, 1, 20)
    if trek < 0.4:
        verteller.zeg("WaarschuwingGegeven", vervolg, aan=wie)
    elif trek < 0.7 and is_leerling and not leerling.heeft_bereikt(TE_OUD_VOOR_HALT, vervolg):
        verteller.zeg("HaltVerwezen", vervolg)
        afgerond = na_dagen(rng, vervolg, 30, 90)
        verteller.zeg("HaltAfgerond", afgerond, positief=rng.random() < 0.85)
    else:
        velden = {"tegen": wie, "meldingsnummer": melding.nummer}
        verteller.zeg("ProcesVerbaalOpgemaakt", vervolg, **velden)
        verteller.zeg("ProcesVerbaalIngezonden", na_dagen(rng, vervolg, 1, 20), **velden)


def is_zestien_uur(melding: Melding) -> bool:
    """Say whether the melding is one of 16 hours in four weeks."""
    return melding.soort in (Meldingsoort.V3, Meldingsoort.V4)
