# Two commands do everything on a fresh machine with Python >= 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# Set in many containers; then each of the hundreds of processes that the tests begin compiles the
# project anew (0.4 s of CPU).
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test pytest check-all attack cluster compiled lint audit docs pictures lock clean
.DEFAULT_GOAL := help
help:
	@echo "make setup      install everything from the hashed lock file into .venv"
	@echo "make demo       run the whole nightly pipeline on a local replica of government sites"
	@echo "make test       linters, types, import rules and all tests but the long ones"
	@echo "make pytest     the tests of make test alone, without the linters"
	@echo "make check-all  the same with the long tests: all of each matrix, the package on each Python, Spark, notebooks (up to 40 minutes)"
	@echo "make attack     texts and pages made to slow or stop the reader, in doubling sizes (about ten minutes; PAGES=1000000 for more; goes on after a stop)"
	@echo "make cluster    a night, a backfill and an import on hosts of our own, each of which is cut off (root, iproute2, PostgreSQL; half an hour)"
	@echo "make compiled   a wheel for this Python and this kind of machine in dist/, its reader compiled (a C compiler; a minute of CPU)"
	@echo "make lint       linters, types and import rules alone"
	@echo "make audit      look the locked dependencies up in the advisory database"
	@echo "make pictures   take the pictures of docs/explorer.md from the data of make demo"
	@echo "make docs       print the generated pages of docs/ and prefect.yaml anew"
	@echo "make lock       resolve requirements.lock anew from pyproject.toml"
	@echo "make clean      remove .venv, the demo's data and all caches"

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dafu needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@# pip compiles on one core, for nearly half of its time. Some files are templates and no Python.
	@$(BIN)/python -m compileall -qq -j 0 -x '/site-packages/.*/tests/' $(VENV)/lib || true
	@touch $(STAMP)

demo: setup
	@$(BIN)/dafu demo

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup
	@$(MAKE) --no-print-directory -j2 -Otarget lint pytest  # side by side, each told as a whole

pytest:
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --durations=10  # nights and crawls that a file shares are run once

check-all: lint
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-long.lock
	$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder -m "long or not long" --durations=40 --durations-min=5 -o faulthandler_timeout=900  # tells where a test stands for so long

PAGES ?= 20000
attack: setup
	PYTHONPATH=.:tests $(BIN)/python -m attack --pages $(PAGES)

cluster: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-long.lock
	PYTHONPATH=.:tests/cluster:tests/durability $(BIN)/python tests/cluster

# A wheel and no build in place: an old compiled module would hide the source that you edit.
compiled: setup
	rm -rf build
	DAFU_COMPILE=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .
	rm -rf build

audit: setup
	$(BIN)/python .ci/audit

docs: setup
	$(BIN)/dafu sources docs > docs/sources.md
	$(BIN)/dafu dictionary > docs/data-dictionary.md
	$(BIN)/dafu messages > docs/log-messages.md
	$(BIN)/dafu deployments > prefect.yaml

pictures: setup
	$(BIN)/python tests/browser/pictures.py data/demo

lock:
	$(PYTHON) -m venv .lock-venv && .lock-venv/bin/pip install --quiet uv
	.lock-venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-package pip $(patsubst %,--extra %,dask postgres ocr wacz readers dev) pyproject.toml requirements-build.in -o requirements.lock --quiet --custom-compile-command "make lock"
	.lock-venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-package pip --extra long --constraint requirements.lock pyproject.toml -o requirements-long.lock --quiet --custom-compile-command "make lock"
	.lock-venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-package pip --extra dask --extra postgres --constraint requirements.lock pyproject.toml requirements-build.in -o deploy/requirements.lock --quiet --custom-compile-command "make lock"
	rm -rf .lock-venv

clean:
	rm -rf $(VENV) data .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
