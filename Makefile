# The words of this house. Each works from nothing but Python 3.11 or later.
.PHONY: help setup demo test sweep cover matrix lint fmt bench docs messages
.DEFAULT_GOAL := help
SHELL := /bin/bash

PORT ?= 8000
HOST ?= 127.0.0.1
ARGS ?=
BIN := .venv/bin
# Named after what was installed: a changed list installs again, an unchanged one needs no network.
RUNS := .venv/runs-$(firstword $(shell cksum < requirements.txt))
CHECKS := .venv/checks-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))
# The passwords of a demo are published: other machines reach it only where somebody says so.
ifneq ($(filter 127.% localhost,$(HOST)),)
REACH := Chỉ mở được trên máy này. Để máy khác trong mạng mở được: HOST=0.0.0.0 make demo
else
REACH := Máy khác trong mạng mở được tại địa chỉ của máy này, cổng $(PORT), bằng mật khẩu đã công bố.
endif
DEMO := CONGRESS_DEMO=1 CONGRESS_TODAY=$${CONGRESS_TODAY:-2022-03-18}

help: ## List these words
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

setup: $(CHECKS) ## Install what runs and what checks
	@mkdir -p var

demo: $(RUNS) ## Load the Third Congress and serve it on $PORT (8000) of this machine; HOST=0.0.0.0 for others
	@mkdir -p var
	@$(DEMO) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEMO) $(BIN)/python manage.py demo
	@echo "Mở trình duyệt tại http://127.0.0.1:$(PORT)/ (dừng: Ctrl+C)"
	@echo "$(REACH)"
	@trap 'kill $$worker $$web 2>/dev/null; wait' EXIT; trap 'exit 130' INT; trap 'exit 143' TERM HUP; \
	$(DEMO) $(BIN)/python manage.py worker --with-parent & worker=$$!; \
	$(DEMO) $(BIN)/gunicorn congress.wsgi --bind $(HOST):$(PORT) --workers 2 --threads 4 --no-control-socket --log-level warning & web=$$!; \
	wait $$web

test: setup ## Test on SQLite, and on PostgreSQL where a server answers; ARGS go to pytest
	@status=0; \
	if queue=$$($(BIN)/python -m tests.redis_server); then export TEST_QUEUE="$$queue"; \
	elif [ -n "$$REQUIRE_REDIS" ]; then status=1; fi; \
	if url=$$($(BIN)/python -m tests.postgres); then \
		echo "== PostgreSQL =="; \
		TEST_DATABASE_URL="$$url" $(BIN)/pytest -n 2 --dist worksteal --durations=10 -m "not browser and not one_database" $(ARGS) || [ $$? = 5 ] || status=1; \
	elif [ -n "$$REQUIRE_POSTGRES" ]; then status=1; fi; \
	echo "== SQLite =="; \
	TEST_DATABASE_URL= $(BIN)/pytest -n 2 --dist worksteal --durations=10 $(ARGS) || status=1; \
	exit $$status

sweep: setup ## Ask every account, address and move of which `make test` asks a fixed part; ARGS go to pytest
	SWEEP=1 TEST_DATABASE_URL= $(BIN)/pytest -n 2 --dist worksteal --durations=10 -m sweep $(ARGS)
	@if url=$$($(BIN)/python -m tests.postgres); then \
		SWEEP=1 TEST_DATABASE_URL="$$url" $(BIN)/pytest -m "sweep and both_databases" $(ARGS) || [ $$? = 5 ]; \
	elif [ -n "$$REQUIRE_POSTGRES" ]; then exit 1; fi

cover: setup ## Test, and tell which lines, branches and templates no test walked
	@rm -rf var/worlds var/coverage*
	@$(MAKE) --no-print-directory test ARGS="--cov --cov-append --cov-report= --cov-fail-under=0 $(ARGS)"
	$(BIN)/coverage report

matrix: setup ## Run the quick tests on other versions of Python and Django
	$(BIN)/python -m tests.matrix

lint: setup ## Style, types, the arrow, the procedures
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	@$(DEMO) $(BIN)/python manage.py procedures lint

fmt: setup ## Put Python files in order
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: setup ## Measure; prints the table of docs/performance.md
	$(BIN)/python -m benchmarks $(ARGS)

docs: setup ## Write again the pages that are made from the code
	$(BIN)/python -m docs

messages: setup ## Gather what people read into locale/en, compile it, name what lacks English
	$(BIN)/python -m docs.catalogue

$(RUNS): requirements.txt
	$(call install,requirements.txt)

$(CHECKS): requirements.txt requirements-dev.txt
	$(call install,requirements-dev.txt)
	@touch $(RUNS)

# The first Python that is new enough; Debian keeps the module venv in a package of its own.
define install
	@python=; for name in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11 or later is needed; name it with PYTHON=..." >&2; exit 1; fi; \
	if [ ! -x $(BIN)/python ]; then $$python -m venv .venv || { \
		rm -rf .venv; echo "The module venv is missing (Debian: apt-get install python3-venv)" >&2; exit 1; }; fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(1)
	@touch $@
endef
