"""A real SMTP server with faults by script, for tests: what the next mails are answered with."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from threading import Thread
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True)
class Kept:
    """A mail that the server took, whatever it answered."""

    to: str
    message_id: str
    content: bytes


class ScriptedServer:
    """Takes each mail as the next word of the script says; then, or without a script, as any server would.

    ok | CODE (answer to the text, not kept) | rcpt-CODE | keep-CODE (kept all the same) | cut (kept, then the
    connection is closed unanswered) | drop (closed unanswered, not kept) | drip (kept, the answer comes a byte at
    a time for ever) | silent (not kept, no answer) | leave (kept and answered, then the connection is closed).
    """

    def __init__(self, script: Iterable[str] = (), delay: float = 0) -> None:
        self.script = list(script)
        self.kept: list[Kept] = []
        self.connections = 0
        self.host, self.port = "127.0.0.1", 0
        self._delay = delay
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(self._connection, self.host, 0)

    def _connection(self) -> SMTP:
        self.connections += 1
        return SMTP(self, hostname="localhost")

    async def handle_RCPT(  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.script and self.script[0].startswith("rcpt-"):
            return f"{self.script.pop(0)[5:]} scripted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # the same
        word = self.script.pop(0) if self.script else "ok"
        if self._delay:
            await asyncio.sleep(self._delay)
        if word in ("ok", "cut", "drip", "leave") or word.startswith("keep-"):
            self._keep(envelope)
        if word in ("cut", "drop"):
            _wire(server).abort()
        if word == "leave":
            self._loop.call_later(0.05, _wire(server).abort)
        if word == "drip":
            await self._drip(server)
        if word == "silent":
            await asyncio.sleep(60)
        return "250 OK" if not word[-3:].isdigit() else f"{word[-3:]} scripted"

    def _keep(self, envelope: Envelope) -> None:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message_id = str(message_from_bytes(content)["Message-ID"])
        self.kept += [Kept(to, message_id, content) for to in envelope.rcpt_tos]

    async def _drip(self, server: SMTP) -> None:
        end = time.monotonic() + 60
        wire = _wire(server)
        wire.write(b"250-")
        while time.monotonic() < end and not wire.is_closing():
            wire.write(b"x")
            await asyncio.sleep(0.2)


def _wire(server: SMTP) -> asyncio.Transport:
    wire = server.transport
    assert isinstance(wire, asyncio.Transport)
    return wire
