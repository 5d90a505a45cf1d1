"""Which commands are there, and how does each end?"""

import errno
import os
import sqlite3
import sys

import typer

from domain.errors import VerzuimspoorError
from services.adressen import NietOpDezeMachineError
from services.beleid import ProfielOnbekendError
from services.cli import (
    aanvoer,
    doorgeven,
    gevolgd,
    klok,
    overleg,
    overzichten,
    project,
    verzinnen,
    vragen,
    werk,
    zegel,
)
from services.cli.beleid import beleid
from services.cli.berichten import berichten
from services.cli.demo import demo
from services.cli.erase import erase
from services.cli.inname import inname
from services.cli.inzage import inzage
from services.cli.jaarverslag import jaarverslag
from services.cli.logboek import logboek
from services.cli.nederlands import Opdracht, Opdrachten, fout_in_het_nederlands
from services.cli.scherm import meldt
from services.cli.schoolteam import schoolteam
from services.cli.serve import serve
from services.cli.sleutels import sleutels
from services.cli.telling import telling
from services.cli.terugmelding import terugmelding
from services.cli.werkverdeling import werkverdeling
from services.cli.zaken import zaken
from services.ingest import BestandError
from services.kalenderbestand import KalenderbestandError
from services.settings import InstellingError
from services.vragen.vraag import VraagError

MISLUKT = 1
VERKEERD_GEBRUIK = 2
OORZAKEN = {
    errno.ENOENT: "dit bestand is er niet",
    errno.EISDIR: "dit is een map en geen bestand",
    errno.ENOTDIR: "in dit pad is een bestand waar een map hoort",
    errno.EACCES: "geen toegang; kijk naar de rechten",
    errno.EEXIST: "dit bestaat al",
    errno.ENOSPC: "er is geen schijfruimte meer",
    errno.EROFS: "deze schijf is alleen te lezen",
}

app = typer.Typer(
    name="verzuimspoor",
    cls=Opdrachten,
    help="Wie zit er thuis, sinds wanneer, tot wanneer is er tijd en waarom?",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    werk.ingest,
    aanvoer.aanbieden,
    aanvoer.inlezen,
    vragen.thuiszitters,
    vragen.termijnen,
    vragen.dossier,
    vragen.replay,
    inzage,
    overzichten.vrijstellingen,
    overzichten.verkorte_onderwijstijd,
    overzichten.werkvoorraad,
    overzichten.signalen,
    overzichten.aanvragen,
    overleg.afspraken,
    gevolgd.risicokinderen,
    gevolgd.jongeren,
    gevolgd.uitstroom,
    telling,
    jaarverslag,
    schoolteam,
    klok.clock,
    serve,
    inname,
    werk.rebuild,
    project.migrate,
    doorgeven.relay,
    doorgeven.topics,
    zaken,
    berichten,
    zegel.verify,
    zegel.checkpoint,
    erase,
    verzinnen.generate,
    werk.doctor,
    demo,
):
    app.command(cls=Opdracht)(command)
app.add_typer(project.app)
app.add_typer(aanvoer.uitval)
app.add_typer(beleid)
app.add_typer(sleutels)
app.add_typer(logboek)
app.add_typer(terugmelding)
app.add_typer(werkverdeling)


def main() -> None:
    """
    Run a command.

    Exits with 0 = done, 1 = failed (what was committed stays, running it again continues), 2 = wrong usage, 3 = done
    with rejected rows, 4 = integrity violated.
    """
    try:
        sys.exit(app(prog_name="verzuimspoor", standalone_mode=False) or 0)
    except typer.Abort:
        _stop("afgebroken", MISLUKT)
    except typer.TyperException as fout:
        _misused(fout)
    except (VraagError, InstellingError, KalenderbestandError, ProfielOnbekendError, NietOpDezeMachineError) as fout:
        _stop(str(fout), VERKEERD_GEBRUIK)
    except (BestandError, VerzuimspoorError, ValueError) as fout:
        _stop(str(fout), MISLUKT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(MISLUKT)
    except OSError as fout:
        _stop(f"{fout.filename or 'bestand'}: {OORZAKEN.get(fout.errno or 0, fout.strerror or str(fout))}", MISLUKT)
    except sqlite3.Error as fout:
        _stop(f"de opslag is niet te gebruiken ({fout}); kijk met doctor", MISLUKT)


def _misused(fout: typer.TyperException) -> None:
    """Say what was wrong with the command line; without any command, show what there is."""
    melding = getattr(fout, "format_message", lambda: str(fout))()
    if type(fout).__name__ == "NoArgsIsHelpError":
        meldt.print(melding, highlight=False, soft_wrap=True, markup=False)
        sys.exit(VERKEERD_GEBRUIK)
    _stop(f"{fout_in_het_nederlands(melding)} (verzuimspoor --help legt uit)", VERKEERD_GEBRUIK)


def _stop(melding: str, code: int) -> None:
    meldt.print(f"verzuimspoor: {melding}", style="bold red", highlight=False, soft_wrap=True, markup=False)
    sys.exit(code)
