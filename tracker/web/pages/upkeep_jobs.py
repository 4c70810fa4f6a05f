"""The ticks of the scheduler for an administrator: when each last ran and what came of it; running one now."""

from fastapi import Response

from tracker.domain.errors import TrackerError
from tracker.domain.permissions import Permission
from tracker.jobs import backup_place, ticks_of, works_now
from tracker.usecases.backup_place import list_backups
from tracker.usecases.take_backup import take_backup
from tracker.usecases.tick_runs import TickNotFound, TickRun, run_asked, tick_runs
from tracker.web.backup_answer import backup_answer
from tracker.web.errors import sentence
from tracker.web.routes import Routes
from tracker.web.size_words import age, size
from tracker.web.upkeep_views import did_words, tabs, tick_line
from tracker.web.visit import Visit

routes = Routes()


@routes.get("/upkeep/jobs", Permission.SYSTEM_MANAGE)
def jobs(visit: Visit) -> Response:
    """All of them."""
    runs = tick_runs(visit.ctx, ticks_of(visit.tracker))
    return visit.page(
        "pages/upkeep_jobs.html.j2", tabs=tabs(visit), runs=[tick_line(visit, run) for run in runs]
    )


@routes.get("/upkeep/jobs/{tick}", Permission.SYSTEM_MANAGE)
def ask(visit: Visit, tick: str) -> Response:
    """What it would do, before it is run."""
    return visit.page("pages/upkeep_job.html.j2", run=tick_line(visit, _found(visit, tick)))


@routes.post("/upkeep/jobs/{tick}", Permission.SYSTEM_MANAGE)
def run(visit: Visit, tick: str) -> Response:
    """Run it now and say what came of it."""
    _found(visit, tick)
    title = str(tick_line(visit, TickRun(tick))["title"])
    back = "/upkeep/backups" if tick == "backup" else "/upkeep/jobs"
    try:
        run_asked(visit.ctx, tick, works_now(visit.tracker)[tick])
    except TrackerError as error:
        return visit.note("upkeep.job_failed", title=title, reason=sentence(visit, error)).to(back)
    done = did_words(visit, _found(visit, tick))
    return visit.done("upkeep.job_done", title=title, done=done).to(back)


@routes.get("/upkeep/backups", Permission.SYSTEM_MANAGE)
def backups(visit: Visit) -> Response:
    """Those there are."""
    place, now = backup_place(visit.tracker.settings), visit.ctx.now()
    rows = [
        {
            "name": shown.name,
            "size": size(shown.size, visit.lang),
            "at": shown.made_at,
            "age": age(shown.made_at, now, visit.lang),
            "manifest": shown.manifest,
        }
        for shown in list_backups(visit.ctx, place)
    ]
    return visit.page("pages/upkeep_backups.html.j2", tabs=tabs(visit), rows=rows, place=place)


@routes.post("/upkeep/backups/{backup}", Permission.SYSTEM_MANAGE)
def download(visit: Visit, backup: str) -> Response:
    """Take one away; by a form, because the record says who did."""
    place = backup_place(visit.tracker.settings)
    return backup_answer(take_backup(visit.ctx, place, backup))


def _found(visit: Visit, name: str) -> TickRun:
    if name not in ticks_of(visit.tracker):
        raise TickNotFound()
    return tick_runs(visit.ctx, [name])[0]
