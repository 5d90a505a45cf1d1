"""Is there a line for every pupil of whom something is recorded, in the same transaction, on both stores?"""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.events.base import Event
from projections.stores.databank import OpslagError
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError
from services.logboek import Handeling, Status, beslissing, bezig
from services.logboek.handeling import GeenHandelingError
from services.logboek.lezen import Zoekvraag, wie_keek, zoek
from services.logboek.spoor import nieuw_spoor
from tests.kit.logboek import over, regels, toegang
from tests.kit.winkel import Winkel, gebeurtenis, ndjson, open_winkel, vast_id
from tests.kit.woorden import feit
from tests.logboek.conftest import HUGO, LEVERING, NOOR

NU = datetime(2026, 6, 1, 12, tzinfo=UTC)
TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"


def handeling(actie: str = "api:leg_gebeurtenis_vast", traceparent: str | None = TRACEPARENT) -> Handeling:
    return Handeling(nieuw_spoor(traceparent), actie, "p-1", "leerplichtambtenaar")


def volgende(winkel: Winkel, pgn: str, event: Event | None = None) -> Nieuw:
    dossier = winkel.log.dossier(winkel.log.find([pgn])[pgn])
    wat = event or feit("Ziekgemeld", "2026-03-02")
    return Nieuw(vast_id(dossier.versie + 50), dossier.id, dossier.versie + 1, wat, "test", "p-1")


def test_a_delivery_has_a_line_for_each_pupil_below_that_of_the_delivery(winkel: Winkel) -> None:
    gevonden = regels(winkel)
    [hoofd] = [regel for regel in gevonden if regel.betrokkene is None]
    per_leerling = [regel for regel in gevonden if regel.betrokkene is not None]

    assert len(per_leerling) == len({regel.betrokkene for regel in per_leerling}) == 2
    assert {regel.ouder for regel in per_leerling} == {hoofd.span_id}
    assert {regel.trace_id for regel in gevonden} == {hoofd.trace_id}
    assert len({regel.span_id for regel in gevonden}) == 3


def test_one_event_is_one_line_in_the_trace_of_whoever_asked_though_its_flag_is_off(winkel: Winkel) -> None:
    nieuw = volgende(winkel, NOOR)
    with bezig(handeling()) as deze:
        winkel.log.append([nieuw], nu=NU)

    [_, regel] = over(winkel, nieuw.dossier_id)
    assert (regel.trace_id.hex(), regel.ouder and regel.ouder.hex()) == tuple(TRACEPARENT.split("-")[1:3])
    assert (regel.span_id, regel.status) == (deze.spoor.span_id, Status.UNSET)
    assert (regel.verwerking, regel.naam) == ("gegevens-vastleggen/1", "api:leg_gebeurtenis_vast")
    assert regel.begin_ms <= regel.eind_ms


def test_who_did_it_stands_in_the_audit_log_with_the_same_trace_and_in_no_line(winkel: Winkel) -> None:
    with bezig(handeling()):
        winkel.log.append([volgende(winkel, NOOR)], nu=NU)

    [*_, wie] = toegang(winkel)
    assert (wie.wie, wie.rol, bool(wie.toegestaan)) == ("p-1", "leerplichtambtenaar", True)
    assert wie.trace_id.hex() == TRACEPARENT.split("-")[1]
    assert winkel.log.logboek.is_echt(wie)
    assert not any("p-1" in str(regel) for regel in regels(winkel))


def test_what_is_not_recorded_has_no_line(winkel: Winkel) -> None:
    voor = regels(winkel), toegang(winkel)
    nieuw = volgende(winkel, NOOR)
    winkel.log.append([nieuw], nu=NU)
    na = len(regels(winkel))
    with bezig(handeling()) as deze, pytest.raises(ConflictError):
        winkel.log.append([nieuw], nu=NU)

    assert len(regels(winkel)) == na == len(voor[0]) + 1
    assert not deze.geboekt


def test_without_the_line_nothing_is_recorded(winkel: Winkel, adres: str) -> None:
    """The line is no afterthought: when it cannot be written, the event is not there either."""
    nieuw = volgende(winkel, NOOR)
    with winkel.log.databank.schrijven() as v:
        v.doe("ALTER TABLE logboek_uit RENAME TO weg")
    with suppress(Exception):
        winkel.log.append([nieuw], nu=NU)

    assert winkel.log.dossier(nieuw.dossier_id).versie == nieuw.versie - 1


def test_enforcement_alone_has_a_line_of_the_same_pupil(winkel: Winkel) -> None:
    nieuw = volgende(winkel, NOOR, feit("HaltVerwezen", "2026-03-02"))
    winkel.log.append([nieuw], nu=NU)

    assert len(over(winkel, nieuw.dossier_id)) == 2


def test_a_school_team_and_what_is_revoked_of_it_is_no_pupil(winkel: Winkel) -> None:
    voor = len(regels(winkel))
    team = {"brin": "99AA", "vestiging": "00"}
    wie = {"type": "ContactpersoonAangewezen", "geldigOp": "2025-08-01", "rol": "leerplicht", "naam": "Kim", "lijn": 1}
    winkel.lever("team.ndjson", ndjson({"schoolteam": team, "id": str(vast_id(7)), **wie}))
    weg = {"type": "GebeurtenisHerroepen", "geldigOp": "2025-08-02", "gebeurtenisId": str(vast_id(7))}
    uitkomst = winkel.lever("weg.ndjson", ndjson({"schoolteam": team, **weg}))

    assert uitkomst.telling.nieuw == 1
    assert len(regels(winkel)) == voor


def test_what_is_revoked_of_a_pupil_has_a_line(winkel: Winkel) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    laatste = winkel.log.dossier(noor).vastleggingen[-1]
    winkel.lever("h.ndjson", ndjson(gebeurtenis("GebeurtenisHerroepen", "2026-05-01", gebeurtenisId=str(laatste.id))))

    assert len(over(winkel, noor)) == 2


def test_a_pupil_who_is_shown_twice_in_one_action_has_one_line_of_it(winkel: Winkel) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    deze = handeling("api:dossier")

    assert [winkel.log.logboek.gelezen(deze, [noor, noor]) for _ in range(3)] == [1, 0, 0]
    assert len(over(winkel, noor)) == 2


def test_an_id_that_is_of_no_pupil_makes_no_line(winkel: Winkel) -> None:
    gebeurtenis_id = next(iter(winkel.dossiers()[NOOR].vastleggingen)).id

    assert winkel.log.logboek.gelezen(handeling("api:dossier"), [gebeurtenis_id, vast_id(99)]) == 0


def test_a_refusal_is_in_the_audit_log_and_shows_nobody(winkel: Winkel) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    voor = len(regels(winkel))
    with bezig(handeling("api:dossier")) as deze:
        beslissing("lees", "geen-grondslag", toegestaan=False, dossier_id=noor)
        winkel.log.logboek.gelezen(deze, [])

    logboek = winkel.log.logboek
    alle = wie_keek(logboek, logboek.betrokkenen([noor]).values())
    assert len(regels(winkel)) == voor
    assert [(b.wie, b.actie, b.reden) for b in alle if not b.toegestaan] == [("p-1", "lees", "geen-grondslag")]


def test_a_decision_outside_any_action_is_an_error() -> None:
    with pytest.raises(GeenHandelingError):
        beslissing("lees", "rol", toegestaan=True)


def test_who_looked_is_found_with_the_reason_by_the_pupil_alone(winkel: Winkel) -> None:
    noor, hugo = (winkel.log.find([pgn])[pgn] for pgn in (NOOR, HUGO))
    winkel.log.logboek.gelezen(handeling("api:thuiszitters", None), [noor, hugo])
    winkel.log.logboek.gelezen(handeling("api:dossier", None), [hugo])
    logboek = winkel.log.logboek

    over_noor = wie_keek(logboek, logboek.betrokkenen([noor]).values())
    over_hugo = wie_keek(logboek, logboek.betrokkenen([hugo]).values())
    assert [b.actie for b in over_noor] == ["api:thuiszitters", "systeem:vastleggen"]
    assert sorted(b.actie for b in over_hugo) == ["api:dossier", "api:thuiszitters", "systeem:vastleggen"]
    assert all(b.wie == "p-1" and b.ongewijzigd for b in over_noor[:1])


def test_a_line_of_the_audit_log_that_somebody_changed_is_known(winkel: Winkel, adres: str) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    winkel.log.logboek.gelezen(handeling("api:dossier"), [noor])
    with winkel.log.databank.schrijven() as v:
        if not adres:
            v.doe("DROP TRIGGER toegangsregel_blijft")
        v.doe("UPDATE toegangsregel SET wie = 'iemand anders' WHERE wie = 'p-1'")

    gezien = wie_keek(winkel.log.logboek, winkel.log.logboek.betrokkenen([noor]).values())
    assert [b.ongewijzigd for b in gezien if b.wie == "iemand anders"] == [False]


def test_a_file_lets_nobody_change_or_remove_a_line(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever("een.csv", LEVERING)
        for doe in ("DELETE FROM {}", "UPDATE {} SET verwerking = ''"):
            for tabel in ("logboekregel", "toegangsregel"):
                with pytest.raises(OpslagError, match="nooit"), winkel.log.databank.schrijven() as v:
                    v.doe(doe.format(tabel))


def test_lines_are_found_by_trace_by_activity_and_by_pupil_between_moments(winkel: Winkel) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    deze = handeling("api:dossier")
    winkel.log.logboek.gelezen(deze, [noor])
    databank = winkel.log.databank
    [betrokkene] = winkel.log.logboek.betrokkenen([noor]).values()

    assert len(zoek(databank, Zoekvraag(trace_id=deze.spoor.trace_id))) == 1
    assert len(zoek(databank, Zoekvraag(verwerking="dossier-raadplegen/1"))) == 1
    assert len(alle := zoek(databank, Zoekvraag(betrokkene=betrokkene))) == 2
    assert zoek(databank, Zoekvraag(betrokkene=betrokkene, van_ms=deze.begonnen)) == alle[1:]
    assert zoek(databank, Zoekvraag(betrokkene=betrokkene, tot_en_met_ms=deze.begonnen - 1)) == alle[:1]
    assert zoek(databank, Zoekvraag(betrokkene=betrokkene), na=(alle[0].begin_ms, alle[0].span_id)) == alle[1:]
    with pytest.raises(ValueError, match="noem"):
        zoek(databank, Zoekvraag(van_ms=0))


def test_a_pupil_who_was_destroyed_is_found_under_no_line_while_the_lines_stay(winkel: Winkel) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    voor = regels(winkel)
    winkel.log.sleutels.destroy([(noor, 0)])

    assert winkel.log.logboek.betrokkenen([noor]) == {}
    assert regels(winkel) == voor


def test_nothing_in_the_log_leads_to_the_number_or_the_dossier(winkel: Winkel) -> None:
    noor = winkel.log.find([NOOR])[NOOR]
    alles = repr(regels(winkel)) + repr(toegang(winkel))

    assert NOOR not in alles
    assert str(noor) not in alles
    assert repr(noor.bytes)[2:-1] not in alles
