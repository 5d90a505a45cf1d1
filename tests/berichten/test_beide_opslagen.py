"""What must the tables of messages do, on a file and on a server?"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.databank import open_databank
from projections.stores.databank.migraties import werk_bij
from services.berichten import tabellen
from services.berichten.abonnementen import Kanaalsoort
from services.berichten.instellingen import Keuze
from services.berichten.tabel import SCHEMA, Bericht, Berichttabel, Soort, Stand, nieuw_bericht, zet_klaar
from services.berichten.verzegeld import Adres, open_zegel, verzegel
from services.tijd import nieuwe_id
from tests.kit.postgres import database

SLEUTEL = bytes(range(32))
KIM = Gebruiker("w-kim", Rol.LEERPLICHTAMBTENAAR, frozenset({"0014", "0106"}))
WIE = (KIM.wie, KIM.rol.value)
EMAIL = Kanaalsoort.EMAIL


@pytest.fixture(scope="module", params=["bestand", "server"])
def adres(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "bestand":
        yield str(tmp_path_factory.mktemp("berichten") / "verzuimspoor.berichten")
        return
    with database() as waar:
        werk_bij(open_databank(waar, SCHEMA), tabellen.__name__)
        yield waar


@pytest.fixture
def tabel(adres: str) -> Iterator[Berichttabel]:
    with closing(Berichttabel(adres, SLEUTEL)) as deze:
        with deze.databank.schrijven() as v:
            for naam in ("bezorging", "bericht", "kanaal", "abonnement", "onbezien"):
                v.doe(f"DELETE FROM {naam}")  # noqa: S608 - our own names
        deze.abonnementen.kies(KIM, Keuze(dagen=frozenset({2, 4}), uur=9), 1_000)
        yield deze


def zet(
    tabel: Berichttabel, sleutel: str = "een", dossier: UUID | None = None, ms: int = 1_000
) -> tuple[Bericht, bool]:
    bericht = nieuw_bericht(WIE, Soort.DRINGEND, {"gebeurtenis": "X"}, ms, dossier)
    with tabel.databank.schrijven() as v:
        return bericht, zet_klaar(v, bericht, sleutel, [EMAIL, Kanaalsoort.WEBHOOK], ms)


def geef(tabel: Berichttabel, adres: str = "kim@gemeente.voorbeeld", ms: int = 1_000) -> str:
    with tabel.databank.schrijven() as v:
        tabel.abonnementen.zet_adres(v, (*WIE, EMAIL), Adres(adres), ms)
    return tabel.abonnementen.kanalen(*WIE)[EMAIL].adres.code


def test_wat_iemand_koos_komt_terug(tabel: Berichttabel) -> None:
    gevonden = tabel.abonnementen.een(*WIE)
    assert gevonden is not None

    assert (gevonden.gebruiker, gevonden.keuze.dagen, gevonden.keuze.uur) == (KIM, frozenset({2, 4}), 9)


def test_een_sleutel_geeft_een_bericht(tabel: Berichttabel) -> None:
    assert [zet(tabel)[1], zet(tabel)[1], zet(tabel, "twee")[1]] == [True, False, True]
    assert tabel.overzicht().standen["wacht"] == 4


def test_wat_genomen_is_neemt_een_ander_niet_tot_de_tijd_om_is(tabel: Berichttabel) -> None:
    zet(tabel)
    genomen = [tabel.neem(2_000, 5_000) for _ in range(3)]

    assert [een and een.kanaal for een in genomen] == [EMAIL, Kanaalsoort.WEBHOOK, None]
    assert (tabel.neem(4_999, 9_000), (tabel.neem(5_000, 9_000) or genomen[0]).pogingen) == (None, 2)  # type: ignore[union-attr] # there is one


def test_het_adres_staat_nergens_leesbaar(tabel: Berichttabel) -> None:
    geef(tabel)
    with tabel.databank.lezen() as v:
        [(inhoud,)] = v.vraag("SELECT inhoud FROM kanaal")

    assert b"gemeente" not in bytes(inhoud)
    assert open_zegel(bytes(32), "w-kim leerplichtambtenaar email", bytes(inhoud)) is None


def test_een_code_geldt_een_keer(tabel: Berichttabel) -> None:
    code = geef(tabel)
    uitkomsten = [tabel.abonnementen.bevestig(*WIE, EMAIL, een, 2_000) for een in ("FOUT", f" {code.lower()} ", code)]

    assert (uitkomsten, tabel.abonnementen.bevestigde(*WIE)) == ([False, True, False], [EMAIL])


@pytest.mark.parametrize(("fout", "goed"), [(4, True), (5, False)])
def test_na_vijf_keer_geldt_geen_code_meer(tabel: Berichttabel, fout: int, goed: bool) -> None:
    code = geef(tabel)
    for _ in range(fout):
        assert not tabel.abonnementen.bevestig(*WIE, EMAIL, "FOUT", 2_000)

    assert tabel.abonnementen.bevestig(*WIE, EMAIL, code, 2_000) is goed


@pytest.mark.parametrize(("ms", "goed"), [(86_400_999, True), (86_401_000, False)])
def test_een_code_geldt_een_dag(tabel: Berichttabel, ms: int, goed: bool) -> None:
    code = geef(tabel)

    assert tabel.abonnementen.bevestig(*WIE, EMAIL, code, ms) is goed


def test_een_nieuw_adres_is_weer_onbevestigd_en_de_oude_code_geldt_niet(tabel: Berichttabel) -> None:
    oud = geef(tabel)
    geef(tabel, "ander@gemeente.voorbeeld")

    assert not tabel.abonnementen.bevestig(*WIE, EMAIL, oud, 2_000)
    assert tabel.abonnementen.bevestigde(*WIE) == []


def test_een_bericht_is_er_alleen_voor_wie_het_is(tabel: Berichttabel) -> None:
    bericht, _ = zet(tabel, dossier=nieuwe_id())

    assert (tabel.bericht(bericht.id, KIM.wie), tabel.bericht(bericht.id, "w-ander")) == (bericht, None)


def test_wie_wordt_vergeten_laat_niets_na(tabel: Berichttabel) -> None:
    geef(tabel)
    zet(tabel)

    assert (tabel.abonnementen.vergeet(KIM.wie), tabel.abonnementen.vergeet(KIM.wie)) == (1, 0)
    assert geteld(tabel) == {"abonnement": 0, "kanaal": 0, "bericht": 0, "bezorging": 0}


def test_een_vernietigd_dossier_neemt_zijn_berichten_mee(tabel: Berichttabel) -> None:
    weg, blijft = nieuwe_id(), nieuwe_id()
    zet(tabel, "weg", weg)
    zet(tabel, "blijft", blijft)
    with tabel.databank.schrijven() as v:
        v.doe_veel("INSERT INTO onbezien VALUES (?, ?, ?)", [(1, weg, "x"), (2, blijft, "x")])
        tabel.vergeet_dossiers(v, {weg})

    assert (geteld(tabel)["bericht"], tabel.overzicht().onbezien) == (1, 1)
    assert [een.bericht.dossier_id for een in tabel.bezorgingen(KIM.wie, 9)] == [blijft, blijft]


def test_wat_oud_is_wordt_vergeten(tabel: Berichttabel) -> None:
    zet(tabel, "oud", ms=999)
    zet(tabel, "nieuw", ms=1_000)
    tabel.ruim_op(1_000)

    assert geteld(tabel)["bericht"] == 1


def test_wat_klaar_is_komt_niet_terug(tabel: Berichttabel) -> None:
    zet(tabel)
    for stand in (Stand.BEZORGD, Stand.OPGEGEVEN):
        zending = tabel.neem(2_000, 3_000)
        assert zending is not None
        tabel.klaar(zending, stand, 2_000, None)

    assert tabel.neem(9_000, 9_999) is None
    assert (tabel.probeer_opnieuw(), tabel.overzicht().standen) == (1, {"bezorgd": 1, "wacht": 1})


def geteld(tabel: Berichttabel) -> dict[str, Any]:
    with tabel.databank.lezen() as v:
        namen = ("abonnement", "kanaal", "bericht", "bezorging")
        return {naam: v.vraag(f"SELECT count(*) FROM {naam}")[0][0] for naam in namen}  # noqa: S608 - our own names


@given(st.text(), st.text(max_size=20), st.text(max_size=20))
def test_wat_verzegeld_is_gaat_alleen_op_zijn_plaats_open(adres: str, plaats: str, ander: str) -> None:
    verzegeld = verzegel(SLEUTEL, plaats, Adres(adres))
    open_ = open_zegel(SLEUTEL, ander, verzegeld)

    assert open_zegel(SLEUTEL, plaats, verzegeld) == Adres(adres)
    assert open_ == (Adres(adres) if ander == plaats else None)
