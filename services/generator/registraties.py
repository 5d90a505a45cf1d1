"""What do registers and schools say of a pupil: enrolment, sickness, leave, exemption?"""

from datetime import date, timedelta

from domain.periode import einde_schooljaar
from services.generator.agenda import na_dagen
from services.generator.teksten import VERZONNEN
from services.generator.verteller import Verteller

MAART, OKTOBER = 3, 10
BIJ_BESLUIT = ("3a", "15")
"""The other grounds arise by law (R-1.31 to R-1.34)."""
HOOGSTE_VERLOF_VAN_HET_HOOFD = 10


def inschrijving(verteller: Verteller) -> None:
    """Tell that the pupil is enrolled, since one or two years before this school year."""
    leerling, rng = verteller.leerling, verteller.rng
    sinds = date(verteller.agenda.begin.year - 1 - int(rng.random() * 2), 8, 1)
    velden: dict[str, object] = {"vestiging": leerling.school.vestiging}
    if rng.random() < 0.5:
        velden["vakantieregio"] = verteller.agenda.regio.value
    if rng.random() < 0.1:
        velden["extraOndersteuning"] = True
    soort = leerling.school.onderwijssoort.value
    verteller.zeg("Ingeschreven", sinds, brin=leerling.school.brin, onderwijssoort=soort, **velden)
    if "extraOndersteuning" in velden and rng.random() < 0.7:
        verteller.zeg("OppVastgesteld", na_dagen(rng, sinds, 20, 60))


def identiteit(verteller: Verteller, gemeentecode: str) -> None:
    """Tell who the pupil is, before anything else."""
    verteller.zeg(
        "LeerlingGeregistreerd",
        date(verteller.agenda.begin.year - 2, 8, 1),
        geboortedatum=verteller.leerling.geboortedatum.isoformat(),
        gemeentecode=gemeentecode,
        naam=verteller.leerling.naam,
    )


def ziekte(verteller: Verteller) -> None:
    """Tell of a pupil who is sick often; the youth doctor is asked after the fourth time."""
    rng, agenda = verteller.rng, verteller.agenda
    dag: date | None = agenda.lesdag(rng)
    for keer in range(1, 3 + int(rng.random() * 5)):
        if dag is None:
            return
        verteller.zeg("Ziekgemeld", dag)
        if keer == 4:
            gevraagd = na_dagen(rng, dag, 1, 5)
            verteller.zeg("JgzOnderzoekAangevraagd", gevraagd)
            afgerond = na_dagen(rng, gevraagd, 5, 30)
            verteller.zeg("JgzOnderzoekAfgerond", afgerond, advies=f"rustig opbouwen {VERZONNEN}")
        if rng.random() < 0.05:
            return
        beter = agenda.lesdag_vanaf(na_dagen(rng, dag, 1, 12))
        if beter is None:
            return
        verteller.zeg("Betergemeld", beter)
        dag = agenda.lesdag_vanaf(na_dagen(rng, beter, 3, 25))


def verlof(verteller: Verteller) -> None:
    """Tell of leave: up to ten school days from the head, more from leerplicht (R-1.43)."""
    rng = verteller.rng
    van = verteller.agenda.lesdag(rng)
    if rng.random() < 0.2:
        verteller.zeg("VerlofGeweigerd", van, reden=f"geen gewichtige omstandigheid {VERZONNEN}")
        return
    schooldagen = 1 + int(rng.random() * 20)
    door = "hoofd" if schooldagen <= HOOGSTE_VERLOF_VAN_HET_HOOFD else "leerplicht"
    tot_en_met = van + timedelta(days=schooldagen // 5 * 7 + schooldagen % 5)
    verteller.zeg(
        "VerlofVerleend",
        van,
        totEnMet=tot_en_met,
        schooldagen=schooldagen,
        verleendDoor=door,
        grond="11g",
    )


def vrijstelling(verteller: Verteller) -> None:
    """Tell of an exemption, asked for before and mostly until the end of the school year."""
    rng = verteller.rng
    van = verteller.agenda.begin if rng.random() < 0.6 else verteller.agenda.lesdag(rng)
    grond = _grond(verteller, van)
    aangevraagd = na_dagen(rng, van - timedelta(days=45), 0, 20)
    verteller.zeg("VrijstellingAangevraagd", aangevraagd, grond=grond)
    if rng.random() < 0.08:
        verteller.zeg("VrijstellingGeweigerd", na_dagen(rng, aangevraagd, 5, 25), grond=grond)
        return
    velden: dict[str, object] = {"totEnMet": einde_schooljaar(van)}
    if grond in BIJ_BESLUIT:
        velden["besluitOp"] = min(van, na_dagen(rng, aangevraagd, 5, 25))
    elif grond == "5a":
        velden["totEnMet"] = date(van.year, OKTOBER, 31)
    elif grond == "5-onder-a" and rng.random() < 0.1:
        velden = {"levenslang": True}
    verteller.zeg("VrijstellingVerleend", van, grond=grond, **velden)
    if rng.random() < 0.05:
        terug = verteller.agenda.lesdag_vanaf(na_dagen(rng, van, 20, 120))
        if terug is not None and grond != "5a":
            verteller.zeg("VrijstellingBeeindigd", terug, grond=grond)


def _grond(verteller: Verteller, van: date) -> str:
    trek = verteller.rng.random()
    if verteller.leerling.heeft_bereikt(17, van):
        return "15"
    if trek < 0.03 and MAART <= van.month <= OKTOBER:
        return "5a"
    if trek < 0.15 and verteller.leerling.heeft_bereikt(14, van):
        return "3a"
    return "5-onder-b" if trek > 0.93 else "5-onder-c" if trek > 0.85 else "5-onder-a"
