"""
Kim is leerplichtambtenaar in Groningen en krijgt elke werkdag om acht uur een samenvatting van haar werk.

Maandag 13 april 2026 is een gewone werkdag; maandag 27 april is Koningsdag.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.vraag import Vraag
from services.berichten.telling import Aantallen, Werk, tel
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.vragen.groepen import Groep, groep
from services.vragen.werkvoorraad import werkvoorraad
from tests.kit.berichten import AMBTENAAR, AMSTERDAM, DASHBOARD, MAANDAG, MAIL, Postkamer, tekst_van
from tests.kit.toegang import NAMEN, WIE

KONINGSDAG = datetime(2026, 4, 27, 9, tzinfo=AMSTERDAM)


def test_op_maandag_om_acht_uur_komt_er_een(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.klok.moment = MAANDAG.replace(hour=8)
    kamer.ronde()
    [mail] = kamer.post.berichten

    assert (kamer.post.aan, mail["Subject"]) == ([MAIL], "Verzuimspoor: uw werk van vandaag")
    assert "Uw werk op maandag 13 april 2026" in tekst_van(mail)
    assert kamer.post.was_tls == [True]


def test_een_minuut_eerder_nog_niet(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.klok.moment = MAANDAG.replace(hour=7, minute=59)
    kamer.ronde()

    assert kamer.post.berichten == []


def test_hoe_vaak_er_ook_wordt_gekeken_het_blijft_er_een_per_dag(kamer: Postkamer) -> None:
    kamer.abonneer()
    for _ in range(3):
        kamer.ronde()
        kamer.klok.later(minutes=7)

    assert len(kamer.post.berichten) == 1


def test_de_volgende_dag_komt_de_volgende(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.ronde()
    kamer.klok.later(days=1)
    kamer.ronde()

    assert ["13 april" in tekst_van(m) or "14 april" in tekst_van(m) for m in kamer.post.berichten] == [True, True]


@pytest.mark.parametrize("moment", [KONINGSDAG, MAANDAG - timedelta(days=1)], ids=["Koningsdag", "zondag"])
def test_op_een_vrije_dag_komt_er_geen(kamer: Postkamer, moment: datetime) -> None:
    kamer.klok.moment = moment
    kamer.abonneer(dagen=frozenset(range(1, 8)))
    kamer.ronde()

    assert kamer.post.berichten == []


def test_de_aantallen_zijn_die_van_de_werkvoorraad_van_wie_leest(kamer: Postkamer) -> None:
    dag = MAANDAG.date()
    vraag = Vraag(dag, kamer.hier.catch_up())
    with bezig(Handeling(nieuw_spoor(), "dienst:berichten")):
        hier = kamer.hier.voor(AMBTENAAR, Bron.WERKVOORRAAD)
        regels = werkvoorraad(hier.rows, vraag, hier.log.schoolteams)["werkvoorraad"]
    over, nadert = (sum(groep(r) is g for r in regels) for g in (Groep.OVER, Groep.NADERT))
    zonder = sum(r["behandelaar"] is None and groep(r) in (Groep.OVER, Groep.NADERT) for r in regels)

    assert (over + nadert > 0, zonder > 0) == (True, True)
    assert geteld(kamer, AMBTENAAR, vraag) == Werk(Aantallen(0, 0, 0), Aantallen(over, nadert, 0), zonder)


def test_een_regisseur_ziet_wat_op_zijn_naam_staat(kamer: Postkamer) -> None:
    werk = geteld(kamer, WIE["casusregisseur"], Vraag(MAANDAG.date(), kamer.hier.catch_up()))

    assert (werk.eigen, werk.zonder) == (werk.alle, 0)
    assert not werk.eigen.is_leeg


def test_wie_een_ander_werkgebied_heeft_telt_een_ander_aantal(kamer: Postkamer) -> None:
    vraag = Vraag(MAANDAG.date(), kamer.hier.catch_up())
    nergens = geteld(kamer, WIE["zonder-gebied"], vraag)

    assert nergens.alle.is_leeg
    assert geteld(kamer, WIE["assen"], vraag) != geteld(kamer, AMBTENAAR, vraag)


def test_nieuw_is_wat_er_de_vorige_keer_nog_niet_over_was(kamer: Postkamer) -> None:
    bekend = kamer.hier.catch_up()
    eerder, later = Vraag(MAANDAG.date() - timedelta(days=7), bekend), Vraag(MAANDAG.date(), bekend)

    assert geteld(kamer, AMBTENAAR, later, eerder).alle.nieuw > 0
    assert geteld(kamer, AMBTENAAR, later, later).alle.nieuw == 0


def test_er_staat_niets_over_een_leerling_in(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.ronde()
    [ruw] = kamer.post.gekregen
    dossiers = kamer.hier.log.find(NAMEN)
    verboden = [*NAMEN, *NAMEN.values(), "Geheim", "99AA", "Kim", *(str(een) for een in dossiers.values())]
    for deel in (ruw, tekst_van(kamer.post.berichten[0]).encode()):
        assert [woord for woord in verboden if woord.encode() in deel] == []


def test_elke_link_gaat_naar_het_dashboard(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.ronde()
    woorden = tekst_van(kamer.post.berichten[0]).split()
    links = [woord for woord in woorden if "://" in woord]

    assert len(links) > 1
    assert [link for link in links if not link.startswith(f"{DASHBOARD}/")] == []


def test_wie_niets_te_doen_heeft_krijgt_niets(kamer: Postkamer) -> None:
    kamer.abonneer(WIE["zonder-gebied"])
    kamer.ronde()

    assert kamer.post.berichten == []


def test_een_rol_zonder_werkvoorraad_krijgt_geen_samenvatting(kamer: Postkamer) -> None:
    kamer.abonneer(Gebruiker("iemand-auditor", Rol.AUDITOR, frozenset({"0014"})))
    kamer.ronde()

    assert kamer.post.berichten == []


def test_wie_een_maand_niet_is_aangemeld_krijgt_niets(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.klok.later(days=30)
    kamer.ronde()
    assert len(kamer.post.berichten) == 1

    kamer.klok.later(days=1)
    kamer.ronde()

    assert len(kamer.post.berichten) == 1


def test_aanmelden_in_een_ander_werkgebied_telt_daar(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.tabel.abonnementen.gezien([replace(AMBTENAAR, gemeenten=frozenset())], kamer.nu_ms)
    kamer.ronde()

    assert kamer.post.berichten == []


def test_wie_een_rol_niet_meer_heeft_hoort_daarin_niets_meer(kamer: Postkamer) -> None:
    kamer.abonneer()
    kamer.tabel.abonnementen.gezien([replace(AMBTENAAR, rol=Rol.RMC)], kamer.nu_ms)
    kamer.ronde()

    assert (kamer.post.berichten, kamer.tabel.abonnementen.alle()) == ([], [])


def geteld(kamer: Postkamer, wie: Gebruiker, vraag: Vraag, eerder: Vraag | None = None) -> Werk:
    """Count as a process does."""
    with bezig(Handeling(nieuw_spoor(), "dienst:berichten")):
        return tel(kamer.hier, wie, vraag, eerder)
