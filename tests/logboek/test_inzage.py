"""
Noor is elf, en haar moeder wil weten wat de gemeente over haar weet.

Bron: docs/how-to/inzageverzoek.md
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.events.leerplicht import GesprekGevoerd
from services.installatie import Installatie, installatie
from services.inzageverzoek import Aanvrager, InzageGeweigerdError, als_markdown, inzage
from services.inzageverzoek.zinnen import vrije_tekst
from services.logboek import Handeling, beslissing, bezig
from services.logboek.spoor import nieuw_spoor
from tests.kit.winkel import gebeurtenis, ndjson, open_winkel, vast_id

LEERLING, OUDER = Aanvrager.LEERLING, Aanvrager.OUDER
GESCHIEDENIS = (
    gebeurtenis("LeerlingGeregistreerd", "2026-01-05", naam="Noor", geboortedatum="2014-02-10", gemeentecode="0014"),
    gebeurtenis("SchoolgangGestaakt", "2026-01-12", id=str(vast_id(1))),
    gebeurtenis("NotitieGemaakt", "2026-01-20", tekst="De buurvrouw mevrouw Geheim belde."),
    gebeurtenis("BehandelaarToegewezen", "2026-01-20", behandelaar="ambtenaar-77"),
    gebeurtenis("VeiligheidszorgGemeld", "2026-01-21"),
    gebeurtenis("VerdachteGehoord", "2026-01-22", wie="ouder"),
    gebeurtenis("PartnerBetrokken", "2026-01-23", rol="jgz"),
    gebeurtenis("DossierOvergedragen", "2026-01-24", naar="0106"),
    gebeurtenis("GebeurtenisHerroepen", "2026-01-25", gebeurtenisId=str(vast_id(1)), reden="vergissing"),
)


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inzage")
    with open_winkel(folder) as winkel:
        assert winkel.lever("noor.ndjson", ndjson(*GESCHIEDENIS)).telling.afgewezen == 0
    return folder


@pytest.fixture
def hier(map_: Path) -> Iterator[Installatie]:
    with installatie(str(map_ / "verzuimspoor.db")) as geopend:
        yield geopend


def noor(hier: Installatie) -> UUID:
    return hier.find(None, "999990019")


def gevraagd(hier: Installatie, wie: Aanvrager, *, met_tekst: bool = False) -> dict[str, Any]:
    return inzage(hier, noor(hier), hier.vraag(None, None), wie, met_tekst=met_tekst)


def alles(hier: Installatie, wie: Aanvrager, *, met_tekst: bool = False) -> str:
    antwoord = gevraagd(hier, wie, met_tekst=met_tekst)
    return repr(antwoord) + als_markdown(antwoord)


def test_er_staat_in_wat_is_vastgelegd_in_gewone_woorden(hier: Installatie) -> None:
    zinnen = [een["zin"] for een in gevraagd(hier, LEERLING)["vastgelegd"]]

    assert "School of leerplichtambtenaar stelt vast dat de leerling vanaf 12 januari 2026 niet meer komt." in zinnen


def test_wat_is_herroepen_staat_erin_en_telt_niet_meer(hier: Installatie) -> None:
    [gestaakt] = [een for een in gevraagd(hier, LEERLING)["vastgelegd"] if een["type"] == "SchoolgangGestaakt"]
    [verbeterd] = gevraagd(hier, LEERLING)["verbeteringen"]

    assert gestaakt["herroepen"]
    assert (verbeterd["type"], verbeterd["verbetert"]) == ("GebeurtenisHerroepen", gestaakt["id"])


def test_er_staat_in_waar_het_heen_ging(hier: Installatie) -> None:
    ontvangers = {een["ontvanger"] for een in gevraagd(hier, LEERLING)["waarheen"]}

    assert {"ketenpartner: jgz", "gemeente Assen"} <= ontvangers


def test_er_staat_in_dat_het_zaaksysteem_iets_kreeg(hier: Installatie) -> None:
    hier.log.logboek.gelezen(Handeling(nieuw_spoor(), "dienst:zaken", "zaken"), [noor(hier)])
    [gegeven] = [
        een for een in gevraagd(hier, OUDER)["waarheen"] if een["ontvanger"] == "het zaaksysteem van de gemeente"
    ]

    assert (gegeven["aantal"], "burgerservicenummer" in gegeven["wat"]) == (1, True)
    assert "het zaaksysteem van de gemeente" in als_markdown(gevraagd(hier, OUDER))


def test_wie_keek_staat_er_als_rol_en_dag_en_nooit_bij_naam(hier: Installatie) -> None:
    handeling = Handeling(nieuw_spoor(), "api:dossier", "ambtenaar-42", "leerplichtambtenaar")
    hier.log.logboek.gelezen(handeling, [noor(hier)])
    keken = gevraagd(hier, OUDER)["wieKeek"]

    assert ("leerplichtambtenaar", "Het dossier van een leerling bekijken", True) in {
        (een["rol"], een["waarvoor"], een["toegestaan"]) for een in keken
    }
    assert "ambtenaar-42" not in alles(hier, OUDER)


def test_ook_wie_is_geweigerd_staat_erin(hier: Installatie) -> None:
    with bezig(Handeling(nieuw_spoor(), "api:dossier", "ambtenaar-43", "school")) as handeling:
        beslissing("lees", "andere school", toegestaan=False, dossier_id=noor(hier))
        hier.log.logboek.gelezen(handeling, [])

    assert "Dit is geweigerd" in als_markdown(gevraagd(hier, LEERLING))


@pytest.mark.parametrize("wie", Aanvrager)
def test_van_handhaving_is_niets_te_zien_en_ook_niet_dat_er_iets_is(hier: Installatie, wie: Aanvrager) -> None:
    tekst = alles(hier, wie)

    assert "VerdachteGehoord" not in tekst
    assert "pv-na-" not in tekst
    assert "handhaving" in [een["soort"] for een in gevraagd(hier, wie)["weggelaten"]]
    assert [een["aantal"] for een in gevraagd(hier, wie)["weggelaten"] if een["soort"] == "handhaving"] == [None]


def test_een_zorg_over_veiligheid_ziet_de_leerling_en_een_ouder_niet(hier: Installatie) -> None:
    assert "VeiligheidszorgGemeld" in alles(hier, LEERLING)
    assert "VeiligheidszorgGemeld" not in alles(hier, OUDER)
    assert "veilig-thuis" not in alles(hier, OUDER)


def test_vrije_tekst_komt_er_pas_in_als_iemand_die_las(hier: Installatie) -> None:
    assert "mevrouw Geheim" not in alles(hier, LEERLING)
    assert "mevrouw Geheim" in alles(hier, LEERLING, met_tekst=True)


def test_de_naam_van_de_behandelaar_komt_er_nooit_in(hier: Installatie) -> None:
    assert "ambtenaar-77" not in alles(hier, LEERLING, met_tekst=True)


def test_wie_van_vrije_tekst_is_weet_het_model() -> None:
    assert vrije_tekst(GesprekGevoerd(geldig_op="2026-01-12", met="iemand")) == ["met"]  # type: ignore[arg-type] # as read


def test_op_de_dag_voor_zestien_vraagt_een_ouder_het_nog(hier: Installatie) -> None:
    """The moment is that of the question: here long before she is sixteen."""
    assert gevraagd(hier, OUDER)["leerling"] == {"naam": "Noor", "geboortedatum": "2014-02-10"}


def test_van_wie_zestien_is_vraagt_een_ouder_het_niet_meer(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever("w.ndjson", ndjson(gebeurtenis("LeerlingGeregistreerd", "2026-01-05", geboortedatum="2008-02-10")))
    with installatie(str(tmp_path / "verzuimspoor.db")) as hier:
        with pytest.raises(InzageGeweigerdError, match="16 jaar"):
            gevraagd(hier, OUDER)

        assert gevraagd(hier, LEERLING)["vastgelegd"]


def test_wat_iemand_schreef_wordt_geen_opmaak(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever(
            "w.ndjson",
            ndjson(
                gebeurtenis("LeerlingGeregistreerd", "2026-01-05", geboortedatum="2014-02-10", naam="# <b>*Sem*</b>"),
                gebeurtenis("PartnerBetrokken", "2026-01-23", rol="[x](http://elders)"),
            ),
        )
    with installatie(str(tmp_path / "verzuimspoor.db")) as hier:
        tekst = als_markdown(gevraagd(hier, LEERLING))

    assert "<b>" not in tekst
    assert "[x](" not in tekst
