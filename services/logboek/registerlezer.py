"""Which activities with personal data does the register have, and what does it say of each?"""

from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from services.logboek import register

GEEN_ADRES = "urn:verzuimspoor:verwerkingsactiviteit"


class _Vorm(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, validate_by_alias=True)


class Persoonsgegevens(_Vorm):
    """Een soort gegevens, en hoelang die bewaard blijft (ISO 8601)."""

    categorie: str
    bewaartermijn: str = Field(pattern=r"^P\d+[YMD]$")
    toelichting: str


class Versie(_Vorm):
    """Wat er vanaf een dag over een activiteit geldt."""

    versie: int = Field(ge=1)
    geldig_vanaf: date
    doel: str
    grondslagen: tuple[str, ...] = Field(min_length=1)
    betrokkenen: tuple[str, ...] = Field(min_length=1)
    persoonsgegevens: tuple[Persoonsgegevens, ...] = Field(min_length=1)
    ontvangers: tuple[str, ...] = Field(min_length=1)
    maatregelen: tuple[str, ...] = Field(min_length=1)


class Verwerkingsactiviteit(_Vorm):
    """Een activiteit met persoonsgegevens (AVG, artikel 30); wie haar verandert, voegt een versie toe."""

    naam: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    titel: str
    versies: tuple[Versie, ...] = Field(min_length=1)

    @property
    def laatste(self) -> Versie:
        """The version that holds now."""
        return self.versies[-1]


LEZER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lees_activiteit(naam: str) -> Verwerkingsactiviteit:
    """Return one activity (raises FileNotFoundError); `lees_register` says which there are."""
    tekst = (files(register) / f"{naam}.yaml").read_text("utf-8")
    return Verwerkingsactiviteit.model_validate(yaml.load(tekst, LEZER))  # noqa: S506 - both are the safe one


def lees_register() -> dict[str, Verwerkingsactiviteit]:
    """Return the activities by name, as the files of the register say."""
    namen = sorted(b.name.removesuffix(".yaml") for b in files(register).iterdir() if b.name.endswith(".yaml"))
    return {naam: lees_activiteit(naam) for naam in namen}


def met_versie(naam: str) -> str:
    """Return how a line of the log names an activity: with the version that holds when it is written."""
    return f"{naam}/{lees_activiteit(naam).laatste.versie}"


def titel_van(verwerking: str) -> str:
    """Return what an activity, as a line names it, is called."""
    naam = verwerking.partition("/")[0]
    return lees_activiteit(naam).titel if naam else ""


def adres_van(verwerking: str, register_adres: str) -> str:
    """Return the URI of an activity as a line names it, in the register at this address."""
    naam, _, versie = verwerking.partition("/")
    return f"{register_adres}/{naam}/versies/{versie}" if register_adres else f"{GEEN_ADRES}:{naam}:{versie}"


def activiteit_van(adres: str, register_adres: str) -> str | None:
    """Return what a line has for the activity at a URI; None when that is none of ours."""
    for naam, activiteit in lees_register().items():
        for versie in activiteit.versies:
            verwerking = f"{naam}/{versie.versie}"
            if adres in (verwerking, adres_van(verwerking, register_adres)):
                return verwerking
    return None
