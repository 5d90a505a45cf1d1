"""What do the lines of lists look like?"""

from datetime import date
from uuid import UUID

from pydantic import Field

from services.api.antwoorden.basis import Antwoord, Lijstantwoord, Persoon, Uitleg
from services.api.antwoorden.dossiers import Dossiertermijn, Stand


class Ingesloten(Antwoord):
    """Wat met expand is opgenomen."""

    dossier: Stand


class Regel(Antwoord):
    """Een regel van een lijst gaat over een dossier."""

    dossier_id: UUID
    embedded: Ingesloten | None = Field(None, alias="_embedded")


class Pacttermijn(Antwoord):
    """De drie maanden van het Thuiszitterspact."""

    soort: str
    vervalt_op: date
    status: str
    resterende_dagen: int


class Thuiszitter(Regel):
    """Een leerling die thuis zit."""

    status: str
    categorie: str | None
    thuis_sinds: date
    thuiszitter_sinds: date | None
    dagen_thuis: int
    gemeentecode: str | None
    brin: str | None
    aan_zet: str | None
    aan_zet_persoon: Persoon | None
    termijn: Pacttermijn | None
    uitleg: list[Uitleg]


class Thuiszitters(Lijstantwoord):
    """Wie er thuis zit, op uiterste datum."""

    thuiszitters: list[Thuiszitter]


class Termijn(Dossiertermijn, Regel):
    """Een termijn die is begonnen."""


class Termijnen(Lijstantwoord):
    """Welke termijnen er lopen, op uiterste datum."""

    termijnen: list[Termijn]


class Vrijstelling(Regel):
    """Een vrijstelling, of een aanvraag daarvan."""

    grond: str
    status: str
    sinds: date
    tot_en_met: date | None
    gevraagd_op: date | None
    besloten_op: date | None
    van_kracht_van: date | None
    van_kracht_tot_en_met: date | None
    uitleg: list[Uitleg]


class Vrijstellingen(Lijstantwoord):
    """Wie is vrijgesteld of vroeg daarom."""

    vrijstellingen: list[Vrijstelling]


class Verkorting(Regel):
    """Een leerling die minder uren onderwijs volgt."""

    van: date
    tot_en_met: date | None
    afgesproken_tot_en_met: date | None
    uren_per_week: float | None
    brin: str | None
    gebeurtenis: UUID


class Verkorteonderwijstijd(Lijstantwoord):
    """Wie minder uren onderwijs volgt."""

    verkorte_onderwijstijd: list[Verkorting]


class Signaal(Regel):
    """Een signaal van de ladder, of over de registratie."""

    herkomst: str
    soort: str
    aan: str
    aan_zet_persoon: Persoon | None
    status: str
    gegeven_op: date
    opgemerkt_op: date | None
    tot_en_met: date | None
    tekst: str
    uitleg: list[Uitleg]


class Signalen(Lijstantwoord):
    """Welke signalen er staan."""

    signalen: list[Signaal]


class Werk(Regel):
    """Iets wat op een rol wacht."""

    rol: str
    aan_zet_persoon: Persoon | None
    behandelaar: str | None
    brin: str | None
    vestiging: str | None
    soort: str
    vervalt_op: date
    status: str
    resterende_dagen: int
    grondslag: str
    uitleg: list[Uitleg]


class Werkvoorraad(Lijstantwoord):
    """Wat er te doen is, op uiterste datum."""

    werkvoorraad: list[Werk]


class Beslistermijn(Antwoord):
    """Tot wanneer er tijd is om te beslissen."""

    soort: str
    vervalt_op: date
    status: str
    resterende_dagen: int


class Aanvraag(Regel):
    """Een aanvraag die op een besluit wacht."""

    soort: str
    grond: str | None = Field(description="Van een vrijstelling: de grond in de wet.")
    wacht_op: str
    gevraagd_op: date
    eerste_dag: date | None
    laatste_dag: date | None
    ontbreekt: list[str] = Field(description="De stukken die nog moeten komen, of niet in orde zijn.")
    termijn: Beslistermijn | None = Field(description="Zonder beslistermijn: leeg.")
    gebeurtenis: UUID


class Aanvragen(Lijstantwoord):
    """Welke aanvragen op een besluit wachten."""

    aanvragen: list[Aanvraag]


class Jongere(Regel):
    """Een jongere voor wie het Doorstroompunt iets te doen heeft."""

    reden: str
    sinds: date
    tot_en_met: date | None
    gemeentecode: str | None
    brin: str | None
    uitleg: list[Uitleg]


class Jongeren(Lijstantwoord):
    """Voor welke jongeren het Doorstroompunt iets te doen heeft."""

    jongeren: list[Jongere]


class Risicokind(Regel):
    """Een kind dat al voor de leerplicht gevolgd wordt."""

    status: str
    sinds: date
    leerplicht_vanaf: date
    gemeentecode: str | None
    uitleg: list[Uitleg]


class Risicokinderen(Lijstantwoord):
    """Welke kinderen al voor de leerplicht gevolgd worden."""

    risicokinderen: list[Risicokind]


class Uitstroomregel(Regel):
    """Waarheen een jongere uitstroomde."""

    naar: str
    sinds: date
    brin: str | None
    gebeurtenis: UUID


class Uitstroom(Lijstantwoord):
    """Wie uitstroomde naar scholing, werk of dagbesteding."""

    uitstroom: list[Uitstroomregel]
