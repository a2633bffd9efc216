"""Files as evidence: what is let in, and how it is kept."""

import io

from foothold.ground.kit.refusals import Refused
from foothold.ground.kit.uploads import MEGABYTE, Kind

LARGEST_PICTURE = 40_000_000
LONGEST_SIDE = 1_600
MOST_PAGES = 200
RUNS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute"}


def _check_pdf(content: bytes) -> None:
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        pages, runs = _read(content)
    except FileNotDecryptedError:
        raise Refused("The PDF has a password. Print it to PDF without one and send that.") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        raise Refused(
            "The file is not a PDF, or it is damaged. Print it to PDF again and send that."
        ) from None
    if runs:
        raise Refused("The PDF holds something that runs or other files. Print it to PDF and send that.")
    if not 0 < pages <= MOST_PAGES:
        raise Refused(f"The PDF has {pages} pages. Send what the board needs, at most {MOST_PAGES} pages.")


def _read(content):
    """How many pages there are, and whether something runs when it is opened."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    return len(reader.pages), _runs(reader.trailer["/Root"].get_object())


def _runs(root):
    names = root.get("/Names", {}).get_object() if "/Names" in root else {}
    opens = root.get("/OpenAction", {})
    opens = opens.get_object() if hasattr(opens, "get_object") else opens
    acts = isinstance(opens, dict) and opens.get("/S") in RUNS
    return acts or "/AA" in root or "/JavaScript" in names or "/EmbeddedFiles" in names


def pages_of(content: bytes) -> int:
    return _read(content)[0]


def _check_picture(content: bytes) -> None:
    _picture(content)


def _picture(content):
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
        if image.width * image.height > LARGEST_PICTURE:
            raise Refused("The picture is too large. Make it smaller, for example 2,000 dots wide.")
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused("The file is not a picture, or it is damaged. Send it as JPEG or PNG.") from None
    return image


def plain_picture(content: bytes) -> bytes:
    """The picture alone, upright and no larger than paper shows. Where and when it was taken, and with what, goes."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(_picture(content)).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    kept = io.BytesIO()
    flat.save(kept, "JPEG", quality=85)
    return kept.getvalue()


PDF = Kind("a PDF", ".pdf", 8 * MEGABYTE, _check_pdf)
PICTURES = (
    Kind("a JPEG picture", ".jpg", 8 * MEGABYTE, _check_picture),
    Kind("a JPEG picture", ".jpeg", 8 * MEGABYTE, _check_picture),
    Kind("a PNG picture", ".png", 8 * MEGABYTE, _check_picture),
)
KINDS = (PDF, *PICTURES)


def kept(uploaded):
    """What a model keeps of an uploaded file."""
    if uploaded is None:
        return {}
    if uploaded.kind is PDF:
        return {"media": "pdf", "content": uploaded.content, "pages": pages_of(uploaded.content)}
    return {"media": "jpeg", "content": plain_picture(uploaded.content), "pages": 1}
