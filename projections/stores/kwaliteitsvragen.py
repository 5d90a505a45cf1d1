"""Which rows say where the registration is probably not complete?"""

from abc import ABC
from datetime import date
from typing import Any

from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.events.werk import BehandelaarToegewezen, BehandelaarVervangen
from projections.stores.overzichtvragen import columns_of
from projections.stores.verslagvragen import Verslagvragen
from projections.stores.vraag import Vraag

GEEN_TEKEN = (TermijnVerstreken, TermijnVerstrekenHerzien, SignaalGegeven, BehandelaarToegewezen, BehandelaarVervangen)
"""What only says that time passed or whose it is, and not that anybody did something for the pupil."""


class Kwaliteitsvragen(Verslagvragen, ABC):
    """Meldingen by whether somebody still has something to do with them, and what schools did."""

    def open_meldingen(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the meldingen that were open on a day; `laatst` is when something last happened to the pupil."""
        niet = ", ".join(f"'{soort.type_name()}'" for soort in GEEN_TEKEN)
        query = f"""
            SELECT {columns_of("m", "meldingen")}, (
                SELECT MAX(l.geldig_op) FROM tijdlijn l
                WHERE l.dossier_id = m.dossier_id AND {self._taal.bekend("l")} AND l.herroepen = 0
                    AND l.geldig_op <= CAST(:dag AS text) AND l.type NOT IN ({niet})) AS laatst
            FROM meldingen m
            WHERE {self._taal.bekend("m")}{self._mag("m")} AND m.open_tot_en_met >= CAST(:dag AS text)
                AND (m.begindatum IS NULL OR m.begindatum <= CAST(:dag AS text))
            ORDER BY m.open_tot_en_met, m.dossier_id, m.meldingsnummer
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {})

    def gesloten_meldingen(self, vraag: Vraag, vanaf: date) -> list[dict[str, Any]]:
        """Return the meldingen that were open for the last time on a day from `vanaf` to the day asked about."""
        query = f"""
            SELECT {columns_of("m", "meldingen")} FROM meldingen m
            WHERE {self._taal.bekend("m")}{self._mag("m")}
                AND m.open_tot_en_met < CAST(:dag AS text) AND m.open_tot_en_met >= :vanaf
            ORDER BY m.open_tot_en_met, m.dossier_id, m.meldingsnummer
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {"vanaf": vanaf.isoformat()})

    def meldtermijnen(self, vraag: Vraag, soort: str, vanaf: date) -> list[dict[str, Any]]:
        """Return by school and status how many terms of a kind fell due on a day from `vanaf` through the day."""
        query = f"""
            SELECT p.brin AS brin, t.status AS status, COUNT(*) AS aantal
            FROM termijnen t {self._at_school("t")}
            WHERE {self._op("t")} AND t.soort = :soort
                AND t.vervalt_op BETWEEN :vanaf AND CAST(:dag AS text) AND p.brin IS NOT NULL
            GROUP BY p.brin, t.status ORDER BY p.brin, t.status
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {"soort": soort, "vanaf": vanaf.isoformat()})

    def scholen_in_beeld(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the schools at which pupils were last heard of, with how many."""
        query = f"""
            SELECT p.brin AS brin, COUNT(DISTINCT p.dossier_id) AS leerlingen
            FROM scholen p WHERE {self._op("p")} GROUP BY p.brin ORDER BY p.brin
        """  # noqa: S608 - our own words
        return self._ask(query, vraag, {})
