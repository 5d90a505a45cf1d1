"""How is the dashboard served, and to whom?"""

from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from services.dashboard.adressen import HIER


def serveer(app: ASGIApp, adres: str, poort: int) -> None:
    """
    Serve until somebody stops it; without a log of requests, since an address says who looked at whom.

    Raises:
        ValueError: the address is one that other machines reach.

    """
    if adres not in HIER:
        raise ValueError(f"het adres {adres} is ook voor anderen te bereiken; kies uit: {', '.join(HIER)}")
    with suppress(KeyboardInterrupt):  # stopping it is how it ends
        uvicorn.run(app, host=adres, port=poort, access_log=False, log_level="warning", server_header=False)
