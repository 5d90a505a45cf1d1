"""Which commands are there, and how does each end?"""

import sys

import typer

from domain.errors import VerzuimspoorError
from services.beleid import ProfielOnbekendError
from services.cli import klok, overzichten, vragen, werk
from services.cli.demo import demo
from services.cli.scherm import meldt
from services.cli.schoolteam import schoolteam
from services.cli.telling import telling
from services.ingest import BestandError
from services.settings import InstellingError
from services.vragen.vraag import VraagError

MISLUKT = 1
VERKEERD_GEBRUIK = 2

app = typer.Typer(
    name="verzuimspoor",
    help="Wie zit er thuis, sinds wanneer, tot wanneer is er tijd en waarom?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    werk.ingest,
    vragen.thuiszitters,
    vragen.termijnen,
    vragen.dossier,
    vragen.replay,
    overzichten.vrijstellingen,
    overzichten.verkorte_onderwijstijd,
    overzichten.werkvoorraad,
    overzichten.signalen,
    telling,
    schoolteam,
    klok.clock,
    werk.rebuild,
    werk.verify,
    werk.generate,
    werk.doctor,
    demo,
):
    app.command()(command)


def main() -> None:
    """
    Run a command.

    Exits with 0 = done, 1 = failed (what was committed stays, running it again continues), 2 = wrong usage, 3 = done
    with rejected rows, 4 = integrity violated.
    """
    try:
        app()
    except (VraagError, InstellingError, ProfielOnbekendError) as fout:
        _stop(str(fout), VERKEERD_GEBRUIK)
    except (BestandError, VerzuimspoorError, ValueError) as fout:
        _stop(str(fout), MISLUKT)
    except OSError as fout:
        _stop(f"{fout.filename or 'bestand'}: {fout.strerror or fout}", MISLUKT)


def _stop(melding: str, code: int) -> None:
    meldt.print(f"verzuimspoor: {melding}", style="bold red", highlight=False, soft_wrap=True, markup=False)
    sys.exit(code)


if __name__ == "__main__":
    main()
