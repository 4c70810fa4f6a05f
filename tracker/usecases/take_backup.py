"""Taking a backup away: whoever has it has everything, so the record says who took it."""

from pathlib import Path

from tracker.domain.events import EventKind, NewEvent
from tracker.domain.permissions import Permission, require
from tracker.usecases.backup_place import BackupNotFound, BackupPlace, backups_in
from tracker.usecases.context import Context


def take_backup(ctx: Context, place: BackupPlace, name: str) -> Path:
    """The file of that name. Raises NotPermitted, BackupNotFound."""
    require(ctx.actor, Permission.SYSTEM_MANAGE)
    if name not in [shown.name for shown in backups_in(place)]:
        raise BackupNotFound(name=name)
    with ctx.open_unit() as unit:
        unit.events.add(NewEvent(EventKind.BACKUP_DOWNLOADED, None, None, {"name": name}))
        unit.commit()
    return place.folder / name
