"""Do alerts and dashboard ask for what is measured, by labels that it has, and is each alert explained?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml

from services.metingen.namen import REGISTER, STANDEN

ROOT = Path(__file__).parents[2]
ALARMEN = ROOT / "deploy" / "alerts" / "verzuimspoor.rules.yaml"
BORD = ROOT / "deploy" / "grafana" / "verzuimspoor.json"
GIDS = ROOT / "docs" / "how-to" / "bewaken.md"
VAN_PROMETHEUS = {"up": set[str](), "process_resident_memory_bytes": set[str]()}
OVERAL = {"job", "instance"}
DUUR = re.compile(r"\d+[smh]")


def gemeten() -> dict[str, set[str]]:
    """Return by the name of a series the labels that it has."""
    bekend = dict(VAN_PROMETHEUS) | {stand.naam: set(stand.labels) for stand in STANDEN}
    for meting in vars(REGISTER)["_collector_to_names"]:
        labels = set(getattr(meting, "_labelnames", ()))
        for naam in vars(REGISTER)["_collector_to_names"][meting]:
            bekend[naam] = labels | ({"le"} if naam.endswith("_bucket") else set())
    return bekend


def alarmen() -> list[dict[str, Any]]:
    return [regel for groep in yaml.safe_load(ALARMEN.read_text())["groups"] for regel in groep["rules"]]


def panelen() -> list[dict[str, Any]]:
    return [paneel for paneel in json.loads(BORD.read_text())["panels"] if paneel["type"] != "row"]


def vragen() -> list[tuple[str, str]]:
    """Return every expression, with where it stands."""
    gevonden = [(alarm["alert"], alarm["expr"]) for alarm in alarmen()]
    return gevonden + [(p["title"], doel["expr"]) for p in panelen() for doel in p["targets"]]


def gevraagd(expr: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the series that are asked for, each with the labels by which they are."""
    alle: list[Any] = []
    promql_parser.walk(promql_parser.parse(expr), alle.append)
    samen = {
        label
        for deel in alle
        if isinstance(deel, promql_parser.AggregateExpr) and deel.modifier is not None
        for label in deel.modifier.labels
    }
    for deel in alle:
        if isinstance(deel, promql_parser.VectorSelector):
            yield deel.name or "", samen | {matcher.name for matcher in deel.matchers.matchers}


@pytest.mark.parametrize(("waar", "expr"), vragen())
def test_what_is_asked_is_measured_and_has_these_labels(waar: str, expr: str) -> None:
    bekend, series = gemeten(), list(gevraagd(expr))

    assert series, waar
    for naam, labels in series:
        assert naam in bekend, f"{waar}: nothing measures {naam}"
        assert labels <= bekend[naam] | OVERAL, f"{waar}: {naam} has no {labels - bekend[naam]}"


def test_a_name_or_label_that_is_not_there_would_be_seen() -> None:
    [(naam, labels)] = gevraagd('sum by (dossier) (rate(verzuimspoor_nergens_total{leerling="x"}[5m]))')

    assert naam not in gemeten()
    assert labels == {"dossier", "leerling"}


def test_every_alert_says_in_dutch_what_is_wrong_and_where_it_is_explained() -> None:
    koppen = re.findall(r"^### (\w+)$", GIDS.read_text(encoding="utf-8"), re.MULTILINE)
    namen = [alarm["alert"] for alarm in alarmen()]

    assert koppen == namen
    for alarm in alarmen():
        assert alarm["labels"]["severity"] in ("critical", "warning")
        assert DUUR.fullmatch(alarm.get("for", "0s"))
        assert alarm["annotations"].keys() == {"summary", "description", "runbook_url"}
        assert alarm["annotations"]["runbook_url"] == f"docs/how-to/bewaken.md#{alarm['alert'].lower()}"


def test_every_measurement_that_somebody_would_act_on_is_on_the_dashboard_or_in_an_alert() -> None:
    stam = {re.sub(r"_(bucket|count|sum)$", "", naam) for _, expr in vragen() for naam, _ in gevraagd(expr)}
    onze = {een.name for een in REGISTER.collect() if een.name.startswith("verzuimspoor_")}
    gevonden = {naam.removesuffix("_total") for naam in stam}
    niet_nodig = {"verzuimspoor_logboek_positie", "verzuimspoor_dossiers_wachtend_oudste_seconds"}

    assert (onze | {stand.naam for stand in STANDEN}) - gevonden <= niet_nodig | {
        "verzuimspoor_klok_achterstand_termijnen"
    }


def test_panels_do_not_overlap_and_fit() -> None:
    vakken = [paneel["gridPos"] for paneel in json.loads(BORD.read_text())["panels"]]
    bezet: set[tuple[int, int]] = set()
    for vak in vakken:
        cellen = {(x, y) for x in range(vak["x"], vak["x"] + vak["w"]) for y in range(vak["y"], vak["y"] + vak["h"])}
        assert not bezet & cellen
        assert max(x for x, _ in cellen) < 24
        bezet |= cellen


def test_the_guide_names_every_measurement() -> None:
    tekst = GIDS.read_text(encoding="utf-8")
    onze = {een.name for een in REGISTER.collect() if een.name.startswith("verzuimspoor_")}

    assert [
        n
        for n in sorted(onze | {stand.naam for stand in STANDEN})
        if f"`{n.removeprefix('verzuimspoor_')}" not in tekst
    ] == []
