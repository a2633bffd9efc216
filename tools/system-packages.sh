#!/bin/sh
# Makes sure of the Debian packages named: installs what is missing as root, otherwise says in one sentence what to install.
set -eu

present() {
    case $1 in
    chromium) command -v chromium >/dev/null ;;
    postgresql) command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
    *) dpkg-query --show --showformat '${Status}' "$1" 2>/dev/null | grep -q ' installed$' ;;
    esac
}

missing=
for package in "$@"; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "This needs system packages that only an administrator can install: apt-get install$missing" >&2
    exit 1
fi
echo "Installing$missing"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
# For the tests the binaries are enough: no server of the machine's own is made or started by the installation.
kept=/etc/postgresql-common/createcluster.conf
if [ ! -e "$kept" ]; then
    mkdir -p "${kept%/*}"
    echo "create_main_cluster = false" >"$kept"
    trap 'rm -f "$kept"' EXIT
fi
# shellcheck disable=SC2086
if { apt-get update -qq && apt-get install -qq --yes --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    rm -f "$log"
else
    echo "apt-get could not install$missing; its words are in $log." >&2
    exit 1
fi
