"""
Is everything that tells a version in agreement, and how is a release built so that anybody can build the same?

    python deploy/uitgave.py versies            say which version this is, or what contradicts it
    python deploy/uitgave.py bouw NAAR          build sdist and wheel of what is checked out, with their hashes
    python deploy/uitgave.py uitgave NAAR       as `bouw`, and refuse what is not ready to be released

Only the standard library and hatchling (requirements/build.txt) are needed.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9a-z.]+)?")
EERST_NA = re.compile(r"^To become (\d+\.\d+\.\d+\S*?)[,.]? ", re.MULTILINE)
SECTIE = re.compile(r"^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)
WHERE = {
    "publiccode.yml": r'^softwareVersion: "(.+)"$',
    "services/api/omhulsel.py": r'^API_VERSIE = "(.+)"$',
    "deploy/chart/Chart.yaml": r'^appVersion: "(.+)"$',
}


class NietKlaar(Exception):
    """This cannot be released."""


def versies(root):
    """Return by place which version it tells."""
    gevonden = {"pyproject.toml": tomllib.loads(lees(root, "pyproject.toml"))["project"]["version"]}
    for waar, patroon in WHERE.items():
        treffer = re.search(patroon, lees(root, waar), re.MULTILINE)
        gevonden[waar] = treffer[1] if treffer else "nergens"
    gevonden["docs/openapi.json"] = json.loads(lees(root, "docs/openapi.json"))["info"]["version"]
    gevonden["CHANGELOG.md"] = in_changelog(lees(root, "CHANGELOG.md"))
    return gevonden


def in_changelog(tekst):
    """Return the version of the newest section; of an unreleased one what it is to become."""
    secties = SECTIE.findall(tekst)
    if not secties:
        return "nergens"
    if secties[0][0] != "Unreleased":
        return secties[0][0]
    wordt = EERST_NA.search(tekst)
    return wordt[1] if wordt else "Unreleased, zonder 'To become X.Y.Z'"


def eens(root):
    """Return the one version that all tell (raises NietKlaar)."""
    gevonden = versies(root)
    versie = gevonden["pyproject.toml"]
    if not SEMVER.fullmatch(versie):
        raise NietKlaar(f"{versie} is geen versie volgens Semantic Versioning")
    anders = [f"{waar} zegt {ander}" for waar, ander in gevonden.items() if ander != versie]
    if anders:
        raise NietKlaar(f"pyproject.toml zegt {versie}, maar {'; '.join(anders)}")
    return versie


def klaar(root, versie):
    """Refuse what has no dated section, is not committed, or has not its tag (raises NietKlaar)."""
    eerste, dag = (SECTIE.findall(lees(root, "CHANGELOG.md")) or [("", "")])[0]
    if eerste != versie or not dag:
        raise NietKlaar(f"CHANGELOG.md begint niet met '## [{versie}] - JJJJ-MM-DD'")
    if git(root, "status", "--porcelain"):
        raise NietKlaar("er staan wijzigingen die niet vastgelegd zijn in git")
    if f"v{versie}" not in git(root, "tag", "--points-at", "HEAD").split():
        raise NietKlaar(f"deze commit heeft het label v{versie} niet")


def bouw(root, naar):
    """Build sdist and wheel, stamped with the moment of the commit; return the hash of each."""
    moment = os.environ.get("SOURCE_DATE_EPOCH") or git(root, "log", "-1", "--format=%ct")
    naar.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(naar.resolve())],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": moment},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    gemaakt = sorted([*naar.glob("*.whl"), *naar.glob("*.tar.gz")])
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in gemaakt}
    regels = "".join(f"{hash_}  {naam}\n" for naam, hash_ in hashes.items())
    (naar / "SHA256SUMS").write_text(regels, encoding="utf-8")
    return hashes


def git(root, *woorden):
    """Return what git says."""
    return subprocess.run(["git", *woorden], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def lees(root, waar):
    """Return the text of a file."""
    return (root / waar).read_text(encoding="utf-8")


def main(woorden, root=ROOT):
    """Do what is asked; return the exit code."""
    if not woorden or woorden[0] not in ("versies", "bouw", "uitgave") or len(woorden) != 1 + (woorden[0] != "versies"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        versie = eens(root)
        if woorden[0] == "uitgave":
            klaar(root, versie)
    except NietKlaar as fout:
        print(f"uitgave: {fout}", file=sys.stderr)
        return 1
    print(versie)
    if woorden[0] != "versies":
        for naam, hash_ in bouw(root, Path(woorden[1])).items():
            print(f"{hash_}  {naam}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
