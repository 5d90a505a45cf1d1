"""What is kept, where, for how long, and how does it go? One table: every table of every store stands in it once."""

from dataclasses import dataclass
from datetime import timedelta

from domain.beleid.delen import Bewaarbeleid
from domain.termijnen.definitie import Termijndefinitie
from projections.views import CATALOGUE
from services.aanmelding.instellingen import Sessies
from services.aanmelding.sessies import POGING_DUURT
from services.aanvoer.boek import LANGST
from services.beleid import lees_profiel
from services.eventlog.herkomst import BEWAREN as HERKOMST_BEWAREN
from services.kafka.topics import BEWAREN, BEWAREN_AANVOER

LANDELIJK = "landelijk"
SELECTIELIJST = "Selectielijst gemeenten 2020"
NEDERLANDSE_GETALLEN = {1: "een", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 7: "zeven", 10: "tien"}
GEEN_TERMIJN = "geen eigen termijn"
ONS = "keuze van ons"


@dataclass(frozen=True, slots=True)
class Bewaring:
    """
    A kind of data: `tabellen` are those of the stores that hold it (`store.table`), `rijen` whether the read models do.

    `persoonlijk` says whether there is anything about a person in it.
    """

    wat: str
    waar: str
    hoelang: str
    grond: str
    weg: str
    persoonlijk: str = "leerling"
    tabellen: frozenset[str] = frozenset()


def _dagen(duur: timedelta) -> str:
    dagen = duur.days
    return f"{NEDERLANDSE_GETALLEN.get(dagen, dagen)} {'dag' if dagen == 1 else 'dagen'}"


def _millis(duur: int) -> str:
    return _dagen(timedelta(milliseconds=duur))


def handhaving() -> Termijndefinitie:
    """Return the term of data on enforcement, as the national profile has it."""
    return next(t for t in lees_profiel(LANDELIJK).termijnen if t.soort == "bewaartermijn-wpg")


def bewaringen() -> tuple[Bewaring, ...]:
    """Return the table, with the lengths as the national profile, the settings and the code have them."""
    return (*_dossier(lees_profiel(LANDELIJK).bewaren), *_verantwoording(), *_aanlevering(), *_techniek())


def _dossier(beleid: Bewaarbeleid) -> tuple[Bewaring, ...]:
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
            "Schoolteams: wie op een school aanspreekbaar is",
            logboek.replace("de leerling", "het schoolteam"),
            GEEN_TERMIJN,
            f"[gemeente: kies een termijn; de {SELECTIELIJST} noemt er geen]",
            "er is geen opdracht voor",
            "medewerkers",
            frozenset({"logboek.schoolteam_index"}),
        ),
    )


def _verantwoording() -> tuple[Bewaring, ...]:
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


def _aanlevering() -> tuple[Bewaring, ...]:
    return (
        Bewaring(
            "Aangeboden bestand (dashboard, API)",
            "map naast de sleutels, niet versleuteld",
            "tot het is ingelezen",
            ONS,
            "vanzelf",
        ),
        Bewaring(
            "Afgewezen regels van een aanlevering",
            "map naast de sleutels, niet versleuteld; bij `ingest` naast het bestand zelf",
            "tot iemand de aanlevering verwijdert",
            "[gemeente: wie ruimt ze op, en wanneer]",
            "knop bij de aanlevering, of `DELETE`; bij een vernietiging de regels met dat nummer",
        ),
        Bewaring(
            "Rijen die via Kafka binnenkomen en apart staan",
            "tabel van de aanvoer, versleuteld zoals zij kwamen",
            "tot iemand ze verbetert of laat vervallen",
            "[gemeente: wie ruimt ze op, en wanneer]",
            "`uitval verbeter`, `uitval vervalt`; bij een vernietiging vanzelf",
            tabellen=frozenset({"aanvoer.uitval", "aanvoer.vervallen"}),
        ),
        Bewaring(
            "Levering via Kafka: haar sleutel, en dat zij er was",
            "tabel van de aanvoer",
            f"de sleutel tot alles is ingelezen, hoogstens {_dagen(LANGST)}; naam en aanleveraar blijven",
            "zo lang als het topic, en een dag",
            "de sleutel vanzelf; voor de rest is er geen opdracht",
            tabellen=frozenset({"aanvoer.levering"}),
        ),
        Bewaring(
            "Van wie rijen worden overgeslagen na een vernietiging",
            "tabel van de aanvoer, gehasht",
            f"hoogstens {_dagen(LANGST)}",
            "zo lang als er nog zo'n rij kan komen",
            "vanzelf, bij een volgende levering",
            tabellen=frozenset({"aanvoer.vergeten"}),
        ),
        Bewaring(
            "Topics `publiek` en `intern`",
            "Kafka",
            _millis(BEWAREN),
            ONS,
            "vanzelf, door Kafka",
        ),
        Bewaring(
            "Topic `aanlevering`",
            "Kafka, versleuteld",
            _millis(BEWAREN_AANVOER),
            ONS,
            "vanzelf, door Kafka",
        ),
    )


def _techniek() -> tuple[Bewaring, ...]:
    sessies = Sessies()
    return (
        Bewaring(
            "Sessie van wie is aangemeld",
            "tabel van sessies, versleuteld",
            f"{sessies.stil_minuten} minuten zonder iets te doen, hoogstens {sessies.langst_uren} uur (instelbaar)",
            ONS,
            "vanzelf; de rij verdwijnt bij een volgende aanmelding",
            "medewerker",
            frozenset({"sessies.sessie"}),
        ),
        Bewaring(
            "Bezig met aanmelden",
            "tabel van sessies, versleuteld",
            f"{int(POGING_DUURT.total_seconds()) // 60} minuten",
            ONS,
            "vanzelf",
            "medewerker",
            frozenset({"sessies.poging"}),
        ),
        Bewaring(
            "In welke technische trace een gebeurtenis binnenkwam",
            "logboek",
            _dagen(HERKOMST_BEWAREN),
            "zo lang als een topic",
            "vanzelf, bij een volgende vastlegging met trace",
            "niemand",
            frozenset({"logboek.herkomst"}),
        ),
        Bewaring(
            "Standen: tot waar is gelezen, ingelezen of doorgegeven",
            "naast het logboek",
            "zolang er gewerkt wordt",
            ONS,
            "wordt steeds overschreven",
            "niemand",
            frozenset({"relay.stand", "aanvoer.plaats", "aanvoer.voortgang", "aanvoer.onbruikbaar", "logboek.kenmerk"})
            | {f"rijen.{naam}" for naam in ("beeld", "deel", "gebruik", "positie", "strook")},
        ),
        Bewaring(
            "Sleutels van de opslag zelf",
            "sleutels, ingepakt met de meestersleutel",
            "zolang de opslag",
            ONS,
            "`sleutels roteer` vervangt ze",
            "niemand",
            frozenset({"sleutels.meester", "sleutels.vaste_sleutel", "sleutels.stand"}),
        ),
        Bewaring(
            "Metingen, traces en regels van processen",
            "waar u ze verzamelt",
            "[gemeente: uw termijn]",
            "er staat niets in over een leerling",
            "door de gemeente",
            "niemand",
        ),
        Bewaring(
            "Reservekopieën van de sleutels",
            "waar u ze bewaart, apart van de opslag",
            "[gemeente: hoeveel dagen; geen maanden]",
            "wie vernietigd is, leeft erin voort tot de kopie weg is",
            "door de gemeente; na terugzetten `erase --opnieuw`",
        ),
        Bewaring(
            "Reservekopieën van de opslag",
            "waar u ze bewaart",
            "[gemeente: hoelang; niet langer dan uw bewaartermijn]",
            "zonder de sleutels zijn gebeurtenissen onleesbaar; projecties niet",
            "door de gemeente",
        ),
    )
