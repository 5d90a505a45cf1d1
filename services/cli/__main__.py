"""The command, as `python -m services.cli`."""

from services.cli.opstarten import main

if __name__ == "__main__":
    main()
