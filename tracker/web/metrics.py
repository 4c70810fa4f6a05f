"""Figures for a monitoring system. Counted here, shown by `health`."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


def known_method(method: str) -> str:
    """The method, or "other": a client may make up any word, and each that is counted stays in memory."""
    return method if method in _METHODS else "other"


class Metrics:
    """One registry for one application, so that tests may have several."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "tracker_requests", "Requests", ["route", "method", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "tracker_request_seconds", "Seconds", ["route"], buckets=_BUCKETS, registry=self._registry
        )
        self._messages = Gauge("tracker_messages", "Outbox by state", ["state"], registry=self._registry)
        self._waiting = Gauge(
            "tracker_oldest_waiting_seconds", "Age of the longest owed message", registry=self._registry
        )

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """One request served."""
        self._requests.labels(route, known_method(method), str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self, messages: dict[str, int], waiting_s: float) -> bytes:
        """Everything in the format that is scraped."""
        for state, number in messages.items():
            self._messages.labels(state).set(number)
        self._waiting.set(waiting_s)
        return generate_latest(self._registry)
