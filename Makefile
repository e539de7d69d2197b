# `make` runs the main job, `make test` the tests. PYTHON may name the Python to use; else the first that is 3.11 or newer.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python3.14 python; do \
    $$each -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)
BIN := .venv/bin

.PHONY: run test slow compiled screenshots bench bench-names bench-segmenters bench-report bench-store bench-workers bench-engine bench-million formats fuzz check clean

run: .venv/installed
	$(BIN)/duibiao run corpora --out outputs
	@echo "The tables lie in outputs/tables (CSV for Excel, Parquet for programs)."

# Two processes, a file of tests in one of them.
test: .venv/installed-dev
	$(BIN)/python -m pytest -n 2 --dist loadfile

slow: .venv/installed-dev
	$(BIN)/python -m pytest -m slow

# Two minutes; writes docs/performance.md. Run it on a machine that does nothing else.
bench: .venv/installed-bench .venv/recognizers/installed
	$(BIN)/python tests/benchmarks/bench_speed.py

# A quarter of an hour: both plans are made in every format, scans too, and read back. Rewrites the figures in docs/formats.md.
formats: .venv/installed-dev
	$(BIN)/python -m tests.formats.measure

# An hour and a half; `make fuzz COUNT=500` reads fewer.
fuzz: .venv/installed-dev
	$(BIN)/python -m tests.formats.fuzz $(COUNT)

# Some minutes: 1,000 documents, then a store of 200,000 targets.
bench-store: .venv/installed-dev
	$(BIN)/python tests/benchmarks/bench_store.py

# A million generated documents through `duibiao extract` on all cores: half an hour on two, 10 GB in build/million; a broken run goes on. `make bench-million COUNT=10000` reads fewer.
bench-million: .venv/installed-dev
	$(BIN)/python tests/benchmarks/bench_million.py $(COUNT)

# What Dask costs beside the same shards in one process: two minutes on a machine that does nothing else.
bench-engine: .venv/installed-dev
	$(BIN)/python tests/benchmarks/bench_engine.py

# Under three minutes on a machine that does nothing else; `make bench-workers COUNT="800 100000"` looks at the memory of 100,000 documents.
bench-workers: .venv/installed-dev
	$(BIN)/python tests/benchmarks/bench_workers.py $(COUNT)

bench-segmenters: .venv/installed-dev
	$(BIN)/python tests/benchmarks/bench_segmenters.py

# Ten minutes; `make bench-names BLIND=--blind` reads the unseen passages instead.
bench-names: .venv/installed-experiments
	$(BIN)/python tests/benchmarks/bench_names.py $(BLIND)

# Twenty plans with ten thousand targets: comparison and page.
bench-report: .venv/installed-dev
	$(BIN)/python tests/benchmarks/bench_report.py

screenshots: .venv/installed-dev
	$(BIN)/duibiao run corpora --quiet
	$(BIN)/duibiao report 永川 铜梁 --quiet
	$(BIN)/python tests/report/screenshots.py

# Some minutes of one core, and a C compiler; the wheel goes into dist/. A checkout stays as it is.
compiled: .venv/installed
	DUIBIAO_COMPILED=1 $(BIN)/python -m pip wheel --disable-pip-version-check --no-deps --wheel-dir dist .

check:
	.ci/run

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3.11"; exit 1; }
	"$(PYTHON)" -m venv .venv

.venv/installed: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch .venv/installed $@

.venv/installed-experiments: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,experiments]"
	@touch $@

.venv/installed-bench: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,bench]"
	@touch $@

# Recognizers-Text needs an old emoji, so it has an environment of its own; where it can't be had the benchmark says so.
.venv/recognizers/installed: .venv/bin/python
	"$(BIN)/python" -m venv .venv/recognizers
	-.venv/recognizers/bin/python -m pip install --quiet --disable-pip-version-check recognizers-text-suite "emoji<1"
	@touch $@

clean:
	rm -rf .venv build *.egg-info
	# The store stays: people's corrections are in it.
	find outputs -mindepth 1 ! -name README.md ! -name 'duibiao*.duckdb*' -delete
