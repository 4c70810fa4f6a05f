"""The sample data that ships with the product: the directory of May 2019 and a dispatch in our own words."""

from importlib.resources import files

from tracker.documents.bodies_file import read_directory
from tracker.domain.directory import Directory

DIRECTORY = "bodies.toml"
DISPATCH = "dispatch.txt"


def sample_file(name: str = DIRECTORY) -> tuple[bytes, str]:
    """The bytes of a sample file, and its name."""
    return (files("tracker") / "sample" / name).read_bytes(), name


def sample_directory() -> Directory:
    """The sample directory, read."""
    return read_directory(*sample_file())
