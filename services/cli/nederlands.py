"""How does the framework of the command line say in Dutch what it says in English?"""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from services.cli.uitgang import opdracht

HULP = (
    ("Usage: ", "Gebruik: "),
    ("[OPTIONS]", "[OPTIES]"),
    ("COMMAND [ARGS]...", "OPDRACHT [ARGUMENTEN]..."),
    ("\nArguments:\n", "\nArgumenten:\n"),
    ("\nOptions:\n", "\nOpties:\n"),
    ("\nCommands:\n", "\nOpdrachten:\n"),
    ("Show this message and exit.", "Toon deze uitleg en stop."),
    ("Install completion for the current shell.", "Laat deze shell opdrachten aanvullen."),
    ("Show completion for the current shell, to copy it or", "Toon wat daarvoor nodig is, om zelf in te"),
    ("customize the installation.", "voegen."),
    ("[required]", "[verplicht]"),
    ("[default:", "[standaard:"),
)
FOUTEN = (
    (r"No such option: (\S+).*", r"de optie \1 bestaat niet"),
    (r"No such command '(.*?)'.*", r"de opdracht \1 bestaat niet"),
    (r"Missing command\.", "noem een opdracht"),
    (r"Missing (?:argument|option) '(.*?)'.*", r"\1 ontbreekt"),
    (r"Got unexpected extra argument.*", "er staat meer dan bij deze opdracht hoort"),
    (r"Option '(.*?)' requires an argument\.?", r"achter \1 hoort een waarde"),
    (r"Option '(.*?)' does not take a value\.?", r"achter \1 hoort geen waarde"),
    (r"Invalid value for '?(.+?)'?: (?:Value error, )?'.*?' is not one of (.*)\.?", r"\1: kies uit \2"),
    (r"Invalid value for '?(.+?)'?: Input should be greater than or equal to (\S+)", r"\1: ten minste \2"),
    (r"Invalid value for '?(.+?)'?: Input should be less than or equal to (\S+)", r"\1: ten hoogste \2"),
    (r"Invalid value for '?(.+?)'?: Input should be .*", r"\1: dat is geen getal, of niet een dat hier kan"),
    (r"Invalid value for '?(.+?)'?: (.*)", r"\1: \2"),
)


def fout_in_het_nederlands(melding: str) -> str:
    """Return what was wrong with the command line; a sentence that is not known stays as it was."""
    for patroon, zin in FOUTEN:
        if (match := re.fullmatch(patroon, melding, re.DOTALL)) is not None:
            return match.expand(zin)
    return melding


def _hulp(tekst: str) -> str:
    for engels, nederlands in HULP:
        tekst = tekst.replace(engels, nederlands)
    return tekst


class Opdracht(TyperCommand):
    """A command whose help is Dutch throughout, and of which nobody sees a pupil before that is logged."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - whatever the command returns
        """Run the command, as one action."""
        with opdracht(ctx.command_path.partition(" ")[2]):
            return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Context is not the same class in every typer
        """Return the help."""
        return _hulp(super().get_help(ctx))


class Opdrachten(TyperGroup):
    """The commands, whose help is Dutch throughout."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Context is not the same class in every typer
        """Return the help."""
        return _hulp(super().get_help(ctx))
