# Every target sets itself up in .venv; nothing is installed elsewhere. Another Python: `make clean` and
# then `make test PYTHON=python3.13`. Where pip finds packages is pip's own business (its environment and files).

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check
EDITABLE := $(INSTALL) --no-deps --no-build-isolation --editable .
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m piptools compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(LOCKFLAGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Print the targets and what they do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: $(VENV)/.runtime ## Show the product on invented pupils
	$(VENV)/bin/verzuimspoor demo

.PHONY: dashboard
dashboard: $(VENV)/.runtime ## Show the dashboard on the invented pupils of the demo
	@test -f .demo/verzuimspoor.db || $(VENV)/bin/verzuimspoor demo --geen-scherm
	$(VENV)/bin/verzuimspoor serve --db .demo/verzuimspoor.db --peildatum 2026-06-01 --voorbeeld

.PHONY: screenshots
screenshots: $(VENV)/.dev ## Write a picture of every page to the folder screenshots
	$(RUN) -m tests.browser.schermafdrukken screenshots

.PHONY: test
test: $(VENV)/.dev ## Run the tests, two processes for each core: half of their time they wait for a broker, browser or database
	$(RUN) -m pytest -n $$((2 * $$(getconf _NPROCESSORS_ONLN))) $(PYTESTFLAGS)

.PHONY: check
check: $(VENV)/.dev ## Lint, check the form, the types, the imports, the packages, their licences, and for secrets
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(RUN) -m pip check
	@$(MAKE) --no-print-directory scan

.PHONY: scan
scan: $(VENV)/.dev ## See which packages, licences and secrets are in it; needs no network
	$(VENV)/bin/deptry --no-ansi .
	$(VENV)/bin/pip-licenses --python $(RUN) --packages $$(grep -oE '^[a-zA-Z0-9._-]+' requirements/runtime.txt) > /dev/null
	git ls-files -z | grep -zvE '^(requirements/.*\.txt|(lint|benchmarks/emmett)/package-lock\.json|services/dashboard/static/vendor/.*)$$' | \
		xargs -0 $(VENV)/bin/detect-secrets-hook --no-verify --baseline .geheimen.json
	$(VENV)/bin/reuse lint --quiet

.PHONY: sbom
sbom: $(VENV)/.dev ## Write what ships with the package to dist/sbom.json (CycloneDX)
	@mkdir -p dist
	$(VENV)/bin/cyclonedx-py requirements --pyproject pyproject.toml --short-PURLs --output-reproducible --validate \
		--output-file dist/sbom.json requirements/runtime.txt

.PHONY: dist
dist: $(VENV)/.dev ## Build sdist and wheel into dist, the same bytes wherever this commit is built
	$(RUN) deploy/uitgave.py bouw dist

.PHONY: release
release: $(VENV)/.dev ## As dist, of a commit that is tagged and tells one version everywhere
	$(RUN) deploy/uitgave.py uitgave dist
	@$(MAKE) --no-print-directory sbom

.PHONY: api-lint
api-lint: lint/node_modules/.made ## Read docs/openapi.json with the rules for government APIs; needs node and npm
	lint/node_modules/.bin/spectral lint --fail-severity=error -r lint/adr.spectral.yaml docs/openapi.json

lint/node_modules/.made: lint/package.json lint/package-lock.json
	cd lint && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: bench
bench: $(VENV)/.dev ## Measure against a bound or a peer in the same run
	$(RUN) -m benchmarks

.PHONY: bench-smoke
bench-smoke: $(VENV)/.dev ## See that the benchmarks run, on few data
	$(RUN) -m benchmarks --smoke

.PHONY: lock
lock: $(VENV)/.dev ## Pin the requirements anew; LOCKFLAGS=--upgrade takes the newest
	$(LOCK) --output-file requirements/runtime.txt pyproject.toml
	$(LOCK) --output-file requirements/build.txt --constraint requirements/runtime.txt requirements/build.in
	$(LOCK) --output-file requirements/dev.txt --constraint requirements/runtime.txt \
		--constraint requirements/build.txt pyproject.toml requirements/build.in requirements/dev.in

.PHONY: clean
clean: ## Remove all that make made, .venv included
	rm -rf $(VENV) .demo screenshots lint/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	find . -type d -name __pycache__ -prune -exec rm -rf {} +

# The stamps: .made holds the place where .venv was made, because a .venv that moved with its tree would
# still run the old one; .runtime is what the product needs, .dev what we need besides.

ifneq "$(shell cat $(VENV)/.made 2>/dev/null)" "$(CURDIR)"
.PHONY: $(VENV)/.made
endif

$(VENV)/.made:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is not. Say which: make PYTHON=python3.12 ..." >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

$(VENV)/.runtime: $(VENV)/.made requirements/runtime.txt requirements/build.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(EDITABLE)
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements/dev.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(EDITABLE)
	@touch $(VENV)/.runtime $@
