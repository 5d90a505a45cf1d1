"""Which pages are there to look at, and in which states?"""

from services.dashboard.pages import CATALOGUE
from tests.kit.dashboard import ESRA, HUGO, NOOR, SEM, VERLOF_VAN_ESRA, Bezig

VOL: dict[str, tuple[str, ...]] = {
    "vandaag": ("/", "/?rol=school",
        "/?peildatum=2026-03-03", "/?peildatum=2026-03-03&bekendOp=2026-03-04", "/?peildatum=onzin"),
    "thuiszitters": ("/thuiszitters", "/thuiszitters?status=alle&groep=over", "/thuiszitters?school=00XX",
        "/thuiszitters?gemeente=0014&peildatum=2026-03-03&bekendOp=2026-03-04"),
    "werkvoorraad": ("/werkvoorraad", "/werkvoorraad?groep=nieuw", "/werkvoorraad?rol=leerplicht&groep=over",
        "/werkvoorraad?peildatum=2026-03-03&bekendOp=2026-03-04"),
    "mijn_werk": ("/mijn-werk", "/mijn-werk?groep=over"),
    "werkverdeling": ("/werkverdeling",),
    "medewerkers": ("/medewerkers/MedewerkerAfwezig",),
    "termijnen": ("/termijnen", "/termijnen?dag=2026-06-30", "/termijnen?maand=2031-01-01&status=gehaald",
        "/termijnen?groep=klaar"),
    "vrijstellingen": ("/vrijstellingen", "/vrijstellingen?status=alle", "/vrijstellingen?status=geweigerd",
        "/vrijstellingen?groep=nadert&peildatum=2026-07-20"),
    "aanvragen": ("/aanvragen", "/aanvragen?groep=over&soort=verlof"),
    "aanvraag": (f"{{esra}}/aanvragen/{VERLOF_VAN_ESRA}", f"{{esra}}/aanvragen/{VERLOF_VAN_ESRA}?doen=aanvulling"),
    "verkorte_onderwijstijd": ("/verkorte-onderwijstijd", "/verkorte-onderwijstijd?groep=over"),
    "meldingen": ("/meldingen", "/meldingen?status=R"),
    "terugmeldingen": ("/terugmeldingen", "/terugmeldingen?stand=alle&gemaakt=niets"),
    "cijfers": ("/cijfers", "/cijfers?schooljaar=onzin"),
    "overleggen": ("/overleggen",),
    "jaarverslag": ("/jaarverslag", "/jaarverslag?schooljaar=2025-2026&gemeente=0014"),
    "opgave": ("/opgave?schooljaar=2025-2026&gemeente=0014",),
    "aanleveringen": ("/aanleveringen",),
    "uitval": ("/uitval",),
    "berichten": ("/berichten",),
    "datakwaliteit": ("/datakwaliteit", "/datakwaliteit?soort=ziekte-zonder-einde", "/datakwaliteit?dubbel=zoek",
        "/datakwaliteit?peildatum=2026-03-03&bekendOp=2026-03-04"),
    "beleid": ("/beleid", "/beleid?nieuw=liemers&ingangsdatum=2026-06-01"),
    "uitleg": ("/uitleg",),
    "definities": ("/definities",),
    "privacy": ("/privacy",),
    "toegankelijkheid": ("/toegankelijkheid",),
    "handboek": ("/handboek/index", "/handboek/regels/thuiszitter", "/handboek/bestanden", "/handboek/privacy/rollen"),
    "fout": ("/bestaat-niet", "/dossiers/00000000-0000-4000-8000-000000000000", "/?rol=onzin"),
    "dossiers": ("{hugo}", "{noor}", "{sem}", "{noor}?peildatum=2026-03-03&bekendOp=2026-03-04T23:59:59"),
    "vastleggen": ("{hugo}/vastleggen/PassendAanbodGedaan", "{hugo}/vastleggen/Ingeschreven",
        "{hugo}/vastleggen/OverlegGehouden"),
    "contact": ("{hugo}/contact", "{noor}/contact?wijze=brief"),
    "brieven": ("{hugo}/brieven",),
    "brief": ("{hugo}/brieven/waarschuwing?aan=leerling", "{noor}/brieven/verlof-afgewezen"),
    "naspelen": ("{noor}/naspelen", "{noor}/naspelen?peildatum=2026-03-03&toen=2026-03-04T12:00:00"),
    "inzage": ("{noor}/inzage", "{hugo}/inzage?aanvrager=ouder&tekst=ja"),
}  # fmt: skip
LEEG = ("/", "/thuiszitters", "/werkvoorraad", "/termijnen", "/vrijstellingen", "/aanvragen",
        "/verkorte-onderwijstijd", "/cijfers",
        "/overleggen", "/aanleveringen", "/uitval", "/datakwaliteit",
        "/beleid", "/meldingen", "/terugmeldingen")  # fmt: skip
NIET_TE_ZIEN = {
    "zoeken",
    "bundel",
    "afwijzingen",
    "vers",
    "aanlevering",
    "terugmelduitvoer",
    "overleg",
    "overlegkopie",
    "agendabestand",
    "verzonden_brief",
    "bericht",
}
"""Addresses that are no page of their own, and those that a story makes."""
ALLE = [pad for staten in VOL.values() for pad in staten]
NAMEN = {pagina.naam for pagina in CATALOGUE} - NIET_TE_ZIEN


def adres(bezig: Bezig, pad: str) -> str:
    """Return the whole address of a state, in which pupils of the stories are named."""
    for naam, pgn in (("{hugo}", HUGO), ("{noor}", NOOR), ("{sem}", SEM), ("{esra}", ESRA)):
        if naam in pad:
            pad = pad.replace(naam, bezig.dossier(pgn))
    return bezig.adres + pad
