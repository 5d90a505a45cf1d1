"""May this fact be recorded about this school team?"""

from domain.decisions.bereik import denkbare_datums
from domain.decisions.verwijzing import ONBEKEND, herroept_iets_bekends
from domain.decisions.voorstel import Voorstel, eerste_weigering
from domain.errors import Weigering
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.schoolteam import ContactpersoonAangewezen, ContactpersoonVertrokken, TeamoverlegGehouden
from domain.kader import Kader
from domain.schoolteam import Schoolteam

VAN_EEN_TEAM = (ContactpersoonAangewezen, ContactpersoonVertrokken, TeamoverlegGehouden, GebeurtenisHerroepen)


def registreer_bij_team(schoolteam: Schoolteam, voorstel: Voorstel, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
    """
    Return what is to be recorded, nothing when it was recorded before, or the refusal.

    Facts may come in any order of the days they are about; only who leaves must have been appointed first.
    """
    if voorstel.id in schoolteam.ids:
        return ()
    bewakers = (_belongs_here, denkbare_datums, _leaves_who_was_there, herroept_iets_bekends)
    return eerste_weigering(bewakers, schoolteam, voorstel, kader) or (voorstel,)


def _belongs_here(_schoolteam: Schoolteam, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    if isinstance(voorstel.feit, VAN_EEN_TEAM):
        return None
    naam = voorstel.feit.type_name()
    return Weigering("hoort-niet-bij-schoolteam", f"{naam} gaat niet over een schoolteam. Noem een pgn.", "type")


def _leaves_who_was_there(schoolteam: Schoolteam, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    feit = voorstel.feit
    if not isinstance(feit, ContactpersoonVertrokken):
        return None
    if feit.tot_en_met is not None and feit.tot_en_met < feit.geldig_op:
        return Weigering("einde-voor-begin", "De laatste dag van afwezigheid ligt voor de eerste.", "totEnMet")
    aangewezen = schoolteam.van(ContactpersoonAangewezen)
    if any(a.feit.rol == feit.rol and feit.naam in (None, a.feit.naam) for a in aangewezen):
        return None
    return Weigering(ONBEKEND, "Deze persoon is voor deze rol niet aangewezen. Bied eerst de aanwijzing aan.", "naam")
