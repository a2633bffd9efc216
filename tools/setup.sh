#!/bin/sh
# Leaves .venv/bin/foothold, from the lock file. Needs Python 3.11 or newer and its venv module, nothing else.
set -eu
cd "$(dirname "$0")/.."
unset VIRTUAL_ENV PYTHONPATH PYTHONHOME
own=build/uv
own_version=0.13.9

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
    if ! make_private_environment; then
        if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
            stop "Foothold needs Python's venv module: install the package python3-venv, then run this again."
        fi
        tools/system-packages.sh python3-venv
        make_private_environment || stop "Python could not make an environment; build/venv.log says why."
    fi
    "$own/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$own_version" ||
        stop "uv could not be installed from the Python package index. Check the network, then run this again."
}

install_packages() {
    UV_PYTHON_DOWNLOADS=never "$1" sync --quiet --frozen --python "$python"
}

python=$(find_python) || stop "Foothold needs Python 3.11 or newer: install the package python3, then run this again."
# Offices that inspect their own traffic put their certificate where the system keeps the others.
[ ! -e /etc/ssl/certs/ca-certificates.crt ] || export UV_SYSTEM_CERTS=true
mkdir -p build

# The machine's own uv is used if it is there and knows this kind of lock file.
if ! install_packages uv 2>build/uv.log; then
    "$own/bin/uv" --version >/dev/null 2>&1 || install_uv
    install_packages "$own/bin/uv" || stop "The packages could not be installed; uv says why above."
fi
touch .venv/.ready
