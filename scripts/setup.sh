#!/bin/sh
# Make .venv from locked versions, and see to the system libraries Qt needs. Usage: scripts/setup.sh [python3]
set -eu
python="${1:-python3}"
libraries="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"

say() { printf '%s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

# Install Debian packages, or say how to.
install() {
    say "Installing $*"
    if as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
    then return 0
    fi
    say "These packages are missing and could not be installed here. Please run:"
    say "  sudo apt-get update && sudo apt-get install -y $*"
    return 1
}

command -v "$python" >/dev/null || { say "Python 3.11 or newer is needed; '$python' was not found."; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Python 3.11 or newer is needed; '$python' is $("$python" -V). Name another: make PYTHON=python3.12 …"; exit 1; }

if command -v dpkg-query >/dev/null; then
    missing=""
    for package in $libraries; do
        # Debian 13 and Ubuntu 24.04 call libglib2.0-0 libglib2.0-0t64; a package provided by another counts as there
        dpkg-query -W -f '${Status} ${Package} ${Provides}\n' "$package*" 2>/dev/null | grep -q '^install ok installed' \
            || missing="$missing $package"
    done
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install $missing
    "$python" -c 'import ensurepip' 2>/dev/null || install python3-venv
fi

say "Making .venv with $("$python" -V)"
[ -x .venv/bin/python ] || "$python" -m venv .venv
say "Installing locked versions (some 300 MB the first time)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/runtime.txt -r requirements/develop.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
touch .venv/ready
say "Ready."
