# `make demo` shows Foothold with a made-up borough; `make test` checks everything. CONTRIBUTING.md explains the rest.

PYTHON := .venv/bin/python
# What draws a letter as a PDF: text layout, and letters as wide as Arial's.
LETTERS := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation

.DEFAULT_GOAL := help
.PHONY: help setup demo test soak bench mutants audit screenshots requirements describe lint

help:
	@echo "make demo          a made-up borough on http://127.0.0.1:8000"
	@echo "make test          every check, on SQLite and on PostgreSQL"
	@echo "make lint          the quick checks: style, types, imports, migrations"
	@echo "make requirements  which requirement is proven by which test"
	@echo "make describe      writes docs/reference from the tables the code runs on"
	@echo "make bench         how fast"
	@echo "make soak          what takes long: races, kills, many examples"
	@echo "make mutants       whether the tests of the law notice each small change of it (takes long)"
	@echo "make screenshots   takes the pictures in docs/screenshots anew"
	@echo "make audit         known holes in the packages we use, by the public list"
	@echo "make setup         only installs"

setup: .venv/.ready

.venv/.ready: pyproject.toml uv.lock tools/setup.sh
	@tools/setup.sh

demo: setup
	@tools/system-packages.sh $(LETTERS) || true
	@tools/demo.sh

test: setup
	@tools/system-packages.sh $(LETTERS) chromium postgresql
	@$(PYTHON) tools/gates.py

lint: setup
	@$(PYTHON) tools/gates.py --quick

soak: setup
	@tools/system-packages.sh $(LETTERS) chromium postgresql
	@$(PYTHON) tools/gates.py --soak

bench: setup
	@tools/system-packages.sh postgresql
	@$(PYTHON) tools/gates.py --bench

mutants: setup
	@HYPOTHESIS_PROFILE=mutants .venv/bin/mutmut run
	@.venv/bin/mutmut results

screenshots: setup
	@tools/system-packages.sh $(LETTERS) chromium
	@.venv/bin/pytest -q -m screenshots tests/browser

requirements: setup
	@tools/system-packages.sh $(LETTERS) chromium
	@$(PYTHON) tools/requirements.py

describe: setup
	@.venv/bin/foothold describe

audit: setup
	@tools/audit.sh
