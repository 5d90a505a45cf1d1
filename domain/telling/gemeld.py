"""What do the meldingen and the official reports of a pupil count for?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.events.duo import MeldingGewijzigd, MeldingOntvangen, Meldingsoort
from domain.events.leerplicht import ProcesVerbaalOpgemaakt
from domain.melding import Melding, meldingen, mutaties
from domain.telling import cijfers
from domain.telling.cijfers import Cijfer
from domain.telling.geteld import Geteld, Teldossier
from domain.telling.indeling import SCHOOLJAREN, Plaats, plaats_op

WEGENS = {Meldingsoort.LUXE: cijfers.PV_LUXE}
"""For which absence an official report is; any other melding is relative absence."""


class _Telbaar(NamedTuple):
    melding: Melding
    soort: Meldingsoort
    op: date
    plaats: Plaats


def gemeld(leerling: Teldossier) -> Iterator[Geteld]:
    """
    Yield what meldingen count for.

    A melding that is not withdrawn counts in the school year of its begindatum, for the municipality that it was
    reported to; one that proved to be no absence counts as a melding only.
    """
    eerder: set[Plaats] = set()
    for een in sorted(_countable(leerling), key=lambda een: (een.op, een.melding.nummer)):
        yield _counted(cijfers.MELDING[een.soort], een, een.melding.nummer)
        if een.melding.geeft_geen_verzuim or een.soort not in (Meldingsoort.V3, Meldingsoort.LUXE):
            continue
        yield _counted(cijfers.RELATIEF, een)
        if een.soort is Meldingsoort.LUXE:
            yield _counted(cijfers.LUXE, een)
        else:
            yield _counted(cijfers.ZESTIEN_UUR_HERHAALD if een.plaats in eerder else cijfers.ZESTIEN_UUR, een)
            eerder.add(een.plaats)


def _countable(leerling: Teldossier) -> Iterator[_Telbaar]:
    """Yield the meldingen that count; a municipality that had ended on the begindatum is its successor."""
    for melding, gezegd in zip(meldingen(leerling.dossier), mutaties(leerling.dossier).values(), strict=True):
        if melding.soort is None or melding.begindatum is None or melding.is_ingetrokken:
            continue
        if melding.begindatum in SCHOOLJAREN:
            gegevens = (v.feit for v in gezegd if isinstance(v.feit, MeldingOntvangen | MeldingGewijzigd))
            genoemd = next((f.gemeentecode for f in gegevens if f.gemeentecode is not None), None)
            plaats = plaats_op(melding.begindatum, leerling.verblijf)
            if genoemd is not None:
                code = leerling.kader.gemeenten.code_op(genoemd, melding.begindatum)
                plaats = plaats._replace(gemeentecode=code)
            yield _Telbaar(melding, melding.soort, melding.begindatum, plaats)


def _counted(cijfer: Cijfer, een: _Telbaar, sleutel: str = "") -> Geteld:
    return Geteld(cijfer, een.plaats, een.op, sleutel, een.melding.onderwijssoort)


def processen_verbaal(leerling: Teldossier) -> Iterator[Geteld]:
    """Yield the official reports, by the absence that they are about."""
    opgemaakt = leerling.dossier.van(ProcesVerbaalOpgemaakt)
    bekend = {melding.nummer: melding for melding in meldingen(leerling.dossier)} if opgemaakt else {}
    for vastlegging in opgemaakt:
        dag, nummer = vastlegging.feit.geldig_op, vastlegging.feit.meldingsnummer
        if dag not in SCHOOLJAREN:
            continue
        melding = bekend.get(nummer or "")
        soort = None if melding is None else melding.soort
        if soort is not None:
            cijfer = WEGENS.get(soort, cijfers.PV_RELATIEF)
        elif nummer is None and any(dag in thuis.absoluut for thuis in leerling.thuis):
            cijfer = cijfers.PV_ABSOLUUT
        else:
            cijfer = cijfers.PV_ONBEKEND
        onderwijs = None if melding is None else melding.onderwijssoort
        yield Geteld(cijfer, plaats_op(dag, leerling.verblijf), dag, str(vastlegging.id), onderwijs)
