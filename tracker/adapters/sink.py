"""A real SMTP server on a loopback port that keeps each mail as an .eml file, for the demo and for trials."""

import asyncio
import os
import re
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path
from threading import Thread
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from tracker.domain.text import fold

_HOST = "127.0.0.1"
_NAME = re.compile(r"(\d{4,})-.*\.eml")
_UNSAFE = re.compile(r"[^a-z0-9.@_-]+")


class MailSink:
    """Listens between entering and leaving. `port` is free and chosen by the system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.host = _HOST
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="mail-sink", daemon=True)

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._handler = _Keeper(self.folder)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(timeout=10)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(lambda: SMTP(self._handler, hostname="localhost"), _HOST, 0)


class _Keeper:
    """Writes `NNNN-<to>-<subject>.eml`, numbered on from what the folder holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        numbers = [int(found[1]) for path in folder.iterdir() if (found := _NAME.fullmatch(path.name))]
        self._last = max(numbers, default=0)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # aiosmtpd's name
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        subject = str(make_header(decode_header(message_from_bytes(content).get("Subject", ""))))
        for to in envelope.rcpt_tos:
            self._last += 1
            name = f"{self._last:04d}-{_UNSAFE.sub('_', to.lower())[:60]}-{_slug(subject)}.eml"
            partial = self._folder / f".{name}"
            partial.write_bytes(content)
            os.replace(partial, self._folder / name)
        return "250 OK"


def _slug(subject: str) -> str:
    return fold(subject).replace(" ", "-")[:60].strip("-") or "mail"
