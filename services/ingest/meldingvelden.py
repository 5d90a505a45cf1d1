"""Which fields does a row of meldingen have, and how is each read? (specification 5.1)"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from domain.decisions.meldingrij import Meldingrij, verwerk_rij
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.duo import Meldingsoort, Meldingstatus, Sluitreden
from domain.events.inschrijving import Onderwijssoort
from domain.gemeenten import Gemeenten
from domain.kader import Kader
from services.ingest import velden
from services.ingest.gelezen import Bezwaar
from services.ingest.velden import Veldfout

KOLOMMEN = (
    "meldingsnummer", "pgn", "geboortedatum", "gemeentecode", "brin", "vestiging", "onderwijssoort", "soort",
    "begindatum", "einddatum", "melddatum", "status", "reden", "alle_lessen_gemist", "actie_gewenst",
    "ondernomen_actie", "vermoedelijke_reden", "toelichting", "laatste_mutatie",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rijopdracht:
    """A full row, to be applied to the pupil's dossier."""

    rij: Meldingrij
    vastgelegd_op: datetime | None = None

    @property
    def has_own_id(self) -> bool:
        """Whether it came with an id: a row has none."""
        return False

    def event_id(self, dossier: Dossier) -> UUID:
        """Return the id of the event that the row becomes."""
        return dossier.id_for(self.rij.sleutel)

    def beslis(self, dossier: Dossier, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide what the row adds."""
        return verwerk_rij(dossier, self.rij, kader)


class Rijlezer:
    """Reads the cells of a row; `labels` are the names that the reader of an objection knows the fields by."""

    def __init__(
        self, plaatsen: Mapping[str, int], gemeenten: Gemeenten, vandaag: date, labels: Mapping[str, str] | None = None
    ) -> None:
        self._labels = labels or {}
        lezers = _lezers(gemeenten, vandaag)
        self._plan = [(naam, self._label(naam), plaatsen[naam], lees) for naam, lees in lezers.items()]
        self._namen, self._lezers = tuple(lezers), tuple(lezers.values())
        self._cellen = itemgetter(*(plaatsen[naam] for naam in lezers))

    def _label(self, naam: str) -> str:
        return self._labels.get(naam, naam)

    def lees(self, cellen: Sequence[str]) -> tuple[dict[str, Any], list[Bezwaar]]:
        """Return the values by field, and all that is wrong with them."""
        bezwaren: list[Bezwaar] = []
        try:
            gelezen = [lees(cel) for lees, cel in zip(self._lezers, self._cellen(cellen), strict=True)]
            waarden = dict(zip(self._namen, gelezen, strict=True))
        except Veldfout:
            waarden, bezwaren = self._one_by_one(cellen)
        bezwaren.extend(replace(b, veld=self._label(b.veld)) for b in _together(waarden))
        return waarden, bezwaren

    def _one_by_one(self, cellen: Sequence[str]) -> tuple[dict[str, Any], list[Bezwaar]]:
        """Return the values that can be read, and what is wrong with each other one."""
        waarden: dict[str, Any] = {}
        bezwaren: list[Bezwaar] = []
        for naam, label, plaats, lees in self._plan:
            try:
                waarden[naam] = lees(cellen[plaats])
            except Veldfout as fout:
                bezwaren.append(Bezwaar(label, fout.code, f"{label} {fout.melding}"))
        return waarden, bezwaren


def _lezers(gemeenten: Gemeenten, vandaag: date) -> Mapping[str, Callable[[str], Any]]:
    ja_nee = velden.optional(velden.code({"J": True, "N": False}))
    tekst = velden.optional(velden.vrije_tekst(velden.LONGEST_TEXT))

    gemeente = velden.gemeente(gemeenten)

    def verplichte_datum(geschreven: str) -> date:
        return velden.datum(velden.required(geschreven))

    onthouden = velden.onthouden
    return {
        "meldingsnummer": velden.pattern(velden.NUMMER, "is geen nummer van ten hoogste 40 letters en cijfers"),
        "pgn": lambda geschreven: velden.pgn(velden.required(geschreven)),
        "geboortedatum": onthouden(velden.optional(velden.geboortedatum(vandaag))),
        "gemeentecode": onthouden(lambda geschreven: gemeente(velden.required(geschreven))),
        "brin": onthouden(velden.pattern(velden.BRIN, "is geen BRIN (twee cijfers en twee hoofdletters)")),
        "vestiging": onthouden(
            velden.optional(velden.pattern(velden.VESTIGING, "is geen vestigingsnummer van twee tekens"))
        ),
        "onderwijssoort": onthouden(velden.code({soort.value: soort for soort in Onderwijssoort})),
        "soort": onthouden(velden.code({soort.value: soort for soort in Meldingsoort})),
        "begindatum": onthouden(verplichte_datum),
        "einddatum": onthouden(velden.optional(velden.datum)),
        "melddatum": onthouden(verplichte_datum),
        "status": onthouden(velden.code({status.value: status for status in Meldingstatus})),
        "reden": onthouden(velden.optional(velden.vrije_tekst(velden.LONGEST_CODE))),
        "alle_lessen_gemist": onthouden(ja_nee),
        "actie_gewenst": onthouden(ja_nee),
        "ondernomen_actie": tekst,
        "vermoedelijke_reden": tekst,
        "toelichting": tekst,
        "laatste_mutatie": lambda geschreven: velden.moment(velden.required(geschreven)),
    }


SLUITREDENEN = frozenset(reden.value for reden in Sluitreden)


def _together(waarden: Mapping[str, Any]) -> Iterator[Bezwaar]:
    """Yield what is wrong between fields."""
    begin, eind = waarden.get("begindatum"), waarden.get("einddatum")
    if begin is not None and eind is not None and eind < begin:
        yield Bezwaar(
            "einddatum", "einddatum-voor-begindatum", "einddatum ligt voor begindatum; verwissel of verbeter ze"
        )
    reden = waarden.get("reden")
    if waarden.get("status") is Meldingstatus.AFGESLOTEN and reden is not None and reden not in SLUITREDENEN:
        yield Bezwaar(
            "reden", "onbekende-code", f"reden van een afgesloten melding is geen van {', '.join(Sluitreden)}"
        )
