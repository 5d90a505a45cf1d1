"""What do schools write, with all the signs that make a reader stumble?"""

from random import Random

VERZONNEN = "(verzonnen)"

VOORNAMEN = (
    *("Noor", "Sam", "Zoë", "Daniël", "Noémi", "Björn", "Çağla", "Jørgen", "Anaïs", "José"),
    *("Fleur", "Mohammed", "Lieke", "Łukasz", "Yuna", "Tygo", "Amélie", "Sjoerd", "Nynke", "Ruben"),
)
ACHTERNAMEN = (
    *("de Vries", "Jansen", "van der Meer", "Özdemir", "Müller", "d'Hondt", "Coëlho", "Bakker"),
    *(
        "Nuñez",
        "Smit-de Groot",
        "van 't Hof",
        "Kowalczyk",
        "Hoekstra",
        "Ferré",
        "IJzerman",
        "Šimić",
    ),
)
ACTIES = (
    "Ouders gebeld",
    "Gesprek met ouders en leerling; afspraken vastgelegd",
    'Brief "zorg om verzuim" verstuurd',
    "Mentor, zorgcoördinator en JGZ geïnformeerd",
    "",
    "Huisbezoek; niemand thuis aangetroffen",
    "Eén keer gebeld, géén gehoor",
)
REDENEN = (
    "Onbekend",
    "Conflict met klasgenoten; voelt zich onveilig",
    "Schoolangst, wachtlijst bij de ggz",
    'Zegt zelf: "ik kan het niet meer"',
    "Vakantie buiten de schoolvakantie",
    "Ziek gemeld, maar er is twijfel",
    "Problemen thuis; ouders zijn geïnformeerd",
    "",
    "Te veel prikkels in de klas – prikkelarme ruimte ontbreekt",
)
TOELICHTINGEN = (
    "Zie het zorgplan",
    'Vader zegt "geen tijd"; moeder reageert niet',
    "Leerling is één dagdeel geweest; daarna niet meer",
    "Overleg met de jeugdarts is gepland (coördinator: intern)",
    "Wij vragen de gemeente om een gesprek",
    'Let op: "spoed"; ook broertje komt niet',
    "Eerder ook al verzuim op de vorige school",
    "Reünie van de familie in het buitenland, naar verluidt",
)


def naam(rng: Random) -> str:
    """Return a name that nobody can take for a real one."""
    return f"{kies(rng, VOORNAMEN)} {kies(rng, ACHTERNAMEN)} {VERZONNEN}"


def toelichting(rng: Random) -> str:
    """Return an explanation that says of itself that it is invented."""
    return f"{kies(rng, TOELICHTINGEN)} {VERZONNEN}"


def kies(rng: Random, uit: tuple[str, ...]) -> str:
    """Choose one; a quicker `rng.choice`, since a large file chooses millions of times."""
    return uit[int(rng.random() * len(uit))]
