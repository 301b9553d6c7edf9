#!/bin/sh
# Make .venv from locked versions, and see to the system libraries Qt needs. Usage: scripts/setup.sh [python3]
set -eu
python="${1:-python3}"
libraries="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
export PIP_USER=0  # a pip told to install for the user alone fails inside .venv
unset PYTHONPATH PYTHONHOME

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

# Debian 13 and Ubuntu 24.04 call libglib2.0-0 libglib2.0-0t64.
installed() {
    for name in "$1" "$1t64"; do
        case "$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null)" in "install ok installed") return 0 ;; esac
    done
    return 1
}

see_to_qt_libraries() {
    if ! command -v dpkg-query >/dev/null; then
        [ "$(uname -s)" != Linux ] || say "If Qt does not start, install what Debian calls:" $libraries
        return 0
    fi
    missing=""
    for package in $libraries; do installed "$package" || missing="$missing $package"; done
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install $missing || say "Going on without them; Qt may not start."
}

see_to_venv() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null && return 0
    if command -v apt-get >/dev/null; then
        install "$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')" || exit 1
    else
        say "'$python' lacks the modules venv and ensurepip; install them, or name another: make PYTHON=python3.12 …"
        exit 1
    fi
}

command -v "$python" >/dev/null || { say "Python 3.11 or newer is needed; '$python' was not found."; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Python 3.11 or newer is needed; '$python' is $("$python" -V). Name another: make PYTHON=python3.12 …"; exit 1; }
see_to_qt_libraries
see_to_venv

say "Making .venv with $("$python" -V)"
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
say "Installing locked versions (some 300 MB the first time)"
.venv/bin/python -m pip install --disable-pip-version-check --require-hashes \
    -r requirements/runtime.txt -r requirements/develop.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
touch .venv/ready
say "Ready."
