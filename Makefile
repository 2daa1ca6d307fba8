# Two commands: `make run` serves the demo company, `make test` proves the whole. Both set up all they need.
VENV := .venv
BIN := $(VENV)/bin
UV ?= uv
# A server of Debian's own, on which the rooms are tried too.
DEBIAN_PG := $(firstword $(sort $(wildcard /usr/lib/postgresql/*/bin)))
# A worker that dies is not replaced: xdist would wait for its last test for ever.
PYTEST := $(BIN)/pytest -q -rfE -n 2 --dist loadgroup --max-worker-restart 0

.PHONY: run test lint unit rooms-on-debian proof lock messages clean

run: $(VENV)/.ready-to-run
	@$(BIN)/rapport demo

test: lint unit rooms-on-debian

lint: $(VENV)/.ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet
	RAPPORT_HOME=$(CURDIR)/.run/typing $(BIN)/mypy src
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

unit: $(VENV)/.ready-to-test
	$(PYTEST) -m "not slow"

rooms-on-debian: $(VENV)/.ready-to-test
ifeq ($(DEBIAN_PG),)
	@echo "The rooms were not tried on another PostgreSQL: none is installed (apt-get install postgresql)."
else
	RAPPORT_PG_BIN=$(DEBIAN_PG) $(PYTEST) -m "not slow and not browser" tests/rooms
endif

# The long checks: property tests at length, kills at random moments, the benchmarks' floors.
proof: $(VENV)/.ready-to-test
	RAPPORT_PROOF=1 $(BIN)/pytest -q -m slow

# Strings people read, and their translations: gathered and compiled.
messages: $(VENV)/.ready-to-test
	$(BIN)/python bin/messages update

# The two locks, without the address of any registry in them.
lock: $(VENV)/.ready-to-test
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		pyproject.toml -o requirements.txt
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		--extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

$(VENV)/.ready-to-run: requirements.txt pyproject.toml bin/setup
	@sh bin/setup run

$(VENV)/.ready-to-test: requirements-dev.txt requirements.txt pyproject.toml bin/setup
	@sh bin/setup test

clean:
	rm -rf $(VENV) .run build dist screenshots .pytest_cache .mypy_cache .ruff_cache
