"""What is the council told about a school year, and was that done before 1 October?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.responses import Response

from domain.events.jaarverslag import JaarverslagVastgesteld
from domain.jaarverslag import uiterste_dag, vastgesteld
from domain.tijdzone import in_utc, in_z
from domain.toegang.bron import Bron, Handeling
from services.dashboard.jaren import als_bestand, gevraagd_jaar, gevraagde_gemeente, keuze_van_gemeenten
from services.dashboard.tekening.grafiek import Lijngrafiek, lijngrafiek
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import dag as geschreven_dag
from services.jaarverslag.bestand import VERSLAG
from services.jaarverslag.maken import verslag_van
from services.jaarverslag.vaststellen import NietVastTeStellenError, stel_vast
from services.jaarverslag.woorden import GROEPEN, UITLEG_WEG, beleid, onvolledig
from services.tijd import nu
from services.toegang import omgeving_van
from services.vragen.jaarverslag import controlegetal
from services.vragen.vraag import VraagError, dag, moment

Verslag = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verzonden:
    """A report that was sent, and whether made again it is the same; None when it is too recent for who asks."""

    op: date
    bekend_op: str
    inhoud: str
    is_gelijk: bool | None


@dataclass(frozen=True, slots=True)
class Jaarverslag:
    """What templates/jaarverslag.html may use."""

    verslag: Mapping[str, Any] | None
    verloop: Lijngrafiek | None
    schooljaar: str
    gemeente: str
    gemeenten: Sequence[tuple[str, str]]
    groepen: Mapping[str, str]
    weg: str
    onvolledig: Sequence[str]
    beleid: str
    controlegetal: str
    uiterlijk: date | None
    verzonden: Verzonden | None
    mag_vaststellen: bool
    melding: str


def toon(v: Verzoek) -> Response:
    """Show the report, give it as a file, or record that it was sent."""
    jaar = gevraagd_jaar(v)
    code = gevraagde_gemeente(v, jaar)
    if v.request.method == "POST":
        fout = _record(v, jaar, code)
        return _page(v, jaar, code, fout) if fout else v.naar("/jaarverslag", schooljaar=jaar, gemeente=code)
    if vorm := v.veld("vorm"):
        return als_bestand("leerplichtverslag", VERSLAG, vorm, _made(v, jaar, code))
    return _page(v, jaar, code, "")


def _made(v: Verzoek, jaar: str, code: str) -> Verslag | None:
    return verslag_van(v.hier, jaar, code, v.vraag.bekend_op) if code else None


def _page(v: Verzoek, jaar: str, code: str, melding: str) -> Response:
    verslag = _made(v, jaar, code)
    model = Jaarverslag(
        verslag=verslag,
        verloop=_course(verslag) if verslag else None,
        schooljaar=jaar,
        gemeente=code,
        gemeenten=keuze_van_gemeenten(v, jaar),
        groepen={groep.value: naam for groep, naam in GROEPEN.items()},
        weg=UITLEG_WEG,
        onvolledig=onvolledig(verslag) if verslag else (),
        beleid=beleid(verslag) if verslag else "",
        controlegetal=controlegetal(verslag) if verslag else "",
        uiterlijk=uiterste_dag(jaar) if verslag else None,
        verzonden=_sent(v, jaar, code) if verslag else None,
        mag_vaststellen=v.mag(Bron.JAARVERSLAG, Handeling.VASTLEGGEN) and not v.tijd.bekend_op,
        melding=melding,
    )
    return v.toon("jaarverslag.html", model, 422 if melding else 200)


def _sent(v: Verzoek, jaar: str, code: str) -> Verzonden | None:
    """Return the report that was sent last, made again to see whether it is still the same."""
    bekend = v.vraag.bekend_op if v.tijd.bekend_op else nu()
    gezegd = vastgesteld(v.hier.log.jaarverslagen(), jaar, code, bekend)
    if gezegd is None:
        return None
    toen = in_utc(gezegd.feit.bekend_op)
    is_gelijk = None
    if toen <= v.vraag.bekend_op:
        is_gelijk = controlegetal(verslag_van(v.hier, jaar, code, toen)) == gezegd.feit.controlegetal
    return Verzonden(gezegd.feit.geldig_op, in_z(toen), gezegd.feit.controlegetal, is_gelijk)


def _record(v: Verzoek, jaar: str, code: str) -> str:
    """Record that the report was sent; return why that cannot be, or an empty text."""
    velden = v.ingevuld()
    try:
        if not code:
            raise VraagError("kies eerst een gemeente")
        op, bekend_op = dag(velden.get("verzonden", "")), moment(velden.get("bekend", ""))
        if bekend_op > v.vraag.bekend_op:
            raise VraagError("dit verslag is van later dan u kunt zien; open de bladzijde opnieuw")
        inhoud = controlegetal(verslag_van(v.hier, jaar, code, bekend_op))
        feit = JaarverslagVastgesteld(
            geldig_op=op, schooljaar=jaar, gemeentecode=code, bekend_op=bekend_op, controlegetal=inhoud
        )
        omgeving = omgeving_van(v.hier)
        stel_vast(omgeving.log, feit, omgeving.klok(), omgeving.nieuwe_id, omgeving.door)
    except (VraagError, NietVastTeStellenError) as fout:
        tekst = str(fout)
        return f"{tekst[:1].upper()}{tekst[1:]}."
    return ""


def _course(verslag: Verslag) -> Lijngrafiek:
    punten = verslag["verloop"]
    return lijngrafiek(
        [geschreven_dag(punt["dag"], "d MMM") for punt in punten],
        [[punt[wat] for punt in punten] for wat in ("thuiszitters", "vorigJaar")],
    )
