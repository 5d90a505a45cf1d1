"""When was which pupil geen, dreigend or thuiszitter?"""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.events.base import Event
from domain.events.duo import AbsoluutVerzuimGemeld
from domain.events.identiteit import LeerlingGeregistreerd, Overleden, Verhuisd
from domain.events.inschrijving import (
    Geschorst,
    Ingeschreven,
    KwalificatieplichtVervallen,
    StartkwalificatieBehaald,
    TwaalfSchooljarenVoltooid,
    Uitgeschreven,
)
from domain.events.verzuim import (
    Betergemeld,
    OngeoorloofdVerzuimGeregistreerd,
    SchoolgangGestaakt,
    SchoolgangHervat,
    Ziekgemeld,
)
from domain.events.vrijstelling import VerlofVerleend, VrijstellingBeeindigd, VrijstellingVerleend
from domain.melding import MUTATIES
from domain.periode import ALTIJD, DAG, Periode
from domain.rules.thuiszitter import Statusperiode, statusperiodes
from projections.views.view import Inzicht, View, as_json, as_text

SOORTEN: frozenset[type[Event]] = frozenset(
    {
        *MUTATIES,
        AbsoluutVerzuimGemeld,
        LeerlingGeregistreerd,
        Overleden,
        Verhuisd,
        Geschorst,
        Ingeschreven,
        KwalificatieplichtVervallen,
        StartkwalificatieBehaald,
        TwaalfSchooljarenVoltooid,
        Uitgeschreven,
        Betergemeld,
        OngeoorloofdVerzuimGeregistreerd,
        SchoolgangGestaakt,
        SchoolgangHervat,
        Ziekgemeld,
        VerlofVerleend,
        VrijstellingBeeindigd,
        VrijstellingVerleend,
    }
)
"""What a pupil's line depends on."""


@dataclass(frozen=True, slots=True)
class Lijnstuk:
    """Days of equal status, category, municipality and school; days without a line are `geen`."""

    van: str
    tot_en_met: str
    status: str
    categorie: str
    thuis_sinds: str
    thuiszitter_sinds: str | None
    gemeentecode: str | None
    brin: str | None
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Lijnstuk]:
    """Yield the pupil's line."""
    if not inzicht.thuisperioden:
        return
    plicht = inzicht.plicht.uitleg
    for periode in statusperiodes(inzicht.dossier, inzicht.kader, inzicht.thuisperioden):
        uitleg = as_json((*periode.uitleg, plicht))
        for deel in _by_place(periode, inzicht):
            yield Lijnstuk(
                van=deel.van.isoformat(),
                tot_en_met=deel.tot_en_met.isoformat(),
                status=periode.status,
                categorie=periode.categorie,
                thuis_sinds=periode.thuis_sinds.isoformat(),
                thuiszitter_sinds=as_text(periode.thuiszitter_sinds),
                gemeentecode=inzicht.verblijf.gemeente_op(deel.van),
                brin=inzicht.verblijf.brin_op(deel.van),
                uitleg=uitleg,
            )


def _by_place(periode: Statusperiode, inzicht: Inzicht) -> Iterator[Periode]:
    dagen = periode.periode
    grenzen = sorted(dag for dag in inzicht.verblijf.omslagen() if dagen.van < dag <= dagen.tot_en_met)
    van = dagen.van
    for grens in grenzen:
        plek = (inzicht.verblijf.gemeente_op(van), inzicht.verblijf.brin_op(van))
        if plek != (inzicht.verblijf.gemeente_op(grens), inzicht.verblijf.brin_op(grens)):
            yield Periode(van, grens - DAG)
            van = grens
    yield Periode(van, min(dagen.tot_en_met, ALTIJD))


VIEW = View(
    "statuslijn",
    Lijnstuk,
    sleutel=("van",),
    rows=rows,
    indexen=(("gemeentecode", "bekend_tot", "tot_en_met", "status"), ("bekend_tot", "tot_en_met", "status")),
    soorten=SOORTEN,
)
