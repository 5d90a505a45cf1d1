"""Is what compose.yaml starts whole, closed to others, and what our command and our settings know?"""

import json
import os
import re
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from compose_spec import PyCompose

from services.aanmelding.instellingen import lees
from services.cli.main import app
from services.settings import Settings
from tests.deploy.chart import ROOT, manifests, pods
from tests.deploy.opstelling import (
    COMPOSE,
    DEPLOY,
    IMAGE,
    diensten,
    image,
    in_de_chart,
    opdracht,
    opstelling,
    programma,
    van_ons,
    volume_van_geheim,
)

NAMEN = sorted(diensten())
ZELF_SCHRIJVEND = {"kafka", "inloggen"}
"""Images of others that write in themselves when they start: said beside each."""


def parse(woorden: list[str]) -> None:
    """Read a command line of ours to its end, and run nothing (raises TyperException)."""
    naam, command, context = "verzuimspoor", typer.main.get_command(app), None
    while True:
        context = command.make_context(naam, list(woorden), parent=context)
        over = [*getattr(context, "_protected_args", []), *context.args]
        if not over:
            return
        naam, command, woorden = command.resolve_command(context, over)  # type: ignore[attr-defined]  # it has commands


def test_it_is_a_compose_file() -> None:
    gelezen = PyCompose.from_json(json.dumps(opstelling()))

    assert sorted(gelezen.service_names()) == NAMEN


@pytest.mark.parametrize("fout", [{"depends_on": {"a": {"condition": "soms"}}}, {"ports": ["a:b"]}, {"comand": ["x"]}])
def test_what_is_no_compose_file_is_seen(fout: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"port|extension|unknown|expected"):
        PyCompose.from_json(json.dumps({"services": {"een": {"image": "a", **fout}}}))


def test_the_linter_finds_nothing_that_we_did_not_mean() -> None:
    linter = Path(sys.executable).with_name("compose-lint")
    gezegd = subprocess.run([linter, "check", COMPOSE], capture_output=True, text=True, cwd=DEPLOY)

    assert gezegd.returncode == 0, gezegd.stdout
    gevonden = set(re.findall(r"^ +(\d+) +(?:LOW|MEDIUM|HIGH|CRITICAL) +(CL-\d+)", gezegd.stdout, re.MULTILINE))
    assert {regel for _, regel in gevonden} <= {"CL-0007", "CL-0018", "CL-0019"}, (
        gezegd.stdout
    )  # ZELF_SCHRIJVEND, geheimen, tags
    assert len([een for een in gevonden if een[1] == "CL-0007"]) == len(ZELF_SCHRIJVEND)


@pytest.mark.parametrize("naam", NAMEN)
def test_a_service_has_no_more_than_it_needs(naam: str) -> None:
    dienst = diensten()[naam]

    assert dienst["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in dienst["security_opt"]
    assert dienst["read_only"] is (naam not in ZELF_SCHRIJVEND)
    assert "privileged" not in dienst
    assert dienst["mem_limit"]
    assert dienst["pids_limit"]
    assert (dienst.get("user") == "0:0") == (naam == "geheimen")
    if dienst["image"] == IMAGE and naam != "geheimen":
        assert dienst["user"] == "10001:10001"
    if naam == "geheimen":
        assert (dienst["network_mode"], dienst["cap_add"]) == ("none", ["CHOWN"])


@pytest.mark.parametrize("naam", NAMEN)
def test_an_image_is_of_one_version(naam: str) -> None:
    assert re.fullmatch(r"[a-z0-9/-]+:\d+\.\d+(\.\d+)?(-[a-z]+)?", diensten()[naam]["image"])


def test_only_the_proxy_is_reached_and_only_from_this_machine() -> None:
    open_ = {naam: dienst["ports"] for naam, dienst in diensten().items() if "ports" in dienst}
    netten = opstelling()["networks"]
    buiten = {naam for naam, dienst in diensten().items() if "buiten" in dienst.get("networks", [])}

    assert open_ == {"proxy": ["127.0.0.1:8443:8443"]}
    assert {naam for naam, net in netten.items() if not (net or {}).get("internal")} == {"buiten"}
    assert buiten == {"proxy"}
    assert all("networks" in dienst or dienst.get("network_mode") == "none" for dienst in diensten().values())


def test_the_proxy_is_whom_we_believe_and_the_names_are_those_of_the_proxy() -> None:
    proxy = diensten()["proxy"]["networks"]["voor"]
    aanmelden = lees(DEPLOY / "compose" / "aanmelden.toml")
    caddy = (DEPLOY / "compose" / "Caddyfile").read_text(encoding="utf-8")
    sites = {
        (f"https://{naam}", naar)
        for naam, naar in re.findall(r"^(\S+:8443) \{[^}]*?reverse_proxy (\S+)", caddy, re.MULTILINE)
    }

    assert aanmelden.proxy == (proxy["ipv4_address"],)
    assert diensten()["inloggen"]["environment"]["KC_PROXY_TRUSTED_ADDRESSES"] == proxy["ipv4_address"]
    assert sites == {
        (aanmelden.publiek_adres, "serve:8400"),
        (diensten()["inloggen"]["environment"]["KC_HOSTNAME"], "inloggen:8080"),
    }
    assert aanmelden.oidc.uitgever.startswith(diensten()["inloggen"]["environment"]["KC_HOSTNAME"] + "/realms/")
    assert proxy["aliases"] == ["verzuimspoor.localhost", "inloggen.localhost"]
    assert set(proxy["aliases"]) < set(diensten()["geheimen"]["command"]), "the certificate has these names"


def test_what_is_waited_for_is_there_and_can_tell() -> None:
    for naam, dienst in diensten().items():
        for ander, hoe in dienst.get("depends_on", {}).items():
            wat = diensten()[ander]
            if hoe["condition"] == "service_healthy":
                assert "test" in wat["healthcheck"], f"{naam} waits for {ander}"
            if hoe["condition"] == "service_completed_successfully":
                assert wat["restart"] in ("no", "on-failure"), f"{naam} waits for {ander}"


def test_every_volume_is_made_and_every_file_beside_it_is_there() -> None:
    bronnen = {(naam, bron) for naam in NAMEN for bron in programma(naam).plaatsen.values()}

    assert {bron for _, bron in bronnen if not bron.startswith((".", "tmpfs-"))} == set(opstelling()["volumes"])
    assert [bron for _, bron in bronnen if bron.startswith(".") and not (DEPLOY / bron).exists()] == []


def test_a_secret_lies_only_where_it_is_needed() -> None:
    van: dict[str, set[str]] = {}
    for naam in NAMEN:
        for bron in programma(naam).plaatsen.values():
            if bron in volume_van_geheim() and naam != "geheimen":
                van.setdefault(bron, set()).add(naam)
    alle = {"serve", "project", "relay", "inlezen", "logboek", "clock", "topics"}

    assert van == {
        "aanmelden": {"serve"},
        "collector": {"collector"},
        "databank-geheim": {"databank"},
        "dienst": alle,
        "eigenaar": {"migrate"},
        "inloggen": {"inloggen"},
        "mens": {"wachtwoord", "token"},
        "tls": {"proxy"},
        "werk": alle | {"migrate"},
    }
    schrijft = {
        n for n in NAMEN for p, b in programma(n).plaatsen.items() if b in van and p not in programma(n).alleen_lezen
    }
    assert schrijft == {"geheimen", "serve"}


@pytest.mark.parametrize("naam", [naam for naam, _ in van_ons()])
def test_our_command_and_our_settings_know_what_they_are_given(naam: str) -> None:
    gegeven = programma(naam)
    instellingen = {f"VERZUIMSPOOR_{een}".upper() for een in Settings.model_fields}

    assert {een for een in gegeven.omgeving if een.startswith("VERZUIMSPOOR_")} <= instellingen
    assert not [waarde for waarde in gegeven.omgeving.values() if re.search(r"://[^/@]*:[^/@]*@", waarde)]
    parse(opdracht(gegeven.woorden))


def test_a_command_that_is_not_ours_is_seen() -> None:
    for woorden in (["logboek", "verzend"], ["migrate", "--diensten", "x"], ["serf"]):
        with pytest.raises(typer.TyperException):
            parse(woorden)


def test_what_the_chart_starts_is_started_here_with_the_same_words() -> None:
    chart = manifests(
        kafka={"enabled": True}, inlezen={"enabled": True}, logboek={"adres": "https://logboek.example/v1/traces"}
    )
    geheim = dict.fromkeys(("meestersleutel", "kafka-opties"), "x")
    daar = {naam.rpartition("-")[2]: opdracht(in_de_chart(pod, geheim).woorden) for naam, pod in pods(chart)}
    hier = {naam: opdracht(gegeven.woorden) for naam, gegeven in van_ons()}

    assert {naam: hier[naam] for naam in daar} == daar
    assert hier.keys() - daar.keys() == {"topics", "logboek"}, (
        "the chart leaves topics to who keeps Kafka; serve sends on"
    )


def test_no_secret_and_no_key_is_in_the_files() -> None:
    for path in sorted((DEPLOY / "compose").iterdir()):
        tekst = path.read_text(encoding="utf-8")
        assert "PRIVATE KEY" not in tekst
        assert not re.search(r'"(credentials|secret|jwks\.string)"', tekst) or path.suffix == ".py", path.name


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_is_made_is_for_one_each_and_is_made_once(tmp_path: Path) -> None:
    woorden = [sys.executable, str(DEPLOY / "compose" / "geheimen.py")]
    omgeving = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    for map_ in volume_van_geheim().values():
        (tmp_path / map_).mkdir()

    # as in the container: root that may do nothing but give away
    als_daar = ["setpriv", "--bounding-set=-all,+chown", "--inh-caps=-all", "--no-new-privs", *woorden]
    maak = partial(subprocess.run, [*als_daar, "maak", str(tmp_path), "een.localhost"], env=omgeving, check=True)

    maak()
    eerst = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    maak()

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == eerst
    van = {
        "collector": 10001, "databank": 999, "inloggen": 1000, "tls": 10002,
        **dict.fromkeys(("aanmelden", "dienst", "eigenaar", "mens", "werk"), 10001),
    }  # fmt: skip
    for path in eerst:
        assert path.stat().st_uid == van[path.parent.name], path
        assert stat.S_IMODE(path.stat().st_mode) in (0o400, 0o600), path
    gebruikers = {int(dienst["user"].partition(":")[0]) for dienst in diensten().values() if "user" in dienst}
    assert set(van.values()) - {1000} == gebruikers - {0}
    toon = subprocess.run([*woorden, "toon", str(tmp_path)], env=omgeving, capture_output=True, text=True, check=True)
    assert (tmp_path / "mens" / "wachtwoord").read_text() in toon.stdout
    assert not [path for path in eerst if b"CERTIFICATE" in eerst[path] and b"PRIVATE" in eerst[path]]


def test_the_collector_takes_what_is_sent_to_it_and_keeps_no_line() -> None:
    gelezen = yaml.safe_load((DEPLOY / "compose" / "collector.yaml").read_text(encoding="utf-8"))
    adres = programma("logboek").omgeving["VERZUIMSPOOR_LOGBOEK"]

    assert adres.startswith("https://collector:4318/")
    assert gelezen["receivers"]["otlp"]["protocols"]["http"]["endpoint"].endswith(":4318")
    assert gelezen["exporters"] == {"debug": {"verbosity": "basic"}}
    assert "collector" in diensten()["geheimen"]["command"], "the certificate has its name"
    assert image()[0] == ["verzuimspoor"]
