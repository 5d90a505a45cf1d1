"""
Whoever comes to a meeting: does he hear of exactly the pupils that he may see without it?

What somebody in his role would see who logs in is asked of the table itself; what other roles see is told once more.
"""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.overleg import Deelnemer
from domain.periode import Periode
from domain.toegang.besluit import besluit, besluit_over
from domain.toegang.bron import Bron
from domain.toegang.deelnemer import ROL_VAN, als_gebruiker, mag_op_de_kopie, te_betrekken
from domain.toegang.kenmerken import JA, Kenmerksoort, Toegangskenmerk
from services.beleid import lees_gemeenten, lees_profiel

GEMEENTEN = lees_gemeenten()
ROLLEN = sorted(lees_profiel("landelijk").rollen)
HIER, ELDERS = "0014", "0106"
VANDAAG = date(2026, 3, 2)
OOIT, NU, STRAKS = Periode(date(2025, 1, 1), date(2026, 3, 1)), Periode(VANDAAG, VANDAAG), Periode(date(2026, 3, 3))

deelnemers = st.builds(
    Deelnemer,
    id=st.just(UUID(int=1)),
    rol=st.sampled_from(ROLLEN),
    organisatie=st.none(),
    brin=st.sampled_from(("99AA", "99BB")),
    naam=st.sampled_from((None, "regisseur-7", "regisseur-8")),
)
kenmerken = st.lists(
    st.builds(
        lambda soort_waarde, dagen: Toegangskenmerk(soort_waarde[0], soort_waarde[1], dagen),
        st.sampled_from(
            [
                (Kenmerksoort.GEMEENTE, HIER),
                (Kenmerksoort.GEMEENTE, ELDERS),
                (Kenmerksoort.SCHOOL, "99AA"),
                (Kenmerksoort.GRONDSLAG, JA),
                (Kenmerksoort.GRONDSLAG, JA),
                (Kenmerksoort.BEHANDELAAR, "regisseur-7"),
                (Kenmerksoort.THUISZITTER, JA),
                (Kenmerksoort.RMC_LEEFTIJD, JA),
                *((Kenmerksoort.PARTNER, rol) for rol in ROLLEN),
            ]
        ),
        st.sampled_from((OOIT, NU, NU, STRAKS)),
    ),
    max_size=8,
)


def mag(deelnemer: Deelnemer, alle: list[Toegangskenmerk]) -> bool:
    return mag_op_de_kopie(deelnemer, HIER, alle, VANDAAG, GEMEENTEN)


@given(deelnemer=deelnemers, alle=kenmerken)
def test_wie_kan_aanmelden_krijgt_wie_hij_dan_ook_geheel_zou_zien(
    deelnemer: Deelnemer, alle: list[Toegangskenmerk]
) -> None:
    gebruiker = als_gebruiker(deelnemer, HIER)
    if gebruiker is None:
        assert deelnemer.rol not in ROL_VAN
        return
    op_het_scherm = besluit_over(gebruiker, besluit(gebruiker, Bron.DOSSIER), alle, VANDAAG, GEMEENTEN)

    assert mag(deelnemer, alle) == (op_het_scherm.mag and op_het_scherm.reden == "toegestaan")


@given(deelnemer=deelnemers, alle=kenmerken)
def test_een_ander_krijgt_alleen_wie_hier_woont_met_een_grondslag_en_hem_erbij(
    deelnemer: Deelnemer, alle: list[Toegangskenmerk]
) -> None:
    if deelnemer.rol in ROL_VAN:
        return
    nu = {(k.soort, k.waarde) for k in alle if VANDAAG in k.dagen}
    nodig = {(Kenmerksoort.GEMEENTE, HIER), (Kenmerksoort.GRONDSLAG, JA), (Kenmerksoort.PARTNER, deelnemer.rol)}

    assert mag(deelnemer, alle) == (nodig <= nu)


@given(deelnemer=deelnemers, alle=kenmerken)
def test_wie_te_betrekken_is_komt_er_door_betrokken_te_worden_bij(
    deelnemer: Deelnemer, alle: list[Toegangskenmerk]
) -> None:
    hier = [Toegangskenmerk(Kenmerksoort.GEMEENTE, HIER, NU), Toegangskenmerk(Kenmerksoort.GRONDSLAG, JA, NU)]
    betrokken = Toegangskenmerk(Kenmerksoort.PARTNER, deelnemer.rol, NU)

    assert not te_betrekken(deelnemer) or mag(deelnemer, [*alle, *hier, betrokken])
    assert mag(deelnemer, [*hier, betrokken]) >= mag(deelnemer, hier)
