#!/bin/sh
# Leaves .venv/bin/foothold, from the lock file. Needs Python 3.11 or newer and its venv module, nothing else.
set -eu
cd "$(dirname "$0")/.."
unset VIRTUAL_ENV PYTHONPATH PYTHONHOME
own=build/uv

stop() {
    echo "$1" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then command -v "$name" && return; fi
    done
    return 1
}

make_private_environment() {
    "$python" -m venv --clear "$own" >build/venv.log 2>&1
}

install_uv() {
    mkdir -p build
    if ! make_private_environment; then
        if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
            stop "Foothold needs Python's venv module: install the package python3-venv, then run this again."
        fi
        tools/system-packages.sh python3-venv
        make_private_environment || stop "Python could not make an environment; build/venv.log says why."
    fi
    "$own/bin/python" -m pip install --quiet --disable-pip-version-check uv ||
        stop "uv could not be installed from the Python package index. Check the network, then run this again."
}

python=$(find_python) || stop "Foothold needs Python 3.11 or newer: install the package python3, then run this again."
uv=uv
if ! uv --version >/dev/null 2>&1; then
    uv=$own/bin/uv
    "$uv" --version >/dev/null 2>&1 || install_uv
fi

# Offices that inspect their own traffic put their certificate where the system keeps the others.
[ ! -e /etc/ssl/certs/ca-certificates.crt ] || export UV_SYSTEM_CERTS=true

UV_PYTHON_DOWNLOADS=never "$uv" sync --quiet --frozen --python "$python"
touch .venv/.ready
