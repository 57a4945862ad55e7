# Two commands for everyone: `make run` and `make test`. `make bench` measures, `make lock` renews
# the pinned dependencies.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test bench pictures lock format browser

PORT ?= 8000
UV_VERSION := 0.13.9
UV := $(shell command -v uv || echo .uv/bin/uv)
PYTHON := .venv/bin/python
# The system's own certificates: many offices and data centres look into TLS with their own.
export UV_SYSTEM_CERTS := 1
# Compiled modules are kept, away from the sources: without them each process of the server and of
# the tests compiles 1,500 modules when it starts.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

run: .venv/run.stamp
	@DEMO=1 HTTPS=0 exec $(PYTHON) manage.py serve --port $(PORT)

test: .venv/test.stamp browser
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 6.1 --check
	.venv/bin/lint-imports
	.venv/bin/mypy .
	DJANGO_SETTINGS_MODULE=config.settings_test $(PYTHON) manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))') ALLOWED_HOSTS=localhost SMTP_HOST=localhost \
		$(PYTHON) manage.py check --deploy --fail-level WARNING
	.venv/bin/pytest -n 2 --dist worksteal --cov --cov-report=term

bench: .venv/test.stamp
	$(PYTHON) bench/run.py
	$(PYTHON) -m bench.scheduling
	$(PYTHON) -m bench.b2b tests/data/b2b

# The pictures of the guides and of the README, taken from the demo.
pictures: .venv/test.stamp browser
	$(PYTHON) -m bench.pictures

format: .venv/test.stamp
	.venv/bin/ruff format
	.venv/bin/ruff check --fix
	git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 6.1

lock: .uv/bin/uv
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml -o requirements.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--group test pyproject.toml -c requirements.txt -o requirements-test.txt

.uv/bin/uv:
	@if ! command -v uv >/dev/null; then \
		echo "Installing uv $(UV_VERSION) into .uv"; \
		python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); \
	fi

.venv/bin/python: .python-version | .uv/bin/uv
	@echo "Making the Python environment in .venv"
	@$(UV) venv --quiet --allow-existing .venv 2>/dev/null \
		|| $(UV) venv --quiet --allow-existing --no-python-downloads --python '>=3.12' .venv 2>/dev/null \
		|| { echo "There is no Python 3.12 or newer here, and none could be downloaded." \
			"Install one (Debian 13: apt install python3) and try again."; exit 1; }
	@touch .venv/bin/python

.venv/run.stamp: requirements.txt .venv/bin/python
	@echo "Installing the locked dependencies"
	@$(UV) pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt requirements.txt .venv/bin/python
	@echo "Installing the locked dependencies with the test set"
	@$(UV) pip install --quiet --require-hashes -r requirements-test.txt
	@touch $@

# A Chromium for the browser tests: Debian's as root, Playwright's otherwise.
browser: .venv/test.stamp
	@if ! command -v chromium >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
		else \
			.venv/bin/playwright install chromium; \
		fi; \
	fi
