"""Passwords by argon2. A few are hashed at once and few more may wait: each takes 64 MB and a tenth of a second."""

from functools import cached_property
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from tracker.domain.accounts import TooBusy, normal

if TYPE_CHECKING:
    from pwdlib import PasswordHash

AT_ONCE = 2
WAITING = 8
WAIT_S = 10.0


class Argon2Passwords:
    """Argon2id with the library's costs unless told otherwise. One for the process: it counts who waits."""

    def __init__(self, time_cost: int | None = None, memory_kib: int | None = None) -> None:
        self._costs = (time_cost, memory_kib)
        self._admitted = BoundedSemaphore(AT_ONCE + WAITING)
        self._running = BoundedSemaphore(AT_ONCE)

    def hash(self, password: str) -> str:
        """What is stored of a password; raises TooBusy."""
        with _Turn(self._admitted, self._running):
            return str(self._hasher.hash(normal(password)))

    def verify(self, password: str, stored: str | None) -> bool:
        """Whether it is the password stored; as slow, and False, where none is. Raises TooBusy."""
        with _Turn(self._admitted, self._running):
            fits = bool(self._hasher.verify(normal(password), stored or self._of_nobody))
        return fits and stored is not None

    @cached_property
    def _hasher(self) -> "PasswordHash":
        # Imported here: the command line starts without it.
        from pwdlib import PasswordHash
        from pwdlib.hashers.argon2 import Argon2Hasher

        time_cost, memory_kib = self._costs
        if time_cost is None or memory_kib is None:
            return PasswordHash((Argon2Hasher(),))
        return PasswordHash((Argon2Hasher(time_cost=time_cost, memory_cost=memory_kib),))

    @cached_property
    def _of_nobody(self) -> str:
        return str(self._hasher.hash("the password of nobody"))


class _Turn:
    """Waiting for one's turn; raises TooBusy rather than hold up the pages of everybody else."""

    def __init__(self, admitted: BoundedSemaphore, running: BoundedSemaphore) -> None:
        self._admitted = admitted
        self._running = running

    def __enter__(self) -> None:
        if not self._admitted.acquire(blocking=False):
            raise TooBusy()
        if not self._running.acquire(timeout=WAIT_S):
            self._admitted.release()
            raise TooBusy()

    def __exit__(self, *_: object) -> None:
        self._running.release()
        self._admitted.release()
