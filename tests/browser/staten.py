"""Which pages are there to look at, and in which states?"""

from services.dashboard.pages import CATALOGUE
from tests.kit.dashboard import HUGO, NOOR, SEM, Bezig

VOL: dict[str, tuple[str, ...]] = {
    "vandaag": ("/", "/?rol=school",
        "/?peildatum=2026-03-03", "/?peildatum=2026-03-03&bekendOp=2026-03-04", "/?peildatum=onzin"),
    "thuiszitters": ("/thuiszitters", "/thuiszitters?status=alle&groep=over", "/thuiszitters?school=00XX",
        "/thuiszitters?gemeente=0014&peildatum=2026-03-03&bekendOp=2026-03-04"),
    "werkvoorraad": ("/werkvoorraad", "/werkvoorraad?groep=nieuw", "/werkvoorraad?rol=leerplicht&groep=over",
        "/werkvoorraad?peildatum=2026-03-03&bekendOp=2026-03-04"),
    "termijnen": ("/termijnen", "/termijnen?dag=2026-06-30", "/termijnen?maand=2031-01-01&status=gehaald",
        "/termijnen?groep=klaar"),
    "vrijstellingen": ("/vrijstellingen", "/vrijstellingen?status=alle", "/vrijstellingen?status=geweigerd",
        "/vrijstellingen?groep=nadert&peildatum=2026-07-20"),
    "verkorte_onderwijstijd": ("/verkorte-onderwijstijd", "/verkorte-onderwijstijd?groep=over"),
    "cijfers": ("/cijfers", "/cijfers?schooljaar=onzin"),
    "jaarverslag": ("/jaarverslag", "/jaarverslag?schooljaar=2025-2026&gemeente=0014"),
    "opgave": ("/opgave?schooljaar=2025-2026&gemeente=0014",),
    "aanleveringen": ("/aanleveringen",),
    "uitval": ("/uitval",),
    "datakwaliteit": ("/datakwaliteit", "/datakwaliteit?soort=ziekte-zonder-einde", "/datakwaliteit?dubbel=zoek",
        "/datakwaliteit?peildatum=2026-03-03&bekendOp=2026-03-04"),
    "beleid": ("/beleid", "/beleid?nieuw=liemers&ingangsdatum=2026-06-01"),
    "uitleg": ("/uitleg",),
    "definities": ("/definities",),
    "privacy": ("/privacy",),
    "toegankelijkheid": ("/toegankelijkheid",),
    "handboek": ("/handboek/index", "/handboek/regels/thuiszitter", "/handboek/bestanden"),
    "fout": ("/bestaat-niet", "/dossiers/00000000-0000-4000-8000-000000000000", "/?rol=onzin"),
    "dossiers": ("{hugo}", "{noor}", "{sem}", "{noor}?peildatum=2026-03-03&bekendOp=2026-03-04T23:59:59"),
    "vastleggen": ("{hugo}/vastleggen/PassendAanbodGedaan", "{hugo}/vastleggen/Ingeschreven",
        "{hugo}/vastleggen/OverlegGehouden"),
    "naspelen": ("{noor}/naspelen", "{noor}/naspelen?peildatum=2026-03-03&toen=2026-03-04T12:00:00"),
    "inzage": ("{noor}/inzage", "{hugo}/inzage?aanvrager=ouder&tekst=ja"),
}  # fmt: skip
LEEG = ("/", "/thuiszitters", "/werkvoorraad", "/termijnen", "/vrijstellingen", "/verkorte-onderwijstijd", "/cijfers",
        "/aanleveringen", "/uitval", "/datakwaliteit", "/beleid")  # fmt: skip
NIET_TE_ZIEN = {"zoeken", "bundel", "afwijzingen", "vers", "aanlevering"}
"""Addresses that are no page of their own, and one that a story makes."""
ALLE = [pad for staten in VOL.values() for pad in staten]
NAMEN = {pagina.naam for pagina in CATALOGUE} - NIET_TE_ZIEN


def adres(bezig: Bezig, pad: str) -> str:
    """Return the whole address of a state, in which pupils of the stories are named."""
    for naam, pgn in (("{hugo}", HUGO), ("{noor}", NOOR), ("{sem}", SEM)):
        if naam in pad:
            pad = pad.replace(naam, bezig.dossier(pgn))
    return bezig.adres + pad
