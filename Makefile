# make demo    set up, prepare the model, analyse a sample clip
# make test    the tests
# make check   format, lint, types, import contracts, tests
# make bench   what it costs        make model   prepare the pose model
# make format  tidy the code       make clean   remove everything that was made
#
# Another environment than .venv, already set up: make check BIN=/path/to/env/bin
# Another number of test files at a time than three: make test WORKERS=4

SHELL := /bin/bash
# Tests wait for clocks, browsers and voices for nearly half of their time: three files at a time keep two processors busy.
WORKERS ?= 3
DEMO_EXERCISE ?= row
DEMO_CLIP ?= sample_videos/row_chair_shrug.mp4

ifdef BIN
SETUP_RUN :=
SETUP_DEV :=
else
BIN := .venv/bin
SETUP_RUN := setup-run
SETUP_DEV := setup-dev
endif

# Whole files, so that what a file makes for its tests is made once; in their order, in which the long ones of end_to_end
# come first and the short ones of unit fill the end.
SHARED := -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# The tests start the program more than a hundred times: it is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.NOTPARALLEL:
.PHONY: demo test check bench model format clean setup-run setup-dev

demo: $(SETUP_RUN) model
	@mkdir -p out
	@$(BIN)/posecoach analyze $(DEMO_CLIP) --exercise $(DEMO_EXERCISE) \
	    --video out/demo.mp4 --json out/demo.json --events out/demo.jsonl

model: $(SETUP_RUN)
	@$(BIN)/posecoach model

test: $(SETUP_DEV) model
	@$(BIN)/python -m pytest $(SHARED)

check: $(SETUP_DEV) model
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@echo "$(BIN)/mypy, beside the tests"; \
	$(BIN)/mypy & types=$$!; $(BIN)/python -m pytest $(SHARED); tests=$$?; \
	wait $$types || { echo "The types are wrong: see above what mypy said."; exit 1; }; exit $$tests

bench: $(SETUP_DEV) model
	$(BIN)/python tests/benchmarks/whole_processes.py
	$(BIN)/python -m pytest tests/benchmarks -o addopts= --import-mode=importlib --benchmark-only

format: $(SETUP_DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

setup-run:
	@scripts/setup.sh run

setup-dev:
	@scripts/setup.sh dev
