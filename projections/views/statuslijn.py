"""When was which pupil geen, dreigend or thuiszitter?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from domain.dossier import Dossier, derived
from domain.kader import Kader
from domain.periode import DAG, Periode
from domain.rules.aan_zet import AanZet, Beurten
from domain.rules.thuisperiode import thuisperioden
from domain.rules.thuiszitter import statusperiodes
from domain.woonplaats import verblijf_van
from projections.views.view import Inzicht, View, as_json, as_text


class Lijnstuk(NamedTuple):
    """Days of equal status, category, municipality, school and role to act; days without a line are `geen`."""

    van: str
    tot_en_met: str
    status: str
    categorie: str
    thuis_sinds: str
    thuiszitter_sinds: str | None
    gemeentecode: str | None
    brin: str | None
    aan_zet: str | None
    uitleg: str


class _Plek(NamedTuple):
    gemeentecode: str | None
    brin: str | None
    aan_zet: AanZet | None


def rows(inzicht: Inzicht) -> Iterator[Lijnstuk]:
    """Yield the pupil's line."""
    if not inzicht.thuisperioden:
        return
    omslagen, plekken = _at_home(inzicht.dossier, inzicht.kader), dict(_plekken(inzicht.dossier, inzicht.kader))
    for periode in statusperiodes(inzicht.dossier, inzicht.kader):
        for deel, plek in _by_place(periode.periode, omslagen, plekken):
            beurt = (plek.aan_zet.uitleg,) if plek.aan_zet else ()
            yield Lijnstuk(
                van=deel.van.isoformat(),
                tot_en_met=deel.tot_en_met.isoformat(),
                status=periode.status,
                categorie=periode.categorie,
                thuis_sinds=periode.thuis_sinds.isoformat(),
                thuiszitter_sinds=as_text(periode.thuiszitter_sinds),
                gemeentecode=plek.gemeentecode,
                brin=plek.brin,
                aan_zet=plek.aan_zet.rol if plek.aan_zet else None,
                uitleg=as_json((*periode.uitleg, inzicht.plicht.uitleg, *beurt)),
            )


@derived
def _at_home(dossier: Dossier, kader: Kader) -> tuple[date, ...]:
    """Return the days at home on which place or turn can change; those on other days are no concern of the line."""
    omslagen = verblijf_van(dossier, kader).omslagen() | Beurten(dossier, kader).omslagen()
    perioden = [thuis.periode for thuis in thuisperioden(dossier, kader)]
    return tuple(dag for dag in sorted(omslagen) if any(dag in periode for periode in perioden))


@derived
def _plekken(dossier: Dossier, kader: Kader) -> tuple[tuple[date, _Plek], ...]:
    """Return place and turn on the days on which the line can begin or change."""
    verblijf, beurten = verblijf_van(dossier, kader), Beurten(dossier, kader)
    begint = (periode.periode.van for periode in statusperiodes(dossier, kader))
    return tuple(
        (dag, _Plek(verblijf.gemeente_op(dag), verblijf.brin_op(dag), beurten.op(dag)))
        for dag in sorted({*_at_home(dossier, kader), *begint})
    )


def _by_place(
    dagen: Periode, omslagen: Iterable[date], plekken: Mapping[date, _Plek]
) -> Iterator[tuple[Periode, _Plek]]:
    van, plek = dagen.van, plekken[dagen.van]
    for dag in omslagen:
        if dagen.van < dag <= dagen.tot_en_met:
            hier = plekken[dag]
            if hier != plek:
                yield Periode(van, dag - DAG), plek
                van, plek = dag, hier
    yield Periode(van, dagen.tot_en_met), plek


VIEW = View(
    "statuslijn",
    Lijnstuk,
    sleutel=("van",),
    rows=rows,
    indexen=(("gemeentecode", "bekend_tot", "tot_en_met", "status"), ("bekend_tot", "tot_en_met", "status")),
)
