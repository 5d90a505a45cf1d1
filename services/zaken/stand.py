"""Are the zaken of this installation in order?"""

from collections.abc import Collection, Iterator
from contextlib import closing

from domain.errors import VerzuimspoorError
from services.settings import Settings
from services.vragen.bevinding import Onderdeel
from services.zaken.instellingen import zaakinrichting
from services.zaken.tabel import Overzicht, Zakentabel

OPNIEUW = "kijk met verzuimspoor zaken --stand, verhelp de oorzaak en draai verzuimspoor zaken --opnieuw"


def onderdelen(settings: Settings, signalen: Collection[str]) -> Iterator[Onderdeel]:
    """Yield what was looked at; nothing without a system of zaken. `signalen` are those that policy here knows."""
    if not settings.zaken:
        return
    try:
        gevraagd = zaakinrichting(settings).instellingen.signalen
        with closing(Zakentabel(settings.zaken_adres)) as tabel:
            gevonden, apart = tabel.overzicht(), tabel.apart()
    except VerzuimspoorError as fout:
        yield Onderdeel("Zaken", False, str(fout), "zie de handleiding over zaken")
        return
    onbekend = sorted(set(gevraagd) - set(signalen))
    if onbekend:
        yield Onderdeel(
            "Signalen voor zaken",
            False,
            f"het beleid kent geen {', '.join(onbekend)}",
            "noem in het bestand over zaken signalen uit docs/terms.md",
        )
    redenen = sorted({een.reden for een in apart})
    yield Onderdeel(
        "Zaken",
        not (apart or gevonden.weer_open or gevonden.onbezien or gevonden.reden),
        "; ".join(_said(gevonden, redenen)),
        OPNIEUW,
    )


def _said(gevonden: Overzicht, redenen: Collection[str]) -> Iterator[str]:
    standen = gevonden.standen
    yield ", ".join(f"{standen[stand]} {stand}" for stand in sorted(standen)) or "geen"
    if gevonden.apart:
        yield f"{gevonden.apart} apart gezet ({'; '.join(redenen)})"
    if gevonden.reden:
        yield f"laatste poging: {gevonden.reden}"
    if gevonden.weer_open:
        yield f"{gevonden.weer_open} gesloten terwijl het signaal weer staat: heropen die in het zaaksysteem"
    if gevonden.onbezien:
        yield f"{gevonden.onbezien} dossiers waren niet te lezen"
