"""
Beleid, kalender, jaarverslag en schoolteam hebben een eigen stroom; in het dossier van Hind horen zij niet.

Bron: docs/regels/bewaking.md (specificatie hoofdstuk 4)
"""

import pytest

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

HIND = gegeven(geboren("2012-02-10"))
ELDERS = [
    feit("BeleidVastgesteld", "2026-02-02", profiel="landelijk", versie=2, ingangsdatum="2026-08-01", inhoud={}),
    feit("KalenderVastgesteld", "2026-02-02", bereik="Noord", versie=2, ingangsdatum="2026-08-01"),
    feit(
        "JaarverslagVastgesteld",
        "2026-09-10",
        schooljaar="2025-2026",
        gemeentecode="0014",
        bekendOp="2026-09-01T00:00:00Z",
        controlegetal="0" * 64,
    ),
    feit("ContactpersoonAangewezen", "2026-02-02", rol="intern begeleider", naam="M. de Boer", lijn=1),
    feit("ContactpersoonVertrokken", "2026-02-02", rol="intern begeleider"),
    feit("TeamoverlegGehouden", "2026-02-02"),
]


@pytest.mark.parametrize("gebeurtenis", ELDERS, ids=lambda feit: feit.type_name())
def test_dat_hoort_niet_in_een_dossier(gebeurtenis: Event) -> None:
    HIND.als(gebeurtenis).wordt_geweigerd("hoort-niet-in-dossier")


def test_een_overleg_over_haar_wel() -> None:
    HIND.als(feit("OverlegGehouden", "2026-02-02", soort="mdo")).wordt_vastgelegd()
