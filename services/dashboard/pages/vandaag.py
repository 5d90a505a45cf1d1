"""Which child needs whom today, and why?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from domain.jaarverslag import Verslagtermijn, afgelopen_schooljaar, verslagtermijnen
from domain.toegang.bron import Bron, Handeling
from projections.stores.promise import Vraag
from services.dashboard.bezoek import Bezoek
from services.dashboard.lijst import keuzes
from services.dashboard.verzoek import Verzoek
from services.vragen.aanvragen import aanvragen
from services.vragen.groepen import Groep, groep, nieuw_over
from services.vragen.signalen import signalen
from services.vragen.werkvoorraad import werkvoorraad

GETOOND = 8
"""Of each part; the rest is one link away."""
BINNENKORT = 30
"""Days ahead that the page looks."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the page: what is to be done with the same urgency."""

    soort: Groep
    kop: str
    taken: Sequence[Mapping[str, Any]]
    aantal: int


@dataclass(frozen=True, slots=True)
class Vandaag:
    """What templates/vandaag.html may use."""

    delen: Sequence[Deel]
    signalen: Sequence[Mapping[str, Any]]
    aantal_signalen: int
    aanvragen: Sequence[Mapping[str, Any]]
    namen: Mapping[str, str]
    nieuw: set[Any]
    aantallen: Mapping[str, int]
    rollen: Sequence[tuple[str, str]]
    rol: str
    bezoek: Bezoek
    verslagen: Sequence[Verslagtermijn]
    is_leeg: bool
    """Whether nothing was ever recorded here."""


def toon(v: Verzoek) -> Response:
    """Show what is due, most urgent first, with who is to act."""
    rol = v.veld("rol")
    v.hier.knows_role(rol or None)
    alle = _work(v, v.vraag)
    werk = [regel for regel in alle if rol in ("", regel["rol"])]
    nieuw = nieuw_over(werk, _work(v, v.bezoek.eerder), lambda r: r, sleutel)
    by_groep: dict[Groep, list[Mapping[str, Any]]] = {een: [] for een in Groep}
    for regel in werk:
        by_groep[groep(regel)].append(regel)
    straks = [r for r in by_groep[Groep.OP_TIJD] if r["resterendeDagen"] <= BINNENKORT]
    delen = [
        Deel(Groep.OVER, "Te laat: hier had al iets moeten gebeuren", _newest(by_groep[Groep.OVER], nieuw), 0),
        Deel(Groep.NADERT, "Binnen 14 dagen", by_groep[Groep.NADERT], 0),
        Deel(Groep.OP_TIJD, f"Daarna, binnen {BINNENKORT} dagen", straks, 0),
    ]
    delen = [Deel(d.soort, d.kop, d.taken[:GETOOND], len(d.taken)) for d in delen]
    gegeven: list[Mapping[str, Any]] = []
    if v.mag(Bron.SIGNALEN):
        gegeven = signalen(v.hier.rows, v.vraag, v.hier.log.schoolteams, aan=rol or None)["signalen"]
    open_ = _together(s for s in reversed(gegeven) if s["herkomst"] == "ladder")
    gevraagd = aanvragen(v.hier.rows, v.vraag)["aanvragen"] if v.mag(Bron.AANVRAGEN) else []
    wacht = [a for a in gevraagd if rol in ("", a["wachtOp"])]
    getoond = [*(taak for deel in delen for taak in deel.taken), *open_[:GETOOND], *wacht[:GETOOND]]
    aantallen = {een.value: len(regels) for een, regels in by_groep.items()} | {"nieuw": len(nieuw)}
    model = Vandaag(
        delen=delen,
        signalen=open_[:GETOOND],
        aantal_signalen=len(open_),
        aanvragen=wacht[:GETOOND],
        namen=v.namen(getoond),
        nieuw=nieuw,
        aantallen=aantallen,
        rollen=keuzes(alle, "rol", v.rol),
        rol=rol,
        bezoek=v.bezoek,
        verslagen=_reports(v),
        is_leeg=v.laatste == 0,
    )
    return v.toon("vandaag.html", model)


def _reports(v: Verzoek) -> Sequence[Verslagtermijn]:
    """Return which reports the council still waits for, of the municipalities of who may say that they were sent."""
    jaar = afgelopen_schooljaar(v.vraag.peildatum)
    if jaar is None or not v.mag(Bron.JAARVERSLAG, Handeling.VASTLEGGEN):
        return ()
    portier = v.hier.portier
    codes = portier.gebruiker.gemeenten
    if portier.mag_alles:
        codes = frozenset(rij["gemeentecode"] for rij in v.hier.rows.telling(v.vraag, jaar) if rij["gemeentecode"])
    return verslagtermijnen(v.hier.log.jaarverslagen(), codes, v.vraag.peildatum, v.vraag.bekend_op)


def sleutel(regel: Mapping[str, Any]) -> tuple[str, str]:
    """Return what tells a task of today from that of another day."""
    return regel["dossierId"], regel["soort"]


def _newest(over: list[Mapping[str, Any]], nieuw: set[Any]) -> list[Mapping[str, Any]]:
    """Put first what crossed its limit since the last visit, then what passed most recently."""
    return sorted(over, key=lambda r: (sleutel(r) not in nieuw, -r["resterendeDagen"]))


def _together(regels: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Make one line of a signal that several roles were given: `opdrachten` are the roles and texts."""
    samen: dict[tuple[str, str, str], dict[str, Any]] = {}
    for r in regels:
        een = samen.setdefault((r["dossierId"], r["soort"], r["gegevenOp"]), {**r, "opdrachten": []})
        een["opdrachten"].append((r["aan"], r["tekst"]))
    return list(samen.values())


def _work(v: Verzoek, vraag: Vraag) -> list[Mapping[str, Any]]:
    gevonden: list[Mapping[str, Any]] = werkvoorraad(v.hier.rows, vraag, v.hier.log.schoolteams)["werkvoorraad"]
    return gevonden
