# One word each; every target does its own set-up. Needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
SCORES ?= build/score

.PHONY: encode test check format score bench edition fuzz merge-nightly clean

encode: $(VENV)/.run
	$(BIN)/encode seeds/ --out xml/

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff check encoder tests
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix encoder tests

# Needs the published TEI to measure against (GOLD).
score: $(VENV)/.dev
	$(BIN)/python -m tests.tools.score $(GOLD) $(SCORES)

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m tests.tools.bench $(GOLD) --json docs/benchmark.json --picture docs/images/benchmark.svg

# A thousand random histories of corrections and runs; some ten minutes.
merge-nightly: $(VENV)/.dev
	$(BIN)/python -m tests.merge.histories --count 1000

# Longer runs of the property tests and of kills; how long: FUZZ="--cases 20000 --kills 300 --large 10".
fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.tools.fuzz $(FUZZ)

edition: $(VENV)/.run
	$(BIN)/edition print xml/ --each build/pdf/
	$(BIN)/edition html xml/ --out site/ --pdf build/pdf/
	$(BIN)/edition print xml/ --out edition.pdf

clean:
	rm -rf $(VENV) build dist site edition.pdf .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.run
