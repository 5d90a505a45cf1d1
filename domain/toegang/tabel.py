"""Which role may do what, with which resource, of which pupils? One table, in plain sight."""

from dataclasses import dataclass
from enum import StrEnum

from domain.toegang.bron import LIJSTEN, Bron, Handeling
from domain.toegang.gebruiker import Rol


class Reikwijdte(StrEnum):
    """Of which pupils; what each asks of a dossier is in `domain.toegang.zicht`."""

    ALLES = "alles"
    ONPERSOONLIJK = "onpersoonlijk"
    """There is nothing about anybody in it."""
    GEMEENTE_MET_GRONDSLAG = "gemeente-met-grondslag"
    DOORSTROOMPUNT = "doorstroompunt"
    EIGEN_LEERLINGEN = "eigen-leerlingen"
    BETROKKEN_JGZ = "betrokken-jgz"
    BETROKKEN_SWV = "betrokken-swv"
    BEHANDELD = "behandeld"
    THUISZITTERS_IN_DE_REGIO = "thuiszitters-in-de-regio"
    GEMEENTE_GEMASKEERD = "gemeente-gemaskeerd"
    """Whoever lives there, without names, numbers and free text, unless a reason is given."""
    GETALLEN = "getallen"
    """Only numbers about the municipality, and none under five."""
    VOLLEDIGE_GETALLEN = "volledige-getallen"
    """Only numbers about the municipality, all of them."""


@dataclass(frozen=True, slots=True)
class Recht:
    """These roles may do this with these resources, as far as the pupils are theirs; `waarom` is why."""

    rol: Rol
    handeling: Handeling
    bronnen: frozenset[Bron]
    reikwijdte: Reikwijdte
    waarom: str


LEZEN, VASTLEGGEN, BEHEREN = Handeling.LEZEN, Handeling.VASTLEGGEN, Handeling.BEHEREN
_EEN = {Bron.DOSSIER, Bron.GEBEURTENISSEN, Bron.ZOEKEN}
_EEN_GEHEEL = {*_EEN, Bron.REPLAY, Bron.PGN}
_GETELD = {Bron.CIJFERS, Bron.TELLING, Bron.JAARVERSLAG}
_GRONDSLAG = "zonder melding of aanvraag geen persoonsgegevens (R-7.8); alleen eigen inwoners (LPW 21a, R-7.10)"
_RMC = "het Doorstroompunt gaat over wie 18 tot en met 22 is (WEB 8.1.8)"
_SCHOOL = "een school ziet alleen haar eigen leerlingen en meldingen (LPW 21a, R-7.10)"
_BETROKKEN = "een partner ziet alleen dossiers waarin hij is gevraagd mee te doen"
_REGISSEUR = "een casusregisseur ziet de dossiers die aan hem zijn toegewezen"
_REGIO = "doorzettingsmacht gaat over wie thuiszitter is (Thuiszitterspact)"
_AUDIT = "een controleur gaat na wat er gebeurde, niet wie het is"
_OVERLEG = "hij roept het overleg bijeen; elke deelnemer krijgt alleen wat hij zelf mag zien"
_BESTUUR = "het bestuur stuurt op aantallen; een aantal onder de vijf zegt iets over iemand"
_OPGAVE = "de gemeente doet opgave (LPW 25, tweede lid), en hij ziet de dossiers die geteld zijn zelf"
_VERSLAG = "de gemeente doet verslag aan de raad (LPW 25, eerste lid)"
_BEHEER = "beheer heeft geen persoonsgegevens nodig"
_OPEN = "dit gaat over niemand"
_EIGEN_BERICHTEN = "ieder kiest wat hij zelf hoort, en ziet alleen wat hem is gestuurd"


def _recht(rol: Rol, handeling: Handeling, bronnen: set[Bron], reikwijdte: Reikwijdte, waarom: str) -> Recht:
    return Recht(rol, handeling, frozenset(bronnen), reikwijdte, waarom)


R = Rol
TABEL: tuple[Recht, ...] = (
    _recht(
        R.LEERPLICHTAMBTENAAR,
        LEZEN,
        {*LIJSTEN, *_EEN_GEHEEL, Bron.BUNDEL, Bron.INZAGEVERZOEK, Bron.FEED, Bron.BELEIDSVERSCHIL},
        Reikwijdte.GEMEENTE_MET_GRONDSLAG,
        _GRONDSLAG,
    ),
    _recht(
        R.LEERPLICHTAMBTENAAR,
        VASTLEGGEN,
        {Bron.GEBEURTENISSEN, Bron.TERUGMELDINGEN},
        Reikwijdte.GEMEENTE_MET_GRONDSLAG,
        _GRONDSLAG,
    ),
    *(
        _recht(R.LEERPLICHTAMBTENAAR, handeling, {Bron.OVERLEG}, Reikwijdte.GEMEENTE_MET_GRONDSLAG, _OVERLEG)
        for handeling in (LEZEN, VASTLEGGEN)
    ),
    _recht(
        R.RMC,
        LEZEN,
        {*_EEN_GEHEEL, Bron.FEED, Bron.THUISZITTERS, Bron.TERMIJNEN, Bron.AFSPRAKEN, Bron.WERKVOORRAAD, Bron.SIGNALEN}
        | {Bron.JONGEREN, Bron.UITSTROOM, Bron.MELDINGEN, Bron.TERUGMELDINGEN, Bron.WERKVERDELING},
        Reikwijdte.DOORSTROOMPUNT,
        _RMC,
    ),
    _recht(R.RMC, VASTLEGGEN, {Bron.GEBEURTENISSEN, Bron.TERUGMELDINGEN}, Reikwijdte.DOORSTROOMPUNT, _RMC),
    _recht(
        R.SCHOOL,
        LEZEN,
        {*_EEN, Bron.PGN, Bron.THUISZITTERS, Bron.WERKVOORRAAD, Bron.SIGNALEN, Bron.VERKORTE_ONDERWIJSTIJD}
        | {Bron.MELDINGEN},
        Reikwijdte.EIGEN_LEERLINGEN,
        _SCHOOL,
    ),
    _recht(R.SCHOOL, VASTLEGGEN, {Bron.GEBEURTENISSEN}, Reikwijdte.EIGEN_LEERLINGEN, _SCHOOL),
    _recht(
        R.JGZ, LEZEN, {*_EEN, Bron.WERKVOORRAAD, Bron.SIGNALEN, Bron.AFSPRAKEN}, Reikwijdte.BETROKKEN_JGZ, _BETROKKEN
    ),
    _recht(R.JGZ, VASTLEGGEN, {Bron.GEBEURTENISSEN}, Reikwijdte.BETROKKEN_JGZ, _BETROKKEN),
    _recht(
        R.SWV, LEZEN, {*_EEN, Bron.WERKVOORRAAD, Bron.SIGNALEN, Bron.AFSPRAKEN}, Reikwijdte.BETROKKEN_SWV, _BETROKKEN
    ),
    _recht(R.SWV, VASTLEGGEN, {Bron.GEBEURTENISSEN}, Reikwijdte.BETROKKEN_SWV, _BETROKKEN),
    _recht(
        R.CASUSREGISSEUR,
        LEZEN,
        {*_EEN, Bron.REPLAY, Bron.THUISZITTERS, Bron.TERMIJNEN, Bron.AFSPRAKEN, Bron.WERKVOORRAAD, Bron.SIGNALEN},
        Reikwijdte.BEHANDELD,
        _REGISSEUR,
    ),
    _recht(R.CASUSREGISSEUR, VASTLEGGEN, {Bron.GEBEURTENISSEN}, Reikwijdte.BEHANDELD, _REGISSEUR),
    _recht(
        R.REGIOCOORDINATOR,
        LEZEN,
        {*_EEN, Bron.THUISZITTERS, Bron.TERMIJNEN, Bron.AFSPRAKEN, Bron.WERKVOORRAAD, Bron.SIGNALEN},
        Reikwijdte.THUISZITTERS_IN_DE_REGIO,
        _REGIO,
    ),
    _recht(R.REGIOCOORDINATOR, VASTLEGGEN, {Bron.GEBEURTENISSEN}, Reikwijdte.THUISZITTERS_IN_DE_REGIO, _REGIO),
    _recht(R.AUDITOR, LEZEN, {Bron.REPLAY, Bron.BUNDEL, Bron.ZOEKEN}, Reikwijdte.GEMEENTE_GEMASKEERD, _AUDIT),
    _recht(R.AUDITOR, LEZEN, {Bron.LOGBOEK}, Reikwijdte.ONPERSOONLIJK, _AUDIT),
    *(
        _recht(rol, LEZEN, {*_GETELD}, Reikwijdte.GETALLEN, _BESTUUR)
        for rol in (R.LEERPLICHTAMBTENAAR, R.RMC, R.REGIOCOORDINATOR, R.AUDITOR, R.BESTUUR)
    ),
    _recht(R.LEERPLICHTAMBTENAAR, LEZEN, {Bron.OPGAVE}, Reikwijdte.VOLLEDIGE_GETALLEN, _OPGAVE),
    _recht(R.LEERPLICHTAMBTENAAR, VASTLEGGEN, {Bron.JAARVERSLAG}, Reikwijdte.GETALLEN, _VERSLAG),
    *(
        _recht(rol, VASTLEGGEN, {Bron.AANLEVERINGEN}, Reikwijdte.ONPERSOONLIJK, "hij levert aan voor zijn gemeente")
        for rol in (R.LEERPLICHTAMBTENAAR, R.RMC)
    ),
    *(
        _recht(rol, LEZEN, {Bron.AANLEVERINGEN, Bron.AFWIJZINGEN}, Reikwijdte.ONPERSOONLIJK, "alleen de eigen")
        for rol in (R.LEERPLICHTAMBTENAAR, R.RMC)
    ),
    *(
        _recht(rol, LEZEN, {Bron.SCHOOLTEAM}, Reikwijdte.ONPERSOONLIJK, "namen van wie er op school werkt")
        for rol in (R.LEERPLICHTAMBTENAAR, R.RMC, R.JGZ, R.SWV, R.CASUSREGISSEUR, R.REGIOCOORDINATOR)
    ),
    _recht(R.LEERPLICHTAMBTENAAR, VASTLEGGEN, {Bron.SCHOOLTEAM}, Reikwijdte.ONPERSOONLIJK, "hij houdt het team bij"),
    *(
        _recht(rol, LEZEN, {Bron.MEDEWERKERS}, Reikwijdte.ONPERSOONLIJK, "namen van collega's, niet van leerlingen")
        for rol in (R.LEERPLICHTAMBTENAAR, R.RMC, R.CASUSREGISSEUR, R.REGIOCOORDINATOR)
    ),
    _recht(
        R.LEERPLICHTAMBTENAAR, VASTLEGGEN, {Bron.MEDEWERKERS}, Reikwijdte.ONPERSOONLIJK, "hij houdt het rooster bij"
    ),
    _recht(R.LEERPLICHTAMBTENAAR, VASTLEGGEN, {Bron.WERKVERDELING}, Reikwijdte.GEMEENTE_MET_GRONDSLAG, _GRONDSLAG),
    _recht(R.SCHOOL, LEZEN, {Bron.SCHOOLTEAM}, Reikwijdte.EIGEN_LEERLINGEN, "alleen het eigen team"),
    _recht(R.SCHOOL, VASTLEGGEN, {Bron.SCHOOLTEAM}, Reikwijdte.EIGEN_LEERLINGEN, "alleen het eigen team"),
    *(
        _recht(rol, LEZEN, {Bron.UITLEG, Bron.BELEID}, Reikwijdte.ONPERSOONLIJK, _OPEN)
        for rol in Rol
        if rol is not Rol.LOKAAL
    ),
    *(
        _recht(rol, handeling, {Bron.BERICHTEN}, Reikwijdte.ONPERSOONLIJK, _EIGEN_BERICHTEN)
        for rol in Rol
        if rol not in (Rol.LOKAAL, Rol.AUDITOR, Rol.BESTUUR)
        for handeling in (LEZEN, VASTLEGGEN)
    ),
    _recht(R.BEHEERDER, BEHEREN, {Bron.BELEID}, Reikwijdte.ONPERSOONLIJK, _BEHEER),
    _recht(R.BEHEERDER, LEZEN, {Bron.ONDERHOUD}, Reikwijdte.ONPERSOONLIJK, _BEHEER),
    _recht(R.BEHEERDER, BEHEREN, {Bron.ONDERHOUD}, Reikwijdte.ONPERSOONLIJK, _BEHEER),
    _recht(R.BEHEERDER, VASTLEGGEN, {Bron.KLOK}, Reikwijdte.ONPERSOONLIJK, _BEHEER),
    *(
        _recht(R.LOKAAL, handeling, set(Bron), Reikwijdte.ALLES, "wie opslag en sleutels in handen heeft, kan alles")
        for handeling in Handeling
    ),
)
"""What does not stand here, is refused."""
RECHTEN: dict[tuple[Rol, Handeling, Bron], Recht] = {
    (recht.rol, recht.handeling, bron): recht for recht in TABEL for bron in recht.bronnen
}

ALLE_FAMILIES = frozenset(
    {"duo", "inschrijving", "verzuim", "vrijstelling", "leerplicht", "ondersteuning", "termijn", "identiteit"}
    | {"beheer", "werk", "afspraak"}
)
WPG = "wpg"
"""Stands for what is known of enforcement, whichever family it is in."""
_ZORG = frozenset({"inschrijving", "verzuim", "ondersteuning", "afspraak", "termijn", "identiteit"})

GEZIEN: dict[Rol, frozenset[str]] = {
    Rol.LEERPLICHTAMBTENAAR: ALLE_FAMILIES | {WPG},
    Rol.RMC: ALLE_FAMILIES,
    Rol.SCHOOL: frozenset({"duo", "inschrijving", "verzuim", "identiteit"}),
    Rol.JGZ: _ZORG,
    Rol.SWV: _ZORG,
    Rol.CASUSREGISSEUR: ALLE_FAMILIES,
    Rol.REGIOCOORDINATOR: ALLE_FAMILIES,
    Rol.AUDITOR: ALLE_FAMILIES | {WPG},
    Rol.LOKAAL: ALLE_FAMILIES | {WPG},
}
"""By role, of which families it sees events; of a role that is not here, none."""
VASTGELEGD: dict[Rol, frozenset[str]] = {
    Rol.LEERPLICHTAMBTENAAR: ALLE_FAMILIES - {"termijn"} | {WPG},
    Rol.RMC: frozenset({"duo", "inschrijving", "leerplicht", "ondersteuning", "werk", "afspraak"}),
    Rol.SCHOOL: frozenset({"inschrijving", "verzuim"}),
    Rol.JGZ: frozenset({"ondersteuning", "afspraak"}),
    Rol.SWV: frozenset({"ondersteuning", "afspraak"}),
    Rol.CASUSREGISSEUR: frozenset({"ondersteuning", "werk", "afspraak"}),
    Rol.REGIOCOORDINATOR: frozenset({"ondersteuning", "afspraak"}),
    Rol.LOKAAL: ALLE_FAMILIES | {WPG},
}
"""By role, of which families it may record events."""
AAN_ZET: dict[Rol, str] = {Rol.SCHOOL: "school", Rol.JGZ: "jgz", Rol.SWV: "swv"}
"""Roles that see of work and signals only what waits for them."""
