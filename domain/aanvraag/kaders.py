"""What does the law ask of each request? One table, in plain sight, with its sources."""

from dataclasses import dataclass
from enum import StrEnum

from domain.events.vrijstelling import Grond, Stuksoort

MAANDEN_VERKLARING = 3
"""Months that the declaration of an expert may be old when the notification comes in (LPW art. 7)."""


class Aard(StrEnum):
    """Whether somebody decides, or an exemption is there as soon as what was sent is in order."""

    BESLUIT = "besluit"
    VAN_RECHTSWEGE = "van-rechtswege"


@dataclass(frozen=True, slots=True)
class Stukeis:
    """
    Something that must come with a request, and where that is written.

    `maanden` is how old it may be on the day of the request; `van` are those who may sign it, and of `niet_behandelend`
    it may not be the one who treats the pupil.
    """

    soort: Stuksoort
    titel: str
    bron: str
    maanden: int | None = None
    van: tuple[str, ...] = ()
    niet_behandelend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aanvraagkader:
    """The legal frame of a kind of request, said to an officer; `termijn` says where the term to decide is written."""

    code: str
    titel: str
    aard: Aard
    bron: str
    uitleg: tuple[str, ...]
    stukken: tuple[Stukeis, ...]
    termijn: str


_AWB_4_2 = "Awb art. 4:2 lid 2: wat nodig is om te beslissen"
_JAARLIJKS = (
    "De ouders geven hier kennis van, minstens een maand voordat de leerplicht begint. "
    "Daarna doen zij dat elk jaar opnieuw, voor 1 juli (Leerplichtwet artikel 6)."
)
_RECHTSWEGE = (
    "De vrijstelling ontstaat door de wet zelf, als de kennisgeving klopt. U beslist niet of u het ermee eens bent: "
    "u gaat na of de kennisgeving op tijd en volledig is."
)
_GEEN_TERMIJN = "Er is geen besluit, dus ook geen beslistermijn. Ga wel snel na of de kennisgeving klopt."
_VIER_WEKEN = "Beslis binnen vier weken na de aanvraag, en stuur het afschrift binnen twee weken daarna."
_ACHT_WEKEN = (
    "De Leerplichtwet noemt geen termijn. Dan is acht weken de grens (Awb art. 4:13). "
    "Lukt dat niet, laat dat dan weten en noem een nieuwe dag (Awb art. 4:14 lid 3)."
)

KADERS: dict[str, Aanvraagkader] = {
    kader.code: kader
    for kader in (
        Aanvraagkader(
            Grond.ONGESCHIKT,
            "Artikel 5 onder a: kan niet naar school",
            Aard.VAN_RECHTSWEGE,
            "Leerplichtwet 1969 art. 5 onder a, 6 en 7 (R-1.31)",
            (
                "Een leerling die om lichamelijke of psychische redenen niet geschikt is voor een school, "
                "hoeft niet te worden ingeschreven.",
                _RECHTSWEGE,
                _JAARLIJKS,
                "Blijkt uit de verklaring dat de leerling nooit geschikt wordt, dan is opnieuw kennisgeven niet nodig.",
            ),
            (
                Stukeis(
                    Stuksoort.VERKLARING_DESKUNDIGE,
                    "Verklaring van een arts, pedagoog of psycholoog die het college heeft aangewezen",
                    "Leerplichtwet art. 7",
                    maanden=MAANDEN_VERKLARING,
                    van=("arts", "pedagoog", "psycholoog"),
                    niet_behandelend=("arts",),
                ),
            ),
            _GEEN_TERMIJN,
        ),
        Aanvraagkader(
            Grond.RICHTING,
            "Artikel 5 onder b: richting van het onderwijs",
            Aard.VAN_RECHTSWEGE,
            "Leerplichtwet 1969 art. 5 onder b, 6 en 8 (R-1.32)",
            (
                "Ouders met overwegende bedenkingen tegen de richting van alle scholen op redelijke afstand "
                "hoeven hun kind niet in te schrijven.",
                _RECHTSWEGE,
                _JAARLIJKS,
            ),
            (
                Stukeis(
                    Stuksoort.VERKLARING_BEDENKINGEN,
                    "Verklaring van de ouders dat zij tegen de richting overwegende bedenkingen hebben",
                    "Leerplichtwet art. 8 lid 1",
                    van=("ouder",),
                ),
            ),
            _GEEN_TERMIJN,
        ),
        Aanvraagkader(
            Grond.BUITENLAND,
            "Artikel 5 onder c: school in het buitenland",
            Aard.VAN_RECHTSWEGE,
            "Leerplichtwet 1969 art. 5 onder c, 6 en 9 (R-1.33)",
            (
                "Een leerling die op een school in het buitenland staat ingeschreven en daar geregeld komt, "
                "hoeft hier niet te worden ingeschreven.",
                _RECHTSWEGE,
                _JAARLIJKS,
            ),
            (
                Stukeis(
                    Stuksoort.VERKLARING_SCHOOL_BUITENLAND,
                    "Verklaring van het hoofd van die school dat de leerling er staat ingeschreven en er geregeld komt",
                    "Leerplichtwet art. 9",
                    van=("hoofd",),
                ),
            ),
            _GEEN_TERMIJN,
        ),
        Aanvraagkader(
            Grond.TREKKEND,
            "Artikel 5a: trekkend bestaan",
            Aard.VAN_RECHTSWEGE,
            "Leerplichtwet 1969 art. 5a (R-1.34)",
            (
                "Ouders met een trekkend bestaan, bijvoorbeeld met een kermis of circus, zijn van maart tot en met "
                "oktober vrijgesteld zolang het kind met hen meereist.",
                _RECHTSWEGE,
            ),
            (
                Stukeis(
                    Stuksoort.BEWIJS_TREKKEND_BESTAAN,
                    "Gegevens over het beroep en de reisplaatsen",
                    _AWB_4_2,
                ),
            ),
            _GEEN_TERMIJN,
        ),
        Aanvraagkader(
            Grond.VERVANGEND_3A,
            "Artikel 3a: vervangende leerplicht, vanaf 14 jaar",
            Aard.BESLUIT,
            "Leerplichtwet 1969 art. 3a (R-1.35)",
            (
                "Een leerling vanaf 14 jaar kan een aangepast programma volgen. "
                "Het college beslist, op verzoek van de ouders.",
                "Het besluit geldt voor een schooljaar. Verlengen vragen de ouders minstens acht weken voor het einde.",
            ),
            (Stukeis(Stuksoort.PROGRAMMA, "Het aangepaste programma, met wat de school doet", _AWB_4_2),),
            _VIER_WEKEN,
        ),
        Aanvraagkader(
            Grond.VERVANGEND_3B,
            "Artikel 3b: vervangende leerplicht, laatste schooljaar op een mbo-instelling",
            Aard.BESLUIT,
            "Leerplichtwet 1969 art. 3b (R-1.36)",
            (
                "In het laatste schooljaar van de leerplicht kan een leerling op een mbo-instelling worden "
                "ingeschreven. Het college beslist, op verzoek van de ouders.",
                "Hoor eerst de ouders, de leerling en het hoofd van de school (artikel 3b lid 3).",
            ),
            (
                Stukeis(
                    Stuksoort.PLAN_VAN_AANPAK,
                    "Plan van aanpak met een begeleidingsprogramma van de instelling",
                    "Leerplichtwet art. 3b lid 2",
                ),
            ),
            _VIER_WEKEN,
        ),
        Aanvraagkader(
            Grond.ANDER_ONDERWIJS,
            "Artikel 15: ander onderwijs",
            Aard.BESLUIT,
            "Leerplichtwet 1969 art. 15 (R-1.37)",
            (
                "Het college kan een jongere vrijstellen die laat zien dat hij op een andere manier genoeg onderwijs "
                "krijgt. Dat kan alleen in bijzondere gevallen en alleen tijdens de kwalificatieplicht.",
            ),
            (Stukeis(Stuksoort.BEWIJS_ANDER_ONDERWIJS, "Bewijs van het andere onderwijs", _AWB_4_2),),
            _ACHT_WEKEN,
        ),
        Aanvraagkader(
            "verlof-leerplicht",
            "Verlof van meer dan tien schooldagen",
            Aard.BESLUIT,
            "Leerplichtwet 1969 art. 11 onder g en 14 lid 3 (R-1.43)",
            (
                "Boven de tien schooldagen in een schooljaar beslist de leerplichtambtenaar van de woongemeente. "
                "Alle dagen van dat schooljaar tellen samen, ook die het hoofd gaf.",
                "Verlof kan alleen om andere gewichtige omstandigheden. Een goedkope reis of familiebezoek in het "
                "buitenland is dat niet.",
                "Hoor eerst het hoofd van de school.",
            ),
            (
                Stukeis(Stuksoort.MENING_HOOFD, "De mening van het hoofd van de school", "Leerplichtwet art. 14 lid 3"),
                Stukeis(Stuksoort.BEWIJS_OMSTANDIGHEID, "Bewijs van de gewichtige omstandigheid", _AWB_4_2),
            ),
            _ACHT_WEKEN,
        ),
        Aanvraagkader(
            "verlof-school",
            "Verlof tot en met tien schooldagen",
            Aard.BESLUIT,
            "Leerplichtwet 1969 art. 11 onder f en g, 13a en 14 lid 1 (R-1.42, R-1.43)",
            (
                "Tot en met tien schooldagen in een schooljaar beslist het hoofd van de school.",
                "Vakantie vanwege het beroep van een ouder kan een keer per schooljaar, hoogstens tien schooldagen en "
                "nooit in de eerste twee lesweken.",
            ),
            (),
            "Het hoofd beslist. De gemeente bewaakt hier geen termijn.",
        ),
    )
}
"""By code: the ground of an exemption, or who decides on a leave."""
