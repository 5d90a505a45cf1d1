"""By which ways do data leave, to whom, and what is in them? One table, in plain sight."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.toegang.gebruiker import Rol
from services.logboek.verwerkingen import (
    AANLEVERING,
    DOORGEVEN,
    GEGEVENS,
    INZAGE,
    OVERLEG,
    TERUGMELDEN,
    VERWERKING_VAN,
    ZAAK,
)
from services.settings import Settings


class Inhoud(StrEnum):
    """What goes out by a way, about whom."""

    LEERLING = "persoonsgegevens van leerlingen"
    VERSLEUTELD = "persoonsgegevens van leerlingen, versleuteld: alleen voor wie de sleutels heeft"
    EIGEN_NUMMER = "ons eigen nummer van een dossier, met wat voor soort gebeurtenis er is; niet wat erin staat"
    PSEUDONIEM = "een pseudoniem van een leerling, niet terug te brengen zonder de sleutels"
    MEDEWERKER = "iets over een medewerker; niets over een leerling"
    AANTALLEN = "aantallen; wat iemand zou verraden staat er niet in"
    NIEMAND = "niets over iemand"


@dataclass(frozen=True, slots=True)
class Uitgang:
    """
    A way out: who gets what, through which code, once which setting is there.

    `acties` is how the actions begin that show pupils this way (`services.logboek.verwerkingen`), `extra` names
    activities besides. `waar` are the modules that open it; whatever else opens a connection is refused by a test.
    """

    naam: str
    ontvanger: str
    wat: str
    inhoud: Inhoud
    waar: tuple[str, ...]
    bewijs: tuple[str, ...]
    aan: str = ""
    """The setting without which it is closed; empty when it is always there."""
    acties: str = ""
    extra: tuple[str, ...] = ()

    @property
    def verwerkingen(self) -> frozenset[str]:
        """Which activities of the register go out this way."""
        if not self.acties:
            return frozenset(self.extra)
        return frozenset({*self.extra, *(v for actie, v in VERWERKING_VAN.items() if actie.startswith(self.acties))})

    def is_open(self, settings: Settings) -> bool:
        """Say whether data can go out this way here."""
        return not self.aan or bool(getattr(settings, self.aan))


UITGANGEN: tuple[Uitgang, ...] = (
    Uitgang(
        "dashboard",
        "medewerkers en partners met een rol, ieder wat hij mag zien",
        "bladzijden, lijsten als bestand, en de ondertekende bundel van een dossier",
        Inhoud.LEERLING,
        ("services.dashboard", "services.server"),
        (
            "tests/toegang/test_elke_weg_vraagt.py::test_elke_pagina_vraagt_of_het_mag",
            "tests/logboek/test_niemand_ongezien.py::test_no_page_shows_a_pupil_without_a_line",
        ),
        acties="scherm:",
    ),
    Uitgang(
        "api",
        "aangesloten systemen van de gemeente, elk met een rol en scopes",
        "antwoorden in JSON, en de feed",
        Inhoud.LEERLING,
        ("services.api",),
        (
            "tests/toegang/test_elke_weg_vraagt.py::test_elk_adres_vraagt_of_het_mag",
            "tests/logboek/test_niemand_ongezien.py::test_no_address_shows_a_pupil_without_a_line",
        ),
        acties="api:",
    ),
    Uitgang(
        "opdrachtregel",
        "wie opslag en sleutels beheert",
        "antwoorden op het scherm van de beheerder, en bestanden die hij schrijft",
        Inhoud.LEERLING,
        ("services.cli",),
        ("tests/logboek/test_niemand_ongezien.py::test_no_command_shows_a_pupil_without_a_line",),
        acties="opdracht:",
    ),
    Uitgang(
        "inzage",
        "de leerling, of wie het gezag over hem heeft",
        "het antwoord op een inzageverzoek, door een medewerker gegeven",
        Inhoud.LEERLING,
        ("services.inzageverzoek",),
        ("tests/logboek/test_inzage.py::test_de_naam_van_de_behandelaar_komt_er_nooit_in",),
        extra=(INZAGE,),
    ),
    Uitgang(
        "afwijzingen",
        "wie de aanlevering bracht",
        "de regels van een aanlevering die niet goed waren, om te verbeteren",
        Inhoud.LEERLING,
        ("services.wachtrij", "services.ingest"),
        ("tests/toegang/test_vastleggen_en_tellen.py::test_een_aanlevering_is_van_wie_haar_aanleverde",),
        extra=(AANLEVERING,),
    ),
    Uitgang(
        "brieven",
        "de leerling, of wie het gezag over hem heeft",
        "een brief over de leerling, door een medewerker gedownload en verstuurd",
        Inhoud.LEERLING,
        ("services.brieven",),
        ("tests/brieven/test_paginas.py::test_who_may_not_write_one_gets_none",),
        extra=(GEGEVENS,),
    ),
    Uitgang(
        "terugmeldingen",
        "DUO, of het systeem van een leverancier dat namens de gemeente met DUO uitwisselt",
        "van een melding het nummer, de status, de reden van sluiten en een toelichting",
        Inhoud.LEERLING,
        ("services.terugmelden",),
        ("tests/services/test_terugmelden.py::test_een_ander_werkgebied_krijgt_niets_en_ziet_niets",),
        extra=(TERUGMELDEN,),
    ),
    Uitgang(
        "overleg",
        "deelnemers aan het overleg: alleen over leerlingen waarbij hun rol betrokken is",
        "per deelnemer een agenda om af te drukken of te versturen; het agendabestand zegt niets over een leerling",
        Inhoud.LEERLING,
        ("services.overleg",),
        (
            "tests/services/test_overleg.py::test_elke_deelnemer_krijgt_alleen_wie_hij_ook_zonder_overleg_ziet",
            "tests/services/test_overleg.py::test_het_agendabestand_zegt_niets_over_een_leerling",
        ),
        extra=(OVERLEG,),
    ),
    Uitgang(
        "jaarverslag",
        "de gemeenteraad",
        "het verslag over een schooljaar",
        Inhoud.AANTALLEN,
        ("services.jaarverslag",),
        ("tests/jaarverslag/test_kleine_getallen.py::test_twee_verslagen_verraden_samen_niets",),
    ),
    Uitgang(
        "berichten",
        "medewerkers die dat kozen, per e-mail of webhook",
        "dat er iets te doen is, in aantallen, met een link",
        Inhoud.MEDEWERKER,
        ("services.berichten",),
        (
            "tests/berichten/test_samenvatting.py::test_er_staat_niets_over_een_leerling_in",
            "tests/berichten/test_dringend.py::test_het_bericht_zegt_niet_wat_of_over_wie",
        ),
        aan="berichten",
    ),
    Uitgang(
        "kafka-publiek",
        "systemen van de gemeente die het openbare topic lezen",
        "van elke gebeurtenis het moment, ons eigen nummer van het dossier, en de soort (bij handhaving niet welke)",
        Inhoud.EIGEN_NUMMER,
        ("services.relay", "services.kafka"),
        (
            "tests/kafka/test_relay.py::test_the_public_topic_says_what_the_profile_wants_and_nothing_personal",
            "tests/kafka/test_relay.py::test_what_tells_of_enforcement_is_no_more_than_that_something_was_recorded",
        ),
        aan="kafka",
        extra=(DOORGEVEN,),
    ),
    Uitgang(
        "kafka-intern",
        "alleen Verzuimspoor zelf",
        "gebeurtenissen zoals zij in het logboek staan",
        Inhoud.VERSLEUTELD,
        ("services.relay", "services.kafka", "services.consument"),
        ("tests/kafka/test_relay.py::test_a_key_that_is_gone_makes_the_topic_unreadable_too",),
        aan="kafka",
    ),
    Uitgang(
        "kafka-aanlevering",
        "alleen Verzuimspoor zelf",
        "rijen van een aanlevering die nog ingelezen worden",
        Inhoud.VERSLEUTELD,
        ("services.aanvoer", "services.kafka"),
        ("tests/kafka/test_aanvoer_berichten.py::test_the_key_of_a_delivery_that_is_done_is_gone",),
        aan="kafka",
    ),
    Uitgang(
        "zaaksysteem",
        "het zaaksysteem van de gemeente",
        "dat een dossier opschaalt, en het burgerservicenummer als dat is ingesteld",
        Inhoud.LEERLING,
        ("services.zaken", "services.begrensd"),
        ("tests/zaken/test_zaak.py::test_zonder_rol_in_de_instellingen_gaat_er_geen_nummer_weg",),
        aan="zaken",
        extra=(ZAAK,),
    ),
    Uitgang(
        "logboek-elders",
        "het logboek van verwerkingen dat de gemeente elders heeft",
        "per handeling: welke activiteit, wanneer, en over welk pseudoniem; nooit wie het deed",
        Inhoud.PSEUDONIEM,
        ("services.logboek",),
        ("tests/logboek/test_vastleggen.py::test_nothing_in_the_log_leads_to_the_number_or_the_dossier",),
        aan="logboek",
    ),
    Uitgang(
        "aanmelddienst",
        "de aanmelddienst van de organisatie",
        "dat iemand zich aanmeldt of afmeldt",
        Inhoud.MEDEWERKER,
        ("services.aanmelding",),
        ("tests/aanmelding/test_aanmelden.py::test_a_copy_of_the_sessions_says_nothing_and_lets_nobody_in",),
        aan="aanmelden",
    ),
    Uitgang(
        "metingen",
        "wie de techniek bewaakt",
        "aantallen, duren en standen van processen",
        Inhoud.NIEMAND,
        ("services.metingen", "services.meetpost"),
        ("tests/waarneming/test_metingen.py::test_no_label_says_more_than_was_agreed",),
        aan="metingen",
    ),
    Uitgang(
        "traces",
        "wie de techniek bewaakt",
        "welke stappen een verzoek doorliep, en hoelang die duurden",
        Inhoud.NIEMAND,
        ("services.tracering",),
        ("tests/waarneming/test_naar_de_pagina.py::test_no_step_says_about_whom",),
        aan="tracering",
    ),
)
"""Whoever adds a way out adds a line; docs/privacy/ontvangers.md is made from it."""

ONTVANGERS: Mapping[Rol, str] = {
    Rol.LEERPLICHTAMBTENAAR: "medewerkers leerplicht van de gemeente",
    Rol.RMC: "medewerkers van het Doorstroompunt",
    Rol.SCHOOL: "de school van de leerling",
    Rol.JGZ: "de jeugdgezondheidszorg, als zij is gevraagd mee te doen",
    Rol.SWV: "het samenwerkingsverband, als het is gevraagd mee te doen",
    Rol.CASUSREGISSEUR: "de casusregisseur aan wie het dossier is toegewezen",
    Rol.REGIOCOORDINATOR: "de regiocoördinator, van wie thuiszitter is",
    Rol.AUDITOR: "de controleur van de gemeente, gemaskeerd",
}
"""What a role is called as a recipient (AVG, article 13, 14 and 30); a role that is not here sees no pupil."""
