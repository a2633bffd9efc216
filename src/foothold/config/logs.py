"""What goes to the log of the server: what kind of thing went wrong and where in the code, never about whom.

An address, a message of the database ("Failing row contains ...") or of an exception can hold a child's name, and logs
are copied to places where children's records are not. So none of them is written.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

LEFT_OUT = "(words left out)"


class WithoutWords(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = f"{self.formatTime(record)} {record.levelname} {record.name}: {_what(record)}"
        if record.exc_info and record.exc_info[1]:
            said += "\n" + "\n".join(_chain(record.exc_info[1]))
        return said


def _what(record: logging.LogRecord) -> str:
    """The page and the status of a request; else the message as the code has it, before anything is filled in."""
    request = getattr(record, "request", None)
    if request is not None:
        page = getattr(getattr(request, "resolver_match", None), "view_name", None) or "no page"
        return f"{getattr(record, 'status_code', '')} {page}".strip()
    as_written = record.args or record.name.startswith("foothold.")
    return str(record.msg) if as_written else f"{LEFT_OUT} {record.module}:{record.lineno}"


def _chain(error: BaseException) -> Iterator[str]:
    """The exceptions from the last to the first cause, each with its places in the code and without its message."""
    seen: Any = error
    while seen is not None:
        yield f"{type(seen).__module__}.{type(seen).__qualname__}"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
