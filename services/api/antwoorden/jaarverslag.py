"""What does the account of a school year look like?"""

from datetime import date, datetime

from services.api.antwoorden.basis import Antwoord, Dagantwoord


class Verslagcijfer(Antwoord):
    """Een cijfer met dat van vorig jaar; zonder getal is het minder dan vijf, of verraadt het zo een getal."""

    cijfer: str
    titel: str
    definitie: str
    bron: str
    leerlingen: int | None
    keren: int | None
    tel_keren: bool
    vorig_jaar: int | None
    verschil: int | None
    per_onderwijssoort: dict[str, int | None]


class Schoolcijfer(Antwoord):
    """Hoeveel leerlingen van een school relatief verzuimden; zonder BRIN is de school onbekend."""

    brin: str | None
    leerlingen: int | None


class Verlooppunt(Antwoord):
    """Hoeveel leerlingen op een dag thuiszitter waren, en een jaar eerder."""

    dag: date
    thuiszitters: int | None
    is_geweest: bool
    vorig_jaar: int | None


class Aanbod(Antwoord):
    """Hoeveel leerlingen in een jaar een passend aanbod kregen, en na hoeveel dagen de helft dat had."""

    aantal: int | None
    mediaan_dagen: int | None


class Aanbodcijfer(Aanbod):
    """Het aanbod van dit jaar met dat van vorig jaar."""

    vorig_jaar: Aanbod | None


class Eerder(Antwoord):
    """Van welk moment de cijfers van vorig jaar zijn, en of zij zo in een vastgelegd verslag stonden."""

    schooljaar: str
    peildatum: date
    bekend_op: datetime
    zoals_verslagen: bool


class Afspraken(Antwoord):
    """Met welk profiel de dagen vanaf `van` beoordeeld zijn; zonder versie is er niets vastgesteld."""

    profiel: str
    versie: int | None
    van: date


class Jaarverslag(Dagantwoord):
    """Wat een gemeente haar raad vertelt over een schooljaar (Leerplichtwet artikel 25, eerste lid)."""

    gemeente: str
    gemeentecode: str
    schooljaar: str
    is_voorbij: bool
    vorig_jaar: Eerder | None
    beleid: list[Afspraken]
    cijfers: list[Verslagcijfer]
    per_school: list[Schoolcijfer]
    verloop: list[Verlooppunt]
    aanbod: Aanbodcijfer
    zwijgende_scholen: list[str]


class Opgavecijfer(Antwoord):
    """Een cijfer van de opgave, volledig."""

    cijfer: str
    titel: str
    leerlingen: int
    keren: int | None
    per_onderwijssoort: dict[str, int]
    vorig_jaar: int | None


class Opgave(Dagantwoord):
    """Wat een gemeente de minister opgeeft over een schooljaar (Leerplichtwet artikel 25, tweede lid)."""

    gemeente: str
    gemeentecode: str
    schooljaar: str
    vorig_schooljaar: str | None
    cijfers: list[Opgavecijfer]
