"""Pages that were recognised from pictures: reads and inserts. No rules."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.domain.errors import NotFound
from tracker.records.source_pages import SourcePageRow


class PageNotFound(NotFound):
    """The directive has no picture of that page."""

    key = "ocr.page_not_found"


class SourcePages:
    """Pages by directive and number."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_all(self, rows: Sequence[SourcePageRow]) -> None:
        """Add the pages of a directive that is there, or is added in the same transaction."""
        self._session.flush()
        self._session.add_all(rows)

    def numbers(self, directive_id: UUID) -> tuple[int, ...]:
        """The pages there are pictures of, ascending."""
        query = select(SourcePageRow.page).where(SourcePageRow.directive_id == directive_id)
        return tuple(self._session.exec(query.order_by(col(SourcePageRow.page))).all())

    def places(self, directive_id: UUID) -> list[tuple[int, int, int, str]]:
        """(page, width, height, places) of every page, ascending."""
        columns = (SourcePageRow.page, SourcePageRow.width, SourcePageRow.height, SourcePageRow.places)
        query = select(*columns).where(SourcePageRow.directive_id == directive_id)
        found = self._session.exec(query.order_by(col(SourcePageRow.page)))
        return [(page, width, height, places) for page, width, height, places in found]

    def get(self, directive_id: UUID, page: int) -> SourcePageRow:
        """One page; raises PageNotFound."""
        row = self._session.get(SourcePageRow, (directive_id, page))
        if row is None:
            raise PageNotFound(page=page)
        return row
