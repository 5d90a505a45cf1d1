"""Does `beleid diff` foretell exactly what `beleid activate` changes, for a whole population?"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.beleid import Beleid
from domain.events.inschrijving import Vakantieregio
from domain.kalender import Afwijking, Schoolkalender
from domain.periode import Periode
from projections.bitemporaal import ALTIJD
from projections.views import BY_NAME
from services.beleid import lees_profiel
from services.generator import Opdracht, genereer
from services.projector import verloop_of
from services.tijd import nieuwe_id
from services.vaststelling import (
    NietsNieuwsError,
    Nieuwbeleid,
    Uitgangspunt,
    Verandering,
    Verschil,
    activeer,
    anders,
    verschil,
    voorstel,
)
from tests.kit.kader import landelijk
from tests.kit.verhaal import anders_afgesproken
from tests.kit.winkel import BEGIN, Winkel, open_winkel

UITGANGSPUNT = Uitgangspunt(landelijk(), ())
GEWOON = landelijk().beleid
VRIJ = Periode(date(2026, 1, 12), date(2026, 2, 6)), Periode(date(2026, 5, 4), date(2026, 5, 8))
VAKANTIES = Schoolkalender("Noord", tuple(Afwijking("Noord", periode) for periode in VRIJ))
DAGEN = [date(2025, 8, 1) + timedelta(days=n) for n in range(0, 420, 6)]
DAGEN += [date(2026, 1, d) for d in (11, 12, 13, 31)] + [date(2026, 2, 1), date(2026, 3, 1)]


def beleid(**delen: Any) -> Beleid:
    return anders_afgesproken(GEWOON, delen)


NIEUW = {
    "thuiszitter na twee weken": Nieuwbeleid(date(2026, 2, 1), beleid(thuiszitter={"lengte": 14})),
    "thuiszitter na acht weken, met terugwerkende kracht": Nieuwbeleid(
        date(2025, 8, 1), beleid(thuiszitter={"lengte": 56})
    ),
    "een korter pact": Nieuwbeleid(
        date(2026, 3, 1), beleid(thuiszitterspact={"duur": {"aantal": 1, "eenheid": "maanden"}})
    ),
    "andere stappen en termijnen": Nieuwbeleid(date(2026, 1, 12), lees_profiel("groningen-stad")),
    "geen ladder": Nieuwbeleid(date(2026, 2, 1), GEWOON.model_copy(update={"stap": ()})),
    "andere vakanties": Nieuwbeleid(date(2025, 8, 1), None, (VAKANTIES,)),
    "beleid en kalender samen": Nieuwbeleid(
        date(2026, 2, 1),
        beleid(zestien_uur={"minuten": 480}),
        (Schoolkalender("99AA", (), Vakantieregio.ZUID), VAKANTIES),
    ),
}
ONDERDELEN: dict[str, tuple[str, Callable[[dict[str, Any]], str], tuple[str, ...]]] = {
    "status": ("statuslijn", lambda _: "thuiszitter", ("status", "categorie", "thuis_sinds")),
    "aan-zet": ("statuslijn", lambda _: "aan_zet", ("aan_zet",)),
    "termijn": ("termijnen", lambda rij: rij["soort"], ("status", "vervalt_op", "aan_zet")),
    "signaal": ("stappen", lambda rij: f"{rij['soort']} aan {rij['aan']}", ("soort",)),
}
Gezegd = Counter[tuple[UUID, str, str, date, tuple[str | None, ...]]]
"""How often a rule says something of a pupil on a day."""


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verschil")
    kader = landelijk()
    opdracht = Opdracht(80, 5, 2025, date(2026, 6, 1), "0014", fouten=0.0, dichtheid=40.0)
    oogst = genereer(opdracht, kader.gemeenten, kader.kalender, folder / "uit")
    with open_winkel(folder / "winkel") as winkel:
        winkel.neem_in(oogst.verzuimmeldingen_gecorrigeerd)
        winkel.neem_in(oogst.gebeurtenissen, keep=True)
        winkel.volg()
    return folder / "winkel"


@pytest.fixture
def winkel(gebouwd: Path, tmp_path: Path) -> Iterator[Winkel]:
    shutil.copytree(gebouwd, tmp_path / "winkel")
    with open_winkel(tmp_path / "winkel") as geopend:
        geopend.klok.moment = BEGIN + timedelta(days=1)
        yield geopend


def standing(winkel: Winkel) -> Gezegd:
    """Return what the rows that are held true now say on the days that we look at."""
    winkel.volg()
    gezegd: Gezegd = Counter()
    for onderdeel, (naam, regel, waarden) in ONDERDELEN.items():
        view = BY_NAME[naam]
        for dossier_id, _, bekend_tot, *kolommen in winkel.rows.all(view):
            if bekend_tot == ALTIJD:
                rij = dict(zip(view.kolommen, kolommen, strict=True))
                waarde = tuple(rij[kolom] for kolom in waarden)
                for dag in DAGEN:
                    if rij["van"] <= dag.isoformat() <= rij["tot_en_met"] and waarde != (None,):
                        gezegd[UUID(bytes=dossier_id), onderdeel, regel(rij), dag, waarde] += 1
    return gezegd


def foretold(veranderingen: list[Verandering]) -> tuple[Gezegd, Gezegd]:
    """Return what goes and what comes on those days."""
    eraf: Gezegd = Counter()
    erbij: Gezegd = Counter()
    for v in veranderingen:
        for samen, stukken in ((eraf, v.was), (erbij, v.wordt)):
            for van, tot_en_met, waarde in stukken:
                for dag in DAGEN:
                    if van <= dag.isoformat() <= tot_en_met:
                        samen[v.dossier_id, v.onderdeel, v.regel, dag, waarde] += 1
    return eraf - erbij, erbij - eraf


def compared(winkel: Winkel, nieuw: Nieuwbeleid, peildatum: date) -> tuple[Verschil, list[Verandering]]:
    gehoord: list[Verandering] = []
    moment = winkel.volg()
    lijnen = tuple(
        verloop.lijn(moment)
        for verloop in (verloop_of(winkel.log, landelijk()), voorstel(winkel.log, UITGANGSPUNT, nieuw, moment))
    )
    return verschil(winkel.log, (lijnen[0], lijnen[1]), moment, peildatum, gehoord.append), gehoord


def activated(winkel: Winkel, nieuw: Nieuwbeleid) -> int:
    return len(activeer(winkel.log, UITGANGSPUNT, nieuw, winkel.klok, nieuwe_id, "test"))


@pytest.mark.trager
@pytest.mark.parametrize("wat", NIEUW)
def test_what_changes_is_exactly_what_was_foretold(wat: str, winkel: Winkel) -> None:
    voor = standing(winkel)
    aantal = winkel.aantal()
    gevonden, gehoord = compared(winkel, NIEUW[wat], date(2026, 6, 1))
    assert winkel.aantal() == aantal, "a comparison records nothing"
    activated(winkel, NIEUW[wat])
    na = standing(winkel)

    assert foretold(gehoord) == (voor - na, na - voor)
    assert voor != na, "this changes nothing that can be seen: choose something else to compare"
    assert gevonden.geraakt == len({v.dossier_id for v in gehoord})
    assert gevonden.dossiers == Counter((v.onderdeel, v.regel) for v in gehoord)


@pytest.mark.trager
def test_a_second_activation_changes_what_was_foretold_beside_the_first(winkel: Winkel) -> None:
    activated(winkel, NIEUW["thuiszitter na twee weken"])
    voor = standing(winkel)
    _, gehoord = compared(winkel, NIEUW["een korter pact"], date(2026, 6, 1))
    activated(winkel, NIEUW["een korter pact"])
    na = standing(winkel)

    assert foretold(gehoord) == (voor - na, na - voor)


@pytest.mark.trager
def test_what_was_activated_changes_nothing_a_second_time(winkel: Winkel) -> None:
    nieuw = NIEUW["beleid en kalender samen"]
    assert activated(winkel, nieuw) == 3

    for doe in (lambda: compared(winkel, nieuw, date(2026, 6, 1)), lambda: activated(winkel, nieuw)):
        with pytest.raises(NietsNieuwsError, match="geldt op 2026-02-01 al"):
            doe()


@pytest.mark.trager
def test_what_goes_from_what_to_what_is_counted_on_the_day_asked(winkel: Winkel) -> None:
    dag = date(2026, 2, 1)
    gevonden, gehoord = compared(winkel, NIEUW["thuiszitter na twee weken"], dag)
    eerder = [v for v in gehoord if v.onderdeel == "status" and _value(v.wordt, dag) == "thuiszitter"]

    assert eerder, "nobody is at home for two to four weeks on that day"
    assert gevonden.overgangen["status", "thuiszitter"] == Counter({("dreigend", "thuiszitter"): len(eerder)})


def _value(stukken: tuple[tuple[str, str, tuple[str | None, ...]], ...], dag: date) -> str | None:
    return next((waarde[0] for van, tot, waarde in stukken if van <= dag.isoformat() <= tot), None)


def test_what_differs_between_two_policies_is_told_by_key() -> None:
    ander = beleid(thuiszitter={"lengte": 14}, thuiszitterspact={"duur": {"aantal": 4, "eenheid": "maanden"}})

    assert anders(GEWOON, GEWOON) == []
    assert anders(GEWOON, ander) == [
        ("termijn.thuiszitterspact.duur.aantal", 3, 4),
        ("thuiszitter.lengte", 28, 14),
    ]


def test_a_term_that_goes_is_told_whole() -> None:
    zonder = GEWOON.model_copy(update={"stap": (), "termijn": GEWOON.termijn[1:]})
    sleutels = {sleutel: wordt for sleutel, _, wordt in anders(GEWOON, zonder)}

    assert sleutels["termijn.thuiszitterspact"] is None


@pytest.mark.trager
def test_the_rows_remember_since_when_days_are_judged_otherwise(winkel: Winkel) -> None:
    """What a row said until the activation ends at its moment; nothing of before is lost."""
    voor = standing(winkel)
    activated(winkel, NIEUW["geen ladder"])
    winkel.volg()
    stappen = winkel.rows.all(BY_NAME["stappen"])
    moment = max(v.vastgelegd_op for v in winkel.log.beleid().vastleggingen)
    eindes = {bekend_tot for _, _, bekend_tot, *_ in stappen}

    assert any(onderdeel == "signaal" for _, onderdeel, *_ in voor)
    assert int((moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1)) in eindes
