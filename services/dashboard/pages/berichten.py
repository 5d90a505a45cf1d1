"""What do I want to hear, where does it go, and what was sent to me?"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.tijdzone import moment_of
from domain.toegang.bron import Bron
from services.berichten.abonnementen import Kanaal, Kanaalsoort
from services.berichten.adresgeven import Geweigerd, geef_adres
from services.berichten.instellingen import Berichtinstellingen, Keuze, berichtinrichting
from services.berichten.tabel import Bericht, Berichttabel, Bezorging
from services.dashboard.verzoek import Verzoek
from services.tijd import nu

GETOOND = 20
DAGEN = ((1, "maandag"), (2, "dinsdag"), (3, "woensdag"), (4, "donderdag"), (5, "vrijdag"))
MELDINGEN = {
    "gekozen": "Uw keuze is bewaard.",
    "code": "Wij sturen een code naar dit adres. Vul haar hieronder in.",
    "bevestigd": "Uw adres is bevestigd.",
    "gewist": "Uw adres is verwijderd.",
    "gestopt": "U krijgt geen berichten meer. Uw adressen en keuzes zijn verwijderd.",
}
EERST = Keuze()
FOUTE_CODE = "Deze code klopt niet, is ouder dan een dag, of is te vaak geprobeerd. Vraag zo nodig een nieuwe."


@dataclass(frozen=True, slots=True)
class Regel:
    """What was sent, as a line: `nummer` is empty when there is nothing to open."""

    soort: str
    gemaakt: datetime
    kanaal: str
    stand: str
    pogingen: int
    reden: str
    klaar: datetime | None
    nummer: str
    wie: str


@dataclass(frozen=True, slots=True)
class Berichten:
    """What templates/berichten.html may use; without `kan` nobody sends messages here."""

    kan: bool
    keuze: Keuze = EERST
    heeft: bool = False
    dagen: Sequence[tuple[int, str]] = DAGEN
    kanalen: Mapping[str, Kanaal] | None = None
    kan_webhook: bool = False
    domeinen: str = ""
    regels: Sequence[Regel] = ()
    mislukt: Sequence[Regel] = ()
    is_beheerder: bool = False
    melding: str = ""
    fouten: Mapping[str, str] | None = None
    geheim: str = ""
    """With what a webhook is signed: shown once."""


def toon(v: Verzoek) -> Response:
    """Show what somebody hears, or do what his form says."""
    settings = v.hier.settings
    if not settings.berichten:
        return v.toon("berichten.html", Berichten(kan=False))
    instellingen = berichtinrichting(settings).instellingen
    with closing(v.hier.berichten()) as tabel:
        if v.request.method == "GET":
            return v.toon("berichten.html", _model(v, tabel, instellingen, MELDINGEN.get(v.veld("gedaan"), "")))
        return _done(v, tabel, instellingen)


def open_bericht(v: Verzoek) -> Response:
    """Lead from the number in a message to what it is about; to anybody else than its reader that is nothing."""
    if not v.hier.settings.berichten:
        raise HTTPException(404)
    try:
        nummer = UUID(v.pad("nummer"))
    except ValueError:
        raise HTTPException(404) from None
    with closing(v.hier.berichten()) as tabel:
        bericht = tabel.bericht(nummer, v.hier.portier.gebruiker.wie)
    if bericht is None or bericht.dossier_id is None:
        raise HTTPException(404)
    return v.naar(f"/dossiers/{bericht.dossier_id}")


def _done(v: Verzoek, tabel: Berichttabel, instellingen: Berichtinstellingen) -> Response:
    gegeven, wie, nu_ms = v.ingevuld(), v.hier.portier.gebruiker, int(nu().timestamp() * 1_000)
    abonnementen, wat = tabel.abonnementen, gegeven.get("wat", "")
    soort = Kanaalsoort.WEBHOOK if gegeven.get("kanaal") == Kanaalsoort.WEBHOOK else Kanaalsoort.EMAIL
    if wat == "keuze":
        abonnementen.kies(wie, _chosen(v, gegeven), nu_ms)
        return v.naar("/berichten", gedaan="gekozen")
    if wat == "adres":
        if abonnementen.een(wie.wie, wie.rol.value) is None:
            abonnementen.kies(wie, instellingen.keuze_voor(wie.rol), nu_ms)
        uitkomst = geef_adres(tabel, instellingen, wie, soort, gegeven.get("adres", ""), nu_ms)
        if isinstance(uitkomst, Geweigerd):
            fouten = {soort.value: uitkomst.melding}
            return v.toon("berichten.html", _model(v, tabel, instellingen, "", fouten), 422)
        if uitkomst:
            return v.toon("berichten.html", _model(v, tabel, instellingen, MELDINGEN["code"], geheim=uitkomst))
        return v.naar("/berichten", gedaan="code")
    if wat == "code":
        if not abonnementen.bevestig(wie.wie, wie.rol.value, soort, gegeven.get("code", ""), nu_ms):
            fouten = {f"code-{soort.value}": FOUTE_CODE}
            return v.toon("berichten.html", _model(v, tabel, instellingen, "", fouten), 422)
        return v.naar("/berichten", gedaan="bevestigd")
    if wat == "wis":
        abonnementen.wis_adres(wie.wie, wie.rol.value, soort)
        return v.naar("/berichten", gedaan="gewist")
    if wat == "stop":
        abonnementen.vergeet(wie.wie, wie.rol.value)
        return v.naar("/berichten", gedaan="gestopt")
    raise HTTPException(404)


def _chosen(v: Verzoek, gegeven: Mapping[str, str]) -> Keuze:
    dagen = {str(dag) for dag, _ in DAGEN} & {str(een) for een in v.formulier.getlist("dagen")}
    uur = gegeven.get("uur", "")
    return Keuze(
        samenvatting=gegeven.get("samenvatting") == "ja",
        dagen=frozenset(int(dag) for dag in dagen),
        uur=int(uur) if uur.isascii() and uur.isdecimal() and int(uur) < 24 else EERST.uur,
        dringend=gegeven.get("dringend") == "ja",
    )


def _model(
    v: Verzoek,
    tabel: Berichttabel,
    instellingen: Berichtinstellingen,
    melding: str,
    fouten: Mapping[str, str] | None = None,
    *,
    geheim: str = "",
) -> Berichten:
    wie, is_beheerder = v.hier.portier.gebruiker, v.mag(Bron.ONDERHOUD)
    gevonden = tabel.abonnementen.een(wie.wie, wie.rol.value)
    kanalen = tabel.abonnementen.kanalen(wie.wie, wie.rol.value)
    return Berichten(
        kan=True,
        keuze=gevonden.keuze if gevonden else instellingen.keuze_voor(wie.rol),
        heeft=gevonden is not None,
        kanalen={soort.value: kanaal for soort, kanaal in kanalen.items()},
        kan_webhook=bool(instellingen.webhooks),
        domeinen=", ".join(sorted(instellingen.domeinen)),
        regels=[_line(een, mag_open=True) for een in tabel.bezorgingen(wie.wie, GETOOND)],
        mislukt=[_line(een, mag_open=False) for een in tabel.opgegeven(GETOOND)] if is_beheerder else (),
        is_beheerder=is_beheerder,
        melding=melding,
        fouten=fouten or {},
        geheim=geheim,
    )


def _line(een: Bezorging, *, mag_open: bool) -> Regel:
    bericht: Bericht = een.bericht
    return Regel(
        soort=bericht.soort.value,
        gemaakt=moment_of(bericht.gemaakt_ms * 1_000),
        kanaal="e-mail" if een.kanaal == Kanaalsoort.EMAIL else een.kanaal,
        stand=een.stand.value,
        pogingen=een.pogingen,
        reden=een.reden,
        klaar=None if een.klaar_ms is None else moment_of(een.klaar_ms * 1_000),
        nummer=str(bericht.id) if mag_open and bericht.dossier_id is not None else "",
        wie=bericht.wie,
    )
