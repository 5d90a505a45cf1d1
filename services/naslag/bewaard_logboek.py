"""What is kept in the log and its rows, and for how long?"""

from domain.termijnen.definitie import Termijndefinitie
from projections.views import CATALOGUE
from services.beleid import lees_profiel
from services.naslag.bewaring import GEEN_TERMIJN, SELECTIELIJST, Bewaring

LANDELIJK = "landelijk"


def handhaving() -> Termijndefinitie:
    """Return the term of data on enforcement, as the national profile has it."""
    return next(t for t in lees_profiel(LANDELIJK).termijnen if t.soort == "bewaartermijn-wpg")


def dossiers() -> tuple[Bewaring, ...]:
    """Return what is kept of pupils, and of who works with them, with the lengths of the national profile."""
    beleid = lees_profiel(LANDELIJK).bewaren
    wpg = handhaving()
    logboek = "logboek, versleuteld met de sleutel van de leerling"
    return (
        Bewaring(
            "Leerplicht: alles wat over een leerling is vastgelegd",
            logboek,
            f"{beleid.jaren_na_geboorte} jaar na de geboorte",
            f"{SELECTIELIJST}, 12.1.3 (R-7.1)",
            "`erase --verlopen`, door twee mensen; zijn sleutels worden vernietigd",
            tabellen=frozenset({"logboek.gebeurtenissen", "sleutels.dossier_sleutel"}),
        ),
        Bewaring(
            "Kwalificatieplicht",
            logboek,
            f"{beleid.jaren_na_kwalificatieplicht} jaar na het einde van de plicht",
            f"{SELECTIELIJST}, 12.1.4 (R-7.1)",
            "met het dossier",
        ),
        Bewaring(
            "Begeleiding door het Doorstroompunt (RMC)",
            logboek,
            f"{beleid.jaren_na_rmc} jaar na de laatste dag dat het Doorstroompunt over de jongere gaat",
            f"{SELECTIELIJST} (R-7.2)",
            "met het dossier",
        ),
        Bewaring(
            "Handhaving: verhoor, Halt, proces-verbaal en wat daaruit volgt",
            "logboek, versleuteld met een eigen sleutel",
            f"{wpg.duur.aantal} {'jaar' if wpg.duur.eenheid == 'jaren' else wpg.duur.eenheid} na het laatste "
            "gegeven daarover",
            wpg.bron,
            "`erase --verlopen`, zonder de rest van het dossier",
        ),
        Bewaring(
            "Persoonsgebonden nummer (BSN of onderwijsnummer)",
            "logboek: gehasht en versleuteld",
            "zolang het dossier",
            f"{SELECTIELIJST}, 12.1.3",
            "met het dossier",
            tabellen=frozenset({"logboek.pgn_index"}),
        ),
        Bewaring(
            "Projecties: wat uit het logboek is uitgerekend",
            "rijen, niet versleuteld: dagen, status, gemeente, school en uitleg, onder ons eigen nummer",
            "zolang het dossier",
            "zij volgen het dossier",
            "met het dossier; zij zijn altijd opnieuw te maken",
            tabellen=frozenset({f"rijen.{view.name}" for view in CATALOGUE} | {"rijen.wachtend"}),
        ),
        Bewaring(
            "Verzonden brieven",
            logboek,
            "zolang het dossier",
            f"{SELECTIELIJST}, 12.1.3",
            "met het dossier",
            tabellen=frozenset({"logboek.brief"}),
        ),
        Bewaring(
            "Overleggen: wanneer, met wie, en welke dossiers op de agenda stonden",
            logboek.replace("de leerling", "het overleg"),
            GEEN_TERMIJN,
            f"[gemeente: kies een termijn; de {SELECTIELIJST} noemt er geen]",
            "er is geen opdracht voor; van een vernietigd dossier blijft alleen ons nummer op de agenda",
            "leerling (ons eigen nummer) en deelnemers",
            frozenset({"logboek.overleg_index"}),
        ),
        Bewaring(
            "Register van medewerkers: naam, rol, portefeuilles en afwezigheid",
            "logboek, versleuteld",
            GEEN_TERMIJN,
            "[gemeente: uw termijn na vertrek]",
            "er is geen opdracht voor",
            "medewerkers",
        ),
        Bewaring(
            "Schoolteams: wie op een school aanspreekbaar is",
            logboek.replace("de leerling", "het schoolteam"),
            GEEN_TERMIJN,
            f"[gemeente: kies een termijn; de {SELECTIELIJST} noemt er geen]",
            "er is geen opdracht voor",
            "medewerkers",
            frozenset({"logboek.schoolteam_index"}),
        ),
    )


def verantwoording() -> tuple[Bewaring, ...]:
    """Return what is kept to account for what was done."""
    return (
        Bewaring(
            "Dat er een dossier was: soorten gebeurtenissen, momenten, en het besluit tot vernietiging",
            "logboek",
            "blijvend",
            "bewijs van vernietiging (Archiefbesluit 1995, artikel 8)",
            "blijft; zonder sleutels zegt het niets over een persoon",
            "wie vernietigde, onder een pseudoniem",
            frozenset({f"logboek.{naam}" for naam in ("vernietigde_sleutel", "vernietiging", "zegel")})
            | {"logboek.gebeurtenissen_hoofd", "logboek.opgegaan"},
        ),
        Bewaring(
            "Logboek van verwerkingen: wat met gegevens van wie gebeurde",
            "logboek, onder een pseudoniem",
            "zolang het dossier is te zeggen van wie een regel is",
            "AVG, artikel 5 lid 2; Logboek Dataverwerkingen 1.0 geeft geen termijn",
            "de regels blijven; met het dossier gaat de sleutel van het pseudoniem weg",
            tabellen=frozenset({"logboek.logboekregel", "logboek.logboek_uit"}),
        ),
        Bewaring(
            "Toegangslogboek: wie keek of werd geweigerd, en waarom",
            "logboek, onder pseudoniemen",
            GEEN_TERMIJN,
            "[gemeente: kies een termijn; AVG, artikel 5 lid 2, en BIO]",
            "er is geen opdracht voor; van welke leerling het was, gaat met het dossier weg",
            "leerling en medewerker",
            frozenset({"logboek.toegangsregel"}),
        ),
        Bewaring(
            "Zaken: welk dossier in het zaaksysteem een zaak heeft",
            "tabel van zaken, zonder naam of nummer",
            "zolang het dossier; in het zaaksysteem de termijn van het zaaktype",
            f"{SELECTIELIJST}, en het zaaktype",
            "hier met het dossier, als de zaak daar gesloten is; daar door de gemeente",
            tabellen=frozenset({"zaken.geval", "zaken.signaal", "zaken.onbezien", "zaken.plaats"}),
        ),
    )
