"""Can what was handed over be followed to the page that shows it, through every process, without saying about whom?"""

import time

import psycopg
import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.kit.postgres import everything_in
from tests.kit.winkel import csv_van, rij
from tests.waarneming.conftest import Huis

pytestmark = pytest.mark.trager
SECONDEN = 30


def wacht_op(huis: Huis, naam: str, trace_id: bytes | None = None, *, aantal: int = 1) -> list[Span]:
    """Return the steps of this name that came in, of one trace or of any."""
    tot = time.monotonic() + SECONDEN
    while True:
        with huis.collector.slot:
            gevonden = [
                s for s in huis.collector.spans if s.name == naam and (trace_id is None or s.trace_id == trace_id)
            ]
        if len(gevonden) >= aantal:
            return gevonden
        assert time.monotonic() < tot, (naam, sorted({s.name for s in huis.collector.spans}))
        time.sleep(0.05)


def kenmerken(span: Span) -> dict[str, str | int]:
    return {a.key: a.value.string_value or a.value.int_value for a in span.attributes}


VAN_ELDERS = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture(scope="module")
def opgenomen(huis: Huis) -> bytes:
    """Hand over a delivery, wait until the page shows it, and return the trace that it came in with."""
    antwoord = huis.api.client.post(
        "/api/v1/aanleveringen",
        content=csv_van(rij(), rij(meldingsnummer="2", melddatum="gisteren")).encode(),
        headers={
            "content-type": "text/csv",
            "content-disposition": 'attachment; filename="noor.csv"',
            "traceparent": VAN_ELDERS,
        },
    )
    assert antwoord.status_code == 202, antwoord.text
    [vastgelegd] = wacht_op(huis, "logboek.vastleggen")
    wacht_op(huis, "projectie.volgen", vastgelegd.trace_id)
    tot = time.monotonic() + SECONDEN
    while len(huis.api.lees("/thuiszitters", peildatum="2026-03-01")["thuiszitters"]) != 1:
        assert time.monotonic() < tot
    return vastgelegd.trace_id


def test_from_upload_to_rows_it_is_one_trace(huis: Huis, opgenomen: bytes) -> None:
    """What is sent or read again on a machine that is busy is one more step of the same trace."""
    [verzoek] = wacht_op(huis, "verzoek:api:lever_aan", opgenomen)
    [inname] = wacht_op(huis, "aanlevering.innemen", opgenomen)
    [log] = wacht_op(huis, "logboek.vastleggen", opgenomen)
    relay = wacht_op(huis, "relay.doorgeven", opgenomen)
    gelezen = wacht_op(huis, "topic.lezen", opgenomen)
    volgen = wacht_op(huis, "projectie.volgen", opgenomen)

    assert verzoek.parent_span_id == b""
    assert inname.parent_span_id == verzoek.span_id
    assert log.parent_span_id == inname.span_id
    assert {een.parent_span_id for een in relay} == {log.span_id}
    assert {een.parent_span_id for een in gelezen} <= {een.span_id for een in relay}
    door_wie = {log.span_id, *(een.span_id for een in gelezen)}
    assert {een.parent_span_id for een in volgen} <= door_wie, "whoever was first to bring it"
    assert {kenmerken(een)["verzuimspoor.positie"] for een in volgen} == {kenmerken(log)["verzuimspoor.positie"]}


def test_the_page_that_shows_it_refers_to_it(huis: Huis, opgenomen: bytes) -> None:
    assert huis.api.client.get("/thuiszitters?peildatum=2026-03-01").status_code == 200
    pagina = wacht_op(huis, "verzoek:scherm:thuiszitters")[-1]

    assert opgenomen in {link.trace_id for link in pagina.links}
    assert kenmerken(pagina)["http.response.status_code"] == 200


def test_no_step_says_about_whom(huis: Huis, opgenomen: bytes) -> None:
    dossier_id = huis.api.lees("/thuiszitters", peildatum="2026-03-01")["thuiszitters"][0]["dossierId"]
    huis.api.get(f"/dossiers/{dossier_id}", params={"peildatum": "2026-03-01"})
    huis.api.client.get(f"/dossiers/{dossier_id}")
    wacht_op(huis, "verzoek:api:dossier")
    with huis.collector.slot:
        alles = b"".join(span.SerializeToString() for span in huis.collector.spans)

    assert opgenomen in alles
    assert dossier_id.encode() not in alles
    assert b"999990019" not in alles
    assert b"peildatum" not in alles
    assert {span.name.partition(":")[0] for span in huis.collector.spans} <= {
        *("verzoek", "aanlevering.innemen", "logboek.vastleggen", "relay.doorgeven"),
        *("topic.lezen", "projectie.volgen"),
    }


def test_the_log_of_processing_and_the_traces_have_no_trace_in_common(huis: Huis, opgenomen: bytes) -> None:
    """Who could lay them side by side would know of which pupil the lines under a pseudonym are."""
    elders = bytes.fromhex(VAN_ELDERS.split("-")[1])
    gezien = huis.api.get("/thuiszitters", params={"peildatum": "2026-03-01"}, headers={"traceparent": VAN_ELDERS})
    assert gezien.json()["aantal"] == 1
    tot = time.monotonic() + SECONDEN
    while elders not in (regels := {span.trace_id for span in huis.logboek.spans}):
        assert time.monotonic() < tot, "the log of processing goes on in the trace of whoever calls"
        time.sleep(0.05)

    assert opgenomen in everything_in(huis.adres, "verzuimspoor"), "the note of where an event came from"
    assert {span.trace_id for span in huis.collector.spans} & regels == set()
    assert {span.trace_id for span in huis.collector.spans} & {*lines_of(huis)} == set()


def lines_of(huis: Huis) -> set[bytes]:
    """Return every trace that the Logboek Dataverwerkingen knows."""
    with psycopg.connect(huis.adres) as connection:
        gevonden = connection.execute("SELECT trace_id FROM verzuimspoor.logboekregel").fetchall()
    return {bytes(rij[0]) for rij in gevonden}
