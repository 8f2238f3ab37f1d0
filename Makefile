# Two commands do everything: `make chat` and `make test`. Both are safe to repeat.
PYTHON ?= python3.11
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: chat test check clean

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
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

clean:
	rm -rf $(VENV) build dist *.egg-info
