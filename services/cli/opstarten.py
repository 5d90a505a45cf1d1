"""How does the command start soon, and go on unhindered by what it started with?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def opstarten() -> Iterator[None]:
    """
    Let nothing be cleared away in this block, and never look again at what is there when it ends.

    What is imported stays until the process ends. Looking through it for what may go takes a quarter of the time of a
    short command, and in a server it would hold up a question now and then.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def main() -> None:
    """Run a command (exits as `services.cli.main.main` does)."""
    with opstarten():
        from services.cli.main import main as run
    run()
