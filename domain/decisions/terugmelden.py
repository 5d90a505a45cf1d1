"""May this status go back to DUO, and does what DUO says of it belong to something that was offered?"""

from datetime import date
from uuid import UUID

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.duo import (
    Meldingstatus,
    TerugmeldingAangeboden,
    TerugmeldingAfgewezen,
    TerugmeldingBepaald,
    TerugmeldingBevestigd,
    Terugmeldstatus,
)
from domain.kader import Kader
from domain.melding import onbekende_melding
from domain.terugmelding import Terugmelding, Terugmeldstand, op_weg, terugmeldingen

STATUSWOORDEN = {
    "R": "geregistreerd",
    "B": "in behandeling",
    "G": "afgesloten",
    "K": "ter kennisgeving aangenomen",
    "I": "ingetrokken",
    "D": "overgedragen",
}
ANTWOORDBAAR = (Terugmeldstand.AANGEBODEN, Terugmeldstand.AFGEWEZEN)


def status_mag_terug(dossier: Dossier, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    """A status follows on the one before as the policy says (LPW 21a(6)), and a closing has its reason."""
    feit = voorstel.feit
    if not isinstance(feit, TerugmeldingBepaald) or onbekende_melding(dossier, feit.meldingsnummer):
        return None
    van = op_weg(dossier, feit.meldingsnummer)
    if van is Meldingstatus.INGETROKKEN:
        return Weigering("melding-ingetrokken", "De melding is ingetrokken; er is niets terug te melden.", "status")
    if (van, feit.status) not in {(o.van, o.naar) for o in kader.beleid.terugmelden.overgangen}:
        return Weigering("overgang-mag-niet", _not_from(van, feit.status, kader), "status")
    sluit = feit.status is Terugmeldstatus.AFGESLOTEN
    if sluit and feit.reden is None:
        return Weigering("sluitreden-ontbreekt", "Wie een melding afsluit, noemt de reden. Kies er een.", "reden")
    if not sluit and (feit.reden is not None or feit.toelichting is not None):
        veld = "toelichting" if feit.reden is None else "reden"
        return Weigering("reden-alleen-bij-afsluiten", "Een reden hoort alleen bij afsluiten. Laat haar leeg.", veld)
    return None


def _not_from(van: Meldingstatus, naar: Terugmeldstatus, kader: Kader) -> str:
    kan = [STATUSWOORDEN[o.naar] for o in kader.beleid.terugmelden.overgangen if o.van is van]
    hierna = "Hierna is er geen status meer; vraag de school om een nieuwe melding."
    wel = f"Kies {' of '.join(kan)}." if kan else hierna
    return f"Een melding die {STATUSWOORDEN[van]} is, kan niet {STATUSWOORDEN[naar]} worden. {wel}"


def alleen_wat_te_melden_is(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """What is offered is owed and was not offered before: each status goes once."""
    feit = voorstel.feit
    if not isinstance(feit, TerugmeldingAangeboden):
        return None
    deze = _this(dossier, feit.terugmelding)
    if deze is None or not _same(deze, feit):
        return _unknown()
    if deze.stand is Terugmeldstand.TE_MELDEN:
        return None
    return Weigering("terugmelding-niet-open", "Deze status is al aangeboden, of hoeft niet meer.", "terugmelding")


def antwoord_op_wat_is_aangeboden(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """DUO takes over or refuses what it was offered."""
    feit = voorstel.feit
    if not isinstance(feit, TerugmeldingBevestigd | TerugmeldingAfgewezen):
        return None
    deze = _this(dossier, feit.terugmelding)
    if deze is None or not _same(deze, feit):
        return _unknown()
    if deze.stand in ANTWOORDBAAR:
        return None
    tekst = "Deze status wacht niet op een antwoord: hij is nog niet aangeboden, of al overgenomen of vervallen."
    return Weigering("terugmelding-wacht-niet", tekst, "terugmelding")


def aanbieding_blijft(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """What was handed over is out of our hands, and saying otherwise would hand it over again."""
    feit = voorstel.feit
    if not isinstance(feit, GebeurtenisHerroepen):
        return None
    if feit.gebeurtenis_id not in {v.id for v in dossier.ooit(TerugmeldingAangeboden)}:
        return None
    tekst = "Wat is aangeboden, is niet te herroepen. Bepaal een nieuwe status, of leg vast dat DUO hem afwees."
    return Weigering("aanbieding-blijft", tekst, "gebeurtenisId")


def bied_aan(dossier: Dossier, uitvoer: UUID, dag: date) -> tuple[Voorstel, ...]:
    """Return what is to be recorded when all that waits is handed over on a day: of each status one event."""
    return tuple(
        Voorstel(
            dossier.id_for(f"terugmelding aangeboden {deze.id}"),
            TerugmeldingAangeboden(
                geldig_op=dag,
                meldingsnummer=deze.meldingsnummer,
                status=deze.status,
                terugmelding=deze.id,
                uitvoer=uitvoer,
            ),
        )
        for deze in terugmeldingen(dossier)
        if deze.stand is Terugmeldstand.TE_MELDEN and deze.sinds <= dag
    )


def _this(dossier: Dossier, terugmelding_id: UUID) -> Terugmelding | None:
    return next((t for t in terugmeldingen(dossier) if t.id == terugmelding_id), None)


def _same(deze: Terugmelding, feit: TerugmeldingAangeboden | TerugmeldingBevestigd | TerugmeldingAfgewezen) -> bool:
    return (deze.meldingsnummer, deze.status) == (feit.meldingsnummer, feit.status)


def _unknown() -> Weigering:
    tekst = "Deze status is in dit dossier niet bekend. Neem terugmelding, meldingsnummer en status over."
    return Weigering("onbekende-terugmelding", tekst, "terugmelding")
