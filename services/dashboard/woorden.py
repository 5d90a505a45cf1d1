"""How is a code said to a reader, in plain Dutch?"""

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime

from domain.tijdzone import AMSTERDAM

NEDERLANDS = "nl_NL"
WOORDEN = {
    "thuiszitter": "thuiszitter",
    "dreigend": "dreigt thuiszitter te worden",
    "geen": "geen thuiszitter",
    "relatief": "heeft een school, komt niet",
    "absoluut": "heeft geen school",
    "lopend": "loopt",
    "gehaald": "gehaald",
    "verlopen": "te laat, nog te doen",
    "te-laat": "te laat gedaan",
    "vervallen": "niet meer nodig",
    "beeindigd": "niet gehaald, wel voorbij",
    "over": "over de termijn",
    "nadert": "binnen 14 dagen",
    "op-tijd": "nog tijd",
    "klaar": "klaar",
    "open": "open",
    "voorbij": "voorbij",
    "aangevraagd": "aangevraagd",
    "verleend": "verleend, begint nog",
    "van-kracht": "geldt nu",
    "geweigerd": "geweigerd",
    "afgelopen": "afgelopen",
    "voldaan": "voldaan",
    "niet-voldaan": "niet voldaan",
    "onbekend": "niet bekend",
    "R": "gemeld",
    "B": "in behandeling",
    "G": "afgesloten",
    "K": "ter kennisgeving",
    "I": "ingetrokken",
    "D": "overgedragen",
    "ziekte-zonder-einde": "Ziek gemeld zonder einde",
    "andere-opleiding-zonder-inschrijving": "Geen nieuwe school na vertrek",
    "gemeente-onbekend": "gemeente onbekend",
    "school-onbekend": "school onbekend",
    "heel-lang-thuis": "langer dan een jaar thuis",
    "minder-uren-zonder-einde": "minder uren zonder einddatum",
    "melding-zonder-teken": "open melding waar niets mee gebeurt",
    "gesloten-zonder-einddatum": "melding gesloten zonder einddatum",
    "vrijstelling-zonder-einde": "vrijstelling zonder einddatum",
    "nergens-ingeschreven": "nergens ingeschreven",
    "melding-in-twee-dossiers": "dezelfde melding in twee dossiers",
    "lang-ziek": "Langdurig ziek",
    "vaak-ziek": "Vaak ziek",
    "pact-halverwege": "Halverwege de drie maanden",
    "pact-bijna-om": "Drie maanden bijna om",
    "doorzettingsmacht": "Tijd voor doorzettingsmacht",
    "vrijwillige-hulp": "Vrijwillige hulp",
    "civiel-kader": "Civiel kader",
    "strafrechtelijk-kader": "Strafrechtelijk kader",
    "halt": "Halt",
}
GRONDEN = {
    "3a": "Artikel 3a: vervangende leerplicht, laatste schooljaar",
    "3b": "Artikel 3b: vervangende leerplicht, vanaf 14 jaar",
    "5-onder-a": "Artikel 5 onder a: kan niet naar school",
    "5-onder-b": "Artikel 5 onder b: richting van het onderwijs",
    "5-onder-c": "Artikel 5 onder c: school in het buitenland",
    "5a": "Artikel 5a: trekkend bestaan",
    "15": "Artikel 15: ander onderwijs",
}
VELDEN = {
    "geldigOp": "Op welke dag?",
    "totEnMet": "Tot en met",
    "brin": "School (BRIN)",
    "vestiging": "Vestiging van de school",
    "soort": "Soort",
    "met": "Met wie?",
    "wie": "Wie?",
    "aan": "Aan wie?",
    "tegen": "Tegen wie?",
    "rol": "Welke partij?",
    "medewerker": "Medewerker",
    "waarnemer": "Wie neemt waar?",
    "aandeel": "Deel van een volle werkweek (%)",
    "naar": "Waarheen?",
    "reden": "Reden",
    "grond": "Grond in de wet",
    "besluitOp": "Dag van het besluit",
    "gestartOp": "Begonnen op",
    "urenPerWeek": "Uren les per week",
    "toestemming": "Is er toestemming?",
    "levenslang": "Voor altijd?",
    "positief": "Goed afgerond?",
    "toegekend": "Toegekend?",
    "heleDag": "De hele dag?",
    "verleendDoor": "Door wie verleend?",
    "gebeurtenisId": "Welke gebeurtenis?",
    "deelnemers": "Wie waren erbij?",
    "alleLessenGemist": "Alle lessen gemist?",
    "thuisSinds": "Thuis sinds",
    "thuiszitterSinds": "Thuiszitter sinds",
    "dagenThuis": "Dagen thuis",
    "aanZet": "Aan zet",
    "gemeentecode": "Gemeente",
    "vervaltOp": "Uiterste dag",
    "gehaaldOp": "Gehaald op",
}
AFKORTINGEN = {
    "opp": "OPP",
    "tlv": "TLV",
    "jgz": "JGZ",
    "om": "OM",
    "pv": "PV",
    "pgn": "PGN",
    "swv": "SWV",
    "rmc": "RMC",
    "mas": "MAS",
}


def woord(code: object) -> str:
    """Return a code in words; one without a word of its own is shown without its hyphens."""
    tekst = "" if code is None else str(code)
    return WOORDEN.get(tekst) or GRONDEN.get(tekst) or tekst.replace("-", " ")


def los(naam: str) -> str:
    """Return `PassendAanbodGedaan` or `besluitOp` as words: Passend aanbod gedaan."""
    delen = [AFKORTINGEN.get(deel.lower(), deel.lower()) for deel in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", naam)]
    tekst = " ".join(delen).replace("proces verbaal", "proces-verbaal")
    return tekst[:1].upper() + tekst[1:]


def veld(naam: str) -> str:
    """Return the label of a field."""
    return VELDEN.get(naam) or los(naam)


def dag(waarde: date | str | None, vorm: str = "d MMMM y") -> str:
    """Return a day as people write it; nothing for an open end."""
    if not waarde:
        return ""
    return _written(date.fromisoformat(waarde) if isinstance(waarde, str) else waarde, vorm)


@lru_cache(maxsize=4_096)
def _written(waarde: date, vorm: str) -> str:
    """Write a day; a page has the same few days many times, and writing one takes long."""
    return format_date(waarde, vorm, locale=NEDERLANDS)


def kort(waarde: date | str | None) -> str:
    """Return a day in a table."""
    return dag(waarde, "d MMM y")


def moment(waarde: datetime | str | None, vorm: str = "d MMMM y 'om' HH:mm") -> str:
    """Return a moment as a clock in Amsterdam shows it."""
    if not waarde:
        return ""
    gelezen = datetime.fromisoformat(waarde) if isinstance(waarde, str) else waarde
    return format_datetime(gelezen.astimezone(AMSTERDAM), vorm, tzinfo=AMSTERDAM, locale=NEDERLANDS)


def nog(dagen: int) -> str:
    """Return how many days are left, or how many it is too late."""
    hoeveel = f"{abs(dagen)} dag{'' if abs(dagen) == 1 else 'en'}"
    if dagen == 0:
        return "vandaag de laatste dag"
    return f"nog {hoeveel}" if dagen > 0 else f"{hoeveel} te laat"


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """Return a number with its noun."""
    return f"{hoeveel} {een if hoeveel == 1 else meer}"


def is_een_dag(tekst: object) -> bool:
    """Say whether a value is a day as answers write it."""
    return isinstance(tekst, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst) is not None


def met_datums(tekst: str) -> str:
    """Return a sentence with its dates as people write them."""
    return re.sub(r"\b\d{4}-\d{2}-\d{2}\b", lambda m: dag(m[0]), tekst)


def waarde(iets: object) -> str:
    """Return a value of an event or answer as a reader sees it."""
    if isinstance(iets, bool):
        return "ja" if iets else "nee"
    if isinstance(iets, list | tuple):
        return ", ".join(waarde(deel) for deel in iets)
    if isinstance(iets, str) and re.match(r"\d{4}-\d{2}-\d{2}T", iets):
        return moment(iets)
    return dag(str(iets)) if is_een_dag(iets) else woord(iets)
