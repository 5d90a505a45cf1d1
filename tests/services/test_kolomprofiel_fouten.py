"""Is it told in which file, line and key a column profile is wrong?"""

from pathlib import Path

import pytest

from services.ingest import KolomprofielError, read_profile

KLEIN = """titel = "Klein (verzonnen)"

[kolommen]
meldingsnummer = "nr"
pgn = "pgn"
begindatum = "van"
melddatum = "van"
status = "status"
laatste_mutatie = "gewijzigd"

[vast]
gemeentecode = "0014"
brin = "99AA"
onderwijssoort = "vo"
soort = "LRV"
"""

VERKEERD = [
    ('pgn = "pgn"', 'pgm = "pgn"', "regel 5, kolommen.pgm: 'pgm' is geen van"),
    ('pgn = "pgn"', "pgn = 5", "regel 5, kolommen.pgn: is geen tekst"),
    ('pgn = "pgn"\n', "", "regel 3, kolommen: pgn ontbreekt"),
    ('soort = "LRV"', 'soort = "LVR"', "regel 15, vast.soort: is geen van V1, V2, V3, V4, LRV, L, O, RMC"),
    ('brin = "99AA"', 'brin = "99AA"\nstatus = "R"', "regel 14, vast.status: staat ook onder [kolommen]"),
    ('brin = "99AA"', 'brin = "99AA"\nbrin_vestiging = "99AA00"', "regel 14, vast.brin_vestiging: geeft brin"),
    ('laatste_mutatie = "', 'mutatie_datum = "', "regel 3, kolommen: mutatie_datum en mutatie_tijd horen bij elkaar"),
    ("[vast]", 'datumvorm = "X"\n[vast]', "regel 11, kolommen.datumvorm"),
    ('titel = "Klein', 'datumvorm = "D-M-JJ"\ntitel = "Klein', "regel 1, datumvorm: is geen vorm van een datum"),
    ('titel = "Klein (verzonnen)"', "", "regel 1, titel: ontbreekt"),
    (
        'soort = "LRV"',
        'soort = "LRV"\n[waarden.status]\n"Open" = "X"',
        "regel 17, waarden.status.Open: 'X' is geen van",
    ),
    ('soort = "LRV"', 'soort = "LRV"\n[waarde.status]\n"Open" = "B"', "regel 16, waarde: hoort niet in een profiel"),
    ('soort = "LRV"', "soort = LRV", "regel 15: dit is geen geldige TOML"),
]


@pytest.mark.parametrize(("goed", "slecht", "zin"), VERKEERD)
def test_a_wrong_profile_is_told_with_file_line_and_key(goed: str, slecht: str, zin: str, tmp_path: Path) -> None:
    profiel = tmp_path / "klein.toml"
    profiel.write_text(KLEIN.replace(goed, slecht, 1), encoding="utf-8")
    with pytest.raises(KolomprofielError) as fout:
        read_profile(str(profiel))

    assert f"klein.toml, {zin}" in str(fout.value)


def test_a_profile_that_is_not_there_is_told_with_the_names_to_choose_from() -> None:
    with pytest.raises(
        KolomprofielError, match=r"profiel nergens\.toml is er niet; .*verzonnen-noorderpakket, verzonnen-zuidstelsel"
    ):
        read_profile("nergens.toml")
