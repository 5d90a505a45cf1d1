"""What stands in every answer to an inzageverzoek, whoever it is about?"""

BRON_MEDEWERKERS = "Hof van Justitie van de EU, 22 juni 2023, C-579/21; AVG, artikel 15 lid 4"
WEGGELATEN: dict[str, dict[str, str]] = {
    "handhaving": {
        "wat": "Gegevens over handhaving, zoals een verhoor of een proces-verbaal, staan hier nooit in.",
        "waarom": "Daarvoor geldt een andere wet. Vraag apart om inzage; dan wordt ook gezegd of er iets is.",
        "bron": "Wet politiegegevens, artikel 25 tot en met 28 (R-7.3)",
    },
    "medewerker": {
        "wat": "De namen van medewerkers en van anderen die meededen, staan er niet in; hun rol wel.",
        "waarom": "U mag weten wanneer en waarvoor er gekeken is. De naam van de medewerker hoort daar niet bij.",
        "bron": BRON_MEDEWERKERS,
    },
    "tekst": {
        "wat": "Vrije tekst, zoals een notitie of een toelichting, staat er niet in.",
        "waarom": "Daarin kan iets over een ander staan. Een medewerker leest de tekst na voordat u die krijgt.",
        "bron": "AVG, artikel 15 lid 4",
    },
    "veiligheid": {
        "wat": "Of er een zorg over de veiligheid van de leerling is gemeld, staat niet in de inzage van een ouder.",
        "waarom": "Dat beschermt het kind. Een medewerker beslist of u dit mag weten.",
        "bron": "AVG, artikel 23 lid 1 onder i; UAVG, artikel 41 lid 1 onder i",
    },
}
"""What is left out and why. It is said whether there is anything or not, so that it tells nothing."""
RECHTEN = (
    "Klopt er iets niet? Vraag de gemeente om het te verbeteren (AVG, artikel 16). U krijgt binnen een maand antwoord. "
    "Wat is vastgelegd, wordt niet uitgewist: er komt een verbetering bij, en het oude telt dan niet meer mee.",
    "Ook de school kan een melding verbeteren. Dat is dan hierboven te zien als een gewijzigde of ingetrokken melding.",
    "Wilt u dat iets wordt vernietigd? Vraag dat aan de gemeente (AVG, artikel 17). Dat kan niet altijd: de gemeente "
    "moet een dossier een aantal jaren bewaren.",
    "Bent u het niet eens met het antwoord? U kunt bezwaar maken bij de gemeente, een klacht indienen bij de "
    "Autoriteit Persoonsgegevens, of naar de rechter gaan.",
)
