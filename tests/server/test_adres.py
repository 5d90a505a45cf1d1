"""On which address does the server answer, as long as access is not arranged?"""

import socket
from pathlib import Path

import pytest

from services.adressen import NietOpDezeMachineError, adres_van, is_deze_machine, neem, wijzigt_van_elders
from tests.services.test_cli_proces import vs


@pytest.mark.parametrize("adres", ["0.0.0.0", "::", "192.0.2.1", "voorbeeld.invalid", ""])  # noqa: S104 - they are refused
def test_an_address_that_others_can_reach_is_refused(adres: str, tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "serve", "--adres", adres, "--poort", "0")

    assert (uitvoer.code, "alleen op deze machine" in uitvoer.fout) == (2, True)
    assert not (tmp_path / "verzuimspoor.db").exists()


def test_also_for_who_calls_it_from_code() -> None:
    with pytest.raises(NietOpDezeMachineError):
        neem("192.0.2.1", 0)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        uitvoer = vs(tmp_path, "serve", "--poort", str(bezet.getsockname()[1]))

    assert (uitvoer.code, "kies een andere --poort" in uitvoer.fout) == (1, True)
    assert not (tmp_path / "verzuimspoor.db").exists()


def test_the_address_that_is_told_is_one_to_open() -> None:
    with neem("::1", 0) as zes, neem("localhost", 0) as naam:
        assert adres_van(zes) == f"http://[::1]:{zes.getsockname()[1]}"
        assert is_deze_machine(adres_van(naam).removeprefix("http://"))


@pytest.mark.parametrize(
    ("koppen", "van_elders"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8400"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"origin": "http://127.0.0.1:8400"}, False),
        ({"origin": "http://127.0.0.1:8401"}, True),
        ({"origin": "null"}, True),
        ({"origin": ""}, True),
    ],
)
def test_a_change_comes_from_a_page_of_ours_or_from_no_page(koppen: dict[str, str], *, van_elders: bool) -> None:
    gegeven = {"host": "127.0.0.1:8400", **koppen}

    assert wijzigt_van_elders("POST", gegeven) is van_elders
    assert not wijzigt_van_elders("GET", gegeven)
