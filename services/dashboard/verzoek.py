"""What does a page know about the request it answers?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any
from uuid import UUID

from jinja2 import Environment
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.toegang.bron import Bron, Handeling
from domain.toegang.tabel import Reikwijdte
from projections.stores.promise import Vraag
from services.aangemeld import Aangemeld
from services.dashboard.bezoek import KOEK as BEZOEK
from services.dashboard.bezoek import Bezoek, bezoek
from services.dashboard.tijdbalk import Tijdbalk
from services.dashboard.woorden import woord
from services.getoond import getoonde_naam
from services.installatie import Installatie
from services.toegang import Toegang
from services.vragen.namen import namen
from services.vragen.vraag import VraagError
from services.wachtrij import Wachtrij

VER = 10 * 365 * 24 * 3600


@dataclass(frozen=True)
class Huis:
    """What all pages of one dashboard share."""

    toegang: Toegang
    sjablonen: Environment
    geheim: bytes
    thema_klasse: str
    wachtrij: Wachtrij
    voorbeeld: bool
    """Whether everything in it was made up: each page says so."""


@dataclass(frozen=True)
class Verzoek:
    """A request, with the installation it may work with and the time it looks at."""

    request: Request
    huis: Huis
    hier: Installatie
    tijd: Tijdbalk
    vraag: Vraag
    formulier: FormData
    bewijs: str
    """What our forms carry for this browser."""
    aangemeld: Aangemeld | None = None
    """Who logged in, where people do."""

    def veld(self, naam: str) -> str:
        """Return what the address says, or an empty text."""
        return self.request.query_params.get(naam, "").strip()

    def ingevuld(self) -> dict[str, str]:
        """Return the texts of the form, by field."""
        return {naam: waarde.strip() for naam, waarde in self.formulier.items() if isinstance(waarde, str)}

    def moet_nu(self, doel: str) -> None:
        """Refuse to do something while what was known earlier is looked at (raises VraagError)."""
        if self.tijd.bekend_op:
            raise VraagError(f"u kijkt naar wat eerder bekend was; ga terug naar nu om {doel}")

    def pad(self, naam: str) -> str:
        """Return a part of the path."""
        return str(self.request.path_params[naam])

    def link(self, pad: str, **velden: object) -> str:
        """Return an address that keeps the time."""
        return self.tijd.link(pad, **velden)

    @cached_property
    def laatste(self) -> int:
        """The number of the last event in the log; 0 when nothing was ever recorded."""
        return self.hier.log.last_id()

    @cached_property
    def bezoek(self) -> Bezoek:
        """What was asked at the visit before."""
        return bezoek(self.request.cookies, self.vraag)

    @property
    def _alleen_getallen(self) -> bool:
        """Whether the page is about an earlier moment than was asked for: that of a count is when the month began."""
        return self.hier.portier.besluit.reikwijdte is Reikwijdte.GETALLEN

    @property
    def mag_zoeken(self) -> bool:
        """Whether whoever asks may look for a pupil by his number."""
        return self.hier.portier.mag(Bron.ZOEKEN)

    def mag(self, bron: str, handeling: str = Handeling.LEZEN) -> bool:
        """Say whether whoever asks may do something else, for what is only shown to who may."""
        return self.hier.portier.mag(Bron(bron), Handeling(handeling))

    def genoemd(self, dossier: Dossier) -> str:
        """Return the name, or the first characters of the id where no name is known or may be."""
        naam = getoonde_naam(self.hier.portier, dossier)
        return naam if naam and not self.hier.portier.gemaskeerd else f"Leerling {str(dossier.id)[:8]}"

    @property
    def rijen(self) -> Wachtrij:
        """The deliveries that whoever asks may see."""
        portier = self.hier.portier
        return self.huis.wachtrij if portier.mag_alles else self.huis.wachtrij.van(portier.gebruiker.wie)

    def namen(self, regels: Iterable[Mapping[str, Any]]) -> dict[str, str]:
        """Return by `dossierId` of these lines what the pupil is called."""
        if self.hier.portier.gemaskeerd:
            return {}
        ids = {UUID(regel["dossierId"]) for regel in regels}
        return {str(d): naam for d, naam in namen(self.hier.log, ids, self.vraag.bekend_op).items()}

    @cached_property
    def _beleid(self) -> Beleid:
        return self.hier.kader.beleid

    @cached_property
    def titels(self) -> dict[str, str]:
        """What each kind of term is called here."""
        return {termijn.soort: termijn.titel for termijn in self._beleid.termijnen}

    def rol(self, code: str | None) -> str:
        """Return what a role is called here."""
        return "" if code is None else self._beleid.rollen.get(code, woord(code))

    def termijn(self, soort: str | None) -> str:
        """Return what a term is called here."""
        return self.titels.get(soort or "", woord(soort))

    def gemeente(self, code: str | None) -> str:
        """Return the name of a municipality on the day that is asked about."""
        gevonden = None if code is None else self.hier.basis.gemeenten.op(code, self.vraag.peildatum)
        return gevonden.naam if gevonden else code or "onbekend"

    def toon(self, sjabloon: str, model: Any, status: int = 200) -> Response:  # noqa: ANN401 - each page has its own
        """Return a page: its template may use the fields of its model, and what every page has."""
        eigen = {veld.name: getattr(model, veld.name) for veld in fields(model)}
        html = self.huis.sjablonen.get_template(sjabloon).render(
            v=self, tijd=self.tijd, vraag=self.vraag, link=self.link, huis=self.huis, pad=self.request.url.path, **eigen
        )
        antwoord = HTMLResponse(html, status)
        if not self.tijd.kijkt_terug and not self._alleen_getallen:
            antwoord.set_cookie(
                BEZOEK,
                self.bezoek.koek,
                max_age=VER,
                httponly=True,
                samesite="lax",
                secure=self.request.url.scheme == "https",
            )
        return antwoord

    def naar(self, pad: str, **velden: object) -> Response:
        """Send the browser on to a page after something was done."""
        return RedirectResponse(self.link(pad, **velden), status_code=303)
