"""Which papers does a municipality need, and what in them must it fill in itself?"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from services.naslag.tabel import tabel

DOCS = Path(__file__).parents[2] / "docs"
ZELF = re.compile(r"\[gemeente: ([^\]]+)\]")
"""What is left to whoever uses it."""
HEAD = re.compile(r"^#+ (.+)$", re.MULTILINE)
STUKKEN: tuple[tuple[str, str, str], ...] = (
    ("dpia", "DPIA, in de zeventien punten van het rijksmodel", "FG, jurist, opdrachtgever"),
    ("verwerkingsregister", "register van verwerkingsactiviteiten (AVG, artikel 30)", "FG"),
    ("bewaartermijnen", "wat bewaard wordt, hoelang, en hoe het weggaat", "archivaris, beheerder"),
    ("rollen", "rollen en autorisatiematrix", "beheerder, controleur"),
    ("ontvangers", "wie wat krijgt, langs welke weg", "FG, beheerder"),
    ("inzage-en-correctie", "hoe u elk recht uitvoert", "medewerker leerplicht"),
    ("informatie-ouders", "informatie voor ouders en verzorgers", "communicatie"),
    ("informatie-leerlingen", "informatie voor leerlingen vanaf 12 jaar", "communicatie"),
    ("verwerkersovereenkomst", "feiten voor de verwerkersovereenkomst", "inkoop, jurist"),
    ("algoritme", "of het rekent of beslist, en het Algoritmeregister", "FG"),
)
KOP = """# Privacy: de stukken die u nodig hebt

Voordat een gemeente met Verzuimspoor begint, moet zij op papier hebben wat er met gegevens gebeurt. Deze stukken
zijn ingevuld voor het product. Wat u zelf moet invullen, staat tussen haken: `[gemeente: ...]`, en hieronder nog
eens bij elkaar.
"""
VOET = """Neem de stukken over in uw eigen huisstijl, vul in, en laat ze vaststellen. Komt er een nieuwe versie, kijk
dan in de [CHANGELOG](../../CHANGELOG.md) of hier iets veranderde.

## Wat gecontroleerd is, en wat niet

Deze bladzijde en vier van de stukken worden gemaakt uit de code en de profielen (`python -m services.naslag`):
register, bewaartermijnen, rollen en ontvangers. Van de andere kijkt een test of elke genoemde opdracht, bladzijde,
gebeurtenis en test bestaat. Ook kijkt een test of termijnen en ontvangers kloppen, en of zinnen kort zijn. Of de
wet goed gelezen is, kan geen test zien: dat doen uw FG en uw jurist.

Waarom het zo gemaakt is: [besluit 0039](../decisions/0039-papers-are-made-from-what-they-are-about.md). Wat wij
zelf als zwak zien, staat in de DPIA bij [wat overblijft](dpia.md#17-maatregelen).

## Alles wat u zelf invult
"""


def index_md(gemaakt: Mapping[str, Callable[[], str]], docs: Path = DOCS) -> str:
    """Return the page; `gemaakt` makes the papers that nobody writes by hand, the others are read from `docs`."""
    open_ = {
        naam: zelf_in(gemaakt[pad]() if (pad := f"privacy/{naam}.md") in gemaakt else (docs / pad).read_text("utf-8"))
        for naam, _, _ in STUKKEN
    }
    regels = ((f"[{naam}]({naam}.md)", wat, voor, str(len(open_[naam]))) for naam, wat, voor in STUKKEN)
    return "\n".join([KOP, *tabel(("stuk", "wat", "voor wie", "zelf invullen"), regels), VOET, *_open(open_)]) + "\n"


def zelf_in(tekst: str) -> list[tuple[str, str]]:
    """Return what is to be filled in, in the order of a text: under which head and in which row, and what."""
    gevonden = ((een, " ".join(een[1].split())) for een in ZELF.finditer(tekst))
    return [(_place(tekst, een.start()), wat) for een, wat in gevonden if wat != "..."]


def _place(tekst: str, positie: int) -> str:
    koppen = [kop[1] for kop in HEAD.finditer(tekst, 0, positie)]
    regel = tekst[tekst.rfind("\n", 0, positie) + 1 : positie]
    rij = regel.split("|")[1].strip() if regel.startswith("|") else ""
    return ", ".join(deel for deel in (koppen[-1].rstrip("?"), rij) if deel)


def _open(per_stuk: Mapping[str, list[tuple[str, str]]]) -> Iterator[str]:
    for naam, alle in per_stuk.items():
        if alle:
            yield f"### {naam}"
            yield ""
            yield from tabel(("waar", "wat"), alle)
    yield f"Samen zijn dat er {sum(len(alle) for alle in per_stuk.values())}."
