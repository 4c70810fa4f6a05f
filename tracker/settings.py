"""The settings, read from the environment once. Plain dataclasses: the command line must start fast."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.errors import Invalid


class BadSetting(Invalid):
    """An environment variable holds something unusable."""

    key = "error.bad_setting"


@dataclass(frozen=True)
class Settings:
    """Each field is the environment variable TRACKER_<FIELD> in capitals."""

    data_dir: Path
    database_url: str
    lang: str = "vi"
    actor: str | None = None  # mail address of the person on whose behalf commands run
    smtp_host: str | None = None
    smtp_port: int = 25
    smtp_user: str | None = None
    smtp_password: str | None = None
    smtp_starttls: bool = False
    mail_from: str = "tracker@localhost"
    mail_reply_to: str | None = None  # where answers to our mails are read
    send_limit_s: int = 660  # seconds one send may take in all; RFC 5321 asks for 10 minutes at the final dot
    lease_s: int = 1200  # seconds a claimed message is left alone; must exceed the send limit

    def __repr__(self) -> str:
        return f"Settings(data_dir={self.data_dir}, lang={self.lang})"  # never the URL or a password


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environment` (the process's own by default); raises BadSetting naming the variable."""
    env = os.environ if environment is None else environment
    data_dir = Path(env.get("TRACKER_DATA_DIR") or _default_folder(env)).expanduser()
    settings = Settings(
        data_dir=data_dir,
        database_url=env.get("TRACKER_DATABASE_URL") or f"sqlite:///{data_dir / 'tracker.db'}",
        lang=_lang(env),
        actor=env.get("TRACKER_ACTOR") or None,
        smtp_host=env.get("TRACKER_SMTP_HOST") or None,
        smtp_port=_number(env, "TRACKER_SMTP_PORT", Settings.smtp_port),
        smtp_user=env.get("TRACKER_SMTP_USER") or None,
        smtp_password=env.get("TRACKER_SMTP_PASSWORD") or None,
        smtp_starttls=env.get("TRACKER_SMTP_STARTTLS", "").lower() in ("1", "true", "yes"),
        mail_from=env.get("TRACKER_MAIL_FROM") or Settings.mail_from,
        mail_reply_to=env.get("TRACKER_MAIL_REPLY_TO") or None,
        send_limit_s=_number(env, "TRACKER_SEND_LIMIT_S", Settings.send_limit_s),
        lease_s=_number(env, "TRACKER_LEASE_S", Settings.lease_s),
    )
    if settings.lease_s <= settings.send_limit_s:
        raise BadSetting(name="TRACKER_LEASE_S", value=settings.lease_s, wanted="> TRACKER_SEND_LIMIT_S")
    return settings


def _default_folder(env: Mapping[str, str]) -> str:
    return f"{env.get('XDG_DATA_HOME') or '~/.local/share'}/tracker"


def _lang(env: Mapping[str, str]) -> str:
    asked = env.get("TRACKER_LANG") or "vi"
    if asked not in ("vi", "en"):
        raise BadSetting(name="TRACKER_LANG", value=asked, wanted="vi, en")
    return asked


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name)
    if not text:
        return default
    if not text.isdigit():
        raise BadSetting(name=name, value=text, wanted="0, 1, 2 …")
    return int(text)
