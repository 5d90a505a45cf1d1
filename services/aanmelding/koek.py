"""In which cookies does a browser keep its login?"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Koek:
    """
    A cookie that no script reads and that goes with no form of another site.

    Over TLS its name begins with `__Host-`, so that no other host and no plain http can set it.
    """

    naam: str
    is_https: bool

    @property
    def voluit(self) -> str:
        """The name as the browser knows it."""
        return f"__Host-{self.naam}" if self.is_https else self.naam

    def lees(self, request: Request) -> str:
        """
        Return what the browser keeps, or an empty text.

        A name that is ours only once other signs than spaces are taken off, or that is there twice, was put there by
        another: a browser guards `__Host-` by the name as it is.
        """
        delen = (deel.partition("=") for kop in request.headers.getlist("cookie") for deel in kop.split(";"))
        gevonden = [waarde.strip(" ") for naam, _, waarde in delen if naam.strip(" ") == self.voluit]
        return gevonden[0] if len(gevonden) == 1 else ""

    def zet(self, antwoord: Response, waarde: str, seconden: int | None = None) -> None:
        """Let the browser keep this, until it closes or for so long."""
        antwoord.set_cookie(
            self.voluit, waarde, max_age=seconden, path="/", secure=self.is_https, httponly=True, samesite="lax"
        )

    def wis(self, antwoord: Response) -> None:
        """Let the browser forget it."""
        antwoord.delete_cookie(self.voluit, path="/", secure=self.is_https, httponly=True, samesite="lax")
