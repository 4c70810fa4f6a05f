"""A mail as bytes for the wire: headers that cannot be injected into, text and HTML. No sending here."""

import re
from email import policy
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime

from tracker.domain.text import clean, one_line
from tracker.usecases.mailing import Attached, Mail

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_WIRE = policy.compat32.clone(linesep="\r\n")


def is_address(text: str) -> bool:
    """Whether it is a bare ASCII address: no name, no blank, no line end, nothing quoted."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def _attachment(file: Attached) -> MIMEApplication:
    part = MIMEApplication(file.data)
    part.add_header("Content-Disposition", "attachment", filename=one_line(file.name))
    return part


def message_id(mail: Mail, sender: str) -> str:
    """The same for every attempt at one row of the outbox."""
    return f"<{mail.id}@{sender.rpartition('@')[2]}>"


def as_bytes(mail: Mail, sender: str, reply_to: str | None = None) -> bytes:
    """RFC 5322 bytes, lines ended by CRLF. Both addresses have to be `is_address`."""
    # EmailMessage loses blanks between encoded words of Vietnamese subjects (cpython gh-92081): hence Header.
    message = MIMEMultipart("mixed" if mail.files else "alternative")
    message["From"] = sender
    message["To"] = mail.to
    if reply_to:
        message["Reply-To"] = reply_to
    subject = Header(one_line(mail.rendered.subject), "utf-8", header_name="Subject")
    message["Subject"] = subject  # type: ignore[assignment]  # typeshed knows no Header here; the policy does
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = message_id(mail, sender)
    message["Auto-Submitted"] = "auto-generated"
    words = MIMEMultipart("alternative") if mail.files else message
    words.attach(MIMEText(clean(mail.rendered.text), "plain", "utf-8"))
    words.attach(MIMEText(clean(mail.rendered.html), "html", "utf-8"))
    if mail.files:
        message.attach(words)
    for file in mail.files:
        message.attach(_attachment(file))
    return message.as_bytes(policy=_WIRE)
