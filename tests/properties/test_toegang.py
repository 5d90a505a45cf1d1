"""Is every line of the table what a second, plain telling of it says, for every role, resource, ground and place?"""

from collections import Counter
from datetime import date
from itertools import product

import pytest

from domain.events import CATALOGUE
from domain.gemeenten import Gemeenten
from domain.periode import Periode
from domain.toegang.besluit import TEKSTEN, Toegangsreden, besluit, besluit_over
from domain.toegang.bron import ALLE_SCOPES, LIJSTEN, SCOPES, Bron, Handeling
from domain.toegang.gebruiker import LOKAAL, Gebruiker, Rol
from domain.toegang.gezien import familie, mag_gebeurtenis, mag_vastleggen
from domain.toegang.kenmerken import JA, Kenmerksoort, Toegangskenmerk
from domain.toegang.tabel import ALLE_FAMILIES, TABEL
from services.beleid import lees_gemeenten

VANDAAG = date(2026, 6, 1)
EIGEN, ANDER, BRIN = "0014", "0106", "99AA"
GEMEENTEN: Gemeenten = lees_gemeenten()
PLAATSEN = ("eigen", "ander", "vertrokken")
LEZEN, VASTLEGGEN, BEHEREN = Handeling.LEZEN, Handeling.VASTLEGGEN, Handeling.BEHEREN
EXTRA = ("niets", "jgz", "swv", "mijn", "rmc", "doorstroompunt", "thuis", "school")


def wie(rol: Rol, scopes: frozenset[str] | None = None) -> Gebruiker:
    return Gebruiker("jan", rol, frozenset({EIGEN}), frozenset({BRIN}), scopes)


def kenmerken(plaats: str, extra: str, *, grond: bool) -> tuple[Toegangskenmerk, ...]:
    altijd, ooit = Periode(date(2020, 1, 1)), Periode(date(2020, 1, 1), date(2026, 2, 1))
    gevonden = {
        "eigen": [(Kenmerksoort.GEMEENTE, EIGEN, altijd)],
        "ander": [(Kenmerksoort.GEMEENTE, ANDER, altijd)],
        "vertrokken": [(Kenmerksoort.GEMEENTE, EIGEN, ooit), (Kenmerksoort.GEMEENTE, ANDER, Periode(date(2026, 2, 2)))],
    }[plaats]
    gevonden += [(Kenmerksoort.GRONDSLAG, JA, altijd)] if grond else []
    gevonden += {
        "niets": [],
        "jgz": [(Kenmerksoort.PARTNER, "jgz", altijd)],
        "swv": [(Kenmerksoort.PARTNER, "swv", altijd)],
        "mijn": [(Kenmerksoort.BEHANDELAAR, "jan", altijd)],
        "rmc": [(Kenmerksoort.RMC_LEEFTIJD, JA, altijd)],
        "doorstroompunt": [(Kenmerksoort.RMC_LEEFTIJD, JA, altijd), (Kenmerksoort.DOORSTROOMPUNT, JA, altijd)],
        "thuis": [(Kenmerksoort.THUISZITTER, JA, altijd)],
        "school": [(Kenmerksoort.SCHOOL, BRIN, altijd)],
    }[extra]
    return tuple(Toegangskenmerk(*een) for een in gevonden)


LEERPLICHT_LEEST = {*LIJSTEN, Bron.DOSSIER, Bron.GEBEURTENISSEN, Bron.ZOEKEN, Bron.REPLAY, Bron.PGN, Bron.BUNDEL}
LEERPLICHT_LEEST |= {Bron.INZAGEVERZOEK, Bron.OVERLEG}
LEERPLICHT_LEEST |= {Bron.FEED, Bron.BELEIDSVERSCHIL}
ENKEL = {Bron.DOSSIER, Bron.GEBEURTENISSEN, Bron.ZOEKEN}
WERK = {Bron.WERKVOORRAAD, Bron.SIGNALEN}
SAMEN = WERK | {Bron.AFSPRAKEN}
PERSOONLIJK: dict[Rol, set[Bron]] = {
    Rol.LEERPLICHTAMBTENAAR: LEERPLICHT_LEEST,
    Rol.RMC: ENKEL
    | SAMEN
    | {Bron.REPLAY, Bron.PGN, Bron.FEED, Bron.THUISZITTERS, Bron.TERMIJNEN, Bron.JONGEREN, Bron.UITSTROOM}
    | {Bron.MELDINGEN, Bron.TERUGMELDINGEN, Bron.WERKVERDELING},
    Rol.SCHOOL: ENKEL | WERK | {Bron.PGN, Bron.THUISZITTERS, Bron.VERKORTE_ONDERWIJSTIJD, Bron.MELDINGEN},
    Rol.JGZ: ENKEL | SAMEN,
    Rol.SWV: ENKEL | SAMEN,
    Rol.CASUSREGISSEUR: ENKEL | SAMEN | {Bron.REPLAY, Bron.THUISZITTERS, Bron.TERMIJNEN},
    Rol.REGIOCOORDINATOR: ENKEL | SAMEN | {Bron.THUISZITTERS, Bron.TERMIJNEN},
    Rol.AUDITOR: {Bron.REPLAY, Bron.BUNDEL, Bron.ZOEKEN},
    Rol.BESTUUR: set(),
    Rol.BEHEERDER: set(),
}
"""What is about pupils, told a second time."""


def over_iemand(rol: Rol, bron: Bron, handeling: Handeling) -> bool:
    if handeling is VASTLEGGEN and bron in (Bron.OVERLEG, Bron.WERKVERDELING):
        return rol is Rol.LEERPLICHTAMBTENAAR
    if handeling is VASTLEGGEN and bron is Bron.TERUGMELDINGEN:
        return rol in (Rol.LEERPLICHTAMBTENAAR, Rol.RMC)
    if handeling is VASTLEGGEN:
        return bron is Bron.GEBEURTENISSEN and rol not in (Rol.AUDITOR, Rol.BESTUUR, Rol.BEHEERDER)
    return handeling is LEZEN and bron in PERSOONLIJK[rol]


def zou_zien(rol: Rol, plaats: str, extra: str, *, grond: bool, leest: bool) -> bool:
    """Tell in plain words whether somebody in a role may see a pupil."""
    woont = plaats == "eigen"
    if rol is Rol.LEERPLICHTAMBTENAAR:
        return grond and (woont or (plaats == "vertrokken" and leest))
    if rol is Rol.RMC:
        return woont and (extra == "doorstroompunt" or (extra == "rmc" and grond))
    if rol is Rol.SCHOOL:
        return extra == "school"
    if rol is Rol.JGZ:
        return woont and grond and extra == "jgz"
    if rol is Rol.SWV:
        return woont and grond and extra == "swv"
    if rol is Rol.CASUSREGISSEUR:
        return grond and extra == "mijn"
    if rol is Rol.REGIOCOORDINATOR:
        return woont and grond and extra == "thuis"
    return rol is Rol.AUDITOR and woont


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.LOKAAL])
def test_wie_welke_leerling_ziet(rol: Rol) -> None:
    gezien = Counter[bool]()
    for bron, handeling, plaats, extra, grond in product(Bron, Handeling, PLAATSEN, EXTRA, (True, False)):
        mag = besluit(wie(rol), bron, handeling)
        if not over_iemand(rol, bron, handeling):
            assert not mag.mag or mag.reikwijdte in (
                "onpersoonlijk",
                "getallen",
                "volledige-getallen",
                "eigen-leerlingen",
            ), (
                bron,
                handeling,
            )
            continue

        assert mag.mag, (bron, handeling)

        een = besluit_over(wie(rol), mag, kenmerken(plaats, extra, grond=grond), VANDAAG, GEMEENTEN)
        hoort = zou_zien(rol, plaats, extra, grond=grond, leest=handeling is LEZEN)
        gezien[hoort] += 1

        assert een.mag is hoort, (bron, handeling, plaats, extra, grond, een.reden)

    assert rol in (Rol.BESTUUR, Rol.BEHEERDER) or (gezien[True] and gezien[False])


@pytest.mark.parametrize(("rol", "bron", "handeling"), list(product(Rol, Bron, Handeling)))
def test_geen_gat_in_de_tabel(rol: Rol, bron: Bron, handeling: Handeling) -> None:
    regels = [recht for recht in TABEL if recht.rol is rol and recht.handeling is handeling and bron in recht.bronnen]
    gevonden = besluit(wie(rol), bron, handeling)

    assert len(regels) <= 1
    assert gevonden.mag is bool(regels)
    assert gevonden.reden in ("toegestaan", "gemaskeerd") if regels else gevonden.reden == "rol-mag-niet"


@pytest.mark.parametrize(("rol", "handeling"), list(product(Rol, Handeling)))
@pytest.mark.parametrize("bron", ["leerlingen", "", "THUISZITTERS", "dossier "])
def test_wat_niet_bekend_is_mag_niemand(rol: Rol, handeling: Handeling, bron: str) -> None:
    assert besluit(wie(rol), bron, handeling).reden is Toegangsreden.ONBEKENDE_BRON


def test_geen_gebied_is_niet_overal() -> None:
    for rol in Rol:
        nergens = Gebruiker("jan", rol)
        for bron in PERSOONLIJK.get(rol, ()):
            if rol is Rol.CASUSREGISSEUR:
                continue
            mag = besluit(nergens, bron)
            alles = (*kenmerken("eigen", "school", grond=True), *kenmerken("eigen", "jgz", grond=True))

            assert not besluit_over(nergens, mag, alles, VANDAAG, GEMEENTEN).mag, (rol, bron)


@pytest.mark.parametrize(
    ("plaats", "grond", "reden"),
    [
        ("eigen", True, "toegestaan"),
        ("eigen", False, "geen-grondslag"),
        ("ander", True, "ander-werkgebied"),
        ("ander", False, "ander-werkgebied"),
        ("vertrokken", True, "tot-overdracht"),
        ("vertrokken", False, "ander-werkgebied"),
    ],
)
def test_waarom_een_ambtenaar_een_dossier_wel_of_niet_ziet(plaats: str, grond: bool, reden: str) -> None:
    ambtenaar = wie(Rol.LEERPLICHTAMBTENAAR)
    mag = besluit(ambtenaar, Bron.DOSSIER)
    een = besluit_over(ambtenaar, mag, kenmerken(plaats, "niets", grond=grond), VANDAAG, GEMEENTEN)

    assert een.reden == reden
    assert een.uitleg == TEKSTEN[een.reden]


def test_een_systeem_doet_alleen_waar_het_een_scope_voor_heeft() -> None:
    for bron, handeling in product(Bron, Handeling):
        mens = besluit(wie(Rol.LEERPLICHTAMBTENAAR), bron, handeling)
        zonder = besluit(wie(Rol.LEERPLICHTAMBTENAAR, frozenset()), bron, handeling)
        nodig = SCOPES.get((bron, handeling))
        andere = besluit(wie(Rol.LEERPLICHTAMBTENAAR, ALLE_SCOPES - {nodig or ""}), bron, handeling)
        met = besluit(wie(Rol.LEERPLICHTAMBTENAAR, frozenset({nodig or ""})), bron, handeling)
        if bron is Bron.UITLEG or not mens.mag:
            assert zonder == mens
            continue

        assert (zonder.mag, zonder.reden) == (False, "scope-ontbreekt")
        assert andere.mag is False
        assert met.mag is (nodig is not None)


def test_elke_bron_die_een_rol_mag_heeft_een_scope() -> None:
    zonder = {
        (bron, recht.handeling)
        for recht in TABEL
        for bron in recht.bronnen
        if recht.rol is not Rol.LOKAAL and (bron, recht.handeling) not in SCOPES
    }

    van_mensen = {(Bron.BERICHTEN, LEZEN), (Bron.BERICHTEN, VASTLEGGEN), (Bron.OPGAVE, LEZEN)}
    assert zonder == van_mensen | {(Bron.JAARVERSLAG, VASTLEGGEN), (Bron.UITLEG, LEZEN)}


def test_een_controleur_ziet_pas_met_een_reden_om_wie_het_gaat() -> None:
    assert besluit(wie(Rol.AUDITOR), Bron.REPLAY).gemaskeerd
    assert besluit(wie(Rol.AUDITOR), Bron.REPLAY, reden="   ").gemaskeerd
    assert not besluit(wie(Rol.AUDITOR), Bron.REPLAY, reden="klacht 2026-17").gemaskeerd
    assert not besluit(LOKAAL, Bron.REPLAY).gemaskeerd


def test_wie_de_sleutels_heeft_mag_alles() -> None:
    for bron, handeling in product(Bron, Handeling):
        mag = besluit(LOKAAL, bron, handeling)

        assert mag.mag
        assert besluit_over(LOKAAL, mag, (), VANDAAG, GEMEENTEN).mag


def test_elke_gebeurtenis_heeft_een_familie_die_de_tabel_kent() -> None:
    families = {familie(soort) for soort in CATALOGUE} - {"beleid", "schoolteam", "overleg", "personeel", "jaarverslag"}

    assert families == ALLE_FAMILIES


HANDHAVING = [soort for soort in CATALOGUE if soort.wpg]


@pytest.mark.parametrize("soort", [s.type_name() for s in HANDHAVING])
def test_handhaving_is_alleen_voor_leerplicht_en_controle(soort: str) -> None:
    bouw = {s.type_name(): s for s in CATALOGUE}[soort].model_construct(geldig_op=VANDAAG)
    ziet = {rol for rol in Rol if mag_gebeurtenis(wie(rol), bouw)}
    legt_vast = {rol for rol in Rol if mag_vastleggen(rol, soort)}

    assert ziet == {Rol.LEERPLICHTAMBTENAAR, Rol.AUDITOR, Rol.LOKAAL}
    assert legt_vast == {Rol.LEERPLICHTAMBTENAAR, Rol.LOKAAL}


def test_een_onbekende_gebeurtenis_legt_niemand_vast() -> None:
    assert not any(mag_vastleggen(rol, "IetsGebeurd") for rol in Rol)
