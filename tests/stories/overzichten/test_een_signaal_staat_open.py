"""
De helft van de drie maanden voor Daan is voorbij: de school en de leerplichtambtenaar krijgen een signaal.

Bron: het landelijke profiel (pact-halverwege) en docs/how-to/overzichten.md
"""

from domain.events.base import Event
from tests.kit.overzichten import rijen, toont
from tests.kit.verhaal import Verhaal, gegeven
from tests.kit.woorden import feit, geboren, ingetrokken, lrv

THUIS = (geboren("2012-02-10"), lrv("2026-01-12"))
SIGNAAL = feit(
    "SignaalGegeven",
    "2026-02-26",
    soort="pact-halverwege",
    aan="school",
    sleutel="2026-01-12|2026-04-12",
    opgemerktOp="2026-02-27",
)


def daan(*erbij: Event) -> Verhaal:
    return gegeven(*THUIS, SIGNAAL, *erbij)


def lijn(verhaal: Verhaal) -> list[str]:
    return toont("signalen", verhaal, "aan", "status")


def test_het_staat_open_tot_de_volgende_stap() -> None:
    assert lijn(daan()) == ["2026-02-26..2026-04-12 school open", "2026-04-13.. school voorbij"]


def test_een_aanbod_maakt_het_voorbij() -> None:
    assert lijn(daan(feit("PassendAanbodGedaan", "2026-03-20", soort="zorg"))) == [
        "2026-02-26..2026-03-19 school open",
        "2026-03-20.. school voorbij",
    ]


def test_blijkt_de_melding_onterecht_dan_is_het_vervallen() -> None:
    assert lijn(daan(ingetrokken("2026-05-01"))) == ["2026-02-26.. school vervallen"]


def test_het_zegt_wat_te_doen() -> None:
    assert rijen("signalen", daan())[0].tekst.startswith("De helft van de drie maanden is voorbij.")


def test_hetzelfde_signaal_uit_twee_dossiers_is_een_signaal() -> None:
    assert lijn(daan(SIGNAAL)) == lijn(daan())
