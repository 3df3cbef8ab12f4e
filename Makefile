# Everything runs in .venv, made from the locks; only python3 (3.11 or later) and make are assumed.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help install demo test golden lint docs bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# A stamp each: the demo needs no tools of the developer, and nothing is installed twice.
.venv/run: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/develop: requirements-dev.lock .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

install: .venv/develop ## Make .venv with everything, tools included

demo: .venv/run ## Read samples/, print the picture, serve it on a terminal
	$(BIN)/toancanh demo

test: .venv/develop ## Run all tests, in random order
	$(BIN)/python -m pytest -n 3 --dist worksteal

golden: .venv/develop ## Write tests/golden/explanations again from the rules; read the difference before you keep it
	for file in tests/golden/explanations/*.txt; do \
	  $(BIN)/toancanh extract --lang vi --explain --format table samples/documents/$$(basename $$file .txt) > $$file; done

lint: .venv/develop ## Check style, types, the direction of imports and the generated docs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/build_reference.py --check

docs: .venv/develop ## Write docs/reference/{indicators,table-rows,identities,registers,api}.md again from the data
	$(BIN)/python scripts/build_reference.py

# An environment of its own: what is compared with is no part of the project.
.venv-bench/run: requirements.lock requirements-bench.lock
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock \
	  || echo "!!! the packages to compare with cannot be installed: measured without them"
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

bench: .venv-bench/run ## Measure quality and speed beside other programs (benchmarks/README.md)
	.venv-bench/bin/python -m benchmarks.reading
	.venv-bench/bin/python -m benchmarks.extraction

clean: ## Remove .venv and caches; the data in var/ stays
	rm -rf .venv .venv-bench build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
