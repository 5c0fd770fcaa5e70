# make demo · make test · make lint · make bench · make soak: each works alone and first, with python3, make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test lint types bench soak clean

demo: $(READY)
	$(BIN)/vraem demo

test: lint types
	$(BIN)/pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m tests.bench $(SIZES)

# Some ten minutes: cycles with feeds that fail, processes that are killed, a database that is held. CYCLES=40 for a short one.
soak: $(READY)
	$(BIN)/python -m tests.soak $(or $(CYCLES),300)

# Installed once, and again when what is installed changes.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or later is needed (PYTHON=…)")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	touch $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis demo-data
