"""What is kept beside the log, and for how long?"""

from datetime import timedelta

from services.aanmelding.instellingen import Sessies
from services.aanmelding.sessies import POGING_DUURT
from services.aanvoer.boek import LANGST
from services.berichten.instellingen import Tijden
from services.eventlog.herkomst import BEWAREN as HERKOMST_BEWAREN
from services.kafka.topics import BEWAREN, BEWAREN_AANVOER
from services.naslag.bewaring import ONS, Bewaring, dagen


def aanlevering() -> tuple[Bewaring, ...]:
    """Return what is kept of what comes in and of what is passed on."""
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
            f"de sleutel tot alles is ingelezen, hoogstens {dagen(LANGST)}; naam en aanleveraar blijven",
            "zo lang als het topic, en een dag",
            "de sleutel vanzelf; voor de rest is er geen opdracht",
            tabellen=frozenset({"aanvoer.levering"}),
        ),
        Bewaring(
            "Van wie rijen worden overgeslagen na een vernietiging",
            "tabel van de aanvoer, gehasht",
            f"hoogstens {dagen(LANGST)}",
            "zo lang als er nog zo'n rij kan komen",
            "vanzelf, bij een volgende levering",
            tabellen=frozenset({"aanvoer.vergeten"}),
        ),
        Bewaring(
            "Topics `publiek` en `intern`",
            "Kafka",
            dagen(timedelta(milliseconds=BEWAREN)),
            ONS,
            "vanzelf, door Kafka",
        ),
        Bewaring(
            "Topic `aanlevering`",
            "Kafka, versleuteld",
            dagen(timedelta(milliseconds=BEWAREN_AANVOER)),
            ONS,
            "vanzelf, door Kafka",
        ),
    )


def techniek() -> tuple[Bewaring, ...]:
    """Return what is kept of who works with it, and to keep it going."""
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
            "Berichten aan medewerkers: wat is gestuurd en of het aankwam",
            "tabel van berichten, zonder naam of nummer van een leerling",
            f"{Tijden().bewaar_dagen} dagen (instelbaar), of tot het dossier is vernietigd",
            ONS,
            "vanzelf; bij een vernietiging meteen",
            "medewerker, en ons eigen nummer van een dossier",
            frozenset({"berichten.bericht", "berichten.bezorging", "berichten.onbezien"}),
        ),
        Bewaring(
            "Wat een medewerker wil horen, en zijn adres",
            "tabel van berichten; het adres versleuteld",
            "tot hij stopt, of wordt vergeten",
            ONS,
            "*Stop alle berichten*, of `berichten --vergeet`",
            "medewerker",
            frozenset({"berichten.abonnement", "berichten.kanaal"}),
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
            dagen(HERKOMST_BEWAREN),
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
            | {"berichten.plaats"}
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
