# Two commands do all the set-up: `make demo` runs the main job, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8001

.PHONY: demo test check data eval bench bench-extract bench-site bench-api screenshots clean

demo: $(READY)
	$(BIN)/deals demo --db deals.db --port $(PORT)

# The tests of a file run one after the other, files side by side.
test: $(READY)
	$(BIN)/pytest -q -n auto --dist loadfile

check: $(READY)
	$(BIN)/ruff check deals tests
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto --dist loadfile

data: $(READY)
	$(BIN)/deals ingest data/deals data/organizations.yml --dry-run --db $(VENV)/data-check.db

# Pictures of the main pages into screenshots/, by an installed Chromium.
screenshots: $(READY)
	$(BIN)/python tests/browser/screenshots.py

# How well the rules read prose: the own gold set, and the development set beside the repository.
eval: $(READY)
	$(BIN)/python tests/extract/evaluate.py

bench-extract: $(READY)
	$(BIN)/python -m tests.bench.extract

# Generated exports of 10 k, 100 k and 1 M rows, in a temporary folder; BENCH="10000" for less.
BENCH ?=
bench: $(READY)
	$(BIN)/python -m tests.bench.run $(BENCH)

# Every page of the site on a million generated deals, beside a plain Datasette. To load them takes
# far longer than to measure; SITE="--deals 50000" takes fewer, SITE="--db deals.db" a database.
SITE ?=
bench-site: $(READY)
	$(BIN)/python -m tests.bench.site $(SITE)

# The HTTP API beside a plain Datasette, on 100 k generated rows; API="FILE --rate 20" for others.
API ?=
bench-api: $(READY)
	$(BIN)/python -m tests.bench.api $(API)

clean:
	rm -rf $(VENV) screenshots build dist *.db *.rejects.jsonl

# Made anew when the dependencies change; a second run takes no time.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "deals needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $(READY)
