"""A post to test with: our templates, real SMTP to a scripted server."""

from datetime import timedelta
from pathlib import Path

from tests.smtp_server import ScriptedServer
from tracker.adapters.smtp import SmtpMailer, SmtpSettings
from tracker.render.mail import MailTemplates
from tracker.usecases.deliver import Post

TEMPLATES = MailTemplates(Path(__file__).parents[1] / "templates" / "mail")


def a_post(server: ScriptedServer, *, limit_s: float = 5, lease_s: float = 1200) -> Post:
    """Mails go to this server, in our words."""
    settings = SmtpSettings(
        server.host, server.port, "theo-doi@example.vn", time_limit=timedelta(seconds=limit_s)
    )
    return Post(SmtpMailer(settings), TEMPLATES, lease=timedelta(seconds=lease_s))
