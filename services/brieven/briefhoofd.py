"""From whom is a letter, and where can be objected?"""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from services.brieven.sjabloon import SjabloonError

BESTAND = "briefhoofd.toml"


class Briefhoofd(BaseModel):
    """
    What stands above and below every letter of a municipality; what is empty is asked of whoever writes one.

    `adres` is of several lines. `bezwaaradres` is where a notice of objection goes, with `bezwaar_online` for who does
    that with DigiD.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    organisatie: str = ""
    afdeling: str = ""
    adres: tuple[str, ...] = ()
    telefoon: str = ""
    e_mail: str = ""
    website: str = ""
    rechtbank: str = ""
    bezwaaradres: tuple[str, ...] = ()
    bezwaar_online: str = ""


def lees_briefhoofd(map_: Path | None, organisatie: str) -> Briefhoofd:
    """
    Return the letterhead in the folder of a municipality; without one only the name that was set is known.

    Raises:
        SjabloonError: the file cannot be read.

    """
    if map_ is None or not (map_ / BESTAND).exists():
        return Briefhoofd(organisatie=organisatie)
    try:
        gelezen = Briefhoofd.model_validate(tomllib.loads((map_ / BESTAND).read_text("utf-8")))
    except (OSError, ValueError) as fout:
        waar = "; ".join(str(een["loc"]) for een in fout.errors()) if isinstance(fout, ValidationError) else str(fout)
        raise SjabloonError(f"{BESTAND} is niet te lezen ({waar})") from None
    return gelezen if gelezen.organisatie else gelezen.model_copy(update={"organisatie": organisatie})
