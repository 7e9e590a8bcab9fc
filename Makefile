# The project's verbs. `make demo` and `make test` need only Python 3.11+ (with venv) and make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PEEL   := $(BIN)/peel
STORE  := .demo/peelgraph.store

.PHONY: help demo test kills fuzz lint bench learn docs releaser sbom audit architecture gallery screenshots bundle consumers install clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

install: $(VENV)/installed ## virtual environment with everything, pinned and hashed

$(VENV)/installed: constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: install ## build the graph from data/documents and show answers
	@mkdir -p $(dir $(STORE))
	PEEL_STORE=$(STORE) PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh

# The tests start programs by the hundred, each of which would compile all that it loads.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/site ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

kills: install ## kill 200 ingests at random moments, and look what is left (some minutes)
	$(BIN)/python -m pytest -n auto -m kills

$(VENV)/fuzzer: $(VENV)/installed tests/fuzz/constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/fuzz/constraints.txt
	@touch $@

RUNS ?= 2000

fuzz: $(VENV)/fuzzer ## feed readers, extraction, queries, exports and the server with bytes of any kind: RUNS=... executions of each target
	$(BIN)/python -m tests.fuzz --runs $(RUNS) $(TARGETS)

architecture: install ## picture of README, from the imports (needs Debian's graphviz)
	$(BIN)/python docs/architecture.py

gallery: install ## pictures of docs/gallery.md and answers in README and docs, from data/documents
	$(BIN)/python docs/gallery.py
	$(BIN)/python docs/answers.py

$(VENV)/site: $(VENV)/installed docs/site/constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r docs/site/constraints.txt
	@touch $@

learn: $(VENV)/peers ## learn the weights of data/lexicons anew from the annotated texts (a few minutes)
	$(BIN)/python -m benchmarks.wording
	$(BIN)/python -m benchmarks.theming

docs: $(VENV)/site ## the documents as a site that needs no network: build/site/html/index.html
	$(BIN)/python docs/site build/site

BUNDLE := graph/serve/bundle

bundle: $(BUNDLE)/node_modules/installed ## scripts of the explorer's pages, from graph/serve/bundle (needs npm)
	cd $(BUNDLE) && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent build

$(BUNDLE)/node_modules/installed: $(BUNDLE)/package-lock.json
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --prefix $(BUNDLE)
	@touch $@

consumers: $(BUNDLE)/node_modules/installed tests/consumers/node_modules/installed ## programs that read our exports, for more tests (needs npm; Debian's chromium, graphviz and libfaketime)

tests/consumers/node_modules/installed: tests/consumers/package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --prefix tests/consumers
	@if command -v apt-get >/dev/null && ! { command -v chromium && command -v dot && ls /usr/lib/*/faketime/libfaketime.so.1; } >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
		apt-get update --quiet && apt-get install --yes --no-install-recommends chromium graphviz libfaketime fonts-liberation fonts-sil-charis; fi
	@touch $@

screenshots: install consumers ## pictures of docs/explorer.md, from data/documents
	$(BIN)/python docs/screenshots.py

lint: install ## formatting, style, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/peers: $(VENV)/installed benchmarks/constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/constraints.txt
	@touch $@

bench: $(VENV)/peers ## timings beside peers in the same run, as one table: OPTIONS="--quick --markdown"
	$(BIN)/python -m benchmarks $(OPTIONS)

$(VENV)/releaser: $(VENV)/installed supply/constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r supply/constraints.txt
	@touch $@

releaser: $(VENV)/releaser ## tools that check a release

sbom: $(VENV)/releaser ## bill of materials (CycloneDX) of all that `make install` installs: supply/sbom.cdx.json
	$(BIN)/python -m supply.sbom

audit: $(VENV)/releaser ## known vulnerabilities of everything that is pinned (asks the package index)
	$(BIN)/python -m supply.audit

clean: ## remove what the other verbs made
	rm -rf $(VENV) .demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
