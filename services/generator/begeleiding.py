"""What was done for a pupil who stays at home?"""

from datetime import date, timedelta

from services.generator.aannames import Aannames
from services.generator.afloop import duur
from services.generator.agenda import na_dagen
from services.generator.meldingen import Melding
from services.generator.scholen import andere_school
from services.generator.teksten import VERZONNEN, kies
from services.generator.verteller import Verteller

PARTNERS = ("jgz", "swv", "wijkteam", "ggz")
REGIE = ("leerplicht", "school", "wijkteam")
SOORTEN_AANBOD = ("onderwijs", "zorg", "combinatie")
TERUG = "terug"


def thuiszitter(verteller: Verteller, melding: Melding, aannames: Aannames) -> None:
    """Tell what followed on a melding of long absence, until the pupil went back."""
    rng = verteller.rng
    if rng.random() < 0.3:
        verteller.zeg("SchoolgangGestaakt", melding.begindatum)
    start = na_dagen(rng, melding.mutaties[1].moment.date(), 0, 3)
    verteller.zeg("OnderzoekGestart", start, meldingsnummer=melding.nummer)
    verteller.zeg("GesprekGevoerd", na_dagen(rng, start, 1, 10), met="ouders")
    slot = melding.mutaties[-1]
    _hulp(verteller, start, slot.einddatum, aannames)
    if slot.reden == TERUG and slot.einddatum is not None:
        verteller.zeg("SchoolgangHervat", slot.einddatum)


def absoluut(verteller: Verteller, aannames: Aannames) -> None:
    """Tell of a pupil who left his school and was not, or only later, enrolled at another."""
    rng, leerling = verteller.rng, verteller.leerling
    uit = verteller.agenda.lesdag(rng, vorig_schooljaar=rng.random() < aannames.vorig_schooljaar)
    gebeurtenis_id = verteller.zeg("Uitgeschreven", uit, brin=leerling.school.brin)
    if gebeurtenis_id is not None and rng.random() < 0.03:
        vergissing = na_dagen(rng, uit, 3, 20)
        verteller.zeg(
            "GebeurtenisHerroepen",
            vergissing,
            gebeurtenisId=gebeurtenis_id,
            reden=f"verkeerde leerling {VERZONNEN}",
        )
        return
    if rng.random() < 0.5:
        verteller.zeg("AbsoluutVerzuimGemeld", uit, bron="duo")
    terug = None
    if rng.random() < 0.6:
        nieuw = andere_school(leerling.school, leerling.index, rng)
        terug = na_dagen(rng, uit + timedelta(days=duur(aannames, rng) - 21), 0, 6)
        soort = nieuw.onderwijssoort.value
        verteller.zeg("Ingeschreven", terug, brin=nieuw.brin, onderwijssoort=soort)
    _hulp(verteller, na_dagen(rng, uit, 5, 20), terug, aannames)


def _hulp(verteller: Verteller, start: date, terug: date | None, aannames: Aannames) -> None:
    rng = verteller.rng
    if rng.random() < 0.6:
        verteller.zeg("CasusregieBelegd", na_dagen(rng, start, 0, 14), rol=kies(rng, REGIE))
    if rng.random() < 0.5:
        rol, gevraagd = kies(rng, PARTNERS), na_dagen(rng, start, 1, 14)
        verteller.zeg("PartnerBetrokken", gevraagd, rol=rol)
        if rng.random() < 0.8:
            verteller.zeg("ReactieGegeven", na_dagen(rng, gevraagd, 0, 7), rol=rol)
    if rng.random() < 0.5:
        verteller.zeg(
            "OverlegGehouden",
            na_dagen(rng, start, 10, 40),
            soort="mdo",
            deelnemers=["school", "ouders"],
        )
    aanbod = na_dagen(rng, start, 10, 80)
    if rng.random() < aannames.aanbod and (terug is None or aanbod < terug):
        _aanbod(verteller, aanbod, aannames)


def _aanbod(verteller: Verteller, op: date, aannames: Aannames) -> None:
    rng = verteller.rng
    verteller.zeg("PassendAanbodGedaan", op, soort=kies(rng, SOORTEN_AANBOD))
    if rng.random() < 0.4:
        verteller.zeg("TrajectVastgelegd", na_dagen(rng, op, 1, 14), perspectief=f"herstel {VERZONNEN}")
    if rng.random() < aannames.aanbod_vervalt:
        vervallen = na_dagen(rng, op, 7, 45)
        verteller.zeg("AanbodVervallen", vervallen, reden=f"plaats niet beschikbaar {VERZONNEN}")
