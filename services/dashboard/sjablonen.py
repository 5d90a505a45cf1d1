"""What may every template use?"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from services.dashboard import woorden
from services.dashboard.handboek import bladzijde_van_regel
from services.dashboard.tijdbalk import lokaal

MAP = Path(__file__).parent / "templates"


def sjablonen() -> Environment:
    """Return the templates: an unknown name is an error, and every text is escaped."""
    omgeving = Environment(
        loader=FileSystemLoader(MAP), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    omgeving.filters |= {
        "dag": woorden.dag,
        "kort": woorden.kort,
        "moment": woorden.moment,
        "woord": woorden.woord,
        "los": woorden.los,
        "veld": woorden.veld,
        "nog": woorden.nog,
        "waarde": woorden.waarde,
        "met_datums": woorden.met_datums,
        "lokaal": lambda op: f"{lokaal(op):%Y-%m-%dT%H:%M:%S}",
    }
    omgeving.globals |= {"regelblad": bladzijde_van_regel, "aantal": woorden.aantal}
    return omgeving
