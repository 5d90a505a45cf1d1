"""How does a message go by e-mail?"""

import smtplib
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as REGELS
from email.utils import format_datetime
from typing import Self

from domain.tijdzone import moment_of
from services.berichten.fouten import LaterError, NooitError
from services.berichten.inhoud import als_html, als_tekst, brief_van
from services.berichten.instellingen import Berichtinrichting
from services.berichten.tabel import Bericht

NAAM = "Verzuimspoor"
SLUIT = 421
"""What a server says that closes: nothing goes now."""
TIJDELIJK = range(400, 500)
"""Codes of SMTP by which a server says: not now."""


class Postbode:
    """
    Hands messages to the mail server, over one connection as long as that lasts.

    A message has the same number (Message-ID), date and bytes each time that it is tried: SMTP cannot tell us whether a
    server took what it did not answer about, and by that number a second one is known.
    """

    def __init__(self, inrichting: Berichtinrichting) -> None:
        self._inrichting = inrichting
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        server, self._server = self._server, None
        if server is not None:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()

    def bezorg(self, bericht: Bericht, adres: str, code: str = "") -> None:
        """Hand one over; the server has it when this returns (raises LaterError, NooitError)."""
        mail = mail_van(bericht, adres, self._inrichting, code)
        try:
            self._connected().send_message(mail)
        except smtplib.SMTPRecipientsRefused as fout:
            raise _refused(next(iter(fout.recipients.values()))[0], "geadresseerde") from None
        except smtplib.SMTPAuthenticationError as fout:
            self._drop()
            raise LaterError(f"SMTP {fout.smtp_code}: gebruiker of wachtwoord", voor_alles=True) from None
        except smtplib.SMTPSenderRefused as fout:
            raise LaterError(f"SMTP {fout.smtp_code}: afzender", voor_alles=True) from None
        except smtplib.SMTPDataError as fout:
            raise _refused(fout.smtp_code, "inhoud") from None
        except (smtplib.SMTPException, OSError) as fout:  # a connection that is lost, or TLS that is not there
            self._drop()
            raise LaterError(f"mailserver antwoordt niet ({type(fout).__name__})", voor_alles=True) from None

    def _connected(self) -> smtplib.SMTP:
        if self._server is None:
            self._server = self._connect()
        return self._server

    def _connect(self) -> smtplib.SMTP:
        wat, tls = self._inrichting.instellingen.smtp, self._inrichting.tls
        server = (
            smtplib.SMTP_SSL(wat.server, wat.poort, timeout=wat.seconden, context=tls)
            if wat.beveiliging == "tls"
            else smtplib.SMTP(wat.server, wat.poort, timeout=wat.seconden)
        )
        try:
            if wat.beveiliging == "starttls":
                server.starttls(context=tls)
            if wat.gebruiker and self._inrichting.wachtwoord is not None:
                server.login(wat.gebruiker, self._inrichting.wachtwoord.get_secret_value())
        except BaseException:
            server.close()
            raise
        return server

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None


def mail_van(bericht: Bericht, adres: str, inrichting: Berichtinrichting, code: str = "") -> EmailMessage:
    """Return the mail: plain text and HTML, the same bytes each time."""
    instellingen = inrichting.instellingen
    brief, dashboard = brief_van(bericht, code), instellingen.dashboard
    mail = EmailMessage(policy=REGELS)
    mail["From"] = Address(NAAM, addr_spec=instellingen.afzender)
    mail["To"] = Address(addr_spec=adres)
    mail["Subject"] = brief.onderwerp
    mail["Date"] = format_datetime(_made(bericht))
    mail["Message-ID"] = f"<{bericht.id}@{instellingen.afzender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(als_tekst(brief, dashboard))
    mail.add_alternative(als_html(brief, dashboard), subtype="html")
    mail.set_boundary(f"=={bericht.id.hex}==")
    return mail


def _made(bericht: Bericht) -> datetime:
    return moment_of(bericht.gemaakt_ms * 1_000)


def _refused(code: int, waarvan: str) -> LaterError | NooitError:
    reden = f"SMTP {code}: {waarvan}"
    if code == SLUIT:
        return LaterError(reden, voor_alles=True)
    return LaterError(reden) if code in TIJDELIJK else NooitError(reden)
