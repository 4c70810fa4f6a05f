"""What keeps a report from being made. Nothing here decides."""

from tracker.domain.errors import Invalid, NotFound


class NothingYet(Invalid):
    """The directive was not issued before the cut-off."""

    key = "report.nothing_yet"


class NotIssued(Invalid):
    """The directive is still a draft."""

    key = "report.not_issued"


class NoneIssued(Invalid):
    """No directive that the asker follows was issued before the cut-off."""

    key = "report.none_issued"


class PeriodNotBegun(Invalid):
    """Nothing can have happened in the period yet."""

    key = "report.period_not_begun"


class NoSuchFigure(NotFound):
    """The report has no figure of that name."""

    key = "report.no_such_figure"
