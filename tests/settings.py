"""The product's own settings, with a home that goes away and a hasher that is quick."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="foothold-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["FOOTHOLD_HOME"] = _home
os.environ.pop("FOOTHOLD_DEMO", None)

(Path(_home) / "static").mkdir()

from foothold.config.settings import *  # noqa: E402, F403
from foothold.config.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("in_turn"):
    # A file, as in life: the browser's requests come over connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_home) / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
