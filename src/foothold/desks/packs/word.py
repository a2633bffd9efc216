"""Evidence as a Word document, with the same parts in the same order as on paper."""

import io
from typing import Any

from foothold.child.letters import word
from foothold.desks.packs.child_file import Section

TYPE = word.TYPE


def of(title: str, opening: list[str], sections: list[Section]) -> bytes:
    """The bytes of a document: what it is, what it holds, then each part under its heading."""
    document = word.blank()
    document.core_properties.title = title
    document.core_properties.language = "en-GB"
    document.add_heading(title, 1)
    for line in opening:
        document.add_paragraph(line)
    document.add_heading("Contents", 2)
    for section in sections:
        document.add_paragraph(f"{section.title} ({len(section.entries)})", "List Number")
    for number, section in enumerate(sections, 1):
        _add(document, number, section)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _add(document: Any, number: int, section: Section) -> None:
    document.add_heading(f"{number}. {section.title}", 2)
    for entry in section.entries:
        document.add_heading(entry.title, 3)
        for line in entry.lines:
            written = document.add_paragraph()
            written.add_run(f"{line.label}: ").bold = True
            written.add_run(line.value)
