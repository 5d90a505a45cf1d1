"""How does a row of a supplier become a row of our own layout?"""

import re
from collections.abc import Callable, Mapping, Sequence

from services.ingest import velden
from services.ingest.gelezen import Bezwaar
from services.ingest.kolomprofiel import CODES, SAMEN, Kolomprofiel
from services.ingest.meldingvelden import KOLOMMEN
from services.ingest.velden import Veldfout

DATUMS = ("geboortedatum", "begindatum", "einddatum", "melddatum")
DELEN = {"D": "(?P<d>[0-9]{1,2})", "DD": "(?P<d>[0-9]{2})", "M": "(?P<m>[0-9]{1,2})", "MM": "(?P<m>[0-9]{2})"}
DELEN["JJJJ"] = "(?P<j>[0-9]{4})"
TIJD = re.compile(r"^(?P<uur>[0-9]{1,2}):?(?P<minuut>[0-9]{2})(?::?(?P<seconde>[0-9]{2}(?:\.[0-9]{1,6})?))?$")
TUSSEN = re.compile(r"[T ]+")
BRIN = 4
"""Characters; what follows is the location."""


class Omzetting:
    """Translates the cells of one supplier, following its profile; `plaatsen` says where each field stands."""

    def __init__(self, profiel: Kolomprofiel, plaatsen: Mapping[str, int]) -> None:
        self._profiel = profiel
        self._plaatsen = plaatsen
        self._dag = date_reader(profiel.datumvorm)
        vertaald = {veld: getattr(profiel.waarden, veld) for veld in type(profiel.waarden).model_fields}
        self._waarden = {
            veld: {van.strip().casefold(): str(naar) for van, naar in waarden.items()}
            for veld, waarden in vertaald.items()
            if waarden
        }

    def labels(self) -> dict[str, str]:
        """Return per field the column that it comes from, as the supplier calls it."""
        kolommen: dict[str, str] = {str(veld): kolom for veld, kolom in self._profiel.kolommen.items()}
        samen = [(veld, deel) for deel, delen in SAMEN.items() for veld in delen if deel in kolommen]
        return {veld: kolommen[deel] for veld, deel in reversed(samen)} | kolommen

    def row_of(self, cellen: Sequence[str], label: Mapping[str, str]) -> tuple[list[str], list[Bezwaar]]:
        """Return the cells in the order of our own layout, and what could not be translated."""
        ruw: dict[str, str] = {str(veld): waarde for veld, waarde in self._profiel.vast.items()}
        ruw.update((veld, cellen[plaats]) for veld, plaats in self._plaatsen.items())
        if "brin_vestiging" in ruw:
            ruw["brin"], ruw["vestiging"] = split_school(ruw["brin_vestiging"])
        if "mutatie_datum" in ruw:
            ruw["laatste_mutatie"] = f"{ruw['mutatie_datum']} {ruw['mutatie_tijd']}".strip()
        rij, bezwaren = [], []
        for veld in KOLOMMEN:
            try:
                rij.append(self._translated(veld, ruw.get(veld, "")))
            except Veldfout as fout:
                rij.append("")
                naam = label.get(veld, veld)
                bezwaren.append(Bezwaar(naam, fout.code, f"{naam} {fout.melding}"))
        return rij, bezwaren

    def _translated(self, veld: str, cel: str) -> str:
        if veld in self._waarden:
            return self._code(veld, cel)
        if veld in DATUMS and cel:
            return self._dag(cel)
        return self._moment(cel) if veld == "laatste_mutatie" and cel else cel

    def _code(self, veld: str, cel: str) -> str:
        waarden = self._waarden[veld]
        if (vertaald := waarden.get(cel.casefold())) is not None:
            return vertaald
        if cel and veld in CODES and cel not in CODES[veld]:
            raise Veldfout("onbekende-code", f"heeft een waarde die niet onder [waarden.{veld}] in het profiel staat")
        return cel

    def _moment(self, cel: str) -> str:
        dag, *rest = TUSSEN.split(cel, maxsplit=1)
        tijd = TIJD.match(rest[0].strip()) if rest else None
        if tijd is None:
            raise Veldfout("moment-vorm", "is geen moment: een datum en een tijd als 9:15 of 09:15:00")
        datum = velden.datum(self._dag(dag)).isoformat()
        return f"{datum}T{int(tijd['uur']):02}:{tijd['minuut']}:{tijd['seconde'] or '00'}"


def split_school(cel: str) -> tuple[str, str]:
    """Return BRIN and location from one cell: `99AA00`, `99AA-00` or `99AA`."""
    return cel[:BRIN], cel[BRIN:].strip(" -/.")


def date_reader(datumvorm: str | None) -> Callable[[str], str]:
    """Return how a date is rewritten as JJJJ-MM-DD; without a form it stays as it is."""
    if datumvorm is None:
        return lambda tekst: tekst
    stukken = re.findall(r"D+|M+|J+|[^DMJ]", datumvorm)
    vorm = re.compile("".join(DELEN.get(stuk, re.escape(stuk)) for stuk in stukken))

    def lees(tekst: str) -> str:
        match = vorm.fullmatch(tekst)
        if match is None:
            raise Veldfout("datum-vorm", f"is geen datum; volgens het profiel is de vorm {datumvorm}")
        return f"{match['j']}-{int(match['m']):02}-{int(match['d']):02}"

    return lees
