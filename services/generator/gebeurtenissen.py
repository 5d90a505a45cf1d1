"""Which facts are delivered about a pupil, beside his meldingen?"""

from collections.abc import Sequence
from random import Random

from services.generator.aannames import Aannames
from services.generator.afloop import LANGDURIG
from services.generator.agenda import Agenda
from services.generator.begeleiding import absoluut, thuiszitter
from services.generator.handhaving import dagregistratie, handhaving, is_zestien_uur
from services.generator.leerling import Leerling, Verhaal
from services.generator.meldingen import Melding
from services.generator.registraties import identiteit, inschrijving, verlof, vrijstelling, ziekte
from services.generator.verteller import Verteller


def gebeurtenissen_van(
    leerling: Leerling,
    gemeentecode: str,
    geleverd: Sequence[Melding],
    agenda: Agenda,
    aannames: Aannames,
    rng: Random,
) -> list[bytes]:
    """
    Return the lines about a pupil.

    They refer only to a melding in `geleverd`: of which the reader took a row of the first export.
    """
    verteller = Verteller(leerling, agenda, rng)
    match leerling.verhaal:
        case Verhaal.ABSOLUUT | Verhaal.VRIJSTELLING | Verhaal.ZIEKTE | Verhaal.VERLOF:
            identiteit(verteller, gemeentecode)
            _zonder_melding(verteller, aannames)
        case _:
            if rng.random() < aannames.ingeschreven:
                inschrijving(verteller)
            if geleverd:
                _na_melding(verteller, geleverd[0], aannames)
    return verteller.regels()


def inschrijving_van(leerling: Leerling, gemeentecode: str, agenda: Agenda, rng: Random) -> list[bytes]:
    """Return the lines about a pupil of whom nothing else is known than who he is and where he goes to school."""
    verteller = Verteller(leerling, agenda, rng)
    identiteit(verteller, gemeentecode)
    inschrijving(verteller)
    return verteller.regels()


def _zonder_melding(verteller: Verteller, aannames: Aannames) -> None:
    match verteller.leerling.verhaal:
        case Verhaal.ABSOLUUT:
            inschrijving(verteller)
            absoluut(verteller, aannames)
        case Verhaal.VRIJSTELLING:
            vrijstelling(verteller)
        case Verhaal.ZIEKTE:
            inschrijving(verteller)
            ziekte(verteller)
        case _:
            inschrijving(verteller)
            verlof(verteller)


def _na_melding(verteller: Verteller, melding: Melding, aannames: Aannames) -> None:
    rng = verteller.rng
    if melding.soort in LANGDURIG:
        thuiszitter(verteller, melding, aannames)
        return
    if is_zestien_uur(melding) and rng.random() < aannames.dagregistratie:
        dagregistratie(verteller, melding)
    if verteller.leerling.verhaal is not Verhaal.OVERIG and rng.random() < aannames.handhaving:
        handhaving(verteller, melding)
