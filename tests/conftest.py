"""What every test may rely on: the message catalogs are compiled, databases and a browser can be had."""

from pathlib import Path

from hatch_build import compile_catalogs

compile_catalogs(Path(__file__).parents[1])

pytest_plugins = ["tests.chromium", "tests.databases"]
