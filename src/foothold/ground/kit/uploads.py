"""Files somebody sends: each is held against what its content is, how large it is and how many there are.

A file is what its bytes say, never what its name says. Nothing here stores anything; what is unfit is refused in a
sentence that says what to do instead.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from django import forms
from django.core.files.uploadhandler import FileUploadHandler

from foothold.ground.kit.refusals import Refused

MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE
"""No file of any kind may be larger."""

UNPACKED = 50 * MEGABYTE
PARTS = 1_000
_AT_A_TIME = 65_536
_MAIN_PART = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENTS = "[Content_Types].xml"
_XML = (".xml", ".rels")
_SAVE_AS_DOCX = "Open it in Word, save it as a Word document (.docx) and send that."


@dataclass(frozen=True)
class Kind:
    """A kind of file: what people call it, how its name ends, how large it may be, and what its content must be."""

    name: str
    suffix: str
    largest: int
    check: Callable[[bytes], None]


def bytes_of(file: Any, *kinds: Kind) -> tuple[Kind, bytes]:
    """The kind and content of an uploaded file, which must be one of `kinds`. Raises Refused."""
    kind = _named_like(file.name, kinds)
    if file.size > kind.largest:
        raise Refused(
            f"{file.name} is larger than {kind.largest // MEGABYTE} MB. Send a smaller file, or split it."
        )
    file.seek(0)
    content = file.read()
    if not content.strip():
        raise Refused(f"{file.name} is empty. Check it on your computer, then send it again.")
    kind.check(content)
    return kind, content


def _named_like(name: str, kinds: tuple[Kind, ...]) -> Kind:
    for kind in kinds:
        if name.lower().endswith(kind.suffix):
            return kind
    wanted = " or ".join(f"{kind.name} ({kind.suffix})" for kind in kinds)
    raise Refused(f"{name} is not a file we can read here. Send {wanted}.")


def text_of(content: bytes) -> str:
    """Text as spreadsheets and calendars write it. Raises Refused for what is no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(mark < " " and mark not in "\t\r\n\f" for mark in text):
            return text
    raise Refused("The file is not plain text, whatever its name says. Save it as CSV or .ics and send that.")


def _table(content: bytes) -> None:
    first = text_of(content).lstrip().partition("\n")[0]
    if "," not in first or first.startswith("<"):
        raise Refused(
            "The first line of the file is not a row of column names with commas between them. In your spreadsheet,"
            " choose Save as, then CSV."
        )


def _calendar(content: bytes) -> None:
    text = text_of(content).strip().upper()
    if not text.startswith("BEGIN:VCALENDAR") or not text.endswith("END:VCALENDAR"):
        raise Refused("The file is not a whole calendar. Export it from your calendar as .ics and send that.")


_DAMAGED = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
    *(zlib.error, lzma.LZMAError),
)


def _word(content: bytes) -> None:
    """A Word document and nothing that runs, reaches out or unpacks without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_archive(archive)
    except _DAMAGED:
        raise Refused(f"The file is not a Word document, or it is damaged. {_SAVE_AS_DOCX}") from None


def _check_archive(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if len(names) > PARTS or len(set(names)) < len(names) or any(map(_leads_elsewhere, names)):
        raise Refused(f"The document is put together in a way we cannot read safely. {_SAVE_AS_DOCX}")
    if _CONTENTS not in names:
        raise Refused(f"The file is not a Word document. {_SAVE_AS_DOCX}")
    if any(_runs(name) for name in names):
        raise Refused("The document holds macros or files embedded in it. Take them out, then send it again.")
    left = UNPACKED
    for name in names:
        left -= _check_part(archive, name, left)


def _leads_elsewhere(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _runs(name: str) -> bool:
    inside = name.lower()
    return "vba" in inside or "/activex/" in inside or "/embeddings/" in inside


def _check_part(archive: zipfile.ZipFile, name: str, left: int) -> int:
    """Unpacks one part, never more than `left` bytes whatever its header claims, and gives how many it had."""
    unpacked, reader = 0, _Xml() if name.endswith(_XML) else None
    begins = b""
    with archive.open(name) as part:
        while chunk := part.read(_AT_A_TIME):
            unpacked += len(chunk)
            if unpacked > left:
                raise Refused(f"The document is larger than it seems. {_SAVE_AS_DOCX}")
            begins += chunk if name == _CONTENTS else b""
            if reader:
                reader.read(chunk)
    if reader:
        reader.end()
    if name == _CONTENTS and _MAIN_PART not in begins:
        raise Refused(f"The file is another kind of Office document. {_SAVE_AS_DOCX}")
    return unpacked


class _Xml:
    """Reads XML as it comes and stops at what may grow or reach out: declarations of its own, or another address."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._declares
        self.parser.StartElementHandler = self._element

    def read(self, chunk: bytes, last: bool = False) -> None:
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError:
            raise Refused(f"A part of the document cannot be read. {_SAVE_AS_DOCX}") from None

    def end(self) -> None:
        self.read(b"", last=True)

    def _declares(self, *said: Any) -> None:
        raise Refused(f"The document declares its own kind of XML, which Word never does. {_SAVE_AS_DOCX}")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        """A link somebody may follow is fine; a picture or template fetched from elsewhere is not."""
        outside = attributes.get("TargetMode", "").lower() == "external"
        if outside and not attributes.get("Type", "").endswith("/hyperlink"):
            raise Refused(
                "The document fetches a picture or template from another address. Put it into the document itself,"
                " then send it again."
            )


TABLE = Kind("a table saved as CSV", ".csv", 2 * MEGABYTE, _table)
CALENDAR = Kind("a calendar", ".ics", 2 * MEGABYTE, _calendar)
WORD = Kind("a Word document", ".docx", 5 * MEGABYTE, _word)


@dataclass(frozen=True)
class Uploaded:
    """One file that was found fit: its name as sent (to show, never to open), its kind and its content."""

    name: str
    kind: Kind
    content: bytes

    @property
    def text(self) -> str:
        return text_of(self.content)


class UploadField(forms.FileField):
    """One file of the kinds named. Its cleaned value is an `Uploaded`; the page gives the form its `files`."""

    default_error_messages = {"required": "Choose a file.", "invalid": "Choose a file."}

    def __init__(self, *kinds: Kind, **options: Any) -> None:
        self.kinds = kinds
        accepts = ",".join(kind.suffix for kind in kinds)
        super().__init__(widget=forms.FileInput(attrs={"accept": accepts}), **options)

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        try:
            kind, content = bytes_of(file, *self.kinds)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return Uploaded(str(file.name), kind, content)


class UploadsField(UploadField):
    """Several files of the kinds named, at most `most`. Its cleaned value is a list of `Uploaded`."""

    def __init__(self, *kinds: Kind, most: int, **options: Any) -> None:
        super().__init__(*kinds, **options)
        self.most = most
        self.widget = Several(attrs=self.widget.attrs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data or []
        if len(files) > self.most:
            raise forms.ValidationError(f"Send at most {self.most} files at a time. You sent {len(files)}.")
        if not files:
            return [] if not self.required else super().clean(None)
        return [super(UploadsField, self).clean(file) for file in files]


class Several(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class NoMoreThanLargest(FileUploadHandler):
    """What comes after the largest size is read off the line and thrown away: neither memory nor disk fills, and the
    form can still say kindly that the file is too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= LARGEST else None

    def file_complete(self, file_size: int) -> None:
        return None
