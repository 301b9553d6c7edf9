# Each line calls the real tool; `.venv` is made from locked versions the first time and left alone after that.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run test lint messages docs bench soak nightly mutants sample dist lock clean

run: .venv/ready
	$(BIN)/stocktake-desktop --sample

test: .venv/ready
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto  # bytecode: some tests start the program

lint: .venv/ready
	$(BIN)/ruff check && $(BIN)/ruff format --check --quiet && $(BIN)/mypy

messages: .venv/ready
	$(BIN)/python -m scripts.messages

docs: .venv/ready
	$(BIN)/python -m scripts.findings_page && $(BIN)/python -m scripts.plan_of_rooms

bench: .venv/ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

soak: .venv/ready
	$(BIN)/python -m tests.soak

nightly: .venv/ready
	HYPOTHESIS_PROFILE=nightly QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto -m hypothesis

mutants: .venv/ready
	$(BIN)/python -m scripts.mutants

sample: .venv/ready
	$(BIN)/python scripts/build_sample.py

dist: .venv/ready
	$(BIN)/python -m build --no-isolation && $(BIN)/pyinstaller --noconfirm build.spec

lock: .venv/ready  # UPGRADE=1 takes the newest versions that pyproject.toml allows
	@sh scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean:
	rm -rf .venv build dist out

.venv/ready: requirements/runtime.txt requirements/develop.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh "$(PYTHON)"
