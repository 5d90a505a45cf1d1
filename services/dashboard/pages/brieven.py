"""Which letter is to be written, what does it say, and was it sent?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.datastructures import UploadFile
from starlette.responses import Response

from domain.dossier import Dossier
from domain.errors import Weigering
from services.brieven.bekend import gegevens, gekozen, sjablonen_van, te_vertellen
from services.brieven.inhoud import Brief, Gegevens, ontbreekt, schrijf, velden
from services.brieven.opmaak import als_document
from services.brieven.sjabloon import Sjablonen, Sjabloon, SjabloonOnbekendError
from services.brieven.verzonden import Verzending, is_te_bewaren, leg_verzonden_vast, verzonden_brief
from services.dashboard.formulier import PERSONEN, Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.pages.vastleggen import BRON, sleutel_van
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import kort, los
from services.documenten import als_odt, als_pdf

LEZER = MarkdownIt("commonmark", {"html": False})
PDF, ODT = "application/pdf", "application/vnd.oasis.opendocument.text"
AAN = (*PERSONEN, ("school", "de school"))
INVOER = {"tekst": "tekst", "lang": "lang", "dag": "dag"}
VERSIE = "verzonden_versie"
GEEN_PDF = "Dit is geen PDF, of groter dan 2 MB. Sla het document op als PDF en kies dat bestand."


@dataclass(frozen=True, slots=True)
class Brieven:
    """What templates/brieven.html may use."""

    dossier_id: str
    naam: str
    brieven: Sequence[Sjabloon]


@dataclass(frozen=True, slots=True)
class Briefpagina:
    """What templates/brief.html may use; `brief` is the text as a reader sees it, once all was filled in."""

    dossier_id: str
    naam: str
    sjabloon: Sjabloon
    gekozen: Mapping[str, str]
    niveaus: Sequence[tuple[str, str]]
    ontvangers: Sequence[tuple[str, str]]
    besluiten: Sequence[tuple[str, str]]
    niet: str
    velden: Sequence[Vraagveld]
    fouten: Sequence[tuple[str, str]]
    brief: Brief | None
    tekst: Markup


@dataclass(frozen=True, slots=True)
class _Werk:
    """A letter while it is written."""

    v: Verzoek
    dossier: Dossier
    sjablonen: Sjablonen
    sjabloon: Sjabloon
    bekend: Gegevens
    besluiten: Sequence[tuple[str, str]]
    waarden: Mapping[str, str]


def toon(v: Verzoek) -> Response:
    """Show which letters there are."""
    dossier = gevonden_dossier(v)
    _may(v)
    return v.toon("brieven.html", Brieven(str(dossier.id), v.genoemd(dossier), sjablonen_van(v.hier).alle()))


def schrijf_er_een(v: Verzoek) -> Response:
    """Ask what is missing, show the letter, give it as a file, or record that it was sent."""
    dossier = gevonden_dossier(v)
    _may(v)
    v.moet_nu("een brief te schrijven")
    werk = _work(v, dossier)
    if v.request.method == "GET" or _cannot(werk):
        return _page(werk, {}, None, 200)
    doe = werk.waarden.get("doe", "")
    if fouten := ontbreekt(werk.sjabloon, werk.bekend, werk.waarden):
        return _page(werk, fouten, None, 422)
    if doe == "wijzig":
        return _page(werk, {}, None, 200)
    mappen = werk.sjablonen.mappen(werk.sjabloon.niveau)
    brief = schrijf(werk.sjabloon, mappen, werk.bekend, werk.waarden)
    match doe:
        case "pdf":
            return _file(als_pdf(als_document(brief)), PDF, f"{werk.sjabloon.soort}.pdf")
        case "odt":
            return _file(als_odt(als_document(brief)), ODT, f"{werk.sjabloon.soort}.odt")
        case "verzonden":
            return _sent(werk, brief)
        case _:
            return _page(werk, {}, brief, 200)


def verzonden(v: Verzoek) -> Response:
    """Give a letter as it was sent."""
    dossier = gevonden_dossier(v)
    try:
        gezocht = UUID(v.pad("gebeurtenis_id"))
    except ValueError:
        raise SjabloonOnbekendError("deze brief is er niet") from None
    return _file(verzonden_brief(v.hier, dossier, gezocht), PDF, f"brief-{gezocht}.pdf")


def _may(v: Verzoek) -> None:
    v.hier.portier.mag_vastleggen("BriefVerzonden")


def _work(v: Verzoek, dossier: Dossier) -> _Werk:
    """Read which letter is meant, to whom and about what; of what was not chosen, the first."""
    sjablonen = sjablonen_van(v.hier)
    waarden = v.ingevuld() if v.request.method == "POST" else dict(v.request.query_params)
    soort = v.pad("brief")
    niveaus = sjablonen.niveaus(soort)
    niveau = waarden.get("niveau", "")
    sjabloon = sjablonen.een(soort, niveau if niveau in niveaus else next(iter(niveaus), ""))
    aan = waarden.get("aan", "")
    alle = te_vertellen(v.hier, dossier, sjabloon)
    besluit = gekozen(alle, waarden.get("besluit", ""))
    bekend = gegevens(v.hier, dossier, v.vraag, aan if aan in sjabloon.aan else sjabloon.aan[0], besluit)
    keuzes = [(str(b.gebeurtenis), f"{los(b.soort)}, {kort(b.genomen_op)}") for b in alle]
    return _Werk(v, dossier, sjablonen, sjabloon, bekend, keuzes, waarden)


def _cannot(werk: _Werk) -> str:
    """Return why this letter cannot be written yet, if it cannot."""
    if werk.sjabloon.besluiten and werk.bekend.besluit is None:
        return "Er is nog geen besluit vastgelegd waar deze brief over gaat. Leg eerst het besluit vast."
    if werk.sjabloon.afspraken and not werk.bekend.afspraken:
        return "Er zijn geen open afspraken. Leg eerst een afspraak vast."
    return ""


def _page(werk: _Werk, fouten: Mapping[str, str], brief: Brief | None, status: int) -> Response:
    v, posted = werk.v, werk.v.request.method == "POST"
    gevraagd = [
        Vraagveld(
            veld.naam,
            veld.label,
            INVOER[veld.soort],
            veld.verplicht,
            (),
            veld.hulp,
            werk.waarden.get(veld.naam, "") if posted else voorgevuld,
            fouten.get(veld.naam, ""),
        )
        for veld, voorgevuld in velden(werk.sjabloon, werk.bekend)
    ]
    labels = {vraag.naam: vraag.label.rstrip("?") for vraag in gevraagd} | {VERSIE: "PDF"}
    model = Briefpagina(
        dossier_id=str(werk.dossier.id),
        naam=v.genoemd(werk.dossier),
        sjabloon=werk.sjabloon,
        gekozen={
            "niveau": werk.sjabloon.niveau,
            "aan": werk.bekend.aan,
            "besluit": str(werk.bekend.besluit.gebeurtenis) if werk.bekend.besluit else "",
            "sleutel": sleutel_van(werk.waarden.get("sleutel", "")),
        },
        niveaus=[(niveau, niveau.upper()) for niveau in werk.sjablonen.niveaus(werk.sjabloon.soort)],
        ontvangers=[(code, tekst) for code, tekst in AAN if code in werk.sjabloon.aan],
        besluiten=werk.besluiten,
        niet=_cannot(werk),
        velden=gevraagd,
        fouten=[(veld, f"{labels.get(veld, '')}: {tekst}".removeprefix(": ")) for veld, tekst in fouten.items()],
        brief=brief,
        tekst=_html(brief),
    )
    return v.toon("brief.html", model, status)


def _sent(werk: _Werk, brief: Brief) -> Response:
    gekozen_bestand = werk.v.formulier.get(VERSIE)
    eigen = gekozen_bestand.file.read() if isinstance(gekozen_bestand, UploadFile) else b""
    if eigen and not is_te_bewaren(eigen):
        return _page(werk, {VERSIE: GEEN_PDF}, brief, 422)
    inhoud = eigen or als_pdf(als_document(brief))
    sleutel = sleutel_van(werk.waarden.get("sleutel", ""))
    verzending = Verzending(werk.sjabloon.soort, werk.bekend.aan, brief.datum, inhoud, sleutel)
    antwoord = leg_verzonden_vast(werk.v.hier, werk.dossier.id, verzending, BRON)
    match antwoord:
        case Weigering(melding=melding):
            return _page(werk, {"": melding}, brief, 422)
        case tuple():
            return _page(werk, {"": "; ".join(bezwaar.melding for bezwaar in antwoord)}, brief, 422)
        case _:
            werk.v.hier.catch_up()
            return werk.v.naar(f"/dossiers/{werk.dossier.id}/contact", vastgelegd=getattr(antwoord, "id", ""))


def _html(brief: Brief | None) -> Markup:
    if brief is None:
        return Markup("")
    lager = f"\n{brief.tekst}".replace("\n## ", "\n### ")
    return Markup(LEZER.render(lager))  # noqa: S704 - it lets no HTML through, and every sign was escaped


def _file(inhoud: bytes, soort: str, naam: str) -> Response:
    return Response(inhoud, media_type=soort, headers={"content-disposition": f'attachment; filename="{naam}"'})
