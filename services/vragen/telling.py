"""What does a municipality report about a school year (LPW art. 25)?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.periode import Periode
from domain.telling.cijfers import ABSOLUUT, CATALOGUE, RELATIEF, Cijfer
from domain.telling.indeling import SCHOOLJAREN, Onderwijsgroep, dagen_van, schooljaar
from domain.tijdzone import in_z, lokale_datum
from projections.stores.promise import RowStore, Vraag
from services.vragen.vraag import VraagError

PER = 1000
PER_DUIZEND = (ABSOLUUT, RELATIEF)
"""The figures that are also given per 1,000 residents of 5 through 17."""
_Telling = dict[str | None, Mapping[str, Any]]


def dagen_van_het_schooljaar(geschreven: str) -> Periode:
    """
    Read a school year.

    Raises:
        VraagError: it is none, or one of which the holidays are not known.

    """
    dagen = dagen_van(geschreven)
    if dagen is None:
        eerste, laatste = schooljaar(SCHOOLJAREN.van), schooljaar(SCHOOLJAREN.tot_en_met)
        raise VraagError(
            f"{geschreven!r} is geen schooljaar dat te tellen is; schrijf JJJJ-JJJJ, van {eerste} tot en met {laatste}"
        )
    return dagen


def telling(
    rows: RowStore,
    gevraagd: str,
    bekend_op: datetime,
    *,
    gemeentecode: str | None = None,
    inwoners: int | None = None,
    cijfers: Sequence[Cijfer] = CATALOGUE,
) -> dict[str, Any]:
    """
    Return the figures of a school year by municipality, as known at a moment.

    They are those of `peildatum`: the day of that moment, at the latest the last day of the school year.

    Raises:
        VraagError: it is no school year, or residents are given without one municipality.

    """
    if inwoners is not None and gemeentecode is None:
        raise VraagError("het aantal inwoners is dat van één gemeente; noem die met --gemeente")
    dagen = dagen_van_het_schooljaar(gevraagd)
    vraag = Vraag(min(lokale_datum(bekend_op), dagen.tot_en_met), bekend_op)
    gevonden: dict[str, dict[str, _Telling]] = {} if gemeentecode is None else {gemeentecode: {}}
    for row in rows.telling(vraag, gevraagd, gemeentecode=gemeentecode):
        van_de_gemeente = gevonden.setdefault(row["gemeentecode"], {})
        van_de_gemeente.setdefault(row["cijfer"], {})[row["onderwijs"]] = row
    return {
        "schooljaar": gevraagd,
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(bekend_op),
        "aantal": len(gevonden),
        "gemeenten": [
            {
                "gemeentecode": code or None,
                "inwoners": inwoners,
                "cijfers": list(_figures(cijfers, geteld, inwoners)),
            }
            for code, geteld in sorted(gevonden.items())
        ],
    }


def _figures(
    cijfers: Sequence[Cijfer], geteld: Mapping[str, _Telling], inwoners: int | None
) -> Iterable[dict[str, Any]]:
    """Yield every figure, those of nobody too."""
    for cijfer in cijfers:
        telling_ = geteld.get(cijfer.code, {})
        leerlingen = _number(telling_, None, "leerlingen")
        yield {
            "cijfer": cijfer.code,
            "titel": cijfer.titel,
            "leerlingen": leerlingen,
            "keren": _number(telling_, None, "keren") if cijfer.telt_keren else None,
            "perOnderwijssoort": {groep.value: _number(telling_, groep, "leerlingen") for groep in Onderwijsgroep},
            "perDuizend": _per_thousand(cijfer, leerlingen, inwoners),
        }


def _number(telling_: _Telling, groep: str | None, kolom: str) -> int:
    return int(telling_[groep][kolom]) if groep in telling_ else 0


def _per_thousand(cijfer: Cijfer, leerlingen: int, inwoners: int | None) -> float | None:
    return round(leerlingen * PER / inwoners, 2) if inwoners and cijfer in PER_DUIZEND else None
