"""What does a full row of a delivery say, in a story?"""

from datetime import date, datetime

from domain.decisions.meldingrij import Meldingrij
from domain.events.duo import Meldingsoort, Meldingstatus
from domain.events.inschrijving import Onderwijssoort


def rij(
    mutatie: str,
    *,
    begin: str = "2026-01-12",
    eind: str | None = None,
    status: str = "R",
    reden: str | None = None,
    nummer: str = "1",
    soort: str = "LRV",
    brin: str = "99AA",
    geboren: str | None = "2012-02-10",
    gemeente: str = "0014",
) -> Meldingrij:
    """Write a row with its `laatste_mutatie`: a day (nine in the morning) or a moment, in local time."""
    return Meldingrij(
        meldingsnummer=nummer,
        geboortedatum=geboren,
        gemeentecode=gemeente,
        brin=brin,
        vestiging="00",
        onderwijssoort=Onderwijssoort.VO,
        soort=Meldingsoort(soort),
        begindatum=date.fromisoformat(begin),
        einddatum=None if eind is None else date.fromisoformat(eind),
        melddatum=date.fromisoformat(begin),
        status=Meldingstatus(status),
        reden=reden,
        alle_lessen_gemist=None,
        actie_gewenst=None,
        ondernomen_actie=None,
        vermoedelijke_reden=None,
        toelichting=None,
        laatste_mutatie=datetime.fromisoformat(mutatie if "T" in mutatie else f"{mutatie}T09:00:00"),
    )
