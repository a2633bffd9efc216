"""A tagged PDF that a screen reader can read (PDF/UA-1). Nothing is fetched from anywhere."""

from django.template.loader import render_to_string

from foothold.ground.kit.refusals import Refused

MISSING = (
    "This server cannot make PDF files: an administrator installs libpango-1.0-0, libpangoft2-1.0-0 and"
    " libharfbuzz-subset0."
)


def of(template, context):
    """The bytes of a PDF, from a template that carries its own style. Headings become its bookmarks."""
    html, fetcher = _library()
    page = html(string=render_to_string(template, context), url_fetcher=fetcher)
    return page.write_pdf(pdf_variant="pdf/ua-1")


def _library():
    """Loaded only when a PDF is asked for: it takes a second and needs libraries of the system."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError:
        raise Refused(MISSING) from None
    return HTML, URLFetcher(allowed_protocols=["data"])
