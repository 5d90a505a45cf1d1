"""How are the lines of a pupil written: status, pact term and duty, each period in a few words?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.dossier import Dossier
from domain.kader import Kader
from domain.periode import Periode
from domain.rules.leerplicht import plicht
from domain.rules.thuiszitter import statusperiodes
from domain.termijnen.lopen import termijnperiodes


@dataclass(frozen=True)
class Stuk:
    """Days of equal status: `2026-01-12..2026-02-08 dreigend relatief`; an open end is left out."""

    periode: Periode
    status: str
    categorie: str
    thuis_sinds: date
    thuiszitter_sinds: date | None
    teksten: tuple[str, ...]

    def __str__(self) -> str:
        return f"{written(self.periode)} {self.status} {self.categorie}"


@dataclass(frozen=True)
class Statuslijn:
    """All days at home."""

    stukken: tuple[Stuk, ...]

    def __iter__(self) -> Iterator[Stuk]:
        return iter(self.stukken)

    def op(self, dag: date) -> Stuk | None:
        op_die_dag = [stuk for stuk in self.stukken if dag in stuk.periode]
        assert len(op_die_dag) <= 1, f"{dag} is meer dan een ding tegelijk: {op_die_dag}"
        return op_die_dag[0] if op_die_dag else None


@dataclass(frozen=True)
class Termijnstuk:
    """Days on which a term stood the same: `2026-01-12..2026-04-12 lopend`."""

    periode: Periode
    status: str
    thuis_sinds: date
    start: date
    vervalt_op: date
    gehaald_op: date | None
    teksten: tuple[str, ...]

    def __str__(self) -> str:
        return f"{written(self.periode)} {self.status}"


@dataclass(frozen=True)
class Pactlijn:
    """All terms of the pact, each on all days."""

    stukken: tuple[Termijnstuk, ...]

    def __iter__(self) -> Iterator[Termijnstuk]:
        return iter(self.stukken)

    def op(self, dag: date, thuis_sinds: str | None = None) -> Termijnstuk | None:
        """Return the term of the thuisperiode since `thuis_sinds`, else the one that started last."""
        staand = [stuk for stuk in self.stukken if dag in stuk.periode]
        if thuis_sinds is not None:
            staand = [stuk for stuk in staand if stuk.thuis_sinds.isoformat() == thuis_sinds]
        return max(staand, key=lambda stuk: stuk.start, default=None)


@dataclass(frozen=True)
class Plichtlijn:
    """The two duties; when the birth date is unknown there is neither, and every day counts."""

    leerplicht: Periode | None
    kwalificatieplicht: Periode | None

    def op(self, dag: date) -> str:
        if self.leerplicht is not None and dag in self.leerplicht:
            return "leerplicht"
        if self.kwalificatieplicht is not None and dag in self.kwalificatieplicht:
            return "kwalificatieplicht"
        return "geen"


def statuslijn(dossier: Dossier, kader: Kader) -> Statuslijn:
    return Statuslijn(
        tuple(
            Stuk(
                periode=periode.periode,
                status=periode.status.value,
                categorie=periode.categorie.value,
                thuis_sinds=periode.thuis_sinds,
                thuiszitter_sinds=periode.thuiszitter_sinds,
                teksten=tuple(uitleg.tekst for uitleg in periode.uitleg),
            )
            for periode in statusperiodes(dossier, kader)
        )
    )


def pactlijn(dossier: Dossier, kader: Kader) -> Pactlijn:
    return Pactlijn(
        tuple(
            Termijnstuk(
                periode=periode.periode,
                status=periode.status.value,
                thuis_sinds=date.fromisoformat(periode.sleutel),
                start=periode.start,
                vervalt_op=periode.vervalt_op,
                gehaald_op=periode.gehaald_op,
                teksten=tuple(uitleg.tekst for uitleg in periode.uitleg),
            )
            for periode in termijnperiodes(dossier, kader)
            if periode.soort == "thuiszitterspact"
        )
    )


def plichtlijn(dossier: Dossier, kader: Kader) -> Plichtlijn:
    duur = plicht(dossier, kader)
    return Plichtlijn(duur.leerplicht, duur.kwalificatieplicht)


def written(periode: Periode) -> str:
    return f"{periode.van}..{periode.eind or ''}"
