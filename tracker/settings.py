"""The settings, read from the environment once. Plain dataclasses: the command line must start fast."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.errors import Invalid


class BadSetting(Invalid):
    """An environment variable holds something unusable."""

    key = "error.bad_setting"


SECRETS = ("smtp_password", "secret_key", "metrics_token", "oidc_client_secret")
"""Fields that are never shown."""


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
    report_signer: str | None = None  # who signs reports, without rank or degree
    report_position: str | None = None  # of the head of the board; None takes what its name tells
    report_by_deputy: bool = False  # signed by a deputy for the head (K/T)
    report_recipients: tuple[str, ...] = ()  # mail addresses of issued reports; none: the leaders
    send_limit_s: int = 660  # seconds one send may take in all; RFC 5321 asks for 10 minutes at the final dot
    lease_s: int = 1200  # seconds a claimed message is left alone; must exceed the send limit
    base_url: str | None = (
        None  # how people reach the pages, for links in mails: "https://theo-doi.example.vn"
    )
    secret_key: str | None = None  # seals the links; a file in the data folder where it is not set
    metrics_token: str | None = None  # who may read /metrics from another machine
    oidc_issuer: str | None = None  # the office's own provider of identities
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = None
    webhook_networks: tuple[str, ...] = ()  # networks of the office that webhooks may reach: "10.1.0.0/16"
    backup_dir: Path | None = None  # best on another disk; `backups` in the data folder where it is not set
    backup_keep: tuple[int, int, int] = (7, 4, 12)  # days, weeks, months of which the last backup is kept

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
        report_signer=env.get("TRACKER_REPORT_SIGNER") or None,
        report_position=env.get("TRACKER_REPORT_POSITION") or None,
        report_by_deputy=env.get("TRACKER_REPORT_BY_DEPUTY", "").lower() in ("1", "true", "yes"),
        report_recipients=tuple(env.get("TRACKER_REPORT_RECIPIENTS", "").replace(",", " ").split()),
        send_limit_s=_number(env, "TRACKER_SEND_LIMIT_S", Settings.send_limit_s),
        lease_s=_number(env, "TRACKER_LEASE_S", Settings.lease_s),
        base_url=_base_url(env),
        secret_key=env.get("TRACKER_SECRET_KEY") or None,
        metrics_token=env.get("TRACKER_METRICS_TOKEN") or None,
        oidc_issuer=env.get("TRACKER_OIDC_ISSUER") or None,
        oidc_client_id=env.get("TRACKER_OIDC_CLIENT_ID") or None,
        oidc_client_secret=env.get("TRACKER_OIDC_CLIENT_SECRET") or None,
        webhook_networks=_networks(env),
        backup_dir=Path(env["TRACKER_BACKUP_DIR"]).expanduser() if env.get("TRACKER_BACKUP_DIR") else None,
        backup_keep=_keep(env),
    )
    if settings.lease_s <= settings.send_limit_s:
        raise BadSetting(name="TRACKER_LEASE_S", value=settings.lease_s, wanted="> TRACKER_SEND_LIMIT_S")
    return settings


def names_given(environment: Mapping[str, str] | None = None) -> frozenset[str]:
    """The variables beginning as ours do that hold something."""
    env = os.environ if environment is None else environment
    return frozenset(name for name, value in env.items() if name.startswith("TRACKER_") and value)


def _default_folder(env: Mapping[str, str]) -> str:
    return f"{env.get('XDG_DATA_HOME') or '~/.local/share'}/tracker"


def _lang(env: Mapping[str, str]) -> str:
    asked = env.get("TRACKER_LANG") or "vi"
    if asked not in ("vi", "en"):
        raise BadSetting(name="TRACKER_LANG", value=asked, wanted="vi, en")
    return asked


def _base_url(env: Mapping[str, str]) -> str | None:
    url = (env.get("TRACKER_BASE_URL") or "").rstrip("/")
    if url and not url.startswith(("https://", "http://")):
        raise BadSetting(name="TRACKER_BASE_URL", value=url, wanted="https://…")
    return url or None


def _networks(env: Mapping[str, str]) -> tuple[str, ...]:
    text = env.get("TRACKER_WEBHOOK_NETWORKS")
    if not text:
        return ()
    # Imported here: few offices set it, and the command line must start fast.
    from ipaddress import ip_network

    try:
        return tuple(str(ip_network(one)) for one in text.replace(",", " ").split())
    except ValueError as error:
        raise BadSetting(name="TRACKER_WEBHOOK_NETWORKS", value=text, wanted="10.1.0.0/16") from error


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name)
    if not text:
        return default
    if not text.isdigit():
        raise BadSetting(name=name, value=text, wanted="0, 1, 2 …")
    return int(text)


def _keep(env: Mapping[str, str]) -> tuple[int, int, int]:
    text = env.get("TRACKER_BACKUP_KEEP")
    if not text:
        return Settings.backup_keep
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise BadSetting(name="TRACKER_BACKUP_KEEP", value=text, wanted="7,4,12")
    days, weeks, months = (int(part) for part in parts)
    return days, weeks, months
