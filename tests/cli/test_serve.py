"""`tracker serve`: the process that serves pages and keeps the timetable, from its first word to its last."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.office import Office
from tracker.domain.people import Role

TRACKER = str(Path(sys.executable).with_name("tracker"))


@contextmanager
def serving(office: Office, *options: str) -> Iterator[tuple[subprocess.Popen[str], int, list[str]]]:
    """The process, its port, and what it said at first."""
    env = {**os.environ, "TRACKER_DATA_DIR": str(office.folder), "TRACKER_DATABASE_URL": office.url}
    command = [TRACKER, "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    try:
        first = process.stdout.readline()
        port = int(re.findall(r":(\d+)", first)[0])
        yield process, port, [first]
    finally:
        process.kill()
        process.communicate()


def asked(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


@pytest.mark.parametrize("options", [(), ("--no-scheduler",)], ids=["with scheduler", "without"])
def test_it_serves_shows_the_link_of_the_first_run_and_stops_cleanly(
    sqlite_office: Office, options: tuple[str, ...]
) -> None:
    with serving(sqlite_office, *options) as (process, port, _):
        assert process.stdout is not None
        link = re.findall(r"/setup/[\w-]+", process.stdout.readline() + process.stdout.readline())[0]

        ready, setup = asked(port, "/readyz"), asked(port, link)
        process.send_signal(signal.SIGTERM)
        said, logged = process.communicate(timeout=30)

    assert (ready[0], setup[0], process.returncode) == (200, 200, 0)
    assert said.strip()
    assert "Traceback" not in logged
    assert link.rpartition("/")[2] not in logged
    assert ("reminders are planned" in logged) == (not options)


def test_an_office_with_an_administrator_gets_no_link(sqlite_office: Office) -> None:
    from tests.web.site import Site

    Site(sqlite_office).with_password(Role.ADMINISTRATOR)
    with serving(sqlite_office, "--no-scheduler") as (process, port, _):
        asked(port, "/healthz")
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)

    assert "/setup/" not in said


def test_a_port_that_is_taken_gets_a_sentence(sqlite_office: Office) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        env = {"TRACKER_DATA_DIR": str(sqlite_office.folder), "TRACKER_DATABASE_URL": sqlite_office.url}
        command = [TRACKER, "serve", "--port", port]
        done = subprocess.run(
            command, env={**os.environ, **env}, capture_output=True, text=True, timeout=60, check=False
        )

    assert (done.returncode, port in done.stderr) == (7, True)
    assert "Traceback" not in done.stderr


def test_a_key_that_could_be_guessed_is_refused_at_the_start(sqlite_office: Office) -> None:
    env = {
        "TRACKER_DATA_DIR": str(sqlite_office.folder),
        "TRACKER_DATABASE_URL": sqlite_office.url,
        "TRACKER_SECRET_KEY": "changeme",
    }
    done = subprocess.run(
        [TRACKER, "serve", "--port", "0"],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, "TRACKER_SECRET_KEY" in done.stderr) == (6, True)
