"""Webhooks, for administrators: addresses that are told of events, tests, what failed."""

from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Response

from tracker.bootstrap import webhook_sender
from tracker.domain.errors import Conflict, Invalid, TrackerError
from tracker.domain.permissions import Permission
from tracker.domain.webhooks import KINDS, shown_secret
from tracker.render.words import say
from tracker.usecases.tell_webhooks import secret_of
from tracker.usecases.webhooks import (
    AddWebhook,
    WebhookNotFound,
    add_webhook,
    all_webhooks,
    retry_delivery,
    switch_webhook,
    try_webhook,
    webhook_shown,
)
from tracker.web.errors import sentence, status_of
from tracker.web.routes import Menu, Routes
from tracker.web.visit import Visit

routes = Routes(Menu("webhooks.title", "/webhooks", order=95))


@routes.get("/webhooks", Permission.PEOPLE_MANAGE)
def webhooks(visit: Visit) -> Response:
    """The list, and a form."""
    return _page(visit)


@routes.post("/webhooks", Permission.PEOPLE_MANAGE)
def add(visit: Visit) -> Response:
    """Add one."""
    form = visit.form
    name, url = form.line("name", is_needed=True, longest=100), form.line("url", is_needed=True)
    if not form.is_good:
        return _page(visit, status=422)
    try:
        command = AddWebhook(name, url, tuple(dict.fromkeys(form.choices("kind"))))
        key = add_webhook(visit.ctx, command, webhook_sender(visit.tracker.settings))
    except (Invalid, Conflict) as error:
        return _page(visit, error)
    return visit.done("webhooks.added").to(f"/webhooks/{key}")


@routes.get("/webhooks/{webhook}", Permission.PEOPLE_MANAGE)
def one(visit: Visit, webhook: str) -> Response:
    """One with its deliveries."""
    found, lines = webhook_shown(visit.ctx, _key(webhook))
    return visit.page(
        "pages/webhook.html.j2",
        webhook=found,
        host=_host(found.url),
        lines=lines,
        secret=shown_secret(secret_of(visit.tracker.door.key, found.id)),
        kinds=[_kind(visit, kind) for kind in found.kinds.split()],
    )


@routes.post("/webhooks/{webhook}/test", Permission.PEOPLE_MANAGE)
def send_test(visit: Visit, webhook: str) -> Response:
    """Have a test sent."""
    key = _key(webhook)
    try_webhook(visit.ctx, key)
    return visit.done("webhooks.tested").to(f"/webhooks/{key}")


@routes.post("/webhooks/{webhook}/switch", Permission.PEOPLE_MANAGE)
def switch(visit: Visit, webhook: str) -> Response:
    """On or off."""
    key = _key(webhook)
    switch_webhook(visit.ctx, key, visit.form.is_checked("active"))
    return visit.done("webhooks.switched").to(f"/webhooks/{key}")


@routes.post("/webhooks/{webhook}/retry/{delivery}", Permission.PEOPLE_MANAGE)
def retry(visit: Visit, webhook: str, delivery: str) -> Response:
    """Have what failed sent again."""
    key = _key(webhook)
    retry_delivery(visit.ctx, _key(delivery))
    return visit.done("webhooks.will_retry").to(f"/webhooks/{key}")


def _page(visit: Visit, error: TrackerError | None = None, *, status: int = 200) -> Response:
    shown = all_webhooks(visit.ctx)
    return visit.page(
        "pages/webhooks.html.j2",
        status=status_of(error) if error else status,
        fault=sentence(visit, error) if error else "",
        form=visit.form if visit.request.method == "POST" else visit.query,
        shown=[(one, _host(one.webhook.url)) for one in shown],
        kinds=[(kind, _kind(visit, kind)) for kind in KINDS],
        chosen=set(visit.form.choices("kind")) if visit.request.method == "POST" else set(),
    )


def _kind(visit: Visit, kind: str) -> str:
    return say(visit.lang, f"event.{kind.replace('.', '_')}")


def _host(url: str) -> str:
    """Of the address, the part that is no secret."""
    return urlsplit(url).hostname or ""


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise WebhookNotFound() from error
