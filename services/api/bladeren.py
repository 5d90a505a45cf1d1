"""How is a list given page by page, so that all pages together are one answer?"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from pydantic import Field, TypeAdapter
from starlette.requests import Request

from domain.tijdzone import in_z
from domain.toegang.bron import Bron
from projections.stores.promise import Vraag
from services.api.problemen import ongeldig
from services.api.vraagvormen import MEEST_UITGEBREID, Bladervraag, Dag, Lijstvraag, Moment
from services.api.vrager import gevraagd as gevraagd_door
from services.ingest.gelezen import Bezwaar
from services.installatie import Installatie
from services.inzage import stand_van
from services.vragen.vraag import VraagError

Regel = dict[str, Any]
CURSORVORM: TypeAdapter[tuple[str, str | None, str, list[str], int]] = TypeAdapter(
    tuple[str, Dag | None, Moment, list[str], Annotated[int, Field(ge=0)]]
)
NIET_IN_DE_VRAAG = {"cursor", "per_pagina", "expand"}
"""May differ from page to page."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """
    Where a page begins: after which line, of the answer about which day and as known at which moment.

    A line is known by what the list is ordered by, and `gelijk` is how many lines with the same have been given: a
    dossier that is destroyed between two pages moves nothing.
    """

    peildatum: str | None
    bekend_op: str
    sleutel: list[str]
    gelijk: int

    def schrijf(self, pad: str, vraag: Bladervraag) -> str:
        """Write it so that it means nothing but in an address with the same question."""
        inhoud = [_mark(pad, vraag), self.peildatum, self.bekend_op, self.sleutel, self.gelijk]
        return urlsafe_b64encode(orjson.dumps(inhoud)).decode().rstrip("=")

    @classmethod
    def lees(cls, pad: str, vraag: Bladervraag) -> "Cursor | None":
        """
        Read the one that was asked for, if any.

        Raises:
            ProbleemError: it is none, or belongs to another question.

        """
        if vraag.cursor is None:
            return None
        fout = ongeldig([Bezwaar("cursor", "cursor", "cursor hoort niet bij deze vraag; begin zonder cursor")])
        try:
            gelezen = urlsafe_b64decode(vraag.cursor.encode() + b"=" * (-len(vraag.cursor) % 4))
            merk, peildatum, bekend_op, sleutel, gelijk = CURSORVORM.validate_json(gelezen, strict=True)
        except ValueError:
            raise fout from None
        if merk != _mark(pad, vraag):
            raise fout
        return cls(peildatum, bekend_op, sleutel, gelijk)


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list: which resource it is, under which name its lines stand in the answer, and what they are ordered by."""

    bron: Bron
    naam: str
    volgorde: Sequence[str]

    def sleutel(self, regel: Regel) -> list[str]:
        """Return what a line is ordered by; without a value it comes last."""
        sleutel = []
        for veld in self.volgorde:
            waarde: Any = regel
            for deel in veld.split("."):
                waarde = waarde and waarde.get(deel)
            sleutel.append("~" if waarde is None else f"{waarde:012d}" if isinstance(waarde, int) else str(waarde))
        return sleutel

    def deel(self, regels: Sequence[Regel], cursor: Cursor | None, hoeveel: int) -> tuple[list[Regel], bool]:
        """Return so many lines from the cursor on, and whether there are more."""
        geordend = sorted(regels, key=self.sleutel)
        begin = 0
        if cursor is not None:
            while begin < len(geordend) and self.sleutel(geordend[begin]) < cursor.sleutel:
                begin += 1
            gelijk = sum(self.sleutel(regel) == cursor.sleutel for regel in geordend[begin : begin + cursor.gelijk])
            begin += gelijk
        return geordend[begin : begin + hoeveel], begin + hoeveel < len(geordend)

    def cursor(self, gegeven: Sequence[Regel], vorige: Cursor | None, gevraagd: Vraag) -> Cursor:
        """Return where the page after these lines begins."""
        sleutel = self.sleutel(gegeven[-1])
        gelijk = sum(self.sleutel(regel) == sleutel for regel in gegeven)
        if vorige is not None and vorige.sleutel == sleutel:
            gelijk += vorige.gelijk
        return Cursor(gevraagd.peildatum.isoformat(), in_z(gevraagd.bekend_op), sleutel, gelijk)


def gevraagd_op(hier: Installatie, vraag: Lijstvraag, cursor: Cursor | None) -> Vraag:
    """Return the day and the moment: those of the first page, on every page (raises VraagError)."""
    if cursor is not None:
        return hier.vraag(cursor.peildatum, cursor.bekend_op)
    return hier.vraag(vraag.peildatum, vraag.bekend_op)


def pagina(
    request: Request,
    vraag: Lijstvraag,
    lijst: Lijst,
    antwoord: Callable[[Installatie, Vraag], dict[str, Any]],
    vooraf: Callable[[Installatie], None] = lambda _hier: None,
) -> dict[str, Any]:
    """
    Return one page of a list, with the way to the next; `vooraf` looks first whether it can be asked so.

    Raises:
        VraagError, ProbleemError: it cannot be asked so.

    """
    with gevraagd_door(request, lijst.bron) as hier:
        vooraf(hier)
        if vraag.expand and vraag.per_pagina > MEEST_UITGEBREID and "per_pagina" in vraag.model_fields_set:
            raise VraagError(f"met expand is perPagina hoogstens {MEEST_UITGEBREID}")
        cursor = Cursor.lees(request.url.path, vraag)
        gevraagd = gevraagd_op(hier, vraag, cursor)
        alles = antwoord(hier, gevraagd)
        regels, meer = lijst.deel(alles[lijst.naam], cursor, vraag.per_pagina)
        if vraag.expand:
            regels = [_expanded(hier.ook(Bron.DOSSIER), regel, gevraagd) for regel in regels]
    volgende = lijst.cursor(regels, cursor, gevraagd) if meer else None
    return {**alles, lijst.naam: regels, "_links": links(request, vraag, volgende)}


def links(request: Request, vraag: Bladervraag, volgende: Cursor | None) -> dict[str, Any]:
    """Return the ways to this page and to the next, within this server."""
    pad = request.url.path
    gegeven = vraag.model_dump(by_alias=True, exclude_unset=True, mode="json")
    wegen = {"self": {"href": adres(pad, gegeven)}}
    if volgende is not None:
        wegen["next"] = {"href": adres(pad, {**gegeven, "cursor": volgende.schrijf(pad, vraag)})}
    return wegen


def _expanded(hier: Installatie, regel: Regel, gevraagd: Vraag) -> Regel:
    return {**regel, "_embedded": {"dossier": stand_van(hier, UUID(regel["dossierId"]), gevraagd)}}


def adres(pad: str, vraag: dict[str, Any]) -> str:
    """Return the address of a question, within this server."""
    gegeven = urlencode({naam: waarde for naam, waarde in vraag.items() if waarde is not None})
    return f"{pad}?{gegeven}" if gegeven else pad


def _mark(pad: str, vraag: Bladervraag) -> str:
    inhoud = vraag.model_dump_json(exclude=NIET_IN_DE_VRAAG)
    return sha256(f"{pad} {inhoud}".encode()).hexdigest()[:16]
