"""Sending over SMTP: one connection for a batch, a wall-clock limit for each send, answers as outcomes."""

import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Timer
from typing import Self

from tracker.adapters.mime import as_bytes, is_address
from tracker.usecases.mailing import Answer, Mail, Outcome

_SERVICE_CLOSING = 421
_CONNECT_LIMIT = timedelta(minutes=1)
_TROUBLE = (OSError, smtplib.SMTPException)


@dataclass(frozen=True)
class SmtpSettings:
    """Where the mail server is and who we are to it. `time_limit` holds for a whole send."""

    host: str
    port: int = 25
    sender: str = "tracker@localhost"
    reply_to: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    starttls: bool = False
    time_limit: timedelta = timedelta(minutes=11)


class SmtpMailer:
    """A `Mailer`. Connects at the first send, reconnects after a failure, quits when left."""

    def __init__(self, settings: SmtpSettings) -> None:
        self._settings = settings
        self._server: smtplib.SMTP | None = None
        self._is_late = False

    @property
    def time_limit(self) -> timedelta:
        """The longest that `send` takes in all (a name look-up excepted, which the system limits)."""
        return self._settings.time_limit

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is None:
            return
        if self._server.sock:
            self._server.sock.settimeout(1.0)
        with suppress(*_TROUBLE):
            self._server.quit()
        self._drop()

    def send(self, mail: Mail) -> Outcome:
        """One attempt; whatever server and network do becomes an outcome."""
        if not is_address(mail.to):
            return Outcome(Answer.REFUSED, "the address is not usable")
        data = as_bytes(mail, self._settings.sender, self._settings.reply_to)
        self._is_late = False
        # A timeout on the socket is for one read: a server that drips bytes would hold us for ever.
        alarm = Timer(self._settings.time_limit.total_seconds(), self._cut)
        alarm.daemon = True
        alarm.start()
        try:
            return self._attempt(mail.to, data)
        finally:
            alarm.cancel()

    def _attempt(self, to: str, data: bytes) -> Outcome:
        is_reused = self._server is not None
        try:
            server = self._connected()
        except smtplib.SMTPResponseException as error:
            return self._failed(Answer.DOWN, _said(error.smtp_code, error.smtp_error))
        except _TROUBLE as error:
            return self._failed(Answer.DOWN, type(error).__name__)
        try:
            refusal = _envelope(server, self._settings.sender, to)
        except _TROUBLE as error:
            outcome = self._failed(Answer.LATER, type(error).__name__)
            # Servers close connections that were idle: that is no failure of this mail.
            return self._attempt(to, data) if is_reused and not self._is_late else outcome
        if refusal:
            return self._refused(server, refusal)
        return self._hand_over(server, data)

    def _hand_over(self, server: smtplib.SMTP, data: bytes) -> Outcome:
        """From here on the server may take the mail without our hearing of it."""
        try:
            server.send(_stuffed(data))
            code, text = server.getreply()
        except _TROUBLE as error:
            return self._failed(Answer.AMBIGUOUS, type(error).__name__)
        if code == 250:
            return Outcome(Answer.SENT)
        if code >= 500:
            return Outcome(Answer.REFUSED, _said(code, text))
        # Servers are known to keep a mail and still answer 4xx when a disk or a filter gives up afterwards.
        return self._failed(Answer.AMBIGUOUS, _said(code, text))

    def _refused(self, server: smtplib.SMTP, refusal: "_Refusal") -> Outcome:
        reason = _said(refusal.code, refusal.text)
        if refusal.code == _SERVICE_CLOSING:
            return self._failed(Answer.DOWN, reason)
        with suppress(*_TROUBLE):
            server.rset()
        if refusal.is_of_sender:
            return self._failed(Answer.DOWN, reason)
        return Outcome(Answer.REFUSED if refusal.code >= 500 else Answer.LATER, reason)

    def _connected(self) -> smtplib.SMTP:
        if self._server is not None:
            return self._server
        s = self._settings
        # Connected in steps, so that the alarm finds the connection of a server that never greets.
        self._server = server = smtplib.SMTP(timeout=min(_CONNECT_LIMIT, s.time_limit).total_seconds())
        server.connect(s.host, s.port)
        if server.sock:
            server.sock.settimeout(s.time_limit.total_seconds())
        if self._is_late:
            raise TimeoutError
        server.ehlo_or_helo_if_needed()
        if s.starttls:
            server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
        if s.user is not None:
            server.login(s.user, s.password or "")
        return server

    def _failed(self, answer: Answer, reason: str) -> Outcome:
        self._drop()
        return Outcome(answer, reason)

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None

    def _cut(self) -> None:
        """Called by the alarm in its own thread: the read that waits ends with a closed connection."""
        self._is_late = True
        connection = self._server.sock if self._server else None
        if connection is not None:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@dataclass(frozen=True)
class _Refusal:
    code: int
    text: bytes
    is_of_sender: bool = False


def _envelope(server: smtplib.SMTP, sender: str, to: str) -> _Refusal | None:
    """MAIL, RCPT and DATA up to the server's go-ahead; the first answer that is not one."""
    code, text = server.mail(sender)
    if code != 250:
        # The sender is ours for every mail: no message can go, and none is at fault.
        return _Refusal(code, text, is_of_sender=True)
    code, text = server.rcpt(to)
    if code not in (250, 251):
        return _Refusal(code, text)
    code, text = server.docmd("DATA")
    return None if code == 354 else _Refusal(code, text)


def _stuffed(data: bytes) -> bytes:
    """Dots doubled at line starts, the final dot added (RFC 5321, 4.5.2)."""
    body = data if data.endswith(b"\r\n") else data + b"\r\n"
    dotted = body.replace(b"\r\n.", b"\r\n..")
    return (b"." + dotted if dotted.startswith(b".") else dotted) + b".\r\n"


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}"[:300]
