#!/bin/sh
# A made-up borough on 127.0.0.1:8000, kept in var/demo so that the second start is quick.
set -eu
cd "$(dirname "$0")/.."
export FOOTHOLD_DEMO=1
export FOOTHOLD_HOME="${FOOTHOLD_HOME:-var/demo}"
address="127.0.0.1:${PORT:-8000}"

# Where collected files would be: the demo serves them from the source.
mkdir -p "$FOOTHOLD_HOME/static"
.venv/bin/foothold migrate --verbosity 0
.venv/bin/foothold createcachetable --verbosity 0
anybody='from foothold.child.pupils.models import Pupil; print(Pupil.objects.exists())'
if [ "$(.venv/bin/foothold shell --no-imports --command "$anybody")" = False ]; then
    .venv/bin/foothold borough
fi
echo
echo "Foothold is at http://$address and stops with Ctrl-C. Everybody in it is made up."
.venv/bin/foothold demo_people
exec .venv/bin/gunicorn --bind "$address" --workers 2 --threads 4 --log-level warning foothold.config.wsgi
