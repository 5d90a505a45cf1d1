"""Does every status that is owed to DUO go once, whatever happens between recording and handing over?"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from domain.events.duo import TerugmeldingAangeboden
from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.promise import Vraag
from services.ingest import ingest
from services.ingest.regels import BestandError
from services.installatie import Installatie, installatie
from services.portier import niemand_hoort
from services.terugmelden.antwoordbestand import neem_antwoorden
from services.terugmelden.loket import Terugmeldloket, Uitslag, Uitslagsoort
from services.terugmelden.uitvoerbestand import KOLOMMEN, als_bestand
from services.tijd import nu, vandaag
from services.toegang import omgeving_van
from services.vragen.meldingen import meldingen
from services.vragen.terugmeldingen import terugmeldingen, uitvoeren
from tests.kit.winkel import ROOT, csv_van, gebeurtenis, ndjson, rij, vast_id

EERSTE, TWEEDE = "999990019", "999990020"
A, B = UUID("00000000-0000-4000-8000-0000000000a1"), UUID("00000000-0000-4000-8000-0000000000b2")
BEVESTIGD, AFGEWEZEN = Uitslagsoort.BEVESTIGD, Uitslagsoort.AFGEWEZEN


def lever(hier: Installatie, naam: str, inhoud: str, map_: Path) -> None:
    path = map_ / naam
    path.write_text(inhoud, encoding="utf-8")
    uitkomst = ingest(path, omgeving_van(hier))
    assert uitkomst.telling.afgewezen == 0
    hier.catch_up()


@pytest.fixture
def hier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installatie]:
    """Two pupils in investigation; of the second it was decided to close as legitimate."""
    for naam in [naam for naam in os.environ if naam.startswith("VERZUIMSPOOR_")]:
        monkeypatch.delenv(naam)
    with installatie(str(tmp_path / "verzuimspoor.db")) as open_:
        lever(open_, "een.csv", csv_van(rij(), rij(pgn=TWEEDE, meldingsnummer="2", brin="99BB")), tmp_path)
        bepaald = {"meldingsnummer": "2", "status": "G", "reden": "legitiem", "toelichting": "gezien"}
        feiten = (
            gebeurtenis("OnderzoekGestart", "2026-01-20", meldingsnummer="1", id=str(vast_id(1))),
            gebeurtenis("OnderzoekGestart", "2026-01-21", pgn=TWEEDE, meldingsnummer="2", id=str(vast_id(2))),
            gebeurtenis("TerugmeldingBepaald", "2026-02-02", pgn=TWEEDE, id=str(vast_id(3)), **bepaald),
        )
        lever(open_, "feiten.ndjson", ndjson(*feiten), tmp_path)
        yield open_


def op(hier: Installatie) -> Vraag:
    return Vraag(vandaag(), hier.catch_up())


def standen(hier: Installatie, stand: str = "alle") -> list[str]:
    beleid = hier.kader.beleid.terugmelden
    alle = terugmeldingen(hier.rows, hier.log, op(hier), beleid, stand=stand)["terugmeldingen"]
    return [" ".join(filter(None, (r["meldingsnummer"], r["status"], r["stand"], r["waarom"]))) for r in alle]


def aangeboden(hier: Installatie) -> list[UUID]:
    """Return the id of every status that was ever handed over, as the log has it."""
    ids = {verwijzing.dossier_id for verwijzing in hier.log.since(0, 1 << 40, 1 << 40)}
    dossiers = hier.log.dossiers(ids).values()
    return [v.feit.terugmelding for dossier in dossiers for v in dossier.van(TerugmeldingAangeboden)]


def test_wat_te_melden_is_gaat_in_een_uitvoer(hier: Installatie) -> None:
    assert standen(hier) == ["1 B te-melden", "2 B te-melden", "2 G te-melden"]

    uitvoer = Terugmeldloket(hier).haal(A)
    regels = als_bestand(uitvoer).decode().split("\r\n")

    assert regels[0] == ";".join(KOLOMMEN)
    assert [regel.split(";")[1:6] for regel in regels[1:-1]] == [
        ["1", "B", "", "", "2026-01-20"],
        ["2", "B", "", "", "2026-01-21"],
        ["2", "G", "legitiem", "gezien", "2026-02-02"],
    ]
    assert standen(hier) == ["1 B aangeboden", "2 B aangeboden", "2 G aangeboden"]


def test_dezelfde_uitvoer_geeft_dezelfde_bytes_wat_er_ook_bij_kwam(hier: Installatie, tmp_path: Path) -> None:
    eerst = als_bestand(Terugmeldloket(hier).haal(A))
    herroepen = gebeurtenis("GebeurtenisHerroepen", "2026-06-01", gebeurtenisId=str(vast_id(1)))
    lever(hier, "later.ndjson", ndjson(herroepen), tmp_path)
    lever(hier, "later.csv", csv_van(rij(status="G", reden="terug", laatste_mutatie="2026-03-02T09:00:00")), tmp_path)

    assert als_bestand(Terugmeldloket(hier).haal(A)) == eerst
    assert als_bestand(Terugmeldloket(hier).lees(A)) == eerst
    assert len(aangeboden(hier)) == 3


def test_een_tweede_uitvoer_heeft_niets_van_de_eerste(hier: Installatie) -> None:
    loket = Terugmeldloket(hier)
    loket.haal(A)

    assert loket.haal(B).regels == ()
    assert loket.lees(B).regels == ()
    assert [een["uitvoer"] for een in uitvoeren(hier.rows, op(hier))] == [str(A)]


def test_hoogstens_zoveel_leerlingen_en_de_rest_de_volgende_keer(hier: Installatie) -> None:
    loket = Terugmeldloket(hier)

    assert [r.meldingsnummer for r in loket.haal(A, 1).regels] == ["1"]
    assert [r.meldingsnummer for r in loket.haal(B, 1).regels] == ["2", "2"]


def test_twee_tegelijk_bieden_elk_status_een_keer_aan(hier: Installatie) -> None:
    with ThreadPoolExecutor(4) as samen:
        uit = list(samen.map(Terugmeldloket(hier).haal, [A, B, A, B]))

    regels = {(u.id, r.terugmelding) for u in uit for r in u.regels}
    assert len(regels) == len({terugmelding for _, terugmelding in regels}) == 3
    assert len(aangeboden(hier)) == 3


KILL = """
import os, signal, sys
from pathlib import Path
from services.cli import terugmelding

def kill_before(path, inhoud):
    os.kill(os.getpid(), signal.SIGKILL)

terugmelding._write = kill_before
from services.cli.main import app
app(["terugmelding", "uitvoer", sys.argv[1]], standalone_mode=False)
"""


def test_gedood_tussen_vastleggen_en_schrijven_is_niets_weg_en_niets_dubbel(tmp_path: Path) -> None:
    db, bestand = tmp_path / "verzuimspoor.db", tmp_path / "uit.csv"
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("VERZUIMSPOOR_")}
    omgeving |= {"VERZUIMSPOOR_DB": str(db), "PYTHONPATH": str(ROOT)}
    with installatie(str(db)) as hier:
        lever(hier, "een.csv", csv_van(rij()), tmp_path)
        lever(hier, "f.ndjson", ndjson(gebeurtenis("OnderzoekGestart", "2026-01-20", meldingsnummer="1")), tmp_path)

    gedood = subprocess.run(
        [sys.executable, "-c", KILL, str(bestand)], env=omgeving, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert gedood.returncode == -signal.SIGKILL, gedood.stderr
    assert not bestand.exists()
    with installatie(str(db)) as hier:
        [gemaakt] = uitvoeren(hier.rows, op(hier))
        weer = Terugmeldloket(hier).lees(UUID(gemaakt["uitvoer"]))

        assert [r.meldingsnummer for r in weer.regels] == ["1"]
        assert gemaakt["uitvoer"] in gedood.stderr
        assert Terugmeldloket(hier).haal(B).regels == ()


def test_wat_duo_overneemt_of_afwijst(hier: Installatie) -> None:
    loket = Terugmeldloket(hier)
    een, twee, drie = (r.terugmelding for r in loket.haal(A).regels)
    ontvangen = loket.ontvang(
        [Uitslag(een, BEVESTIGD), Uitslag(twee, BEVESTIGD), Uitslag(drie, AFGEWEZEN, "E12", "Melding op slot.")]
    )

    assert [o.nieuw for o in ontvangen] == [True, True, True]
    assert standen(hier) == ["1 B bevestigd", "2 B bevestigd", "2 G afgewezen"]
    nog_eens = loket.ontvang([Uitslag(een, BEVESTIGD), Uitslag(drie, AFGEWEZEN, "E12", "Melding op slot.")])
    assert [(o.nieuw, o.weigering) for o in nog_eens] == [(False, None), (False, None)]


def test_een_antwoord_op_iets_onbekends_houdt_de_andere_niet_tegen(hier: Installatie) -> None:
    loket = Terugmeldloket(hier)
    een = loket.haal(A).regels[0].terugmelding
    vreemd, goed = loket.ontvang([Uitslag(B, BEVESTIGD), Uitslag(een, BEVESTIGD)])

    assert vreemd.weigering is not None
    assert vreemd.weigering.code == "onbekende-terugmelding"
    assert goed.nieuw


def test_een_antwoord_op_wat_nog_niet_ging_wordt_geweigerd(hier: Installatie) -> None:
    [ontvangst] = Terugmeldloket(hier).ontvang([Uitslag(vast_id(1), BEVESTIGD)])

    assert ontvangst.weigering is not None
    assert ontvangst.weigering.code == "terugmelding-wacht-niet"


def test_een_bestand_met_antwoorden(hier: Installatie, tmp_path: Path) -> None:
    loket = Terugmeldloket(hier)
    een, twee, drie = (r.terugmelding for r in loket.haal(A).regels)
    path = tmp_path / "antwoord.csv"
    path.write_text(
        "#Terugmelding;uitslag;code;melding;verwerkt_op;extra\n"
        f"{een};bevestigd;;;2026-02-03T09:00:00;x\n"
        f"{twee};afgewezen;;geen code;;x\n"
        f"{drie};misschien;;;;x\n"
        f"{B};bevestigd;;;;x\n"
        f"{drie};bevestigd;;;2099-01-01T09:00:00;x\n",
        encoding="utf-8",
    )
    telling = neem_antwoorden(path, loket, nu())

    assert (telling.gelezen, telling.nieuw, telling.ongewijzigd, telling.afgewezen) == (5, 1, 0, 4)
    assert telling.rejects is not None
    afgewezen = telling.rejects.read_text(encoding="utf-8")
    codes = ("verplicht", "onbekende-code", "onbekende-terugmelding", "moment-in-toekomst")
    assert [code for code in codes if code not in afgewezen] == []
    verbeterd = tmp_path / "nog eens.csv"
    verbeterd.write_text(afgewezen.replace("misschien", "bevestigd"), encoding="utf-8")
    assert neem_antwoorden(verbeterd, loket, nu()).nieuw == 1
    assert neem_antwoorden(path, loket, nu()).ongewijzigd == 1


def test_een_bestand_zonder_de_kolommen_wordt_niet_gelezen(hier: Installatie, tmp_path: Path) -> None:
    path = tmp_path / "antwoord.csv"
    path.write_text("meldingsnummer;status\n1;B\n", encoding="utf-8")

    with pytest.raises(BestandError, match="mist terugmelding, uitslag"):
        neem_antwoorden(path, Terugmeldloket(hier), nu())


def test_een_levering_van_duo_bevestigt_ook_zoals_toen_bekend(hier: Installatie, tmp_path: Path) -> None:
    Terugmeldloket(hier).haal(A)
    toen = op(hier)
    time.sleep(0.002)
    lever(hier, "twee.csv", csv_van(rij(status="B", laatste_mutatie="2026-01-22T09:00:00")), tmp_path)
    beleid = hier.kader.beleid.terugmelden
    eerder = terugmeldingen(hier.rows, hier.log, toen, beleid, stand="alle")["terugmeldingen"]

    assert [r["stand"] for r in eerder] == ["aangeboden"] * 3
    assert standen(hier)[0] == "1 B bevestigd"


def test_een_termijn_van_het_profiel_en_een_antwoord_dat_uitblijft(hier: Installatie) -> None:
    Terugmeldloket(hier).haal(A, 1)
    beleid = hier.kader.beleid.terugmelden.model_copy(update={"binnen_werkdagen": 2, "bevestigd_binnen_dagen": 7})

    def regels(later: int) -> list[tuple[str, int | None, bool]]:
        nu_ = op(hier)
        vraag = replace(nu_, peildatum=nu_.peildatum.fromordinal(nu_.peildatum.toordinal() + later))
        alle = terugmeldingen(hier.rows, hier.log, vraag, beleid)["terugmeldingen"]
        return [(r["uiterlijk"], r["dagenOnderweg"], r["blijftUit"]) for r in alle]

    assert regels(7) == [("2026-01-22", 7, False), ("2026-01-23", None, False), ("2026-02-04", None, False)]
    assert regels(8)[0] == ("2026-01-22", 8, True)


def als(hier: Installatie, wie: Gebruiker, bron: Bron, handeling: Handeling = Handeling.LEZEN) -> Installatie:
    return replace(hier, hoort=niemand_hoort).voor(wie, bron, handeling)


def test_een_ander_werkgebied_krijgt_niets_en_ziet_niets(hier: Installatie) -> None:
    Terugmeldloket(hier).haal(A, 1)
    ander = Gebruiker("lpa-elders", Rol.LEERPLICHTAMBTENAAR, frozenset({"0034"}))
    elders = Terugmeldloket(als(hier, ander, Bron.TERUGMELDINGEN, Handeling.VASTLEGGEN))

    assert elders.haal(B).regels == ()
    assert elders.lees(A).regels == ()
    assert [o.nieuw for o in elders.ontvang([Uitslag(vast_id(1), BEVESTIGD)])] == [False]


def test_een_school_ziet_alleen_haar_eigen_meldingen_en_wat_ermee_gebeurde(hier: Installatie, tmp_path: Path) -> None:
    lever(hier, "in.ndjson", ndjson(gebeurtenis("Ingeschreven", "2025-08-01", pgn=TWEEDE, brin="99BB")), tmp_path)
    loket = Terugmeldloket(hier)
    ids = [r.terugmelding for r in loket.haal(A).regels]
    school = als(hier, Gebruiker("s-1", Rol.SCHOOL, scholen=frozenset({"99BB"})), Bron.MELDINGEN)

    def gezien() -> dict[str, object]:
        alle = meldingen(school.rows, school.log, op(hier), school.portier.toont, frozenset({"99BB"}))["meldingen"]
        [regel] = alle
        return {veld: regel[veld] for veld in ("meldingsnummer", "status", "sinds", "door", "reden")} | {
            "onderweg": regel["onderweg"] and regel["onderweg"]["status"]
        }

    leeg = {"meldingsnummer": "2", "reden": None}
    assert gezien() == leeg | {"status": "R", "sinds": "2026-01-13", "door": "school", "onderweg": "G"}
    loket.ontvang([Uitslag(een, BEVESTIGD) for een in ids])
    vandaag_ = vandaag().isoformat()
    assert gezien() == {
        "meldingsnummer": "2",
        "status": "G",
        "sinds": vandaag_,
        "door": "leerplicht",
        "reden": "legitiem",
        "onderweg": None,
    }
