# Two commands: `make report` shows what the workbook does, `make test` checks everything.
# A machine needs Python 3.11 or newer, git and make; all else goes into .venv.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
PILOT ?= data/cambodia_example
LANGUAGE_OPTION := $(if $(REPORT_LANGUAGE),--language $(REPORT_LANGUAGE))

.PHONY: help install report test format lint floors catalogue lock bench coverage false-alarms clean

help:
	@echo "make report   install what is needed, run every round of $(PILOT), say where the reports are"
	@echo "make test     install what is needed, run every check"
	@echo "make format   put the code into the house's format"
	@echo "make catalogue  bring the translation catalogues in step with the texts"
	@echo "make bench    time and memory of the methods, each beside a peer"
	@echo "make coverage  how often the survey's intervals hold the truth (a few minutes)"
	@echo "make false-alarms  how often the PAF calls out what chance has made (half an hour or more)"
	@echo "make clean    remove .venv and the reports"

install: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "pescycle needs Python 3.11 or newer; this is %s. Set PYTHON=..., for instance: make report PYTHON=python3.12" % sys.version.split()[0])'
	@echo "Making $(VENV) and installing the locked packages (once, a few minutes) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
	@echo "Installed."

report: $(READY)
	@$(BIN)/pescycle run $(PILOT) $(LANGUAGE_OPTION)

test: $(READY) lint floors
	@echo "Catalogue: every message translated, none stale ..."
	@$(BIN)/python tools/catalogue.py check
	@echo "Tests ..."
	@$(BIN)/python -m pytest -n auto --dist loadgroup
	@echo "Notebooks as an expert runs them (nbval) ..."
	@$(BIN)/python -m pytest -n auto --dist loadscope --nbval-lax --nbval-current-env notebooks

lint: $(READY)
	@echo "Format and lint ..."
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

floors: $(READY)
	@echo "Import floors ..."
	@$(BIN)/lint-imports --no-cache

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

catalogue: $(READY)
	@$(BIN)/python tools/catalogue.py update

# Needs `uv` on the path. Writes hashes and no addresses.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --output-file requirements.lock

bench: $(READY)
	@$(BIN)/python -m benchmarks.methods
	@$(BIN)/python -m benchmarks.css
	@$(BIN)/python -m benchmarks.raking
	@$(BIN)/python -m benchmarks.drivers
	@$(BIN)/python -m benchmarks.disclosure
	@$(BIN)/python -m benchmarks.paf
	@$(BIN)/python -m benchmarks.uncertainty

coverage: $(READY)
	@$(BIN)/python -m benchmarks.coverage

false-alarms: $(READY)
	@$(BIN)/python -m benchmarks.false_alarms

clean:
	rm -rf $(VENV) reports explore
