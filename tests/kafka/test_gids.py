"""Is what the guide shows what really happens?"""

from pathlib import Path

import pytest

from services.kafka.klant import LEZER, Kafkaplaats, kafkaplaats
from services.settings import InstellingError, Settings
from tests.kafka.conftest import Brokers
from tests.kit.kafka import SNEL
from tests.services.test_cli_docs import matches, played

GIDS = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "kafka.md"


def test_the_commands_of_the_guide_write_what_it_shows(brokers: Brokers, adres: str, tmp_path: Path) -> None:
    kafka = {"VERZUIMSPOOR_KAFKA": brokers["ingebed"].adres, "VERZUIMSPOOR_KAFKA_OPTIES": SNEL}
    verschillen = [
        f"$ {opdracht}\n{echt}"
        for opdracht, uitvoer, echt in played(GIDS, tmp_path, adres, **kafka)
        if not matches(uitvoer, echt)
    ]

    assert not verschillen, "\n".join(verschillen)


def plaats_met(opties: str) -> Kafkaplaats:
    return kafkaplaats(Settings(kafka="a:1, b:2", kafka_opties=opties))


def test_security_is_passed_on_as_it_is_given() -> None:
    plaats = plaats_met('{"security_protocol": "SASL_SSL", "sasl_plain_username": "iemand"}')

    assert plaats.adressen == ("a:1", "b:2")
    assert plaats.opties == {"security_protocol": "SASL_SSL", "sasl_plain_username": "iemand"}
    assert plaats.bezorgtijd == 10
    assert LEZER["enable_auto_commit"] is False


@pytest.mark.parametrize(
    "opties", ['{"sasl_plain_username": "geheim"', '["geheim"]', '{"geheim_wachtwoord": "geheim"}']
)
def test_options_that_cannot_be_used_are_refused_without_a_value(opties: str) -> None:
    with pytest.raises(InstellingError) as fout:
        plaats_met(opties)

    assert '"geheim"' not in str(fout.value)


def test_without_a_broker_it_says_which_setting() -> None:
    with pytest.raises(InstellingError, match="VERZUIMSPOOR_KAFKA="):
        kafkaplaats(Settings(kafka=""))


def test_two_topics_have_two_names() -> None:
    with pytest.raises(InstellingError, match="twee topics"):
        kafkaplaats(Settings(kafka="a:1", kafka_publiek="x", kafka_intern="x"))
