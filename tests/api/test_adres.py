"""Who can reach the API, as long as access is not arranged?"""

import socket
from pathlib import Path

import pytest

from services.api.server import NietOpDezeMachineError, serveer
from services.installatie import installatie
from tests.services.test_cli_proces import vs


@pytest.mark.parametrize("adres", ["0.0.0.0", "::", "192.0.2.1", "voorbeeld.invalid", ""])  # noqa: S104 - they are refused
def test_an_address_that_others_can_reach_is_refused(adres: str, tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "api", "--adres", adres, "--poort", "0")

    assert (uitvoer.code, "alleen op deze machine" in uitvoer.fout) == (1, True)
    assert not (tmp_path / "verzuimspoor.db").exists()


def test_also_for_who_calls_it_from_code(tmp_path: Path) -> None:
    with pytest.raises(NietOpDezeMachineError):
        serveer(lambda: installatie(str(tmp_path / "v.db")), "192.0.2.1", 0)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        uitvoer = vs(tmp_path, "api", "--poort", str(bezet.getsockname()[1]))

    assert (uitvoer.code, "kies een andere --poort" in uitvoer.fout) == (1, True)
