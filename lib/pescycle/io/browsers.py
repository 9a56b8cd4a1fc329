"""Pages as PDF, printed by a browser that is there; without one pages stay pages."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from pescycle.errors import UsageError
from pescycle.io.files import write_bytes

VARIABLE = "PESCYCLE_BROWSER"
# All are of one make and take the same options.
NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "microsoft-edge", "msedge", "brave-browser"),
)
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# Nothing is asked of any network, and nothing of the user's own profile is touched.
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-extensions", "--no-first-run", "--no-pdf-header-footer"),
)
PATIENCE = 120  # seconds for one document
PDF = b"%PDF"


def find_browser() -> Path | None:
    """The browser that prints, or None where there is none.

    Raises
    ------
    UsageError
        ``PESCYCLE_BROWSER`` names a program that does not exist.
    """
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise UsageError(
                f"{VARIABLE} names no program; give the path of Chromium, Chrome or Edge, "
                "or unset it."
            )
        return Path(found)
    named = (shutil.which(name) for name in NAMES)
    usual = (place for place in USUAL_PLACES if Path(place).is_file())
    return next((Path(found) for found in (*named, *usual) if found), None)


def print_pdf(browser: Path | None, page: Path, target: Path) -> bool:
    """Print a page into a PDF file; False, and no file, where there is no browser or print.

    A PDF of an earlier run goes too: it would hold the words of then beside today's page.

    Parameters
    ----------
    browser : Path or None
        As ``find_browser`` gave it.
    page : Path
        A page of ours, which asks for nothing from anywhere.
    target : Path
        The file to write, whole or not at all.
    """
    target.unlink(missing_ok=True)
    if browser is None:
        return False
    with tempfile.TemporaryDirectory(prefix="pescycle-") as folder:
        printed = Path(folder) / "printed.pdf"
        command = [
            *(str(browser), *OPTIONS, f"--user-data-dir={folder}/profile"),
            *(f"--print-to-pdf={printed}", page.resolve().as_uri()),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
            content = printed.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return False
        if not content.startswith(PDF):
            return False
        write_bytes(target, content)
    return True
