"""The addresses that mails hold: pages of ours, and signed links made at the moment of sending."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.links import Claim, LinkKey, Purpose

_PATHS = {
    Purpose.SETUP: "setup",
    Purpose.INVITATION: "password",
    Purpose.RESET: "password",
    Purpose.ACKNOWLEDGE: "receipt",
}


@dataclass(frozen=True)
class MailLinks:
    """Where people reach the pages (None: nobody said, so mails hold no links), and the key that seals."""

    base_url: str | None
    key: LinkKey | None

    def to(self, path: str) -> str:
        """A page; empty where there is no address to begin with."""
        return f"{self.base_url}{path}" if self.base_url else ""

    def signed(self, claim: Mapping[str, str | None]) -> str:
        """The link of a claim in its plain form (`Claim.plain`); empty as above."""
        if not self.base_url or self.key is None:
            return ""
        return self.to(link_path(self.key, Claim.of(claim)))


def link_path(key: LinkKey, claim: Claim) -> str:
    """The path that a claim opens."""
    return f"/{_PATHS[claim.purpose]}/{key.token(claim)}"


NO_LINKS = MailLinks(None, None)
