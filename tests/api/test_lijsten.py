"""Does every list know every property that a list has: the day, the moment, each filter, the pages, `expand`?"""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from services.api import openapi
from services.api.bladeren import Lijst
from services.api.paden import lijsten, overleggen, terugmeldingen, werkverdeling
from tests.api.test_bladeren import pages
from tests.kit.apiserver import Api

PADEN = openapi()["paths"]
DAG, VOOR_ALLES = "2026-05-01", "2000-01-01"
ALLE: dict[str, Lijst] = {
    f"/{een.bron.value}": een
    for module in (lijsten, terugmeldingen)
    for een in (*vars(module).values(), overleggen.AFSPRAKEN)
    if isinstance(een, Lijst)
}
ALLE["/werkverdeling/zonder-behandelaar"] = werkverdeling.ZONDER
VAN_ELKE_LIJST = {"peildatum", "bekendOp", "perPagina", "cursor", "expand"}
Regel = dict[str, Any]
Eis = Callable[[Regel], bool]

FILTERS: dict[tuple[str, str], tuple[str, Eis]] = {
    ("/thuiszitters", "gemeentecode"): ("0014", lambda r: r["gemeentecode"] == "0014"),
    ("/thuiszitters", "status"): ("thuiszitter", lambda r: r["status"] == "thuiszitter"),
    ("/termijnen", "soort"): ("thuiszitterspact", lambda r: r["soort"] == "thuiszitterspact"),
    ("/termijnen", "status"): ("verlopen", lambda r: r["status"] == "verlopen"),
    ("/termijnen", "binnen"): ("30", lambda r: 0 <= r["resterendeDagen"] <= 30),
    ("/vrijstellingen", "grond"): ("5-onder-c", lambda r: r["grond"] == "5-onder-c"),
    ("/vrijstellingen", "status"): ("van-kracht", lambda r: r["status"] == "van-kracht"),
    ("/signalen", "rol"): ("leerplicht", lambda r: r["aan"] == "leerplicht"),
    ("/signalen", "status"): ("open", lambda r: r["status"] == "open"),
    ("/werkvoorraad", "rol"): ("school", lambda r: r["rol"] == "school"),
    ("/werkvoorraad", "behandelaar"): ("lpa-1", lambda r: r["behandelaar"] == "lpa-1"),
    ("/werkvoorraad", "school"): ("99BE", lambda r: r["brin"] == "99BE"),
    ("/aanvragen", "soort"): ("verlof", lambda r: r["soort"] == "verlof"),
    ("/afspraken", "status"): ("verlopen", lambda r: r["status"] == "verlopen"),
    ("/afspraken", "rol"): ("school", lambda r: r["rol"] == "school"),
    ("/jongeren", "gemeentecode"): ("0014", lambda r: r["gemeentecode"] == "0014"),
    ("/jongeren", "reden"): ("zonder-school", lambda r: r["reden"] == "zonder-school"),
    ("/risicokinderen", "gemeentecode"): ("0014", lambda r: r["gemeentecode"] == "0014"),
    ("/terugmeldingen", "stand"): ("te-melden", lambda r: r["stand"] == "te-melden"),
    ("/uitstroom", "naar"): ("dagbesteding", lambda r: r["naar"] == "dagbesteding"),
}
"""What is asked, by list and name, and what then holds of the lines that are given and of no other."""
ALLES = {
    "/thuiszitters": {"status": "alle"},
    "/vrijstellingen": {"status": "alle"},
    "/signalen": {"status": "alle"},
    "/terugmeldingen": {"stand": "alle"},
}
"""How all lines are asked for, where a list begins with some of them."""


def gevraagd(pad: str) -> set[str]:
    """Return what can be asked of a list, as the document says."""
    return {een["name"] for een in PADEN[pad]["get"]["parameters"] if een["in"] == "query"}


def test_every_list_and_every_filter_is_here() -> None:
    met_een_dag = {pad for pad, wat in PADEN.items() if "expand" in str(wat.get("get", {}).get("parameters"))}

    assert ALLE.keys() == met_een_dag
    assert {(pad, naam) for pad in ALLE for naam in gevraagd(pad) - VAN_ELKE_LIJST} == FILTERS.keys()
    assert [pad for pad in ALLE if not gevraagd(pad) >= VAN_ELKE_LIJST] == []


@pytest.mark.parametrize("pad", ALLE)
def test_the_pages_of_every_list_are_the_list(gemeente: Api, pad: str) -> None:
    naam = ALLE[pad].naam
    geheel = gemeente.lees(pad, peildatum=DAG, perPagina=1000)
    per_pagina = max(1, geheel["aantal"] // 4)

    delen = pages(gemeente, f"{pad}?peildatum={DAG}&bekendOp={geheel['bekendOp']}&perPagina={per_pagina}")

    assert len(delen) > 1
    assert [regel for deel in delen for regel in deel[naam]] == geheel[naam]
    assert [deel["aantal"] for deel in delen] == [len(geheel[naam])] * len(delen)


@pytest.mark.parametrize("pad", ALLE)
def test_every_list_is_of_its_day_and_its_moment(gemeente: Api, pad: str) -> None:
    nu = gemeente.lees(pad, peildatum=DAG)
    lang_geleden = gemeente.lees(pad, peildatum=VOOR_ALLES)
    nog_onbekend = gemeente.lees(pad, peildatum=DAG, bekendOp=VOOR_ALLES)

    assert (nu["peildatum"], lang_geleden["peildatum"]) == (DAG, VOOR_ALLES)
    assert nog_onbekend["bekendOp"] == f"{VOOR_ALLES}T22:59:59.999999Z"
    assert nu["aantal"] > 0
    assert (lang_geleden["aantal"], nog_onbekend["aantal"]) == (0, 0)


@pytest.mark.parametrize(("pad", "filter_"), FILTERS)
def test_a_filter_gives_the_lines_it_is_about_and_no_other(gemeente: Api, pad: str, filter_: str) -> None:
    waarde, eis = FILTERS[pad, filter_]
    naam = ALLE[pad].naam
    geheel = gemeente.lees(pad, peildatum=DAG, perPagina=1000, **ALLES.get(pad, {}))

    gekozen = gemeente.lees(
        pad,
        **{"peildatum": DAG, "bekendOp": geheel["bekendOp"], "perPagina": 1000, **ALLES.get(pad, {}), filter_: waarde},
    )

    assert gekozen[naam] == [regel for regel in geheel[naam] if eis(regel)] != []


@pytest.mark.parametrize("pad", ALLE)
def test_every_list_can_bring_the_dossiers(gemeente: Api, pad: str) -> None:
    antwoord = gemeente.lees(pad, peildatum=DAG, perPagina=2, expand="dossier")

    for regel in antwoord[ALLE[pad].naam]:
        stand = gemeente.lees(f"/dossiers/{regel['dossierId']}", peildatum=DAG, bekendOp=antwoord["bekendOp"])
        assert regel["_embedded"]["dossier"] == stand
    assert gemeente.get(f"{pad}?expand=leerling").status_code == httpx.codes.BAD_REQUEST
