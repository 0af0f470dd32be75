# Everything a newcomer types. `make demo`, `make test`, `make run` install what they need first.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8090
DEMO_OPTIONS := --port $(PORT) $(if $(NO_BROWSER),--no-browser) $(if $(AT),--at $(AT))

.PHONY: help setup demo run test lint types arrow tests browser messages diary soak lock clean

help:
	@echo "make demo    talk with the bot in a browser, no token needed (PORT=8090 NO_BROWSER=1 AT=2023-04-27T08:00)"
	@echo "make run     the bot on Telegram, with BOT_TOKEN in .env"
	@echo "make test    lint, types, imports, catalogs, tests on SQLite and PostgreSQL and in a browser (CHROMIUM=path)"
	@echo "make soak    50 kills of the bot in a broadcast of 2,000: nothing lost (about 8 minutes)"
	@echo "make lock    pin the dependencies again (needs uv)"

setup: $(BIN)/.runtime

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "duban needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

$(BIN)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(BIN)/.dev: requirements-dev.lock $(BIN)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

demo: setup
	$(BIN)/duban demo $(DEMO_OPTIONS)

run: setup
	$(BIN)/duban run

test: lint types arrow tests

lint: $(BIN)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.dev
	$(BIN)/mypy

arrow: $(BIN)/.dev
	$(BIN)/lint-imports

tests: $(BIN)/.dev browser
	$(BIN)/python -m pytest -n auto --dist worksteal

# Makes sure of a Chromium: an installed one, else one that Playwright or Debian can give.
browser: $(BIN)/.dev
	@$(BIN)/python -m tests.browser.chromium

messages: $(BIN)/.dev
	$(BIN)/python -m tests.stories.conversations

diary: $(BIN)/.dev
	$(BIN)/python -m tests.stories.diary

soak: $(BIN)/.dev
	$(BIN)/python -m bench.soak

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev --constraint requirements.lock --group build pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
