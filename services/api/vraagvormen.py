"""What may be asked, and how is that written in an address?"""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.alias_generators import to_camel

from domain.aanvragen import Aanvraagsoort
from domain.contact import Wijze
from domain.events.vrijstelling import Grond
from domain.termijnen.termijn import Termijnstatus

JAREN = "(19|20)[0-9]{2}"
DAG = re.compile(rf"{JAREN}-[0-9]{{2}}-[0-9]{{2}}")
MOMENT = re.compile(
    rf"{JAREN}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]{{1,6}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})"
)
MEEST_PER_PAGINA = 1_000
MEEST_UITGEBREID = 100
"""Lines on a page with `expand`: each is worked out by itself."""


def _day(geschreven: str) -> str:
    if DAG.fullmatch(geschreven):
        with suppress(ValueError):
            return date.fromisoformat(geschreven).isoformat()
    raise ValueError("is geen datum van 1900 tot en met 2099; schrijf JJJJ-MM-DD")


def _moment(geschreven: str) -> str:
    with suppress(ValueError):
        if DAG.fullmatch(geschreven):
            return _day(geschreven)
        if MOMENT.fullmatch(geschreven) and not geschreven.endswith("-00:00"):
            return datetime.fromisoformat(geschreven).isoformat()
    raise ValueError("is geen moment; schrijf JJJJ-MM-DD of JJJJ-MM-DDTHH:MM:SSZ, met Z of een verschil als +01:00")


_DAGVORM = {"type": "string", "format": "date", "pattern": f"^{JAREN}-"}
_MOMENTVORM = {"type": "string", "format": "date-time", "pattern": f"^{JAREN}-"}
Dag = Annotated[str, AfterValidator(_day), WithJsonSchema(_DAGVORM)]
Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"anyOf": [_DAGVORM, _MOMENTVORM]})]
"""A day means its end in the Netherlands; a moment has its zone."""
Gemeentecode = Annotated[str, StringConstraints(pattern="^[0-9]{4}$")]
Brin = Annotated[str, StringConstraints(pattern="^[0-9]{2}[A-Z]{2}$")]
Kenmerk = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.@-]{0,99}$")]
"""A code, a role or a pseudonym; it never begins with a digit, so that no number passes for one."""


DossierId = Annotated[UUID, Path(alias="dossierId")]
GebeurtenisId = Annotated[UUID, Path(alias="gebeurtenisId")]
AanleveringId = Annotated[UUID, Path(alias="aanleveringId")]


class Vraagvorm(BaseModel):
    """What stands behind the question mark; a name that is not known is refused, since it would change nothing."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=False, validate_by_alias=True)


class Momentvraag(Vraagvorm):
    """As known when."""

    bekend_op: Moment | None = Field(
        None, description="Zoals bekend op dit moment; een datum is het einde van die dag. Zonder: nu."
    )


class Dagvraag(Momentvraag):
    """About which day, as known when."""

    peildatum: Dag | None = Field(None, description="De dag waarover de vraag gaat. Zonder: vandaag.")


class Contactvraag(Momentvraag):
    """Which contact."""

    wijze: Wijze | None = Field(None, description="Alleen contact op deze wijze.")


class Dossiervraag(Dagvraag):
    """As which municipality sees the pupil."""

    voor: Gemeentecode | None = Field(None, description="Zoals deze gemeente de leerling ziet.")


class Replayvraag(Momentvraag):
    """As which municipality sees the pupil, over all days."""

    voor: Gemeentecode | None = Field(None, description="Zoals deze gemeente de leerling ziet.")


class Bladervraag(Vraagvorm):
    """Which part of a list."""

    per_pagina: int = Field(100, ge=1, le=MEEST_PER_PAGINA, description="Hoogstens zoveel regels.")
    cursor: str | None = Field(
        None, max_length=1000, description="Waar de volgende pagina begint: neem hem over uit _links.next."
    )


class Lijstvraag(Bladervraag, Dagvraag):
    """A list of a day."""

    expand: Literal["dossier"] | None = Field(
        None, description=f"Neem bij elke regel de stand van het dossier op; hoogstens {MEEST_UITGEBREID} per pagina."
    )


class Geschiedenisvraag(Bladervraag, Momentvraag):
    """The events of one stream."""


class Thuiszittersvraag(Lijstvraag):
    """Who is at home."""

    gemeentecode: Gemeentecode | None = Field(None, description="Alleen deze gemeente.")
    status: Literal["thuiszitter", "dreigend", "alle"] = Field("thuiszitter", description="Welke status.")


class Termijnenvraag(Lijstvraag):
    """Which terms."""

    soort: Kenmerk | None = Field(None, description="Alleen deze soort termijn.")
    status: Termijnstatus | None = Field(None, description="Alleen deze status.")
    binnen: int | None = Field(None, ge=0, le=36_500, description="Vervalt binnen zoveel dagen na de peildatum.")


class Afsprakenvraag(Lijstvraag):
    """Which agreements."""

    status: Termijnstatus | None = Field(None, description="Alleen deze status.")
    rol: Kenmerk | None = Field(None, description="Alleen die van deze rol.")


class Vrijstellingenvraag(Lijstvraag):
    """Which exemptions."""

    grond: Grond | None = Field(None, description="Alleen deze grond.")
    status: Literal[
        "actueel", "alle", "aangevraagd", "verleend", "van-kracht", "geweigerd", "afgelopen", "beeindigd"
    ] = Field("actueel", description="Welke status.")


class Signalenvraag(Lijstvraag):
    """Which signals."""

    rol: Kenmerk | None = Field(None, description="Alleen signalen aan deze rol.")
    status: Literal["open", "voorbij", "vervallen", "alle"] = Field("open", description="Welke status.")


class Werkvoorraadvraag(Lijstvraag):
    """Which work."""

    rol: Kenmerk | None = Field(None, description="Alleen wat op deze rol wacht.")
    behandelaar: Kenmerk | None = Field(None, description="Alleen dossiers van deze behandelaar (een pseudoniem).")
    school: Brin | None = Field(None, description="Alleen leerlingen van deze school.")


class Aanvragenvraag(Lijstvraag):
    """Which requests."""

    soort: Aanvraagsoort | None = Field(None, description="Alleen deze soort.")


class Terugmeldingenvraag(Lijstvraag):
    """Which statuses for DUO."""

    stand: Literal["open", "alle", "te-melden", "aangeboden", "bevestigd", "afgewezen", "vervallen"] = Field(
        "open", description="Hoe het ermee staat; open is te melden, aangeboden of afgewezen."
    )


class Jongerenvraag(Lijstvraag):
    """Which young people."""

    gemeentecode: Gemeentecode | None = Field(None, description="Alleen deze gemeente.")
    reden: Kenmerk | None = Field(None, description="Alleen om deze reden.")


class Gemeentevraag(Lijstvraag):
    """Of which municipality."""

    gemeentecode: Gemeentecode | None = Field(None, description="Alleen deze gemeente.")


class Uitstroomvraag(Lijstvraag):
    """To where."""

    naar: Kenmerk | None = Field(None, description="Alleen deze kant op.")


class Verslagvraag(Momentvraag):
    """The account of a school year."""

    gemeentecode: Gemeentecode = Field(description="De gemeente: een verslag gaat over één gemeente.")


class Tellingvraag(Momentvraag):
    """The figures of a school year."""

    gemeentecode: Gemeentecode | None = Field(None, description="Alleen deze gemeente.")
    inwoners: int | None = Field(
        None, ge=1, le=10_000_000, description="Inwoners van 5 tot en met 17 jaar van die gemeente."
    )


class Feedvraag(Vraagvorm):
    """From where in the log."""

    na: int = Field(0, ge=0, le=1 << 53, description="Alles na deze positie in het logboek.")


class Feeddeelvraag(Feedvraag):
    """How much of the feed at a time."""

    per_pagina: int = Field(100, ge=1, le=MEEST_PER_PAGINA, description="Hoogstens zoveel posities.")


class Geenvraag(Vraagvorm):
    """Nothing."""


class Zoekvraag(BaseModel):
    """A personal number to look for: in a body, since an address is kept in logs."""

    model_config = ConfigDict(extra="forbid")

    pgn: Annotated[str, StringConstraints(pattern="^[0-9]{9}$")] = Field(
        description="Het persoonsgebonden nummer, negen cijfers."
    )


class Verschilvraag(BaseModel):
    """Another policy that is to be compared with the one that holds."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=False, validate_by_alias=True)

    profiel: Kenmerk = Field(description="De naam van een meegeleverd profiel.")
    ingangsdatum: Dag | None = Field(None, description="De eerste dag die ernaar beoordeeld wordt. Zonder: vandaag.")
    voorbeelden: int = Field(5, ge=0, le=100, description="Zoveel voorbeelden per regel.")
