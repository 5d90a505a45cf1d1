"""Does `telling` count what somebody counts who looks at one pupil and one day at a time?"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from domain.telling.cijfers import CATALOGUE, ERBIJ
from domain.tijdzone import einde_van_de_dag, lokale_datum
from services.generator import Opdracht, genereer
from services.vragen.telling import telling
from services.vragen.vraag import VraagError
from tests.kit.kader import landelijk
from tests.kit.winkel import BEGIN, Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij
from tests.tweede_mening.telling import Cijfers, cijfers_van

SCHOOLJAAR, AUGUSTUS = "2025-2026", date(2025, 8, 1)
GRONINGEN = "0014"
PER_KEER = ("pv-", "melding-", "halt", "verlof-")


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Winkel]:
    """Pupils of all kinds; the meldingen came in in February and were corrected in June, the rest was known before."""
    folder = tmp_path_factory.mktemp("telling")
    kader = landelijk()
    opdracht = Opdracht(120, 11, 2025, date(2026, 6, 1), GRONINGEN, fouten=0.0, dichtheid=40.0)
    oogst = genereer(opdracht, kader.gemeenten, kader.kalender, folder / "uit")
    with open_winkel(folder / "winkel") as winkel:
        winkel.klok.moment = datetime(2026, 2, 1, tzinfo=UTC)
        winkel.neem_in(oogst.verzuimmeldingen)
        winkel.klok.moment = BEGIN
        winkel.neem_in(oogst.verzuimmeldingen_gecorrigeerd)
        winkel.neem_in(oogst.gebeurtenissen, keep=True)
        winkel.volg()
        yield winkel


def geteld(winkel: Winkel, bekend_op: datetime) -> tuple[Cijfers, Cijfers]:
    """Return by figure the pupils and the occasions that the product counts, in all municipalities together."""
    leerlingen: Counter[str] = Counter()
    keren: Counter[str] = Counter()
    for gemeente in telling(winkel.rows, SCHOOLJAAR, bekend_op, cijfers=(*CATALOGUE, *ERBIJ))["gemeenten"]:
        leerlingen.update({c["cijfer"]: c["leerlingen"] for c in gemeente["cijfers"] if c["leerlingen"]})
        keren.update({c["cijfer"]: c["keren"] for c in gemeente["cijfers"] if c["keren"]})
    return leerlingen, keren


@pytest.mark.trager
@pytest.mark.parametrize("bekend_op", [None, "2026-02-15", "2026-03-31"])
def test_een_tweede_telling_per_leerling_en_per_dag_geeft_hetzelfde(gevuld: Winkel, bekend_op: str | None) -> None:
    moment = gevuld.klok() if bekend_op is None else einde_van_de_dag(date.fromisoformat(bekend_op))
    leerlingen: Counter[str] = Counter()
    keren: Counter[str] = Counter()
    for dossier in gevuld.dossiers().values():
        cijfers = cijfers_van(dossier, landelijk().kalender, AUGUSTUS, lokale_datum(moment), moment)
        leerlingen.update(cijfers.keys())
        keren.update({cijfer: n for cijfer, n in cijfers.items() if cijfer.startswith(PER_KEER)})

    assert geteld(gevuld, moment) == (leerlingen, keren)
    assert sum(leerlingen.values()) > 20, "er valt te weinig te tellen"


def cijfer(winkel: Winkel, naam: str, bekend_op: datetime) -> int:
    return geteld(winkel, bekend_op)[0].get(naam, 0)


def test_elk_cijfer_is_zo_bekend_als_het_toen_was(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", csv_van(rij()))
        eerst = winkel.volg()
        winkel.lever("twee.csv", csv_van(rij(status="I", reden="onterecht", laatste_mutatie="2026-05-01T09:00:00")))
        daarna = winkel.volg()

        assert [cijfer(winkel, "lrv-nieuw", toen) for toen in (eerst, daarna)] == [1, 0]
        assert [cijfer(winkel, "melding-LRV", toen) for toen in (BEGIN, eerst, daarna)] == [0, 1, 0]


def test_per_duizend_inwoners_van_een_gemeente(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", csv_van(rij(soort="V3", einddatum="2026-01-20")))
        antwoord = telling(winkel.rows, SCHOOLJAAR, winkel.volg(), gemeentecode=GRONINGEN, inwoners=400)
        per_duizend = {c["cijfer"]: c["perDuizend"] for c in antwoord["gemeenten"][0]["cijfers"] if c["perDuizend"]}

        assert per_duizend == {"relatief": 2.5}


def test_inwoners_zonder_gemeente_kan_niet(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel, pytest.raises(VraagError, match="--gemeente"):
        telling(winkel.rows, SCHOOLJAAR, winkel.volg(), inwoners=400)


@pytest.mark.parametrize("geen_jaar", ["2025", "2025-2027", "2013-2014", "2030-2031", "25-26", "2026-2025"])
def test_wat_geen_schooljaar_is_wordt_gezegd(tmp_path: Path, geen_jaar: str) -> None:
    with open_winkel(tmp_path) as winkel, pytest.raises(VraagError, match="geen schooljaar"):
        telling(winkel.rows, geen_jaar, winkel.volg())


def test_wie_verhuist_telt_in_twee_gemeenten_en_in_elk_een_keer(tmp_path: Path) -> None:
    verhuisd = gebeurtenis("Verhuisd", "2026-03-02", gemeentecode="0106")
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", csv_van(rij()))
        winkel.lever("twee.ndjson", ndjson(verhuisd))
        antwoord = telling(winkel.rows, SCHOOLJAAR, winkel.volg())
        cijfers = {
            g["gemeentecode"]: {c["cijfer"]: c["leerlingen"] for c in g["cijfers"]} for g in antwoord["gemeenten"]
        }
        nieuw = {gemeentecode: van["lrv-nieuw"] for gemeentecode, van in cijfers.items()}

        assert nieuw == {"0014": 1, "0106": 1}
        assert antwoord["peildatum"] == "2026-06-01"
