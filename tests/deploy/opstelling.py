"""What does deploy/compose.yaml start: with which command line, in which surroundings, with which files?"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.deploy.chart import ROOT, Manifest

DEPLOY = ROOT / "deploy"
COMPOSE = DEPLOY / "compose.yaml"
IMAGE = "verzuimspoor:0.1.0"


@cache
def opstelling() -> dict[str, Any]:
    """Return the file as it is read, with what is shared filled in."""
    gelezen: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return gelezen


def diensten() -> dict[str, dict[str, Any]]:
    """Return every service, by name."""
    gevonden: dict[str, dict[str, Any]] = opstelling()["services"]
    return gevonden


@cache
def image() -> tuple[list[str], dict[str, str]]:
    """Return what our image starts with, and the surroundings it gives."""
    laatste = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").rpartition("\nFROM ")[2]
    begin = re.search(r"^ENTRYPOINT (\[.*\])$", laatste, re.MULTILINE)
    gegeven = re.search(r"^ENV (.*)$", laatste, re.MULTILINE)
    assert begin is not None
    assert gegeven is not None
    return json.loads(begin[1]), dict(woord.split("=", 1) for woord in gegeven[1].split())


@dataclass(frozen=True)
class Programma:
    """What runs in one container: the words of its command line, its surroundings, and where its files come from."""

    woorden: list[str]
    omgeving: dict[str, str]
    plaatsen: dict[str, str] = field(default_factory=dict)
    """By a path in the container what is there: a volume, memory, or a path beside compose.yaml (begins with a dot)."""
    alleen_lezen: frozenset[str] = frozenset()
    """Which of those it cannot write."""


def programma(naam: str) -> Programma:
    """Return what a service of compose.yaml runs; `$$` is how that file writes a dollar."""
    dienst = diensten()[naam]
    begin, gegeven = image() if dienst["image"] == IMAGE else ([], {})
    woorden = [*dienst.get("entrypoint", begin), *dienst.get("command", [])]
    omgeving = gegeven | {n: str(w) for n, w in dienst.get("environment", {}).items()}
    delen = [volume.split(":") for volume in dienst.get("volumes", [])]
    los = {pad.partition(":")[0] for pad in dienst.get("tmpfs", [])} - {"/tmp"}  # noqa: S108 - of a container
    return Programma(
        [str(woord).replace("$$", "$") for woord in woorden],
        omgeving,
        {pad: f"tmpfs-{naam}{pad.replace('/', '-')}" for pad in los} | {deel[1]: deel[0] for deel in delen},
        frozenset(deel[1] for deel in delen if deel[2:] == ["ro"]),
    )


def in_de_chart(pod: Manifest, geheim: Mapping[str, str]) -> Programma:
    """Return what the container of a pod runs, with the values of a Secret filled in."""
    container = pod["containers"][0]
    begin, gegeven = image()
    omgeving = dict(gegeven)
    for een in container["env"]:
        omgeving[een["name"]] = een["value"] if "value" in een else geheim[een["valueFrom"]["secretKeyRef"]["key"]]
    return Programma([*container.get("command", begin), *container["args"]], omgeving)


def van_ons() -> Iterator[tuple[str, Programma]]:
    """Yield what runs our command, by the name of its service."""
    for naam, dienst in diensten().items():
        if dienst["image"] == IMAGE and "verzuimspoor" in programma(naam).woorden:
            yield naam, programma(naam)


def opdracht(woorden: list[str]) -> list[str]:
    """Return what our command is given in a command line."""
    return woorden[len(woorden) - 1 - woorden[::-1].index("verzuimspoor") + 1 :]


def volume_van_geheim() -> dict[str, str]:
    """Return by volume in which folder `geheimen` writes what is in it."""
    plaatsen = programma("geheimen").plaatsen
    return {bron: Path(doel).name for doel, bron in plaatsen.items() if not bron.startswith(".")}
