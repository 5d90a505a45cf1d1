"""
Quinn woont waar is afgesproken dat een lesdag op school nog geen terugkeer is.

Bron: docs/regels/thuisperiode.md (beleid onderbrekingLesdagen, R-2.8)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

QUINN = geboren("2012-02-10")
OPNIEUW = lrv("2026-01-19", nummer="2")
EEN_LESDAG = gegeven(QUINN, lrv("2026-01-12", "2026-01-16"), OPNIEUW)
TWEE_LESDAGEN = gegeven(QUINN, lrv("2026-01-12", "2026-01-15"), OPNIEUW)


def test_een_lesdag_onderbreekt_dan_niet() -> None:
    EEN_LESDAG.met_beleid(thuiszitter={"onderbreking_lesdagen": 1}).op("2026-01-19").is_dreigend(
        thuis_sinds="2026-01-12"
    )


def test_twee_lesdagen_wel() -> None:
    TWEE_LESDAGEN.met_beleid(thuiszitter={"onderbreking_lesdagen": 1}).op("2026-01-19").is_dreigend(
        thuis_sinds="2026-01-19"
    )


def test_landelijk_onderbreekt_een_lesdag() -> None:
    EEN_LESDAG.op("2026-01-19").is_dreigend(thuis_sinds="2026-01-19")
