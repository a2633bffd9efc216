"""SQLite lets one connection write at a time. The others ask again, the longer they have waited the more seldom, so
that whoever comes last is often let in first, and one in twenty waited for seconds. Here they stand in a queue of the
operating system, and only the first of it asks."""

import fcntl
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    def set_autocommit(self, autocommit: bool, *args: Any, **kwargs: Any) -> None:
        """A transaction begins where statements no longer commit themselves."""
        if autocommit or self.is_in_memory_db():
            super().set_autocommit(autocommit, *args, **kwargs)
            return
        with open(f"{self.settings_dict['NAME']}-queue", "a") as queue:
            fcntl.flock(
                queue, fcntl.LOCK_EX
            )  # given back as the file closes, also by a process that is killed
            super().set_autocommit(autocommit, *args, **kwargs)
