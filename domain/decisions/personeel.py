"""May this fact be recorded about who works here?"""

from domain.decisions.bereik import denkbare_datums
from domain.decisions.verwijzing import ONBEKEND, herroept_iets_bekends
from domain.decisions.voorstel import Voorstel, eerste_weigering
from domain.errors import Weigering
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.personeel import (
    MedewerkerAangesteld,
    MedewerkerAfwezig,
    MedewerkerTerug,
    MedewerkerVertrokken,
)
from domain.kader import Kader
from domain.personeel import Bezetting, Personeel

VAN_HET_PERSONEEL = (
    MedewerkerAangesteld,
    MedewerkerVertrokken,
    MedewerkerAfwezig,
    MedewerkerTerug,
    GebeurtenisHerroepen,
)


def registreer_bij_personeel(personeel: Personeel, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    """Return why it may not be recorded; None lets it pass. Who leaves or is away must work here on that day."""
    bewakers = (_belongs_here, denkbare_datums, _in_a_known_role, _works_here, _stands_in, herroept_iets_bekends)
    return eerste_weigering(bewakers, personeel, voorstel, kader)


def _belongs_here(_personeel: Personeel, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    if isinstance(voorstel.feit, VAN_HET_PERSONEEL):
        return None
    naam = voorstel.feit.type_name()
    return Weigering("hoort-niet-bij-personeel", f"{naam} gaat niet over een medewerker.", "type")


def _in_a_known_role(_personeel: Personeel, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    feit = voorstel.feit
    if not isinstance(feit, MedewerkerAangesteld):
        return None
    if feit.rol not in kader.beleid.rollen:
        rollen = ", ".join(sorted(kader.beleid.rollen))
        return Weigering("onbekende-rol", f"Deze rol is er hier niet. Kies uit: {rollen}.", "rol")
    bekend = kader.beleid.werkverdeling.portefeuilles
    if any(portefeuille not in bekend for portefeuille in feit.portefeuilles):
        kies = f"Kies uit: {', '.join(sorted(bekend))}." if bekend else "De afspraken noemen er geen."
        return Weigering("onbekende-portefeuille", f"Deze portefeuille is er hier niet. {kies}", "portefeuilles")
    return None


def _works_here(personeel: Personeel, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    feit = voorstel.feit
    if not isinstance(feit, MedewerkerVertrokken | MedewerkerAfwezig | MedewerkerTerug):
        return None
    bezetting = Bezetting(personeel)
    if bezetting.medewerker(feit.medewerker, feit.geldig_op) is None:
        return Weigering(ONBEKEND, "Deze medewerker werkt hier op die dag niet. Stel hem eerst aan.", "medewerker")
    if not isinstance(feit, MedewerkerTerug):
        return None
    weg = bezetting.afwezig(feit.medewerker, feit.geldig_op)
    if weg is None:
        return Weigering("niet-afwezig", "Deze medewerker is op die dag niet afwezig.", "geldigOp")
    if weg.dagen.van < feit.geldig_op:
        return None
    tekst = "Op deze dag begint de afwezigheid pas. Gaat zij niet door, herroep haar dan."
    return Weigering("nog-niet-weg", tekst, "geldigOp")


def _stands_in(personeel: Personeel, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    feit = voorstel.feit
    if not isinstance(feit, MedewerkerAfwezig):
        return None
    if feit.tot_en_met is not None and feit.tot_en_met < feit.geldig_op:
        return Weigering("einde-voor-begin", "De laatste dag van afwezigheid ligt voor de eerste.", "totEnMet")
    if feit.waarnemer == feit.medewerker:
        return Weigering("neemt-zichzelf-waar", "Een medewerker kan niet voor zichzelf waarnemen.", "waarnemer")
    if feit.waarnemer is None or Bezetting(personeel).medewerker(feit.waarnemer, feit.geldig_op) is not None:
        return None
    return Weigering(ONBEKEND, "Wie waarneemt, werkt hier op die dag niet. Stel hem eerst aan.", "waarnemer")
