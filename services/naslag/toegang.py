"""What may each role, as a page of the docs says it?"""

from collections.abc import Iterator

from domain.toegang.besluit import TEKSTEN
from domain.toegang.bron import SCOPES
from domain.toegang.gebruiker import Rol
from domain.toegang.tabel import GEZIEN, TABEL, VASTGELEGD, Reikwijdte
from services.naslag.tabel import codes, tabel

KOP = """# Toegang: wie ziet wat, en waarom

Deze bladzijde wordt gemaakt uit de tabel waarmee het systeem beslist (`python -m services.naslag`), en niet met de
hand veranderd. Wat er niet in staat, mag niet. Elke uitgang vraagt dezelfde tabel: lijsten, zoeken, uitgebreide
antwoorden (`expand`), naspelen, bundels, bestanden, de feed, getallen, pagina's en opdrachten.

* **Een recht is van nu.** Werkgebied en grondslag gelden op vandaag, zoals nu bekend, ook voor wie naar vroeger
  kijkt.
* **Zonder werkgebied ziet u niemand.** Een lege lijst van gemeenten of scholen is geen gebied.
* **Wat u niet mag zien, is er voor u niet.** Een nummer dat u zoekt en niet mag zien, geeft hetzelfde antwoord als
  een nummer dat er niet is; een dossier van elders hetzelfde als een dossier dat er niet is.
* **Een ambtenaar van de vorige gemeente** ziet wat er tot en met de dag van de overdracht was vastgelegd
  (`tot-overdracht`), zolang de grondslag van toen doorloopt, en legt niets meer vast. Een grondslag die na de
  overdracht begint, is van de nieuwe gemeente. In lijsten staat de leerling niet meer bij hem.
* **Een controleur** (`auditor`) ziet gemaskeerd: geen namen, geen vrije tekst, geen meldingsnummers, van een
  geboortedatum het jaar. Met een reden ziet hij alles; die reden staat in de header `Inzage-Reden` of in het
  formulier, nooit in een adres, en wordt bij het besluit bewaard. Op de opdrachtregel kan hij geen reden geven: die is
  van wie alles al kan zien, en een reden zou daar in de geschiedenis van de opdrachten blijven staan.
* **Getallen** zijn per maand, zoals bekend bij het begin van een maand (hoogstens deze), en nooit kleiner dan vijf;
  wat een klein getal zou verraden, valt ook weg. Alleen de leerplichtambtenaar ziet de opgave van zijn gemeenten
  volledig (`opgave`): die moet de gemeente doen (LPW 25), en de dossiers die geteld zijn, ziet hij zelf ook. Het
  verslag aan de raad (`jaarverslag`) heeft geen kleine getallen, wie het ook maakt.
* **Getallen van elkaar aftrekken** helpt niet binnen één antwoord: tabellen per gemeente en per school, en cijfers van
  de telling die een deel van elkaar zijn, worden ook tegen elkaar afgeschermd. Daarbij nemen wij aan dat u weet welke
  school leerlingen uit welke gemeente heeft. Wat overblijft: getallen van twee maanden verschillen door wat er in die
  tijd veranderde. Wie weet dat er verder niets veranderde, leest aan dat verschil af dat er één leerling bij kwam.
* **Wat uw rol niet ziet, leest u ook nergens aan af.** Wat onder de Wet politiegegevens valt, is er voor de meeste
  rollen alsof het nooit is vastgelegd: ook niet als termijn, signaal, uitleg of in de feed. Van termijnen en signalen
  die bij een andere familie beginnen, ziet u alleen wat op u wacht. Rust een uitleg op iets dat u niet ziet, dan staat
  er alleen dát. Wie aan zet is, volgt dan uit wat u wel ziet. Status en dagen zijn wel die van het hele dossier: een
  school zoekt geen leerling die is vrijgesteld. De versie van een dossier telt alles; daaraan is te zien dat er iets is
  vastgelegd, niet wat.
* **Een nummer dat al in gebruik is**, kan een leerling niet krijgen, en dat zeggen wij ook: anders liepen twee
  dossiers door elkaar. Alleen een leerplichtambtenaar kan een nummer wijzigen, en elke poging staat in het auditlog.
* **Een aanlevering** met haar afgewezen regels is te zien voor wie haar aanleverde.
* **Elk besluit wordt doorgegeven**, met zijn reden, ook als het een weigering is (Authorization Decision Log).
* **Wie de opslag en de sleutels zelf in handen heeft** (`lokaal`, de opdrachtregel), kan alles: geen regel hier
  houdt hem tegen. Met [`VERZUIMSPOOR_ROL`](instellingen.md) werkt de opdrachtregel als een andere rol, tegen
  vergissingen.
"""
FAMILIES = "De families staan bij de [gebeurtenissen](events.md); `wpg` is wat onder de Wet politiegegevens valt.\n"
_GROND = "van wie er een [grondslag](regels/doelbinding.md) is"
REIKWIJDTEN = {
    Reikwijdte.ALLES: "alles",
    Reikwijdte.ONPERSOONLIJK: "er staat niets in over een leerling",
    Reikwijdte.GEMEENTE_MET_GRONDSLAG: f"wie in zijn gemeente woont en {_GROND}",
    Reikwijdte.DOORSTROOMPUNT: "wie in zijn gemeente woont, 18 tot en met 22 is, en een grondslag heeft of iets te "
    "doen geeft aan het [Doorstroompunt](regels/rmc.md)",
    Reikwijdte.EIGEN_LEERLINGEN: "wie op zijn school is ingeschreven, of over wie een melding van zijn school open is",
    Reikwijdte.BETROKKEN_JGZ: f"wie in zijn gemeente woont, waar de jgz bij betrokken is, en {_GROND}",
    Reikwijdte.BETROKKEN_SWV: "wie in zijn gemeente woont of op zijn school zit, waar het swv bij betrokken is, en "
    f"{_GROND}",
    Reikwijdte.BEHANDELD: f"wie aan hem is toegewezen, en {_GROND}",
    Reikwijdte.THUISZITTERS_IN_DE_REGIO: "wie in zijn gemeenten woont en nu thuiszitter is",
    Reikwijdte.GEMEENTE_GEMASKEERD: "wie in zijn gemeente woont, gemaskeerd",
    Reikwijdte.GETALLEN: "alleen getallen van vijf en meer, over zijn gemeenten",
    Reikwijdte.VOLLEDIGE_GETALLEN: "alleen getallen, ook kleine, over zijn gemeenten",
}
"""What each reach is in words."""


def toegang_md() -> str:
    """Return the page."""
    return "\n".join([KOP, *_roles(), FAMILIES, *_scopes(), *_reasons()]).rstrip() + "\n"


def _roles() -> Iterator[str]:
    yield "## Per rol\n"
    for rol in Rol:
        yield f"### {rol}\n"
        regels = [recht for recht in TABEL if recht.rol is rol]
        yield from tabel(
            ("doen", "wat", "van wie", "waarom"),
            [(r.handeling, codes(sorted(r.bronnen)), REIKWIJDTEN[r.reikwijdte], r.waarom) for r in regels],
        )
        if rol in GEZIEN:
            yield f"Ziet van een dossier de families: {codes(sorted(GEZIEN[rol]))}."
            legt_vast = codes(sorted(VASTGELEGD.get(rol, ()))) or "niets"
            yield f"Legt vast uit de families: {legt_vast}.\n"


def _scopes() -> Iterator[str]:
    yield "## Scopes van systemen\n"
    yield "Een systeem heeft een rol en daarbinnen scopes. Wat hier niet staat, is er niet voor systemen.\n"
    samen: dict[str, list[str]] = {}
    for (bron, handeling), scope in SCOPES.items():
        samen.setdefault(scope, []).append(f"{bron} ({handeling})")
    yield from tabel(
        ("scope", "waarvoor"), [(f"`{scope}`", ", ".join(sorted(alle))) for scope, alle in sorted(samen.items())]
    )


def _reasons() -> Iterator[str]:
    yield "## Redenen\n"
    yield "De code staat in het antwoord (`code`, met status 403) en in het besluit.\n"
    yield from tabel(("code", "wat er staat"), [(f"`{reden}`", tekst) for reden, tekst in TEKSTEN.items()])
