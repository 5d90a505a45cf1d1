"""Which pages are there? One list, in plain sight, in the order of the menu."""

from services.dashboard.pages import (
    dossiers,
    naspelen,
    termijnen,
    thuiszitters,
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
)
