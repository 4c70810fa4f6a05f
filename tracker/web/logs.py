"""The log: one JSON object a line on stderr, with the request's id. No names, no addresses, no secrets."""

import logging
import sys

import structlog
from structlog.types import EventDict, WrappedLogger


def configure(level: int = logging.INFO) -> None:
    """For the whole process, also for what libraries log by the standard library."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Without local variables: they hold what people typed.
        structlog.processors.ExceptionRenderer(
            structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        ),
        _short,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("apscheduler", "uvicorn.access", "httpx", "httpx2", "authlib"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # Its own account of an error repeats ours, with the path of the request.
    logging.getLogger("uvicorn.error").addFilter(
        lambda record: "Exception in ASGI" not in record.getMessage()
    )


def _short(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An exception's words may quote what was typed or stored: its kind and where it arose are kept."""
    for one in event.get("exception") or ():
        if isinstance(one, dict):
            one.pop("exc_value", None)
            one["frames"] = [f"{f['filename']}:{f['lineno']}" for f in one.get("frames", ())][-12:]
    return event
