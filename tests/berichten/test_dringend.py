"""
In het dossier van Noor gebeurt iets dat niet kan wachten.

Kim (leerplichtambtenaar in Groningen) mag haar dossier zien; wie in Assen werkt niet. Regisseur 7 behandelt Flo.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.decisions.vernietiging import Deel, Vernietigopdracht
from domain.errors import Weigering
from domain.events.beheer import Vroegtijdig
from domain.stroom import Vastlegging
from domain.toegang.gebruiker import Rol
from projections.stores.databank.promise import uuid_of
from services.berichten.instellingen import Dringend
from services.ingest.enkel import Verzoek
from services.tijd import nu, vandaag
from services.toegang import omgeving_van
from services.vernietiging.vernietigen import maak_af, schrijf_op
from services.werkverdeling.register import leg_vast_bij_personeel
from tests.kit.berichten import AMBTENAAR, AMSTERDAM, MAANDAG, MAIL, Postkamer, nummer_in, tekst_van
from tests.kit.toegang import BO, FLO, NOOR, REGISSEUR, WIE

ROLLEN = frozenset({Rol.LEERPLICHTAMBTENAAR, Rol.CASUSREGISSEUR})
ZORG = Dringend(gebeurtenis="VeiligheidszorgGemeld", rollen=ROLLEN, wacht_niet=True)
RUSTIG = ZORG.model_copy(update={"wacht_niet": False})
ASSEN = "sam@gemeente.voorbeeld"


def zorg(pgn: str = NOOR, dag: datetime = MAANDAG) -> dict[str, Any]:
    return {"pgn": pgn, "type": "VeiligheidszorgGemeld", "geldigOp": dag.date().isoformat()}


def test_er_gaat_meteen_een_bericht(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg())
    kamer.ronde()
    [mail] = kamer.post.berichten

    assert (kamer.post.aan, mail["Subject"]) == ([MAIL], "Verzuimspoor: er is een dringend bericht voor u")
    assert kamer.tabel.bericht(uuid_of(nummer_in(tekst_van(mail))), AMBTENAAR.wie) is not None


def test_het_bericht_zegt_niet_wat_of_over_wie(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg())
    kamer.ronde()
    [ruw] = kamer.post.gekregen
    dossier = str(kamer.hier.log.find([NOOR])[NOOR])

    assert [w for w in ("Noor", NOOR, dossier, "eiligheid", "zorg", "99AA") if w.encode() in ruw] == []


def test_een_keer_hoe_vaak_er_ook_wordt_gekeken(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg())
    for _ in range(3):
        kamer.ronde()
        kamer.klok.later(days=1)

    assert len(kamer.post.berichten) == 1


def test_twee_gebeurtenissen_zijn_twee_berichten(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg())
    kamer.ronde()
    kamer.leg_vast(zorg(FLO))
    kamer.ronde()

    assert len(kamer.post.berichten) == 2


def test_wie_het_dossier_niet_mag_zien_hoort_niets_en_dat_blijft_staan(kamer: Postkamer) -> None:
    kamer.abonneer(WIE["assen"], ASSEN, samenvatting=False)
    kamer.leg_vast(zorg())
    kamer.ronde()

    assert (kamer.post.berichten, kamer.tabel.overzicht().onbezien) == ([], 1)


def test_wie_er_de_volgende_dag_bij_komt_hoort_het_alsnog(kamer: Postkamer) -> None:
    kamer.leg_vast(zorg())
    kamer.ronde()
    kamer.abonneer(samenvatting=False)
    kamer.ronde()
    assert kamer.post.berichten == []

    kamer.klok.later(days=1)
    kamer.ronde()

    assert (len(kamer.post.berichten), kamer.tabel.overzicht().onbezien) == (1, 0)


def test_wie_behandelt_hoort_het_alleen(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.abonneer(WIE["casusregisseur"], "regie@gemeente.voorbeeld", samenvatting=False)
    kamer.leg_vast(zorg(FLO))
    kamer.ronde()

    assert kamer.post.aan == ["regie@gemeente.voorbeeld"]


def test_is_wie_behandelt_niet_te_bereiken_dan_hoort_iedereen_in_de_rol_het(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.abonneer(WIE["casusregisseur"], "regie@gemeente.voorbeeld", samenvatting=False)
    kamer.tabel.abonnementen.gezien([WIE["casusregisseur"]], kamer.nu_ms - 31 * 24 * 3_600_000)
    kamer.leg_vast(zorg(FLO))
    kamer.ronde()

    assert kamer.post.aan == [MAIL]


def test_wie_het_niet_wil_horen_hoort_het_niet(kamer: Postkamer) -> None:
    kamer.abonneer(samenvatting=False, dringend=False)
    kamer.leg_vast(zorg())
    kamer.ronde()

    assert kamer.post.berichten == []


@pytest.mark.parametrize(("dagen_oud", "berichten"), [(7, 1), (8, 0)])
def test_wat_langer_dan_een_week_geleden_is_is_geen_nieuws(kamer: Postkamer, dagen_oud: int, berichten: int) -> None:
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg(dag=MAANDAG - timedelta(days=dagen_oud)))
    kamer.ronde()

    assert len(kamer.post.berichten) == berichten


def test_wat_er_al_stond_toen_het_begon_is_geen_nieuws(kamer: Postkamer) -> None:
    with kamer.tabel.databank.schrijven() as v:
        v.doe("UPDATE plaats SET position = -1")
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg())
    kamer.ronde()

    assert kamer.post.berichten == []


@pytest.mark.parametrize(
    ("moment", "gaat_op"),
    [
        (datetime(2026, 4, 13, 18, 59, tzinfo=AMSTERDAM), datetime(2026, 4, 13, 18, 59, tzinfo=AMSTERDAM)),
        (datetime(2026, 4, 13, 19, 0, tzinfo=AMSTERDAM), datetime(2026, 4, 14, 7, 0, tzinfo=AMSTERDAM)),
        (datetime(2026, 4, 17, 19, 0, tzinfo=AMSTERDAM), datetime(2026, 4, 20, 7, 0, tzinfo=AMSTERDAM)),
    ],
    ids=["voor zevenen", "na zevenen", "vrijdagavond"],
)
def test_in_stille_uren_wacht_het_tot_de_eerste_werkdag(kamer: Postkamer, moment: datetime, gaat_op: datetime) -> None:
    deze = kamer.met(dringend=(RUSTIG,))
    deze.klok.moment = moment
    deze.abonneer(samenvatting=False)
    deze.leg_vast(zorg(dag=moment))
    deze.ronde()
    assert len(deze.post.berichten) == (moment == gaat_op)

    deze.klok.moment = gaat_op
    deze.ronde()

    assert len(deze.post.berichten) == 1


def test_wat_niet_kan_wachten_gaat_ook_in_de_nacht(kamer: Postkamer) -> None:
    kamer.klok.moment = datetime(2026, 4, 19, 3, tzinfo=AMSTERDAM)
    kamer.abonneer(samenvatting=False)
    kamer.leg_vast(zorg(dag=kamer.klok.moment))
    kamer.ronde()

    assert len(kamer.post.berichten) == 1


def test_wat_werd_herroepen_voor_het_vertrok_gaat_niet(kamer: Postkamer) -> None:
    deze = kamer.met(dringend=(RUSTIG,))
    deze.klok.moment = MAANDAG.replace(hour=20)
    deze.abonneer(samenvatting=False)
    deze.leg_vast(zorg())
    deze.ronde()
    [gemeld] = deze.hier.log.dossier(deze.hier.log.find([NOOR])[NOOR]).vastleggingen[-1:]
    deze.leg_vast(
        {
            **{"pgn": NOOR, "type": "GebeurtenisHerroepen", "geldigOp": MAANDAG.date().isoformat()},
            **{"gebeurtenisId": str(gemeld.id), "reden": "vergissing"},
        }
    )
    deze.klok.later(days=1)
    deze.ronde()

    assert (deze.post.berichten, deze.standen()) == ([], {"vervallen": 2})


def test_wie_het_intussen_niet_meer_mag_zien_krijgt_het_niet(kamer: Postkamer) -> None:
    deze = kamer.met(dringend=(RUSTIG,))
    deze.klok.moment = MAANDAG.replace(hour=20)
    deze.abonneer(samenvatting=False)
    deze.leg_vast(zorg())
    deze.ronde()
    deze.tabel.abonnementen.gezien([replace(AMBTENAAR, gemeenten=frozenset({"0106"}))], deze.nu_ms)
    deze.klok.later(days=1)
    deze.ronde()

    assert (deze.post.berichten, deze.standen()) == ([], {"vervallen": 2})


@pytest.mark.parametrize(
    ("wat", "wanneer", "berichten"),
    [("MedewerkerAfwezig", 0, 0), ("MedewerkerAfwezig", 1, 2), ("MedewerkerVertrokken", 0, 0)],
    ids=["met verlof", "morgen met verlof", "vertrokken"],
)
def test_wie_er_niet_is_krijgt_niets(kamer: Postkamer, wat: str, wanneer: int, berichten: int) -> None:
    personeel(kamer, "MedewerkerAangesteld", -90, naam="Kim", rol="leerplicht")
    personeel(kamer, wat, wanneer)
    kamer.abonneer()
    kamer.leg_vast(zorg())
    kamer.ronde()

    assert len(kamer.post.berichten) == berichten


def personeel(kamer: Postkamer, soort: str, dagen: int, **velden: Any) -> None:
    """Record something about Kim in the register of who works here."""
    dag = MAANDAG.date() + timedelta(days=dagen)
    feit = {"type": soort, "geldigOp": dag.isoformat(), "medewerker": AMBTENAAR.wie, **velden}
    gezegd = leg_vast_bij_personeel(omgeving_van(kamer.hier), Verzoek(feit, f"{soort} {dag}", None, "test"))
    assert isinstance(gezegd, Vastlegging), gezegd


def test_een_dossier_dat_wordt_vernietigd_neemt_zijn_bericht_mee(kamer: Postkamer) -> None:
    deze = kamer.met(dringend=(RUSTIG,))
    deze.klok.moment = MAANDAG.replace(hour=20)
    deze.abonneer(samenvatting=False)
    deze.leg_vast(zorg())
    deze.ronde()
    hier, dossier = deze.hier, deze.hier.log.find([NOOR])[NOOR]
    opdracht = Vernietigopdracht(Deel.GEHEEL, "AVG-verzoek", vandaag(), "test", eerder=Vroegtijdig.AVG_VERZOEK)
    lijn = hier.verloop.lijn(hier.catch_up())
    assert not isinstance(schrijf_op(hier.kern, hier.eigen_rijen, lijn, dossier, opdracht, nu), Weigering)
    maak_af(hier.kern, hier.eigen_rijen, hier.catch_up)
    deze.klok.later(days=1)
    deze.ronde()

    assert deze.post.berichten == []
    assert [een.bericht.dossier_id for een in deze.tabel.bezorgingen(AMBTENAAR.wie, 9)] == [None]


def test_een_ander_dossier_verandert_er_niets_aan(kamer: Postkamer) -> None:
    kamer.abonneer(WIE["assen"], ASSEN, samenvatting=False)
    kamer.leg_vast(zorg(BO), zorg(NOOR))
    kamer.ronde()

    assert (len(kamer.post.berichten), REGISSEUR in str(kamer.post.gekregen)) == (1, False)
