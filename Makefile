# `make run` starts the dashboard at http://localhost:8501. `make check` is for every edit, about four minutes on two
# cores; `make test` is the whole, with a browser, as .ci/run does.

PYTHON ?= python3
BIN := .venv/bin
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

TOOLS := chromium curl nginx openssl Rscript systemd-analyze
PACKAGE_nginx := nginx-light
PACKAGE_Rscript := r-base-core
PACKAGE_systemd-analyze := systemd

INSTALL = -m pip install --disable-pip-version-check --quiet --require-hashes --requirement
LOCK := .venv/audit/bin/uv pip compile --quiet --universal --no-annotate --generate-hashes --python-version 3.11 \
	--custom-compile-command 'make lock'
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
NAME = azerbaijan-latin-america-$(VERSION)

.PHONY: run check test fuzz pictures format data lock audit release $(TOOLS)

run: .venv/runtime
	$(BIN)/streamlit run dashboard.py

check: .venv/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal --ignore tests/browser

test: check $(TOOLS)
	$(BIN)/pytest --numprocesses auto --dist worksteal tests/browser

# All mutations of data files and all junk addresses, of which the tests take a sample; SEED=... gives others.
fuzz: .venv/development
	FUZZ=1000 FUZZ_SEED=$(or $(SEED),1) $(BIN)/pytest --numprocesses auto --dist worksteal tests/fuzz

# Draws anew the pictures with which tests compare the charts. Look at each that has changed before it is committed.
pictures: .venv/development chromium
	PICTURES=renew $(BIN)/pytest tests/browser/test_pictures.py

format: .venv/development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Writes every table in its canonical form and tells every fault that is left. FEWER=yes says that lost rows are meant;
# RELEASE=yes also puts the tables into data/archive as the release of the day that the description tells.
data: .venv/runtime
	$(BIN)/python -m data.rewrite $(if $(FEWER),--fewer) $(if $(RELEASE),--release)

# Writes from each list of names the exact versions of all that it brings along, every file by its hash. What is written
# already stays; RENEW=yes takes the newest of what the lists do not name.
lock: .venv/audit/installed
	$(LOCK) $(if $(RENEW),--upgrade) requirements.in --output-file requirements.txt
	$(LOCK) $(if $(RENEW),--upgrade) --constraint requirements.txt requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) $(if $(RENEW),--upgrade) requirements-audit.in --output-file requirements-audit.txt

# Licences, then known vulnerabilities. It fails as well where those cannot be looked up, as then nothing was checked.
audit: .venv/development .venv/audit/installed
	.venv/audit/bin/pip-licenses --python $(BIN)/python --order license
	.venv/audit/bin/pip-audit --strict --disable-pip --requirement requirements.txt || \
		{ echo 'Vulnerabilities: see above. "Not found on PyPI" means that they could not be looked up here.' >&2; exit 1; }

# What is committed as an archive, the data as a package, what it stands on (CycloneDX) with licences, and checksums.
release: .venv/runtime .venv/audit/installed
	@git diff --quiet HEAD || { echo 'Commit first: a release holds what is committed.' >&2; exit 1; }
	@rm -rf dist && mkdir dist
	git archive --prefix $(NAME)/ --output dist/$(NAME).tar.gz HEAD
	$(BIN)/python -c 'import sys; from components.export import package; sys.stdout.buffer.write(package.package())' \
		> dist/$(NAME)-data.zip
	.venv/audit/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible \
		--output-file dist/$(NAME).cdx.json
	.venv/audit/bin/pip-licenses --python $(BIN)/python --format markdown --output-file dist/$(NAME)-licences.md
	cd dist && sha256sum $(NAME)* > SHA256SUMS

# The stamps are renewed when the requirements change, so nothing is installed twice.
.venv/runtime: requirements.txt .venv/pyvenv.cfg
	$(BIN)/python $(INSTALL) $<
	@touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(BIN)/python $(INSTALL) $<
	@touch $@

.venv/audit/installed: requirements-audit.txt .venv/pyvenv.cfg
	$(BIN)/python -m venv .venv/audit
	.venv/audit/bin/python $(INSTALL) $<
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
