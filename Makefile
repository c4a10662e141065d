# `make run` starts the dashboard at http://localhost:8501. `make check` is for every edit, at most two minutes on two
# cores; `make test` is the whole, with a browser, as .ci/run does.

PYTHON ?= python3
BIN := .venv/bin
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

TOOLS := chromium curl Rscript
PACKAGE_Rscript := r-base-core

.PHONY: run check test format data $(TOOLS)

run: .venv/runtime
	$(BIN)/streamlit run dashboard.py

check: .venv/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal --ignore tests/browser

test: check $(TOOLS)
	$(BIN)/pytest --numprocesses auto --dist worksteal tests/browser

format: .venv/development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Writes every table in its canonical form and tells every fault that is left. FEWER=yes says that lost rows are meant.
data: .venv/runtime
	$(BIN)/python -m data.rewrite $(if $(FEWER),--fewer)

# The two stamps are renewed when the requirements change, so nothing is installed twice.
.venv/runtime: requirements.txt constraints.txt .venv/pyvenv.cfg
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --requirement requirements.txt
	@touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --requirement requirements-dev.txt
	@touch $@

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed: install python3, or name another one with `make PYTHON=...`.' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo 'Python could not make .venv: on Debian, `apt-get install python3-venv` and try again.' >&2; exit 1; }

# What the tests need beside Python: the distribution's own browser, and what reads the downloads as readers do.
$(TOOLS):
	@command -v $@ >/dev/null || { \
		echo '$@ is missing: installing it with apt-get.' && \
		$(AS_ROOT) apt-get update -qq && \
		$(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends -qq \
			$(or $(PACKAGE_$@),$@); } || \
		{ echo '$@ could not be installed: install it so that it can be run, and try again.' >&2; exit 1; }
