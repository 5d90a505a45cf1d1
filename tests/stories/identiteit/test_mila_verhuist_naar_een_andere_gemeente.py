"""
Mila woont in Groningen en verhuist op 2 maart naar Assen.

Bron: regels.md R-7.10 en R-7.11: de gemeente ziet wie er woont, en draagt bij een verhuizing de gegevens over.
"""

from domain.events.base import Event
from tests.kit.identiteit import Kijker, dossier
from tests.kit.woorden import LEERLING, feit, geboren, lrv

GRONINGEN, ASSEN, UTRECHT = "0014", "0106", "0344"
THUIS = (geboren("2012-02-10"), lrv("2026-01-12"))
VERHUISD = feit("Verhuisd", "2026-03-02", gemeentecode=ASSEN)
DAARNA = feit("SchoolgangGestaakt", "2026-03-03")


def mila(*erbij: Event) -> dict[str, Kijker]:
    feiten = dossier(LEERLING, *THUIS, *erbij)
    return {code: Kijker(feiten, code) for code in (GRONINGEN, ASSEN, UTRECHT)}


def test_zolang_zij_er_woont_ziet_groningen_alles() -> None:
    mila()[GRONINGEN].ziet("2026-03-01", "geheel", 2)


def test_een_andere_gemeente_ziet_niets() -> None:
    mila()[ASSEN].ziet("2026-03-01", "niets", 0)


def test_op_de_dag_voor_de_verhuizing_ziet_groningen_nog_alles() -> None:
    mila(VERHUISD, DAARNA)[GRONINGEN].ziet("2026-03-01", "geheel", 4)


def test_vanaf_de_verhuizing_wat_tot_en_met_die_dag_was_vastgelegd() -> None:
    mila(VERHUISD, DAARNA)[GRONINGEN].ziet("2026-03-02", "tot-overdracht", 3, sinds="2026-03-02")


def test_vanaf_de_verhuizing_ziet_assen_de_hele_geschiedenis() -> None:
    mila(VERHUISD, DAARNA)[ASSEN].ziet("2026-03-02", "geheel", 4, sinds="2026-03-02")


def test_een_dag_eerder_ziet_assen_niets() -> None:
    mila(VERHUISD, DAARNA)[ASSEN].ziet("2026-03-01", "niets", 0)


def test_wie_er_nooit_woonde_ziet_niets() -> None:
    mila(VERHUISD, DAARNA)[UTRECHT].ziet("2026-06-01", "niets", 0)


OVERGEDRAGEN = feit("DossierOvergedragen", "2026-02-16", naar=ASSEN)


def test_een_overdracht_voor_de_verhuizing_geldt_al() -> None:
    mila(OVERGEDRAGEN, VERHUISD)[ASSEN].ziet("2026-02-16", "geheel", 4, sinds="2026-02-16")
    mila(OVERGEDRAGEN, VERHUISD)[GRONINGEN].ziet("2026-02-16", "tot-overdracht", 3)


def test_een_overdracht_erna_verandert_niets_meer() -> None:
    later = feit("DossierOvergedragen", "2026-03-20", naar=ASSEN)

    mila(VERHUISD, later)[GRONINGEN].ziet("2026-04-01", "tot-overdracht", 3, sinds="2026-03-02")


def test_een_overdracht_aan_wie_geen_gemeente_is_neemt_groningen_niets_af() -> None:
    mila(feit("DossierOvergedragen", "2026-02-16", naar="samenwerkingsverband"))[GRONINGEN].ziet(
        "2026-03-01", "geheel", 3
    )


def test_bij_vertrek_naar_het_buitenland_houdt_groningen_wat_er_was() -> None:
    mila(feit("Verhuisd", "2026-03-02", land="BE"), DAARNA)[GRONINGEN].ziet("2026-04-01", "tot-overdracht", 3)


def test_komt_zij_terug_dan_ziet_groningen_weer_alles() -> None:
    terug = feit("Verhuisd", "2026-05-01", gemeentecode=GRONINGEN)

    mila(VERHUISD, DAARNA, terug)[GRONINGEN].ziet("2026-05-01", "geheel", 5, sinds="2026-05-01")
    mila(VERHUISD, DAARNA, terug)[ASSEN].ziet("2026-05-01", "tot-overdracht", 5)


def test_voor_de_verhuizing_bekend_was_zag_groningen_op_die_dag_alles() -> None:
    mila(VERHUISD, DAARNA)[GRONINGEN].ziet("2026-03-05", "geheel", 2, bekend_op="2026-03-01")


def test_van_wie_niet_bekend_is_waar_hij_woont_ziet_niemand_iets() -> None:
    Kijker(dossier(LEERLING, lrv("2026-01-12")), GRONINGEN).ziet("2026-02-01", "niets", 0)
