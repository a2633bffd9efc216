#!/bin/sh
# Asks the public list of known holes (osv.dev) about every package in the lock file. Where the list cannot be reached it
# says so and counts as not passed: an audit that did not happen is never a clean one.
set -eu
cd "$(dirname "$0")/.."
own=build/uv
version=$(sed -n 's/^own_version=//p' tools/setup.sh)
if [ ! -x "$own/bin/uv" ]; then
    mkdir -p build
    python3 -m venv --clear "$own"
    "$own/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$version"
fi
status=0
said=$("$own/bin/uv" audit --frozen --preview-features audit-command 2>&1) || status=$?
case "$said" in
*"Request failed"* | *"error sending request"*)
    echo "Nothing was checked: the list of known holes (api.osv.dev) cannot be reached from this machine." >&2
    echo "Run make audit on one that can reach it." >&2
    exit 2
    ;;
esac
printf '%s\n' "$said"
exit "$status"
