"""Does what it refers to exist, and may anything still be added?"""

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events import beleid, jaarverslag, overleg, personeel, schoolteam
from domain.events.beheer import DossierVernietigd, GebeurtenisHerroepen, HandhavingVernietigd
from domain.events.duo import MeldingOntvangen
from domain.events.identiteit import DossiersSamengevoegd
from domain.kader import Kader
from domain.melding import onbekende_melding
from domain.stroom import Stroom

ONBEKEND = "onbekende-verwijzing"
ANDERE_STROOM = (beleid.__name__, personeel.__name__, jaarverslag.__name__, schoolteam.__name__, overleg.__name__)


def dossier_is_open(dossier: Dossier, _voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """Nothing follows `DossierVernietigd`, and nothing follows in a dossier that went up in another."""
    if not dossier.vastleggingen:
        return None
    if dossier.is_vernietigd:
        return Weigering("dossier-vernietigd", "Het dossier is vernietigd; er kan niets meer aan worden toegevoegd.")
    if dossier.opgegaan_in is not None:
        return Weigering("dossier-opgegaan", "Het dossier is opgegaan in een ander. Leg het daar vast.")
    return None


def hoort_bij_een_leerling(_dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """Policy, school teams, meetings, reports of a year and who works here have streams of their own."""
    if type(voorstel.feit).__module__ not in ANDERE_STROOM:
        return None
    naam = voorstel.feit.type_name()
    return Weigering("hoort-niet-in-dossier", f"{naam} hoort niet in het dossier van een leerling.", "type")


def samenvoegen_gaat_apart(_dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """A merge stands in two dossiers at once, so it is not recorded in one alone."""
    if not isinstance(voorstel.feit, DossiersSamengevoegd):
        return None
    return Weigering("samenvoegen-noemt-twee", "Samenvoegen gaat over twee dossiers: noem ook het andere.", "ander")


def vernietigen_gaat_apart(_dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """A destruction takes keys, numbers and rows with it, so that it is never just recorded."""
    if not isinstance(voorstel.feit, DossierVernietigd | HandhavingVernietigd):
        return None
    return Weigering("vernietigen-gaat-apart", "Vernietigen gaat met de opdracht erase, niet met een bestand.", "type")


def melding_is_bekend(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """What is said about a melding follows its first word."""
    feit = voorstel.feit
    nummer = getattr(feit, "meldingsnummer", None)
    if nummer is None or isinstance(feit, MeldingOntvangen) or not onbekende_melding(dossier, nummer):
        return None
    return Weigering(
        ONBEKEND,
        "Deze melding is bij deze leerling niet bekend. Bied eerst de melding zelf aan en daarna deze regel opnieuw.",
        "meldingsnummer",
    )


def herroept_iets_bekends(stroom: Stroom, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """A revocation names an earlier event of this pupil, team or meeting, and not itself; a merge stands for good."""
    feit = voorstel.feit
    if not isinstance(feit, GebeurtenisHerroepen):
        return None
    if feit.gebeurtenis_id == voorstel.id:
        return Weigering("herroept-zichzelf", "Een gebeurtenis kan zichzelf niet herroepen.", "gebeurtenisId")
    herroepen = next((v.feit for v in stroom.vastleggingen if v.id == feit.gebeurtenis_id), None)
    if isinstance(herroepen, DossiersSamengevoegd):
        return Weigering(
            "samenvoeging-blijft",
            "Een samenvoeging is niet te herroepen: wat erna is vastgelegd, is niet meer te verdelen.",
            "gebeurtenisId",
        )
    if herroepen is not None:
        return None
    return Weigering(
        ONBEKEND,
        "De herroepen gebeurtenis is in dit dossier niet bekend. Bied eerst die gebeurtenis aan.",
        "gebeurtenisId",
    )
