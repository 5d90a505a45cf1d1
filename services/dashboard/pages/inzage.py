"""What may a pupil or a parent know, to be read, printed or handed over?"""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.responses import Response

from domain.contact import contacten
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.verzoek import Verzoek
from services.inzageverzoek import Aanvrager, als_markdown
from services.inzageverzoek import inzage as inzage_of
from services.vragen.vraag import VraagError

LEZER = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class Inzage:
    """What templates/inzage.html may use."""

    dossier_id: str
    tekst: Markup
    aanvrager: str
    aanvragers: Sequence[str]
    met_tekst: bool
    brieven: Sequence[tuple[str, str]]
    """The letters that were sent and are kept, which belong with it."""


def toon(v: Verzoek) -> Response:
    """Show the answer to an inzageverzoek, or give it as a file."""
    dossier = gevonden_dossier(v)
    aanvrager, met_tekst = _asked(v.veld("aanvrager")), v.veld("tekst") == "ja"
    antwoord = inzage_of(v.hier, dossier.id, v.vraag, aanvrager, met_tekst=met_tekst)
    geschreven = als_markdown(antwoord)
    match v.veld("vorm"):
        case "md":
            return _file(geschreven.encode(), "text/markdown; charset=utf-8", f"inzage-{dossier.id}.md")
        case "json":
            inhoud = orjson.dumps(antwoord, option=orjson.OPT_INDENT_2) + b"\n"
            return _file(inhoud, "application/json", f"inzage-{dossier.id}.json")
    lager = geschreven.replace("\n## ", "\n### ").replace("# Uw", "## Uw", 1)
    tekst = Markup(LEZER.render(lager))  # noqa: S704 - it lets no HTML through, and every sign was escaped
    bewaard = {str(een.gebeurtenis) for een in contacten(dossier) if een.bewaard}
    brieven = [(een["id"], een["dag"]) for een in antwoord["vastgelegd"] if een["id"] in bewaard]
    model = Inzage(str(dossier.id), tekst, aanvrager, [a.value for a in Aanvrager], met_tekst, brieven)
    return v.toon("inzage.html", model)


def _asked(geschreven: str) -> Aanvrager:
    try:
        return Aanvrager(geschreven or Aanvrager.LEERLING)
    except ValueError:
        raise VraagError("een inzageverzoek is van de leerling of van een ouder") from None


def _file(inhoud: bytes, soort: str, naam: str) -> Response:
    return Response(inhoud, media_type=soort, headers={"content-disposition": f'attachment; filename="{naam}"'})
