"""Write the pages of reference: `python -m services.naslag`, in the tree of the source."""

from pathlib import Path

from services.naslag import PAGINAS


def main(docs: Path = Path("docs")) -> None:
    """Write every page anew; the rest of the folder stays as it is."""
    for naam, maak in PAGINAS.items():
        (docs / naam).write_text(maak(), encoding="utf-8")


if __name__ == "__main__":
    main()
