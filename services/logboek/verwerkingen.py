"""Which activity of the register is each thing that can be asked or done? One table, in plain sight."""

from collections.abc import Mapping

OVERZICHT = "leerplicht-overzicht"
DOORSTROOM = "doorstroompunt-begeleiden"
DOSSIER = "dossier-raadplegen"
ZOEKEN = "leerling-zoeken"
NASPELEN = "dossier-verantwoorden"
GEGEVENS = "gegevens-vastleggen"
AANLEVERING = "aanlevering-innemen"
BEWAKEN = "termijnen-bewaken"
DOORGEVEN = "gebeurtenissen-doorgeven"
VERNIETIGEN = "dossier-vernietigen"
INZAGE = "inzageverzoek-beantwoorden"
DOORREKENEN = "beleid-doorrekenen"
ZAAK = "zaak-openen"
TERUGMELDEN = "status-terugmelden"
OVERLEG = "overleg-voeren"

VASTLEGGEN = "systeem:vastleggen"
"""What is recorded while nobody said in which action."""

VERWERKING_VAN: Mapping[str, str] = {
    VASTLEGGEN: GEGEVENS,
    "api:zoek_dossiers": ZOEKEN,
    "api:dossier": DOSSIER,
    "api:dossiertermijnen": DOSSIER,
    "api:dossieraanvraag": DOSSIER,
    "api:dossierreplay": NASPELEN,
    "api:gebeurtenissen": DOSSIER,
    "api:gebeurtenis": DOSSIER,
    "api:inzage": INZAGE,
    "api:contacten": DOSSIER,
    "api:verzonden_brief": DOSSIER,
    "api:leg_gebeurtenis_vast": GEGEVENS,
    "api:lever_aan": AANLEVERING,
    "api:aanlevering": AANLEVERING,
    "api:aanleveringen": AANLEVERING,
    "api:afwijzingen": AANLEVERING,
    "api:thuiszitters": OVERZICHT,
    "api:termijnen": OVERZICHT,
    "api:vrijstellingen": OVERZICHT,
    "api:verkorte_onderwijstijd": OVERZICHT,
    "api:signalen": OVERZICHT,
    "api:werkvoorraad": OVERZICHT,
    "api:werkverdeling": OVERZICHT,
    "api:zonder_behandelaar": OVERZICHT,
    "api:leg_personeelsgebeurtenis_vast": GEGEVENS,
    "api:aanvragen": OVERZICHT,
    "api:afspraken": OVERZICHT,
    "api:overleggen": OVERLEG,
    "api:overleg": OVERLEG,
    "api:overlegkopie": OVERLEG,
    "api:leg_overleg_vast": OVERLEG,
    "api:risicokinderen": OVERZICHT,
    "api:jongeren": DOORSTROOM,
    "api:uitstroom": DOORSTROOM,
    "api:feed": DOORGEVEN,
    "api:stroom": DOORGEVEN,
    "api:beleidsverschil": DOORREKENEN,
    "api:meldingen": OVERZICHT,
    "api:terugmeldingen": TERUGMELDEN,
    "api:geef_terugmeldingen_uit": TERUGMELDEN,
    "api:terugmelduitvoer": TERUGMELDEN,
    "api:antwoord_op_terugmeldingen": TERUGMELDEN,
    "scherm:meldingen": OVERZICHT,
    "scherm:terugmeldingen": TERUGMELDEN,
    "scherm:terugmelduitvoer": TERUGMELDEN,
    "scherm:vandaag": OVERZICHT,
    "scherm:thuiszitters": OVERZICHT,
    "scherm:werkvoorraad": OVERZICHT,
    "scherm:mijn_werk": OVERZICHT,
    "scherm:werkverdeling": OVERZICHT,
    "scherm:medewerkers": GEGEVENS,
    "scherm:termijnen": OVERZICHT,
    "scherm:vrijstellingen": OVERZICHT,
    "scherm:verkorte_onderwijstijd": OVERZICHT,
    "scherm:datakwaliteit": OVERZICHT,
    "scherm:cijfers": OVERZICHT,
    "scherm:overleggen": OVERLEG,
    "scherm:overleg": OVERLEG,
    "scherm:overlegkopie": OVERLEG,
    "scherm:agendabestand": OVERLEG,
    "scherm:dossiers": DOSSIER,
    "scherm:aanvragen": OVERZICHT,
    "scherm:aanvraag": DOSSIER,
    "scherm:zoeken": ZOEKEN,
    "scherm:vastleggen": GEGEVENS,
    "scherm:contact": DOSSIER,
    "scherm:brieven": GEGEVENS,
    "scherm:brief": GEGEVENS,
    "scherm:verzonden_brief": DOSSIER,
    "scherm:naspelen": NASPELEN,
    "scherm:bundel": NASPELEN,
    "scherm:inzage": INZAGE,
    "scherm:beleid": DOORREKENEN,
    "scherm:aanleveringen": AANLEVERING,
    "scherm:aanlevering": AANLEVERING,
    "scherm:afwijzingen": AANLEVERING,
    "scherm:uitval": AANLEVERING,
    "scherm:bericht": BEWAKEN,
    "opdracht:thuiszitters": OVERZICHT,
    "opdracht:termijnen": OVERZICHT,
    "opdracht:vrijstellingen": OVERZICHT,
    "opdracht:verkorte-onderwijstijd": OVERZICHT,
    "opdracht:werkvoorraad": OVERZICHT,
    "opdracht:signalen": OVERZICHT,
    "opdracht:aanvragen": OVERZICHT,
    "opdracht:afspraken": OVERZICHT,
    "opdracht:risicokinderen": OVERZICHT,
    "opdracht:jongeren": DOORSTROOM,
    "opdracht:uitstroom": DOORSTROOM,
    "opdracht:dossier": DOSSIER,
    "opdracht:replay": NASPELEN,
    "opdracht:inzage": INZAGE,
    "opdracht:ingest": AANLEVERING,
    "opdracht:aanbieden": AANLEVERING,
    "opdracht:inlezen": AANLEVERING,
    "opdracht:uitval": AANLEVERING,
    "opdracht:uitval rij": AANLEVERING,
    "opdracht:uitval opnieuw": AANLEVERING,
    "opdracht:uitval verbeter": AANLEVERING,
    "opdracht:uitval vervalt": AANLEVERING,
    "opdracht:werkverdeling toon": OVERZICHT,
    "opdracht:werkverdeling zonder": OVERZICHT,
    **dict.fromkeys(
        (
            *("opdracht:werkverdeling verdeel", "opdracht:werkverdeling geef", "opdracht:werkverdeling draag-over"),
            *("opdracht:werkverdeling stel-aan", "opdracht:werkverdeling vertrekt", "opdracht:werkverdeling afwezig"),
            *("opdracht:werkverdeling terug", "opdracht:werkverdeling herroep"),
        ),
        GEGEVENS,
    ),
    "opdracht:clock": BEWAKEN,
    "opdracht:demo": AANLEVERING,
    "opdracht:terugmelding lijst": TERUGMELDEN,
    "opdracht:terugmelding bepaal": GEGEVENS,
    "opdracht:terugmelding uitvoer": TERUGMELDEN,
    "opdracht:terugmelding bevestig": TERUGMELDEN,
    "opdracht:erase": VERNIETIGEN,
    "opdracht:beleid diff": DOORREKENEN,
    "opdracht:beleid activate": DOORREKENEN,
    "opdracht:verify": NASPELEN,
    "opdracht:logboek toon": NASPELEN,
    "opdracht:zaken": ZAAK,
    "opdracht:berichten": BEWAKEN,
    "dienst:aanlevering": AANLEVERING,
    "dienst:inlezen": AANLEVERING,
    "dienst:zaken": ZAAK,
    "dienst:berichten": BEWAKEN,
}
"""By action; whoever shows a pupil in an action that is not here gets no answer."""

ZONDER_LEERLING: frozenset[str] = frozenset(
    {
        "api:verwerkingsactiviteiten",
        "api:verwerkingsactiviteit",
        "api:verwerkingsactiviteitversie",
        "api:zoek_verwerkingen",
        "api:telling",
        "api:jaarverslag",
        "api:opgave",
        "api:schoolteam",
        "api:teamgebeurtenissen",
        "api:teamgebeurtenis",
        "api:medewerkers",
        "api:leg_teamgebeurtenis_vast",
        "api:verwijder_aanlevering",
        "api:beleid",
        "scherm:jaarverslag",
        "scherm:opgave",
        "scherm:uitleg",
        "scherm:definities",
        "scherm:privacy",
        "scherm:toegankelijkheid",
        "scherm:handboek",
        "scherm:vers",
        "scherm:berichten",
        "opdracht:doctor",
        "opdracht:verify",
        "opdracht:rebuild",
        "opdracht:project",
        "opdracht:migrate",
        "opdracht:checkpoint",
        "opdracht:schoolteam",
        "opdracht:telling",
        "opdracht:werkverdeling medewerkers",
        "opdracht:jaarverslag",
        "opdracht:serve",
        "opdracht:inname",
        "opdracht:generate",
        "opdracht:beleid list",
        "opdracht:sleutels",
        "opdracht:sleutels roteer",
        "opdracht:sleutels roteer-index",
        "opdracht:logboek verstuur",
        "opdracht:project herbouw start",
        "opdracht:project herbouw stand",
        "opdracht:project herbouw vergelijk",
        "opdracht:project herbouw wissel",
        "opdracht:project herbouw terug",
        "opdracht:project herbouw weg",
        "opdracht:relay",
        "opdracht:topics",
    }
)
"""Work on the store itself: it may name the number of a dossier that is broken, and tells nothing about a pupil."""


class VerwerkingOnbekendError(RuntimeError):
    """A pupil would be shown in an action that no activity of the register covers."""


def verwerking_van(actie: str) -> str:
    """Return the name of the activity (raises VerwerkingOnbekendError)."""
    if actie not in VERWERKING_VAN:
        raise VerwerkingOnbekendError(f"{actie} stands for no activity of the register")
    return VERWERKING_VAN[actie]
