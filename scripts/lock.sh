#!/bin/sh
# Lock what pyproject.toml asks for, with the hashes of every platform's files. Usage: scripts/lock.sh [--upgrade]
# What is locked already keeps its version, unless --upgrade is given.
set -eu
lock() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make lock" "$@"
}

lock pyproject.toml --output-file requirements/runtime.txt "$@"
lock --group develop --constraints requirements/runtime.txt --output-file requirements/develop.txt "$@"
