"""Fetches the design systems and writes what Foothold uses of them into kit/static/kit/vendor.

Run it to upgrade: change a version below, `python tools/vendor_look.py`, look at the pages, run the tests.
"""

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGES = {
    "govuk-frontend@6.6.0": ("dist/govuk/govuk-frontend.min.css", "dist/govuk/govuk-frontend.min.js"),
    "@ministryofjustice/frontend@11.1.0": ("moj/moj-frontend.min.css",),
}
VENDOR = Path(__file__).parents[1] / "src/foothold/ground/kit/static/kit/vendor"
LEFT_OUT = (
    r"@font-face\{[^}]*\}",  # GDS Transport may be used on gov.uk alone
    r"\.govuk-footer__copyright-logo:before\{[^}]*\}",  # the crest
    r"[-\w]+:url\(/assets/[^)]*\);?",  # icons: our pages say it in words
    r"/[/*]# sourceMappingURL=\S+( \*/)?",
)


def fetch(package: str, into: Path) -> Path:
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True
    )
    with tarfile.open(into / packed.stdout.split()[-1]) as archive:
        archive.extractall(into / package, filter="data")
    return into / package / "package"


def without_what_is_not_ours(text: str) -> str:
    for pattern in LEFT_OUT:
        text = re.sub(pattern, "", text)
    return text.replace("GDS Transport,arial,sans-serif", "Arial,sans-serif").rstrip() + "\n"


def main() -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for package, files in PACKAGES.items():
            unpacked = fetch(package, Path(folder))
            for file in files:
                written = VENDOR / Path(file).name
                written.write_text(without_what_is_not_ours((unpacked / file).read_text()))
                digest = hashlib.sha256(written.read_bytes()).hexdigest()
                print(f"| {written.name} | {package} | `{digest}` |")


if __name__ == "__main__":
    main()
