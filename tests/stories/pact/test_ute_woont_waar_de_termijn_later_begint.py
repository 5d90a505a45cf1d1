"""
Ute woont waar de drie maanden beginnen als een leerling thuiszitter is.

Bron: docs/regels/thuiszitterspact.md (beleid pactStart: thuiszitter, R-2.5)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, gewijzigd, lrv, uitgeschreven

UTE = gegeven(geboren("2012-02-10"), lrv("2026-01-12")).met_beleid(thuiszitterspact={"vanaf": "thuiszitter"})


def test_zolang_het_dreigt_is_er_geen_termijn() -> None:
    UTE.op("2026-02-08").heeft_geen_pact()


def test_op_de_dag_dat_ute_thuiszitter_wordt_begint_hij() -> None:
    UTE.op("2026-02-09").pact("lopend", vervalt_op="2026-05-09", thuis_sinds="2026-01-12")


def test_drie_maanden_later_loopt_hij_nog() -> None:
    UTE.op("2026-05-09").pact("lopend")


def test_een_dag_later_is_hij_verlopen() -> None:
    UTE.op("2026-05-10").pact("verlopen")


def test_wie_geen_thuiszitter_wordt_heeft_geen_termijn() -> None:
    UTE.en_dan(gewijzigd("2026-02-09", einddatum="2026-02-09")).pact_loopt()


def test_wie_het_een_dag_is_wel() -> None:
    UTE.en_dan(gewijzigd("2026-02-10", einddatum="2026-02-10")).pact_loopt(
        "2026-02-09..2026-02-09 lopend", "2026-02-10.. vervallen"
    )


def test_zonder_school_begint_hij_meteen() -> None:
    verhaal = gegeven(geboren("2012-02-10"), uitgeschreven("2026-02-02"))
    verhaal.met_beleid(thuiszitterspact={"vanaf": "thuiszitter"}).op("2026-02-02").pact(
        "lopend", vervalt_op="2026-05-02"
    )


def test_een_aanbod_op_of_na_de_eerste_dag_thuis_haalt_hem_ook() -> None:
    UTE.en_dan(feit("PassendAanbodGedaan", "2026-01-12")).op("2026-02-09").pact("gehaald")


def test_een_aanbod_van_voor_de_eerste_dag_thuis_niet() -> None:
    UTE.en_dan(feit("PassendAanbodGedaan", "2026-01-11")).op("2026-02-09").pact("lopend")


def test_een_aanbod_na_het_begin_haalt_hem() -> None:
    UTE.en_dan(feit("PassendAanbodGedaan", "2026-02-09")).op("2026-02-09").pact("gehaald")
