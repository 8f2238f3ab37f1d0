# Two commands do everything: `make chat` and `make test`. Both are safe to repeat.
PYTHON ?= python3.11
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: chat test captures eval eval-quarter bench check clean

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/python -m compileall -q assistant corpus index eval # a first question waits for no compiler
	touch $@

chat: $(STAMP)
	$(BIN)/alinea corpus build
	$(BIN)/alinea index build
	$(BIN)/alinea chat --port $(PORT)

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/alinea corpus build --check
	$(BIN)/python -m pytest

# The screenshots of docs/guide.fr.md, taken anew by the tests that check them.
captures: $(STAMP)
	ALINEA_CAPTURES=1 $(BIN)/python -m pytest tests/web/test_guide.py

# The reference questions, all of them or a fixed quarter: fails under the floors of eval/floors.yaml.
eval: $(STAMP)
	$(BIN)/alinea eval floors

eval-quarter: $(STAMP)
	$(BIN)/alinea eval floors --quarter

# Speed of the answers and of the gate, speed and memory of the search, then its quality beside the
# baselines on the committed sample.
bench: $(STAMP)
	$(BIN)/alinea index build
	$(BIN)/python -m eval.bench_answers
	$(BIN)/python -m eval.bench_gate
	$(BIN)/python -m eval.bench_index $(if $(LEGI),--legi $(LEGI))
	$(BIN)/python -m eval.baselines --beir eval/samples/fiches

clean:
	rm -rf $(VENV) build dist *.egg-info
