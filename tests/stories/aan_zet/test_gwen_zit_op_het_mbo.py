"""
Gwen is vanaf 1 augustus 2025 kwalificatieplichtig en zit op het mbo, waar het RMC het werk van leerplicht doet.

Bron: docs/agreements/003-groningen-provincie.md (RMC trajectbegeleiding); docs/regels/aan_zet.md (`rmc_doet_mbo`)
"""

from domain.events.base import Event
from tests.kit.regels import Regelverhaal, gegeven, gemeld
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

GWEN = geboren("2009-03-16")
MBO = ingeschreven("2025-08-25", "99MB", onderwijssoort="mbo")
MELDING = gemeld("V3", "2026-03-02", op="2026-03-09")


def provincie(*feiten: Event) -> Regelverhaal:
    return gegeven(GWEN, *feiten).onder("groningen-provincie")


def test_het_rmc_is_aan_zet_bij_een_open_melding() -> None:
    provincie(MBO, MELDING).aan_zet("rmc", op="2026-03-09", want="open melding")


def test_op_het_vo_is_het_leerplicht() -> None:
    vo = ingeschreven("2025-08-25", "99MB", onderwijssoort="vo")
    provincie(vo, MELDING).aan_zet("leerplicht", op="2026-03-09")


def test_waar_dat_niet_is_afgesproken_is_het_leerplicht() -> None:
    gegeven(GWEN, MBO, MELDING).aan_zet("leerplicht", op="2026-03-09")


def test_wie_nog_leerplichtig_is_hoort_bij_leerplicht() -> None:
    vroeg = ingeschreven("2025-06-02", "99MB", onderwijssoort="mbo")
    gemeld_in_juli = gemeld("V3", "2025-07-14", op="2025-07-28")
    provincie(vroeg, gemeld_in_juli).aan_zet("leerplicht", op="2025-07-31")
    provincie(vroeg, gemeld_in_juli).aan_zet("rmc", op="2025-08-01")


def test_ook_als_alleen_de_melding_zegt_dat_het_mbo_is() -> None:
    mbo_melding = gemeld("V3", "2026-03-02", op="2026-03-09", onderwijssoort="mbo")
    provincie(mbo_melding).aan_zet("rmc", op="2026-03-09")


def test_van_het_mbo_af_is_het_weer_leerplicht() -> None:
    weg = provincie(MBO, uitgeschreven("2026-03-02", "99MB"))
    weg.aan_zet("leerplicht", op="2026-03-02", want="thuiszitterspact")


THUIS = (MBO, gemeld("LRV", "2026-03-02", op="2026-03-09"))


def test_in_het_pact_doet_het_rmc_wat_anders_leerplicht_doet() -> None:
    provincie(*THUIS).termijn("thuiszitterspact", op="2026-03-08").is_lopend(aan_zet="school")
    provincie(*THUIS).termijn("thuiszitterspact", op="2026-03-09").is_lopend(aan_zet="rmc")


def test_in_elke_termijn_van_leerplicht() -> None:
    aanvraag = provincie(MBO, feit("VrijstellingAangevraagd", "2026-03-02", grond="3b"))
    aanvraag.termijn("vervangende-leerplicht-beslissen", op="2026-03-02").is_lopend(aan_zet="rmc")


def test_een_termijn_van_de_school_blijft_van_de_school() -> None:
    extra = ingeschreven("2025-08-25", "99MB", onderwijssoort="mbo", extraOndersteuning=True)
    provincie(extra).termijn("opp-vaststellen", op="2025-08-25").is_lopend(aan_zet="school")
