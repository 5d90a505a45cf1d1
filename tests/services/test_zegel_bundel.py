"""Does a bundle prove one pupil's history to somebody who has nothing but a script, and is every change of it found?"""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from services.eventlog.controlepunt import onderteken
from services.vragen.bundel import bewijs
from tests.kit.verzegeld import ANDER, TRANSACTIES, controlepunt, geopend, knoei, kopie, leg_vast, maak
from tests.kit.winkel import ROOT
from tests.kit.woorden import LEERLING
from tests.services.test_zegel_punt import gelezen, unseal

SCRIPT = ROOT / "deploy" / "controleer_bundel.py"


def script() -> ModuleType:
    """Return the script as a module: a process for each change would take minutes."""
    module = ModuleType("controleer_bundel")
    exec(compile(SCRIPT.read_text(encoding="utf-8"), SCRIPT.name, "exec"), module.__dict__)  # noqa: S102 - our own file
    return module


CONTROLEER = script().main


@pytest.fixture(scope="module")
def gaaf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak(tmp_path_factory.mktemp("gaaf") / "log")


def bundel_van(folder: Path, dossier_id: UUID = LEERLING, punt: dict[str, Any] | None = None) -> dict[str, Any]:
    with geopend(folder) as log:
        gedaan = bewijs(log, dossier_id, None if punt is None else gelezen(punt))
    assert gedaan.bevindingen == []
    assert gedaan.bundel is not None
    return gedaan.bundel


def schrijf(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def alone(*woorden: Path) -> tuple[int, str]:
    """Run the script where our own code cannot be imported."""
    klaar = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *map(str, woorden)],
        cwd=woorden[0].parent if woorden else None,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert klaar.stderr == ""
    return klaar.returncode, klaar.stdout


def test_the_script_is_short_and_knows_nothing_of_us() -> None:
    tekst = SCRIPT.read_text(encoding="utf-8")

    assert len(tekst.splitlines()) < 100
    assert not any(naam in tekst for naam in ("import services", "from services", "from domain", "from projections"))


@pytest.mark.parametrize("dossier_id", [LEERLING, ANDER])
def test_a_bundle_is_proven_offline(dossier_id: UUID, gaaf: Path, tmp_path: Path) -> None:
    bundel, punt = bundel_van(gaaf, dossier_id), controlepunt(gaaf)
    code, tekst = alone(schrijf(tmp_path / "bundel.json", bundel))
    zelf, _ = alone(tmp_path / "bundel.json", schrijf(tmp_path / "punt.json", punt))
    aantal = sum(leerlingen.count(dossier_id) for leerlingen in TRANSACTIES)

    assert (code, zelf) == (0, 0)
    assert f"In orde: {aantal} gebeurtenissen van dossier {dossier_id}" in tekst
    assert punt["code"] in tekst
    assert punt["publiekeSleutel"] in tekst


def test_a_bundle_against_an_older_checkpoint_has_what_was_there_then(gaaf: Path, tmp_path: Path) -> None:
    folder = kopie(gaaf, tmp_path / "log")
    punt = controlepunt(folder)
    with geopend(folder) as log:
        leg_vast(log)
    bewaard = schrijf(tmp_path / "punt.json", punt)
    toen, nu = bundel_van(folder, punt=punt), bundel_van(folder)

    assert toen == bundel_van(gaaf)
    assert len(nu["gebeurtenissen"]) == 2 * len(toen["gebeurtenissen"])
    assert alone(schrijf(tmp_path / "toen.json", toen), bewaard)[0] == 0
    assert alone(schrijf(tmp_path / "nu.json", nu), bewaard) == (4, "Niet in orde: rust niet op uw controlepunt.\n")


def test_a_log_that_was_sealed_afterwards_has_bundles_too(gaaf: Path, tmp_path: Path) -> None:
    folder = kopie(gaaf, tmp_path / "log")
    unseal(folder)

    assert alone(schrijf(tmp_path / "bundel.json", bundel_van(folder)))[0] == 0


def test_a_bundle_of_another_log_does_not_rest_on_a_checkpoint_of_ours(gaaf: Path, tmp_path: Path) -> None:
    ander = bundel_van(maak(tmp_path / "ander"))
    code, _ = alone(schrijf(tmp_path / "ander.json", ander), schrijf(tmp_path / "punt.json", controlepunt(gaaf)))

    assert code == 4


@pytest.mark.parametrize("inhoud", ["", "[]", "null", "{}", "{", '{"formaat": "verzuimspoor.bundel.v1"}'])
def test_something_else_is_no_bundle(inhoud: str, tmp_path: Path) -> None:
    (tmp_path / "bundel.json").write_text(inhoud, encoding="utf-8")

    assert alone(tmp_path / "bundel.json")[0] == 4


def test_wrong_usage_says_how() -> None:
    klaar = subprocess.run([sys.executable, "-I", str(SCRIPT)], capture_output=True, encoding="utf-8", check=False)

    assert (klaar.returncode, "BUNDEL [CONTROLEPUNT]" in klaar.stdout) == (2, True)


def places(document: Any, pad: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything in a document."""
    delen = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for naam, deel in delen:
        yield (*pad, naam)
        yield from places(deel, (*pad, naam))


def changes(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the document with each of its parts changed, removed or doubled."""
    for pad in places(document):
        for hoe in ("anders", "weg", "dubbel"):
            anders = copy.deepcopy(document)
            houder: Any = anders
            for naam in pad[:-1]:
                houder = houder[naam]
            deel = houder[pad[-1]]
            if hoe == "weg":
                del houder[pad[-1]]
            elif hoe == "dubbel" and isinstance(houder, list):
                houder.append(deel)
            elif hoe == "anders" and isinstance(deel, int):
                houder[pad[-1]] = deel + 1
            elif hoe == "anders" and isinstance(deel, str):
                houder[pad[-1]] = ("1" if deel[0] != "1" else "2") + deel[1:]
            else:
                continue
            yield f"{hoe} {pad}", anders


def test_every_change_of_a_bundle_is_found(gaaf: Path, tmp_path: Path) -> None:
    path = tmp_path / "bundel.json"
    niet_gevonden = [hoe for hoe, anders in changes(bundel_van(gaaf)) if CONTROLEER(schrijf(path, anders))[1] != 4]

    assert niet_gevonden == []


UNPROVEN = ("dossierId", "handtekening", "moment", "code", "vorige", "stromen")


def test_even_one_that_is_signed_anew_is_found_by_its_proofs(gaaf: Path, tmp_path: Path) -> None:
    """Whoever has the key can sign what he likes; what rests on a checkpoint that was kept, he cannot change."""
    path, bewaard = tmp_path / "bundel.json", schrijf(tmp_path / "punt.json", controlepunt(gaaf))
    with geopend(gaaf) as log:
        sleutel = log.sleutels.zegelsleutel
    niet_gevonden = []
    for hoe, anders in changes(bundel_van(gaaf)):
        if any(f"'{naam}'" in hoe for naam in UNPROVEN):
            continue
        rest = {naam: waarde for naam, waarde in anders.items() if naam != "handtekening"}
        anders["handtekening"] = onderteken(rest, sleutel)
        if CONTROLEER(schrijf(path, anders), bewaard)[1] != 4:
            niet_gevonden.append(hoe)

    assert [hoe for hoe in niet_gevonden if not hoe.startswith("dubbel ('blokken',")] == []


@pytest.mark.parametrize(
    ("opdracht", "code"),
    [
        ("UPDATE gebeurtenissen SET ontvangen_op = ontvangen_op + 1 WHERE notification_id = 3", "inhoud"),
        ("UPDATE gebeurtenissen SET event_id = randomblob(16) WHERE notification_id = 2", "inhoud"),
        ("DELETE FROM gebeurtenissen WHERE notification_id = 3", "versie"),
        ("DELETE FROM gebeurtenissen WHERE notification_id = 2", "inhoud"),
        ("DELETE FROM zegel WHERE nummer = 2", "los"),
        ("UPDATE zegel SET soort = 1 WHERE nummer = 4", "zegel"),
        ("UPDATE gebeurtenissen SET state = randomblob(40) WHERE notification_id = 1", "onleesbaar"),
    ],
)
def test_nothing_is_proven_of_what_was_tampered_with(opdracht: str, code: str, gaaf: Path, tmp_path: Path) -> None:
    folder = kopie(gaaf, tmp_path / "log")
    knoei(folder, opdracht)
    with geopend(folder) as log:
        gedaan = bewijs(log, LEERLING)

    assert code in {bevinding.code for bevinding in gedaan.bevindingen}
    assert gedaan.bundel is None
