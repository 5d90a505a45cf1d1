"""What becomes of a zaak when the other side misbehaves, and of the others meanwhile?"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NoReturn

import pytest

from services.zaken.zetel import zetel
from tests.kit.sporen import gevonden
from tests.kit.zaaksysteem import GEHEIM, Zaaksysteem
from tests.kit.zaken import NOOR, Gemeente
from tests.zaken.test_zaak import HUGO, OPENEN, SLUITEN, opgeschaald, terug

HALF_UUR = 1_800


def een_keer(nummer: int, hoe: str) -> Callable[[int, str, str], str]:
    """Let one request go otherwise, and the others well."""
    return lambda dit, *_: hoe if dit == nummer else "goed"


def alles_een_keer(systeem: Zaaksysteem, wat: Sequence[str] = ("rollen", "statussen")) -> None:
    """See that there is one zaak, with this much, and no status twice."""
    [zaak] = systeem.zaken
    statussen = [s["statustype"] for s in systeem.van("statussen", zaak)]
    assert Counter({een: len(systeem.van(een, zaak)) for een in wat}) == Counter(wat)
    assert len(set(statussen)) == len(statussen)


def struikel(systeem: Zaaksysteem, *hoe: str) -> None:
    """Let each kind of request go wrong in these ways, one after the other, and then well."""
    geweest: Counter[tuple[str, str]] = Counter()

    def gedrag(_nummer: int, methode: str, wat: str) -> str:
        geweest[methode, wat] += 1
        nu = geweest[methode, wat]
        return hoe[nu - 1] if nu <= len(hoe) else "goed"

    systeem.gedrag = gedrag


def tot_het_gedaan_is(gemeente: Gemeente, stand: str) -> int:
    """Let rounds go by, half an hour apart, until it is so; return how many that took."""
    for keer in range(60):
        if gemeente.standen() == {stand: 1}:
            return keer
        gemeente.ronde(rust_dagen=0)
        gemeente.dag.later(HALF_UUR)
    raise AssertionError(gemeente.tabel.overzicht())


@pytest.mark.parametrize("hoe", [("500", "weg", "half"), ("weg", "500", "onzin")])
def test_wat_er_bij_elke_stap_ook_misgaat_alles_komt_er_een_keer(hoe: tuple[str, ...], gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    struikel(gemeente.systeem, *hoe)
    assert tot_het_gedaan_is(gemeente, "open") > len(OPENEN)
    alles_een_keer(gemeente.systeem, ["rollen", "statussen"])

    terug(gemeente)
    struikel(gemeente.systeem, *hoe)
    assert tot_het_gedaan_is(gemeente, "gesloten") > len(SLUITEN)
    alles_een_keer(gemeente.systeem, ["rollen", "statussen", "statussen", "resultaten"])
    assert gemeente.systeem.zaken[0]["einddatum"] is not None


@pytest.mark.parametrize("hoe", ["traag", "laat"])
def test_wat_nog_onderweg_kan_zijn_wordt_niet_nog_eens_gevraagd(hoe: str, gemeente: Gemeente) -> None:
    gemeente.systeem.gedrag = een_keer(1, hoe)
    opgeschaald(gemeente)
    volger = gemeente.ronde(tijden={"antwoord_seconden": 2 if hoe == "traag" else 20, "herhaal_seconden": 1})
    gemeente.dag.later(3)
    gemeente.ronde(volger)
    assert gemeente.systeem.gedaan() == ["GET zaken", "POST zaken"]

    gemeente.systeem.wacht_tot_stil()
    gemeente.dag.later(HALF_UUR)
    gemeente.ronde(volger)
    alles_een_keer(gemeente.systeem)
    assert gemeente.systeem.gedaan().count("POST zaken") == 1


def test_zonder_dat_wachten_weigert_het_zaaksysteem_zelf_de_tweede(gemeente: Gemeente) -> None:
    gemeente.systeem.gedrag = een_keer(1, "laat")
    opgeschaald(gemeente)
    gemeente.systeem.voor = lambda nummer, *_: gemeente.systeem.wacht_tot_stil() if nummer == 3 else None
    gemeente.ronde()
    gemeente.tabel.probeer_opnieuw()  # takes the waiting away
    gemeente.ronde()

    assert gemeente.systeem.gedaan()[2:4] == ["GET zaken", "POST zaken"]
    assert gemeente.tabel.overzicht().reden == "HTTP 400 invalid (identificatie: identificatie-niet-uniek)"
    gemeente.dag.later(HALF_UUR)
    gemeente.ronde()
    alles_een_keer(gemeente.systeem)


def test_wat_nooit_kan_staat_apart_met_zijn_reden_en_houdt_niemand_op(gemeente: Gemeente) -> None:
    opgeschaald(gemeente, NOOR, HUGO)
    gemeente.systeem.gedrag = een_keer(1, "400")
    gemeente.ronde()

    [apart] = gemeente.tabel.apart()
    assert apart.reden == "HTTP 400 error"
    assert gevonden(apart.reden.encode()) == []
    assert gemeente.standen() == {"te-openen": 1, "open": 1}
    gemeente.dag.later(HALF_UUR)
    gevraagd = len(gemeente.systeem.verzoeken)
    gemeente.ronde()
    assert len(gemeente.systeem.verzoeken) == gevraagd

    assert gemeente.tabel.probeer_opnieuw() == 1
    gemeente.ronde()
    assert gemeente.standen() == {"open": 2}


def test_een_zaaktype_dat_er_niet_is_wordt_met_naam_gezegd(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(zaaktype="https://catalogi.voorbeeld/api/v1/zaaktypen/9")

    assert gemeente.tabel.apart()[0].reden == "HTTP 400 invalid (zaaktype: bad-url)"


def test_een_zaak_die_daar_is_weggegooid_staat_apart(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(rust_dagen=0)
    gemeente.systeem.dingen["zaken"].clear()
    terug(gemeente)
    gemeente.ronde(rust_dagen=0)

    assert gemeente.tabel.apart()[0].reden == "HTTP 404 not_found"


def test_een_die_steeds_500_geeft_houdt_de_anderen_niet_op(gemeente: Gemeente) -> None:
    opgeschaald(gemeente, NOOR, HUGO)
    eerste = min(str(gemeente.id_van(pgn)) for pgn in (NOOR, HUGO))
    gemeente.systeem.weiger_kenmerk = eerste
    gemeente.ronde()
    gemeente.dag.later(HALF_UUR)
    gemeente.ronde()

    assert gemeente.standen() == {"te-openen": 1, "open": 1}
    assert gemeente.tabel.overzicht().reden == "HTTP 500 error"


@pytest.mark.parametrize("status", ["429", "503"])
def test_wie_vraagt_om_te_wachten_wordt_zolang_met_rust_gelaten(status: str, gemeente: Gemeente) -> None:
    opgeschaald(gemeente, NOOR, HUGO)
    gemeente.systeem.retry_after = "120"
    gemeente.systeem.gedrag = een_keer(0, status)
    volger = gemeente.ronde()
    gemeente.dag.later(119)
    gemeente.ronde(volger)
    assert gemeente.systeem.gedaan() == ["GET zaken"]

    gemeente.dag.later(2)
    gemeente.ronde(volger)
    assert gemeente.standen() == {"open": 2}


@pytest.mark.parametrize("status", ["401", "302"])
def test_wie_ons_niet_kent_of_doorverwijst_wordt_niet_bestookt(status: str, gemeente: Gemeente) -> None:
    opgeschaald(gemeente, NOOR, HUGO)
    gemeente.systeem.gedrag = lambda *_: status
    gemeente.ronde()

    assert gemeente.systeem.gedaan() == ["GET zaken"]
    assert gemeente.tabel.apart() == []


def test_met_een_ander_geheim_is_de_reden_te_lezen(gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.kit.zaaksysteem.GEHEIM", GEHEIM[::-1])
    opgeschaald(gemeente)
    volger = gemeente.ronde()

    assert volger.fout is not None
    assert volger.fout.reden == "HTTP 403 invalid-jwt-signature: herkent client_id, geheim of klok niet"


def test_een_scope_die_ontbreekt_zet_apart(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.systeem.gedrag = een_keer(1, "403")
    gemeente.ronde()

    assert gemeente.tabel.apart()[0].reden == "HTTP 403 error"


def test_wie_er_niet_is_wordt_steeds_minder_vaak_gevraagd(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.systeem.gedrag = lambda *_: "weg"
    volger, gevraagd = gemeente.volger(), []
    for _ in range(8):
        gemeente.ronde(volger)
        gevraagd.append(len(gemeente.systeem.verzoeken))
        gemeente.dag.later(20)

    assert gevraagd == [1, 2, 3, 3, 4, 4, 4, 4]


def test_een_antwoord_met_een_adres_elders_wordt_niet_gevolgd(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.systeem.adres, waar = "https://elders.voorbeeld", gemeente.systeem.adres
    gemeente.ronde(zaken_api=waar)

    assert "niet onder zaken_api" in gemeente.tabel.apart()[0].reden


def test_wie_niet_te_lezen_is_wacht_en_de_ander_krijgt_zijn_zaak(gemeente: Gemeente) -> None:
    opgeschaald(gemeente, NOOR, HUGO)
    noor = gemeente.id_van(NOOR)
    lees = gemeente.winkel.log.dossier
    gemeente.winkel.log.dossier = lambda een: _broken() if een == noor else lees(een)  # type: ignore[method-assign,assignment] # a pupil whose history breaks a rule
    gemeente.ronde()
    assert (gemeente.standen(), gemeente.tabel.overzicht().onbezien) == ({"open": 1}, 1)

    gemeente.winkel.log.dossier = lees  # type: ignore[method-assign] # it was mended
    gemeente.tabel.probeer_opnieuw()
    gemeente.ronde()
    assert (gemeente.standen(), gemeente.tabel.overzicht().onbezien) == ({"open": 2}, 0)


def _broken() -> NoReturn:
    raise ZeroDivisionError


def test_een_vernietigd_dossier_laat_geen_regel_na(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()
    gemeente.dag.later(HALF_UUR)
    gemeente.vernietig(NOOR)
    gemeente.ronde()

    assert gemeente.systeem.zaken[0]["einddatum"] is not None
    assert (gemeente.standen(), gemeente.tabel.dossiers()) == ({}, set())


def test_wie_vernietigd_is_voor_er_een_zaak_was_krijgt_er_geen(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.vernietig(NOOR)
    gemeente.ronde()

    assert gemeente.systeem.verzoeken == []


def test_er_zit_een_tegelijk_op_de_zetel(op_server: Gemeente) -> None:
    with zetel(op_server.adres) as een, zetel(op_server.adres) as ander:
        assert (een.neem(), ander.neem()) == (True, False)
    with zetel(op_server.adres) as volgende:
        assert volgende.neem()
