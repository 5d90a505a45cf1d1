"""Is every decision about access in the audit log, whoever asked and whatever the answer was?"""

from contextlib import closing

from projections.stores.databank import open_databank
from services.eventlog.tabelstand import SCHEMA
from tests.kit.belaagd import Doelwit
from tests.kit.toegang import ASSEN, GRONINGEN, NOOR

Regel = tuple[str, str, bool, str]


def geschreven(doelwit: Doelwit) -> list[Regel]:
    """Return of each line of the audit log the role, the action, whether it might, and why."""
    query = "SELECT rol, actie, toegestaan, reden FROM toegangsregel ORDER BY nummer"
    with closing(open_databank(str(doelwit.server.db), SCHEMA)) as databank, databank.lezen() as v:
        return [(rol, actie, bool(mag), reden) for rol, actie, mag, reden in v.vraag(query)]


def test_a_refusal_and_a_look_are_both_written_with_their_reason(eigen: Doelwit) -> None:
    noor = eigen.dossiers[NOOR]
    with eigen.mens("leerplichtambtenaar", ASSEN) as elders, eigen.systeem("assen") as systeem:
        assert elders.get(f"/dossiers/{noor}").status_code == 403
        assert systeem.get(f"/dossiers/{noor}").status_code == 403
    with eigen.mens("bestuur", GRONINGEN) as bestuur:
        assert bestuur.get("/thuiszitters").status_code == 403
    with eigen.mens("leerplichtambtenaar", GRONINGEN) as hier:
        assert hier.get(f"/dossiers/{noor}").status_code == 200
    regels = geschreven(eigen)

    geweigerd = [regel for regel in regels if not regel[2]]
    assert geweigerd.count(("leerplichtambtenaar", "dossier:lezen", False, "ander-werkgebied")) == 2
    assert ("bestuur", "thuiszitters:lezen", False, "rol-mag-niet") in geweigerd
    assert ("leerplichtambtenaar", "dossier:lezen", True, "toegestaan") in regels


def test_the_reason_of_an_auditor_is_written_without_a_number_in_it(eigen: Doelwit) -> None:
    with eigen.mens("auditor", GRONINGEN) as auditor:
        pad = f"/dossiers/{eigen.dossiers[NOOR]}/naspelen"
        formulier = auditor.get(pad).text.partition('name="_bewijs" value="')[2].partition('"')[0]
        open_ = auditor.post(pad, data={"_bewijs": formulier, "reden_inzage": f"klacht over {NOOR}"})
    redenen = {reden for rol, _, mag, reden in geschreven(eigen) if rol == "auditor" and mag}

    assert open_.status_code == 200
    assert "toegestaan: klacht over [nummer]" in redenen
    assert not any(NOOR in reden for reden in redenen)
