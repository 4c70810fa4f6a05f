# What a person types. Everything may be run again: what is done already is not done twice.
#
#   make demo [DIRECTIVE=file]    the main job on the sample directive, or on a file of yours
#   make test [PYTEST_ARGS=...]   style, types and every test
#   make lint                     style and types alone
#   make check                    lint and the tests about the project itself: seconds, before a commit
#   make serve                    the pages at http://127.0.0.1:8000, and the scheduler beside them
#   make bench                    each promise about speed beside its raw limit
#   make fuzz [SECONDS=60]        files made up by what they make the reader do, for so long
#   make lock                     the lock files again (UPGRADE=1: with newer versions)
#   make clean                    all that the above leave behind, but the installed packages

VENV ?= .venv
PYTEST_ARGS ?=
SECONDS ?= 60
export DIRECTIVE ?=

python := $(VENV)/bin/python
# The lock files are complete: pip has nothing to resolve, only to check.
install := $(python) -m pip install --quiet --disable-pip-version-check --no-input --no-deps

.PHONY: demo test lint check serve bench fuzz lock clean catalogs
.DELETE_ON_ERROR:

demo: catalogs
	$(VENV)/bin/tracker demo --out demo $${DIRECTIVE:+--directive "$$DIRECTIVE"}

test: lint
	@scripts/system-packages test
	$(python) -m pytest $(PYTEST_ARGS)

lint: $(VENV)/tests.stamp catalogs
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

check: lint
	$(python) -m pytest -q tests/test_architecture.py tests/test_catalogs.py tests/test_docs.py

serve: catalogs
	$(VENV)/bin/tracker init
	$(VENV)/bin/tracker serve

bench: catalogs
	$(python) -m bench

fuzz: $(VENV)/fuzz.stamp catalogs
	$(python) -m tests.fuzz $(SECONDS)

lock:
	scripts/lock $(if $(UPGRADE),--upgrade)

clean:
	rm -rf demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find tracker -name '*.mo' -delete
	find tracker tests bench -name __pycache__ -prune -exec rm -rf {} +

catalogs: $(VENV)/project.stamp
	@$(python) hatch_build.py

$(python):
	@scripts/make-venv $(VENV)

$(VENV)/runtime.stamp: requirements.lock requirements-build.lock | $(python)
	@echo "Installing packages into $(VENV) ..."
	@$(install) --require-hashes -r requirements.lock -r requirements-build.lock
	@touch $@

# Without build isolation: what builds the project comes from a lock file as well.
$(VENV)/project.stamp: pyproject.toml hatch_build.py | $(VENV)/runtime.stamp
	@$(install) --no-build-isolation --editable .
	@touch $@

$(VENV)/tests.stamp: requirements-dev.lock | $(VENV)/project.stamp
	@echo "Installing what the tests need ..."
	@$(install) --require-hashes -r requirements-dev.lock
	@touch $@

# Not among the packages of the tests: it is large, and only this target uses it.
$(VENV)/fuzz.stamp: requirements-fuzz.lock | $(VENV)/tests.stamp
	@echo "Installing the fuzzer ..."
	@$(install) --require-hashes -r requirements-fuzz.lock
	@touch $@
