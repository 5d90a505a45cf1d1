"""What may a profile say about who handles what, and is it told what is wrong?"""

from pathlib import Path

import pytest

from services.beleid import ProfielOnbekendError, lees_beleid, lees_profiel

KOP = 'profiel = "p"\ntitel = "P"\nbron = "afspraak"\ngebaseerd_op = "landelijk"\n'
WERK = '[werkverdeling]\nportefeuilles = { noord = "Noord", zuid = "Zuid" }\n'
REGEL = '[[toewijzing]]\nregel = "r"\nportefeuille = "noord"\n'


def test_wat_een_gemeente_niet_zegt_blijft_zoals_het_landelijk_is(tmp_path: Path) -> None:
    beleid = lees_beleid(str(_written(tmp_path, WERK, REGEL, 'scholen = ["99AA", "99BB01"]\n')))

    assert beleid.werkverdeling.anders == "minst-belast"
    assert beleid.werkverdeling.rollen == ("leerplicht",)
    assert [(t.regel, t.portefeuille, t.scholen) for t in beleid.toewijzing] == [("r", "noord", ("99AA", "99BB01"))]


def _written(tmp_path: Path, *delen: str) -> Path:
    file = tmp_path / "p.toml"
    file.write_text(KOP + "".join(delen), encoding="utf-8")
    return file


def test_landelijk_zegt_niet_wie_wat_krijgt() -> None:
    assert lees_profiel("landelijk").toewijzing == ()


@pytest.mark.parametrize(
    ("delen", "waarom"),
    [
        ((WERK, REGEL), "noemt scholen, gemeenten, woonplaatsen of letters"),
        ((WERK, REGEL, 'letters = ["M", "A"]\n'), "de eerste letter komt na de laatste"),
        ((WERK, REGEL, 'letters = ["a", "m"]\n'), "letters"),
        ((WERK, REGEL, 'scholen = ["99"]\n'), "scholen"),
        ((WERK, REGEL, 'gemeenten = ["14"]\n'), "gemeenten"),
        ((REGEL, 'gemeenten = ["0014"]\n'), "staat niet in [werkverdeling.portefeuilles]"),
        ((WERK, REGEL, 'scholen = ["99AA"]\n', REGEL, 'scholen = ["99BB"]\n'), "staat er dubbel in"),
        (('[werkverdeling]\nanders = "loting"\n',), "anders"),
        (("[werkverdeling]\nhoogstens = 0\n",), "hoogstens"),
        (('[werkverdeling]\nmedewerkers = ["m-7"]\n',), "medewerkers"),
    ],
)
def test_een_fout_wordt_genoemd(tmp_path: Path, delen: tuple[str, ...], waarom: str) -> None:
    with pytest.raises(ProfielOnbekendError, match=waarom.replace("[", r"\[").replace("]", r"\]")):
        lees_beleid(str(_written(tmp_path, *delen)))


def test_dezelfde_letter_twee_keer_is_een_letter(tmp_path: Path) -> None:
    beleid = lees_beleid(str(_written(tmp_path, WERK, REGEL, 'letters = ["M", "M"]\n')))

    assert beleid.toewijzing[0].letters == ("M", "M")
