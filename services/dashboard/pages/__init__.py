"""Which pages are there? One list, in plain sight, in the order of the menu."""

from services.dashboard.pages import (
    aanleveringen,
    beleid,
    cijfers,
    datakwaliteit,
    dossiers,
    inzage,
    naspelen,
    termijnen,
    thuiszitters,
    uitleg,
    vandaag,
    vastleggen,
    verkorte_onderwijstijd,
    vrijstellingen,
    werkvoorraad,
)
from services.dashboard.pagina import Pagina

LEZEN_EN_DOEN = ("GET", "POST")
CATALOGUE: tuple[Pagina, ...] = (
    Pagina("vandaag", "/", vandaag.toon, menu="Vandaag"),
    Pagina("thuiszitters", "/thuiszitters", thuiszitters.toon, menu="Thuiszitters"),
    Pagina("dossiers", "/dossiers/{dossier_id}", dossiers.toon, LEZEN_EN_DOEN),
    Pagina("vastleggen", "/dossiers/{dossier_id}/vastleggen/{soort}", vastleggen.toon, LEZEN_EN_DOEN),
    Pagina("naspelen", "/dossiers/{dossier_id}/naspelen", naspelen.toon),
    Pagina("inzage", "/dossiers/{dossier_id}/inzage", inzage.toon),
    Pagina("bundel", "/dossiers/{dossier_id}/bundel", naspelen.bundel),
    Pagina("zoeken", "/zoek", dossiers.zoeken, ("POST",)),
    Pagina("werkvoorraad", "/werkvoorraad", werkvoorraad.toon, menu="Werkvoorraad"),
    Pagina("termijnen", "/termijnen", termijnen.toon, menu="Termijnen"),
    Pagina("vrijstellingen", "/vrijstellingen", vrijstellingen.toon, menu="Vrijstellingen"),
    Pagina(
        "verkorte_onderwijstijd",
        "/verkorte-onderwijstijd",
        verkorte_onderwijstijd.toon,
        menu="Verkorte onderwijstijd",
    ),
    Pagina("cijfers", "/cijfers", cijfers.toon, menu="Cijfers"),
    Pagina("aanleveringen", "/aanleveringen", aanleveringen.toon, LEZEN_EN_DOEN, menu="Aanleveringen"),
    Pagina("aanlevering", "/aanleveringen/{id}", aanleveringen.toon_een, LEZEN_EN_DOEN),
    Pagina("afwijzingen", "/aanleveringen/{id}/afwijzingen", aanleveringen.afwijzingen),
    Pagina("datakwaliteit", "/datakwaliteit", datakwaliteit.toon, menu="Datakwaliteit"),
    Pagina("beleid", "/beleid", beleid.toon, menu="Beleid"),
    Pagina("uitleg", "/uitleg", uitleg.uitleg),
    Pagina("definities", "/definities", uitleg.definities),
    Pagina("privacy", "/privacy", uitleg.privacy),
    Pagina("toegankelijkheid", "/toegankelijkheid", uitleg.toegankelijkheid),
    Pagina("handboek", "/handboek/{naam:path}", uitleg.handboek),
    Pagina("vers", "/vers", uitleg.vers),
)
