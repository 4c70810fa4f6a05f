"""How many requests one token may send in a minute. Counted by each process in memory: asking costs no write."""

from collections.abc import Callable
from threading import Lock
from uuid import UUID

LIMIT = 600
"""Requests of one token in one minute, by one process."""
WINDOW_S = 60.0
_KEPT = 10_000


class Rate:
    """Counts in windows of a minute, each begun by its first request."""

    def __init__(self, monotonic: Callable[[], float], limit: int = LIMIT) -> None:
        self._monotonic, self._limit = monotonic, limit
        self._windows: dict[UUID, tuple[float, int]] = {}
        self._lock = Lock()

    def wait_s(self, token: UUID) -> int:
        """Count one more and return 0; where that is too many, count nothing and return the seconds to wait."""
        now = self._monotonic()
        with self._lock:
            began, count = self._windows.get(token, (now, 0))
            if now - began >= WINDOW_S:
                began, count = now, 0
            if count >= self._limit:
                return max(1, int(began + WINDOW_S - now + 0.999))
            if len(self._windows) >= _KEPT:
                self._windows.clear()
            self._windows[token] = (began, count + 1)
        return 0
