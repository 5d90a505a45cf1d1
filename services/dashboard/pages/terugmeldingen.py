"""What must still go back to DUO, what was handed over without an answer, and what did DUO refuse?"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.terugmelding import Terugmeldstand
from domain.toegang.bron import Bron, Handeling
from services.dashboard.afgewezen import afgewezen_regels
from services.dashboard.lijst import PER_BLAD, Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.ingest import BestandError
from services.logboek import huidige
from services.terugmelden.antwoordbestand import Antwoordtelling, neem_antwoorden
from services.terugmelden.loket import Terugmeldloket
from services.terugmelden.uitvoerbestand import MEDIATYPE, als_bestand, naam_van
from services.tijd import nieuwe_id, nu
from services.vragen.terugmeldingen import KEUZES, terugmeldingen, uitvoeren

UITVOEREN_GETOOND = 10


@dataclass(frozen=True, slots=True)
class Terugmeldingen:
    """What templates/terugmeldingen.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    stand: str
    standen: Sequence[tuple[str, str]]
    school: str
    scholen: Sequence[tuple[str, str]]
    te_melden: int
    blijven_uit: int
    afgewezen: int
    uitvoeren: Sequence[Mapping[str, Any]]
    gemaakt: str
    nieuwe_uitvoer: str
    telling: Antwoordtelling | None
    slecht: tuple[list[str], list[list[str]]]
    fout: str
    mag_melden: bool
    dagen: int


def toon(v: Verzoek) -> Response:
    """Show the statuses for DUO; hand over what waits, or take in what DUO answered."""
    if v.request.method == "GET":
        return v.toon("terugmeldingen.html", _model(v))
    waarden = v.ingevuld()
    if "uitvoer" in waarden:
        uitvoer = Terugmeldloket(v.hier).haal(_uuid(waarden["uitvoer"]))
        v.hier.catch_up()
        return v.naar("/terugmeldingen", gemaakt=uitvoer.id if uitvoer.regels else "niets")
    return _answers(v)


def uitvoer(v: Verzoek) -> Response:
    """Give an export as a file; it is the same each time."""
    deze = Terugmeldloket(v.hier).lees(_uuid(v.pad("id")))
    if not deze.regels:
        raise HTTPException(404)
    handeling = huidige()
    if handeling is not None:  # the file names no dossier, so that nothing else would log it
        v.hier.log.logboek.gelezen(handeling, {regel.dossier_id for regel in deze.regels})
    kop = {"content-disposition": f'attachment; filename="{naam_van(deze)}"'}
    return Response(als_bestand(deze), media_type=MEDIATYPE, headers=kop)


def _answers(v: Verzoek) -> Response:
    """Take in a file of answers; what is wrong with its lines is shown, and nothing of it is kept."""
    gekozen = v.formulier.get("bestand")
    if not isinstance(gekozen, UploadFile) or not gekozen.filename:
        return v.toon("terugmeldingen.html", replace(_model(v), fout="Kies een bestand."), 422)
    with TemporaryDirectory() as map_:
        path = Path(map_) / "antwoorden.csv"
        with path.open("wb") as naar:
            while deel := gekozen.file.read(1 << 20):
                naar.write(deel)
        try:
            telling = neem_antwoorden(path, Terugmeldloket(v.hier), nu())
        except BestandError as fout:
            return v.toon("terugmeldingen.html", replace(_model(v), fout=f"Niet gelezen: {fout}."), 422)
        slecht = ([], []) if telling.rejects is None else afgewezen_regels(telling.rejects, is_ndjson=False)
    v.hier.catch_up()
    return v.toon("terugmeldingen.html", replace(_model(v), telling=telling, slecht=slecht))


def _model(v: Verzoek) -> Terugmeldingen:
    stand = v.veld("stand") if v.veld("stand") in KEUZES else "open"
    school = v.veld("school")
    beleid = v.hier.verloop.op(v.vraag.peildatum, v.vraag.bekend_op).beleid.terugmelden
    alle: list[Regel] = terugmeldingen(v.hier.rows, v.hier.log, v.vraag, beleid)["terugmeldingen"]
    gevraagd = alle
    if stand != "open":
        gevraagd = terugmeldingen(v.hier.rows, v.hier.log, v.vraag, beleid, stand=stand)["terugmeldingen"]
    regels = sorted(gefilterd(gevraagd, brin=school), key=_most_urgent)
    deze = blad(v, regels)
    return Terugmeldingen(
        blad=deze,
        namen=v.namen(deze.regels[:PER_BLAD]),
        stand=stand,
        standen=[(s.value, woord(s)) for s in Terugmeldstand],
        school=school,
        scholen=keuzes(gevraagd, "brin"),
        te_melden=sum(r["stand"] == Terugmeldstand.TE_MELDEN for r in alle),
        blijven_uit=sum(r["blijftUit"] for r in alle),
        afgewezen=sum(r["stand"] == Terugmeldstand.AFGEWEZEN for r in alle),
        uitvoeren=uitvoeren(v.hier.rows, v.vraag)[:UITVOEREN_GETOOND],
        gemaakt=v.veld("gemaakt"),
        nieuwe_uitvoer=str(nieuwe_id()),
        telling=None,
        slecht=([], []),
        fout="",
        mag_melden=v.mag(Bron.TERUGMELDINGEN, Handeling.VASTLEGGEN) and not v.tijd.bekend_op,
        dagen=beleid.bevestigd_binnen_dagen,
    )


def _most_urgent(regel: Regel) -> tuple[bool, bool, str]:
    """Order by what asks for a decision, then by what waits too long, then by age."""
    return regel["stand"] != Terugmeldstand.AFGEWEZEN, not regel["blijftUit"], regel["sinds"]


def _uuid(geschreven: str) -> UUID:
    with suppress(ValueError):
        return UUID(geschreven)
    raise HTTPException(404)
