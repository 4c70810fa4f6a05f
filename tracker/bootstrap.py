"""Puts the parts together: settings, data files, database, adapters -> a context for an actor. No rules."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from tracker.adapters.clock import SystemClock
from tracker.adapters.files import FolderFiles
from tracker.adapters.keys import link_key
from tracker.adapters.passwords import Argon2Passwords
from tracker.adapters.smtp import SmtpMailer, SmtpSettings
from tracker.adapters.webhooks import WebhookSender
from tracker.domain.calendar import Calendar
from tracker.domain.errors import Invalid
from tracker.domain.ladder import Ladder
from tracker.domain.people import Actor
from tracker.domain.regimes import ReportingRules
from tracker.domain.workflow import Workflow
from tracker.domain.workflow_check import load
from tracker.resources import data_dir
from tracker.settings import Settings
from tracker.store import schema
from tracker.store.engine import Engine, open_engine, sqlite_path, where_is
from tracker.store.unit import OpenUnit, unit_opener
from tracker.usecases.accounts import Door, Passwords
from tracker.usecases.build_report import BuildReport, build_report
from tracker.usecases.context import Clock, Context, Rules, Workflows
from tracker.usecases.deliver import Post
from tracker.usecases.stored_reports import Drawer
from tracker.usecases.workflow_files import declared

if TYPE_CHECKING:
    from tracker.adapters.oidc import OidcProvider


def workflow(name: str) -> Workflow:
    """One declared machine; raises WorkflowBroken."""
    return load(declared(name))


@cache
def rules() -> Rules:
    """What the data files say, read once."""
    return Rules(
        workflows=Workflows(workflow("assignment"), workflow("extension"), workflow("directive")),
        calendar=Calendar.load(declared("calendar")),
        ladder=Ladder.load(declared("reminders")),
        regimes=ReportingRules.load(declared("regimes")),
    )


@cache
def workflow_labels(lang: str) -> Mapping[str, str]:
    """State or verb -> its label; the assignment's own win where names are shared."""
    flows = rules().workflows
    labels: dict[str, str] = {}
    for flow in (flows.directive, flows.extension, flows.assignment):
        labels |= {name: state.labels[lang] for name, state in flow.states.items()}
        labels |= {move.verb: move.labels[lang] for move in flow.moves}
    return labels


class NoMailServer(Invalid):
    """Nothing says by which server mails leave."""

    key = "error.no_mail_server"


@dataclass(frozen=True)
class Tracker:
    """A running system on one database."""

    settings: Settings
    engine: Engine
    clock: Clock
    new_id: Callable[[], UUID] = uuid4
    new_salt: Callable[[], str] = lambda: secrets.token_hex(16)
    passwords: Passwords = field(default_factory=Argon2Passwords)

    @cached_property
    def door(self) -> Door:
        """What lets people in over the web; raises KeyTooShort."""
        key = link_key(self.settings.secret_key, self.settings.data_dir)
        return Door(key, self.passwords, has_address=self.settings.base_url is not None)

    @cached_property
    def opener(self) -> OpenUnit:
        """The factory of units."""
        return unit_opener(self.engine, self.clock.now, self.new_salt)

    def context_for(self, actor: Actor) -> Context:
        """The actor's way into the use cases."""
        return Context(
            actor=actor,
            rules=rules(),
            clock=self.clock,
            new_id=self.new_id,
            files=evidence_files(self.settings),
            opener=self.opener,
        )


def open_tracker(settings: Settings, clock: Clock | None = None) -> Tracker:
    """The system on the configured database; raises Unavailable where its schema is not the present one."""
    engine = open_engine(settings.database_url)
    schema.check(engine)
    return Tracker(settings, engine, clock or SystemClock())


def readiness(tracker: Tracker) -> None:
    """Raise Unavailable where the database does not answer or is of another version."""
    schema.check(tracker.engine)


@dataclass(frozen=True)
class Initialised:
    """What `initialise` made or found."""

    where: str
    data_dir: Path
    is_new: bool
    backup: Path | None


def initialise(settings: Settings, clock: Clock | None = None) -> Initialised:
    """Create or upgrade the database and the data folder; running it again changes nothing."""
    # Imported here: only this command needs the migration machinery, and it takes a quarter of a second to load.
    from tracker.store.upgrade import upgrade

    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = sqlite_path(settings.database_url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database_url)
    try:
        is_new = schema.is_empty(engine)
        backups = settings.data_dir / "backups"
        saved = upgrade(engine, now=(clock or SystemClock()).now(), backups=backups)
    finally:
        engine.dispose()
    return Initialised(where_is(settings.database_url), settings.data_dir, is_new, saved)


def database_address(settings: Settings) -> str:
    """Where the database is, without a password."""
    return where_is(settings.database_url)


def database_file(settings: Settings) -> Path | None:
    """The file of the database, None where it is no file."""
    return sqlite_path(settings.database_url)


def evidence_files(settings: Settings) -> FolderFiles:
    """The file store of the data folder."""
    return FolderFiles(settings.data_dir / "evidence")


def webhook_sender(settings: Settings) -> WebhookSender:
    """How webhooks leave: to the outside, and to the networks that the settings open."""
    return WebhookSender(settings.webhook_networks)


def post_to(settings: Settings, host: str | None = None, port: int | None = None) -> Post:
    """How mails leave: by the configured server, or the one given; raises NoMailServer."""
    from tracker.render.links import MailLinks
    from tracker.render.mail import MailTemplates

    server = host or settings.smtp_host
    if not server:
        raise NoMailServer()
    smtp = SmtpSettings(
        host=server,
        port=port or settings.smtp_port,
        sender=settings.mail_from,
        reply_to=settings.mail_reply_to,
        user=settings.smtp_user,
        password=settings.smtp_password,
        starttls=settings.smtp_starttls,
        time_limit=timedelta(seconds=settings.send_limit_s),
    )
    key = link_key(settings.secret_key, settings.data_dir) if settings.base_url else None
    templates = MailTemplates(data_dir("templates") / "mail", MailLinks(settings.base_url, key))
    return Post(SmtpMailer(smtp), templates, lease=timedelta(seconds=settings.lease_s))


class ExtraMissing(Invalid):
    """The settings ask for something whose packages are not installed."""

    key = "access.extra_missing"


def has_identity_provider(settings: Settings) -> bool:
    """Whether people may come in by a provider of the office: it, our name there, and an address to come back to."""
    return bool(settings.oidc_issuer and settings.oidc_client_id and settings.base_url)


def identity_provider(tracker: Tracker) -> "OidcProvider | None":
    """The office's provider of identities, None where none is configured; raises ExtraMissing."""
    found = tracker.settings
    if not has_identity_provider(found):
        return None
    try:
        # Imported here: an extra that few offices install.
        from tracker.adapters.oidc import OidcProvider
    except ImportError as error:
        raise ExtraMissing(extra="oidc") from error
    return OidcProvider(
        str(found.oidc_issuer), str(found.oidc_client_id), found.oidc_client_secret, tracker.clock
    )


def report_drawer(settings: Settings, lang: str) -> Drawer:
    """How reports are drawn: the shipped templates, those in the data folder before them."""
    from tracker.render.drawer import ReportDrawer

    return ReportDrawer(lang, settings.data_dir / "templates" / "reports")


def report_page(ctx: Context, command: BuildReport, lang: str) -> str:
    """The progress report of a period as one HTML page."""
    # Imported here: templates take a while to load, and only reports need these.
    from tracker.render.report import report_html

    return report_html(build_report(ctx, command), lang)
