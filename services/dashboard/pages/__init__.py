"""Which pages are there? One list, in plain sight, in the order of the menu."""

from domain.toegang.bron import Bron, Handeling
from services.dashboard.pages import (
    aanleveringen,
    aanvraag,
    aanvragen,
    beleid,
    cijfers,
    datakwaliteit,
    dossiers,
    inzage,
    naspelen,
    termijnen,
    thuiszitters,
    uitleg,
    uitval,
    vandaag,
    vastleggen,
    verkorte_onderwijstijd,
    vrijstellingen,
    werkvoorraad,
)
from services.dashboard.pagina import Groep, Pagina

LEZEN_EN_DOEN = ("GET", "POST")
TOON_PGN = (Bron.PGN, Handeling.LEZEN)
AANLEVEREN = (Bron.AANLEVERINGEN, Handeling.VASTLEGGEN)
CATALOGUE: tuple[Pagina, ...] = (
    Pagina("vandaag", "/", vandaag.toon, Bron.WERKVOORRAAD, menu="Vandaag"),
    Pagina(
        "thuiszitters",
        "/thuiszitters",
        thuiszitters.toon,
        Bron.THUISZITTERS,
        menu="Thuiszitters",
        groep=Groep.LEERLINGEN,
    ),
    Pagina(
        "dossiers", "/dossiers/{dossier_id}", dossiers.toon, Bron.DOSSIER, LEZEN_EN_DOEN, (Bron.PGN, Handeling.LEZEN)
    ),
    Pagina(
        "vastleggen",
        "/dossiers/{dossier_id}/vastleggen/{soort}",
        vastleggen.toon,
        Bron.GEBEURTENISSEN,
        LEZEN_EN_DOEN,
        handeling=Handeling.VASTLEGGEN,
    ),
    Pagina("naspelen", "/dossiers/{dossier_id}/naspelen", naspelen.toon, Bron.REPLAY, LEZEN_EN_DOEN),
    Pagina("inzage", "/dossiers/{dossier_id}/inzage", inzage.toon, Bron.INZAGEVERZOEK),
    Pagina("bundel", "/dossiers/{dossier_id}/bundel", naspelen.bundel, Bron.BUNDEL),
    Pagina("zoeken", "/zoek", dossiers.zoeken, Bron.ZOEKEN, ("POST",)),
    Pagina(
        "werkvoorraad", "/werkvoorraad", werkvoorraad.toon, Bron.WERKVOORRAAD, menu="Werkvoorraad", groep=Groep.WERK
    ),
    Pagina("termijnen", "/termijnen", termijnen.toon, Bron.TERMIJNEN, menu="Termijnen", groep=Groep.WERK),
    Pagina("aanvragen", "/aanvragen", aanvragen.toon, Bron.AANVRAGEN, menu="Aanvragen", groep=Groep.WERK),
    Pagina(
        "aanvraag",
        "/dossiers/{dossier_id}/aanvragen/{gebeurtenis}",
        aanvraag.toon,
        Bron.AANVRAGEN,
        LEZEN_EN_DOEN,
        (Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN),
    ),
    Pagina(
        "vrijstellingen",
        "/vrijstellingen",
        vrijstellingen.toon,
        Bron.VRIJSTELLINGEN,
        menu="Vrijstellingen",
        groep=Groep.LEERLINGEN,
    ),
    Pagina(
        "verkorte_onderwijstijd",
        "/verkorte-onderwijstijd",
        verkorte_onderwijstijd.toon,
        Bron.VERKORTE_ONDERWIJSTIJD,
        menu="Verkorte onderwijstijd",
        groep=Groep.LEERLINGEN,
    ),
    Pagina("cijfers", "/cijfers", cijfers.toon, Bron.CIJFERS, menu="Cijfers", groep=Groep.CIJFERS),
    Pagina(
        "aanleveringen",
        "/aanleveringen",
        aanleveringen.toon,
        Bron.AANLEVERINGEN,
        LEZEN_EN_DOEN,
        AANLEVEREN,
        menu="Aanleveringen",
        groep=Groep.GEGEVENS,
    ),
    Pagina("aanlevering", "/aanleveringen/{id}", aanleveringen.toon_een, Bron.AANLEVERINGEN, LEZEN_EN_DOEN, AANLEVEREN),
    Pagina("afwijzingen", "/aanleveringen/{id}/afwijzingen", aanleveringen.afwijzingen, Bron.AFWIJZINGEN),
    Pagina("uitval", "/uitval", uitval.toon, Bron.AANLEVERINGEN),
    Pagina(
        "datakwaliteit",
        "/datakwaliteit",
        datakwaliteit.toon,
        Bron.DATAKWALITEIT,
        menu="Datakwaliteit",
        groep=Groep.GEGEVENS,
    ),
    Pagina("beleid", "/beleid", beleid.toon, Bron.BELEID, menu="Beleid", groep=Groep.GEGEVENS),
    Pagina("uitleg", "/uitleg", uitleg.uitleg, Bron.UITLEG),
    Pagina("definities", "/definities", uitleg.definities, Bron.UITLEG),
    Pagina("privacy", "/privacy", uitleg.privacy, Bron.UITLEG),
    Pagina("toegankelijkheid", "/toegankelijkheid", uitleg.toegankelijkheid, Bron.UITLEG),
    Pagina("handboek", "/handboek/{naam:path}", uitleg.handboek, Bron.UITLEG),
    Pagina("vers", "/vers", uitleg.vers, Bron.UITLEG),
)
