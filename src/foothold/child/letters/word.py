"""A letter as a Word document, in our own template or one that an organisation uploaded.

A template is a .docx with `{{ names }}` of facts in it. `body` holds the blocks of the letter, each with `kind`, `text`
and `lines`. Everything a template says is held in the sandbox, and tried with made-up letters before it is used.
"""

import io
from typing import Any

from foothold.child.letters import keeping, kinds, samples, sandbox, wording
from foothold.ground.kit.refusals import Refused

MARKUP = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITER = ("writer", "writer_address", "writer_phone", "writer_email", "dated", "body", "to_address")
STYLES = {
    "Normal": 11,
    "Heading 1": 14,
    "Heading 2": 11.5,
    "Heading 3": 11,
    "List Bullet": 11,
    "List Number": 11,
}
BODY = (
    ("{%p for block in body %}", None),
    ('{%p if block.kind == "subject" %}', None),
    ("{{ block.text }}", "Heading 1"),
    ('{%p elif block.kind == "heading" %}', None),
    ("{{ block.text }}", "Heading 2"),
    ('{%p elif block.kind == "list" %}', None),
    ("{%p for line in block.lines %}", None),
    ("{{ line }}", "List Bullet"),
    ("{%p endfor %}", None),
    ("{%p else %}", None),
    ("{{ block.text }}", "Normal"),
    ("{%p endif %}", None),
    ("{%p endfor %}", None),
)


def blank() -> Any:
    """An empty document on A4, in the type of our letters."""
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for name, size in STYLES.items():
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), None
    return document


def our_template() -> bytes:
    """The template that is used where nobody uploaded one, and the one to start an own template from."""
    document = blank()
    document.add_paragraph().add_run("{{ writer }}").bold = True
    document.add_paragraph("{{ writer_address }}\n{{ writer_phone }}\n{{ writer_email }}")
    document.add_paragraph("{{ to_name }}\n{{ to_address }}")
    document.add_paragraph("{{ dated }}")
    for text, style in BODY:
        document.add_paragraph(text, style)
    return _saved(document)


def of(letter, head, content: bytes) -> bytes:
    """A letter in a template."""
    return filled(content, _context(letter.given, letter.body) | _of_writer(letter, head))


def _of_writer(letter, head):
    return {
        "writer": letter.organisation.name,
        "writer_address": head.address if head else "",
        "writer_phone": head.phone if head else "",
        "writer_email": head.email if head else "",
        "dated": keeping.in_words(letter.dated_on)[0],
        "to_name": letter.to_name,
        "to_address": letter.to_address,
    }


def _context(facts, body):
    blocks = [
        {"kind": block.kind, "text": "\n".join(block.lines), "lines": list(block.lines)}
        for block in wording.blocks(body)
    ]
    return in_words(facts) | {"body": blocks}


def in_words(facts):
    """Facts as a template writes them out."""
    return {name: _written(value) for name, value in facts.items()}


def _written(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value or ""
    words = keeping.in_words(value)
    return words if isinstance(value, list) else words[0]


def filled(content: bytes, context: dict[str, Any]) -> bytes:
    """Raises Refused where the template cannot be filled in, whatever it tried."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(content))
    try:
        template.render(context, sandbox.environment(), autoescape=True)
    except Exception as fault:  # what somebody uploaded may go wrong in any way there is
        raise Refused(
            f"The template cannot be filled in: {fault}. Check what stands between the braces."
        ) from None
    return _saved(template)


def _saved(document):
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def names() -> set[str]:
    """Every name a template may use."""
    return {name for _, facts in samples.CASES.values() for name in facts} | set(WRITER)


def refuse_unfit(content: bytes, kind: str = "") -> None:
    """Tries a template before anybody relies on it: names that no letter has, and required items it would lose."""
    unknown = sorted(_used(content) - names())
    if unknown:
        raise Refused(f"The template asks for {', '.join(unknown)}, which no letter has. Correct the name.")
    for name in [kind] if kind else kinds.KINDS:
        _refuse_loss(content, kinds.KINDS[name])


def asked_for(text):
    """The names a text in braces asks for. Raises Refused where it cannot be read."""
    from jinja2 import meta

    try:
        return meta.find_undeclared_variables(sandbox.environment().parse(text))
    except Exception as fault:  # as above
        raise Refused(f"The text cannot be read: {fault}. Check what stands between the braces.") from None


def _used(content):
    from docxtpl import DocxTemplate

    try:
        return DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(sandbox.environment())
    except Exception as fault:  # as above
        raise Refused(
            f"The template cannot be read: {fault}. Check what stands between the braces."
        ) from None


def _refuse_loss(content, kind):
    facts = samples.FACTS[kind.name]
    made_up = dict.fromkeys(WRITER, "") | _context(facts, wording.write(kind, facts))
    made_up["to_address"] = "\n".join(_written(facts["to_address"]))
    missing = kind.missing(text_of(filled(content, made_up)), facts)
    if missing:
        lost = "; ".join(item.says for item in missing)
        raise Refused(
            f"With this template the letter “{kind.title}” would not say: {lost}. Put {{{{ body }}}} back."
        )


def text_of(content: bytes) -> str:
    """What a Word document says, paragraph by paragraph, tables and boxes included."""
    from docx import Document

    body = Document(io.BytesIO(content)).element.body
    return " ".join(" ".join(map(_said, body.iter(f"{MARKUP}p"))).split())


def _said(paragraph: Any) -> str:
    return "".join(part.text or "" for part in paragraph.iter(f"{MARKUP}t"))
