"""
Do an older and a newer version work side by side on one database: is nobody refused, and is nothing lost?

It is played once, as `deploy/runbook.md` says to upgrade: the new one migrates while the old one goes on, and both take
in, project, pass on and answer at the same time, until the old one leaves. What follows asks about what happened.
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats
from services.kafka.topics import maak_topics
from tests.kafka.conftest import Brokers
from tests.kafka.test_relay import places
from tests.kit.apiserver import draait
from tests.kit.draaiboek import Draaiboek, Gespeeld, draaiboek
from tests.kit.kafka import SNEL, eigen_plaats, lees_alles
from tests.kit.postgres import database
from tests.kit.tweede_versie import tweede_versie
from tests.kit.volgers import tot_het_einde
from tests.kit.voorloper import Begonnen, voer_voor
from tests.kit.winkel import ROOT, csv_van, gebeurtenis, ndjson, rij

pytestmark = pytest.mark.trager
PAGE = ROOT / "deploy" / "runbook.md"
OUD = ROOT
AANTAL = 30
VERNIEUWD = bsn(3)
"""The pupil about whom the new version records something in a shape that the old one does not know."""
GEHOORD = (gebeurtenis("VerdachteGehoord", "2026-03-02", wie="leerling", pgn=VERNIEUWD),)
VERWEZEN = (gebeurtenis("HaltVerwezen", "2026-03-09", waarheen="Halt Noord", pgn=VERNIEUWD),)


@dataclass
class Gang:
    """One database, two versions, and what each answered."""

    folder: Path
    omgeving: dict[str, str]
    plaats: Kafkaplaats
    nieuw: Path
    boek: Draaiboek
    """The runbook, played with the new version."""
    gezegd: dict[str, subprocess.CompletedProcess[str]] = field(default_factory=dict)
    gespeeld: dict[str, Gespeeld] = field(default_factory=dict)
    antwoorden: dict[str, Any] = field(default_factory=dict)
    laatste: int = 0

    def start(self, versie: Path, *woorden: str | Path) -> subprocess.Popen[bytes]:
        """Start a command of a version."""
        return Begonnen(
            woorden,
            versie,
            cwd=self.folder,
            env={**self.omgeving, "PYTHONPATH": str(versie)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def doe(self, naam: str, versie: Path, *woorden: str | Path) -> None:
        """Run a command of a version to its end, and remember what it said under this name."""
        self.gezegd[naam] = voer_voor(woorden, self.folder, self.omgeving, versie=versie)

    def lever(self, naam: str, inhoud: str) -> Path:
        """Write a delivery."""
        path = self.folder / naam
        path.write_text(inhoud, encoding="utf-8")
        return path

    def document(self, naam: str) -> Any:
        """Return the JSON that a command answered."""
        return json.loads(self.gezegd[naam].stdout)


def reports(van: int, tot: int) -> str:
    return csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(van, tot)))


def names(van: int, tot: int, **velden: str) -> str:
    geboren = {"geboortedatum": "2012-02-10", "gemeentecode": "0014"}
    return ndjson(
        *(
            gebeurtenis("LeerlingGeregistreerd", "2026-01-12", pgn=bsn(i), naam=f"Verzonnen {i}", **geboren, **velden)
            for i in range(van, tot)
        )
    )


@pytest.fixture(scope="module")
def gang(brokers: Brokers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gang]:
    folder = tmp_path_factory.mktemp("naast")
    broker = brokers["ingebed"]
    plaats = eigen_plaats(broker)
    maak_topics(plaats, 1)
    with database() as adres, database() as sleutels:
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
        meester = base64.b64encode(bytes(range(32))).decode()
        ours = {"DB": adres, "SLEUTELS": sleutels, "MEESTERSLEUTEL": meester, "ROL": "dienst"}
        ours |= {"MEESTER": str(folder / "verzuimspoor.meester")}
        ours |= {"KAFKA": broker.adres, "KAFKA_PUBLIEK": plaats.publiek, "KAFKA_INTERN": plaats.intern}
        ours |= {"KAFKA_OPTIES": SNEL}
        omgeving = schoon | {f"VERZUIMSPOOR_{naam}": waarde for naam, waarde in ours.items()}
        nieuw = tweede_versie(folder / "nieuw")
        gang = Gang(folder, omgeving, plaats, nieuw, draaiboek(PAGE, folder / "boek", nieuw))
        gang.doe("eerst", OUD, "ingest", gang.lever("eerst.csv", reports(0, AANTAL)))
        with ExitStack() as samen:
            upgraded(gang, samen)
        afterwards(gang)
        with psycopg.connect(adres) as connection:
            [(gang.laatste,)] = connection.execute("SELECT max(notification_id) FROM verzuimspoor.gebeurtenissen")
        yield gang


def upgraded(gang: Gang, samen: ExitStack) -> None:
    """Let the new version come beside the old one, and both take in; the old one leaves at the end."""
    oud, nieuw = OUD, gang.nieuw
    gaand = samen.enter_context(tot_het_einde([gang.start(oud, "project"), gang.start(oud, "relay")]))
    alleen = {n: w for n, w in gang.omgeving.items() if n.startswith("VERZUIMSPOOR_") and n != "VERZUIMSPOOR_MEESTER"}
    oude = samen.enter_context(draait(gang.folder / "oud", **alleen, **own_folder(gang, "oud")))
    gang.gespeeld["bijwerken"] = gang.boek.speel("bijwerken", gang.omgeving)
    gaand += [gang.start(nieuw, "project"), gang.start(nieuw, "relay")]
    nieuwe = samen.enter_context(draait(gang.folder / "b", **alleen, **own_folder(gang, "b"), PYTHONPATH=str(nieuw)))
    with ThreadPoolExecutor(1) as tegelijk:
        tegelijk.submit(together, gang, "nieuw", nieuw, names(0, AANTAL, proef="ja"), reports(2 * AANTAL, 3 * AANTAL))
        together(gang, "oud", oud, names(0, AANTAL), reports(AANTAL, 2 * AANTAL))
    for naam, api in {"oud": oude, "nieuw": nieuwe}.items():
        antwoord = api.lees("/thuiszitters", peildatum="2026-03-01")
        gang.antwoorden[naam] = {n: w for n, w in antwoord.items() if n not in ("bekendOp", "_links")}
    gang.doe("oud_opnieuw_gestart", oud, "project", "--eenmaal", "--json")
    gang.doe("nieuwe_vorm", nieuw, "ingest", gang.lever("c.ndjson", ndjson(*GEHOORD, *VERWEZEN)), "--json")
    gang.doe("oud_na_nieuwe_vorm", oud, "ingest", gang.lever("d.csv", reports(3 * AANTAL, 3 * AANTAL + 5)), "--json")
    gang.doe("oud_verify", oud, "verify", "--json")
    gang.antwoorden["leven"] = [*(p.poll() for p in gaand), oude.process.poll(), nieuwe.process.poll()]


def together(gang: Gang, naam: str, versie: Path, namen: str, meldingen: str) -> None:
    """Take in, while the other version does: names of the same pupils, and reports of others."""
    gang.doe(f"{naam}_een", versie, "ingest", gang.lever(f"{naam}.ndjson", namen), "--json")
    gang.doe(f"{naam}_twee", versie, "ingest", gang.lever(f"{naam}.csv", meldingen), "--json")


def own_folder(gang: Gang, naam: str) -> dict[str, str]:
    """Let a server keep its deliveries on a disk of its own, as on a machine of its own."""
    return {"VERZUIMSPOOR_MEESTER": str(gang.folder / naam / "verzuimspoor.meester")}


def afterwards(gang: Gang) -> None:
    """Let the new version alone look at everything."""
    gang.gespeeld["na-bijwerken"] = gang.boek.speel("na-bijwerken", gang.omgeving)
    gang.doe("relay", gang.nieuw, "relay", "--eenmaal", "--json")
    gang.doe("verify", gang.nieuw, "verify", "--json")
    gang.doe("start", gang.nieuw, "project", "herbouw", "start", "--json")
    gang.doe("vergelijk", gang.nieuw, "project", "herbouw", "vergelijk", "--json")


def the_new_version_migrates_while_the_old_one_goes_on(gang: Gang) -> None:
    assert "gedaan: proef_erbij." in gang.gespeeld["bijwerken"].uit, gang.gespeeld["bijwerken"].fout
    assert gang.antwoorden["leven"] == [None] * 6


@pytest.mark.parametrize(
    "naam", ["oud_een", "nieuw_een", "oud_twee", "nieuw_twee", "nieuwe_vorm", "oud_na_nieuwe_vorm"]
)
def nobody_is_refused(gang: Gang) -> None:
    for naam in ("oud_een", "nieuw_een", "oud_twee", "nieuw_twee", "nieuwe_vorm", "oud_na_nieuwe_vorm"):
        klaar = gang.gezegd[naam]
        assert klaar.returncode == 0, klaar.stderr
        assert gang.document(naam)["afgewezen"] == 0
        assert gang.document(naam)["nieuw"] == gang.document(naam)["gelezen"]


def both_give_the_same_answer_meanwhile(gang: Gang) -> None:
    oud, nieuw = (gang.antwoorden[naam] for naam in ("oud", "nieuw"))

    assert oud == nieuw
    assert oud["aantal"] == 3 * AANTAL


def a_process_of_the_old_version_starts_on_the_new_tables(gang: Gang) -> None:
    klaar = gang.gezegd["oud_opnieuw_gestart"]

    assert klaar.returncode == 0, klaar.stderr


def the_old_version_says_of_what_it_does_not_know_that_it_is_newer(gang: Gang) -> None:
    """It accuses nobody: every other event is as it was stored, and of this one it says why it cannot read it."""
    [bevinding] = gang.document("oud_verify")["bevindingen"]

    assert bevinding["code"] == "onleesbaar"
    assert "HaltVerwezen.v2" in bevinding["melding"]
    assert "nieuwere versie" in bevinding["melding"]


def nothing_was_lost_from_the_log(gang: Gang) -> None:
    document = gang.document("verify")

    assert gang.gezegd["verify"].returncode == 0, document
    assert document["bevindingen"] == []
    assert document["dossiers"] == 3 * AANTAL + 5
    assert document["gebeurtenissen"] == gang.laatste


def nobody_waits_and_the_rows_are_as_made_anew(gang: Gang) -> None:
    assert "0 wachten nog" in gang.gespeeld["na-bijwerken"].uit
    assert gang.gezegd["vergelijk"].returncode == 0, gang.gezegd["vergelijk"].stderr
    verschillen = gang.document("vergelijk")
    assert verschillen["gelijk"] is True, verschillen


def every_event_was_passed_on_once_and_in_order(gang: Gang) -> None:
    for topic in (gang.plaats.publiek, gang.plaats.intern):
        gevonden = places(lees_alles(gang.plaats, topic, gang.laatste))
        assert sorted(p for posities in gevonden.values() for p in posities) == list(range(1, gang.laatste + 1))
        assert all(posities == sorted(posities) for posities in gevonden.values())


def test_an_older_and_a_newer_version_work_side_by_side(gang: Gang) -> None:
    """It is one test, so that it is played once, however many processes divide the tests."""
    the_new_version_migrates_while_the_old_one_goes_on(gang)
    nobody_is_refused(gang)
    both_give_the_same_answer_meanwhile(gang)
    a_process_of_the_old_version_starts_on_the_new_tables(gang)
    the_old_version_says_of_what_it_does_not_know_that_it_is_newer(gang)
    nothing_was_lost_from_the_log(gang)
    nobody_waits_and_the_rows_are_as_made_anew(gang)
    every_event_was_passed_on_once_and_in_order(gang)
