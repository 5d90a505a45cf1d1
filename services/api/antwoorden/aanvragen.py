"""What does the answer about one request look like?"""

from datetime import date
from uuid import UUID

from pydantic import Field

from services.api.antwoorden.basis import Antwoord, Dagantwoord
from services.api.antwoorden.dossiers import Dossiertermijn


class Wettelijkkader(Antwoord):
    """Wat de wet zegt over deze aanvraag."""

    titel: str
    aard: str = Field(description="besluit, of van-rechtswege: dan ontstaat de vrijstelling door de wet zelf.")
    bron: str
    uitleg: list[str]
    termijn: str


class Aanvraagstuk(Antwoord):
    """Iets wat bij de aanvraag moet zitten, en hoe het daarmee staat."""

    soort: str
    titel: str
    bron: str
    hoogstens_maanden: int | None = Field(description="Hoe oud het op de dag van de aanvraag hoogstens mag zijn.")
    stand: str
    binnengekomen_op: date | None
    gedagtekend_op: date | None
    gebeurtenis: UUID | None


class Aanvraagvoorwaarde(Antwoord):
    """Een voorwaarde van de wet, en wat het dossier erover zegt."""

    tekst: str
    bron: str
    uitkomst: str
    waarom: str


class Eerderverlof(Antwoord):
    """Verlof dat in dat schooljaar al gegeven is."""

    van: date
    tot_en_met: date
    schooldagen: int
    verleend_door: str


class Verlofdagen(Antwoord):
    """De schooldagen verlof van het schooljaar."""

    gevraagd: int
    door_het_hoofd: int
    door_leerplicht: int
    samen: int
    hoogstens_door_het_hoofd: int
    eerder: list[Eerderverlof]


class Eerderevrijstelling(Antwoord):
    """Een vrijstelling van dezelfde grond die er al was."""

    grond: str
    van: date
    tot_en_met: date | None


class Opschorting(Antwoord):
    """Dagen die niet meetellen, omdat de aanvrager mocht aanvullen."""

    gevraagd_op: date
    hervat_op: date
    dagen: int


class Verlenging(Antwoord):
    """De aanvrager hoorde dat het besluit later komt."""

    meegedeeld_op: date
    tot_en_met: date


class Termijnvandeaanvraag(Dossiertermijn):
    """De beslistermijn, met wat haar verschoof."""

    opschortingen: list[Opschorting]
    verlengingen: list[Verlenging]


class Dossieraanvraag(Dagantwoord):
    """Een aanvraag: wat er gevraagd is, wat de wet zegt, wat er is en wat er nog ontbreekt."""

    dossier_id: UUID
    gebeurtenis: UUID
    soort: str
    grond: str | None
    wacht_op: str
    gevraagd_op: date
    eerste_dag: date | None
    laatste_dag: date | None
    status: str
    besloten_op: date | None
    ingetrokken_op: date | None
    kader: Wettelijkkader | None
    stukken: list[Aanvraagstuk]
    voorwaarden: list[Aanvraagvoorwaarde]
    verlof: Verlofdagen | None
    eerder: list[Eerderevrijstelling]
    termijn: Termijnvandeaanvraag | None
