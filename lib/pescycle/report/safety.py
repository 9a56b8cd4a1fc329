"""The last look at a page before it is written: what is not surely harmless stops it."""

import re
from html.parser import HTMLParser

from pescycle.errors import Fault

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"
FORBIDDEN_TAGS = frozenset(
    "script iframe object embed link form base applet frame frameset portal".split()
)
ADDRESS_ATTRIBUTES = frozenset(
    "src href srcset poster action formaction data background xlink:href".split()
)
DATA_ADDRESS = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*")
ABSOLUTE_PATH = re.compile(
    r"(?<![\w.])/(?:home|root|work|tmp|Users)/|[A-Za-z]:\\\\?Users\b"
)
REQUESTING_STYLE = re.compile(r"@import|url\((?!\s*[\"']?data:)", re.IGNORECASE)


class PageError(Fault):
    """A page holds what no page may hold."""


def assert_safe(html: str) -> None:
    """Raise where a page could run, request or reveal anything.

    Raises
    ------
    PageError
        Names every kind of fault, never the page's content.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    faults = reader.faults
    if reader.policies != [POLICY]:
        faults.append("its content security policy is missing or another one")
    if not reader.has_language:
        faults.append("its language is not said")
    plain = DATA_ADDRESS.sub("", html)
    if ABSOLUTE_PATH.search(plain):
        faults.append("it holds an absolute path of a machine")
    if faults:
        raise PageError(f"The page is not safe: {'; '.join(dict.fromkeys(faults))}.")


class _Reader(HTMLParser):
    """Collects the faults of tags, attributes and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.policies: list[str] = []
        self.has_language = False
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        self.has_language |= tag == "html" and bool(values.get("lang"))
        if tag in FORBIDDEN_TAGS:
            self.faults.append(f"it holds a <{tag}>")
        if tag == "meta" and "http-equiv" in values:
            self._look_at_meta(values)
        if tag == "img" and not values.get("alt", "").strip():
            self.faults.append("a picture has no text in its place")
        for name, value in values.items():
            self._look_at_attribute(tag, name, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style and REQUESTING_STYLE.search(data):
            self.faults.append("a style requests a file")

    def _look_at_meta(self, values: dict[str, str]) -> None:
        if values["http-equiv"].lower() == "content-security-policy":
            self.policies.append(values.get("content", ""))
        else:
            self.faults.append("a <meta> gives an order to the browser")

    def _look_at_attribute(self, tag: str, name: str, value: str) -> None:
        # Browsers ignore white space and control characters inside an address's scheme.
        address = re.sub(r"[\x00-\x20]", "", value).lower()
        if name.startswith("on"):
            self.faults.append("an attribute runs a script")
        if re.match(r"(?:java|vb)script:", address):
            self.faults.append("an address runs a script")
        if name == "style" and REQUESTING_STYLE.search(value):
            self.faults.append("a style requests a file")
        if name not in ADDRESS_ATTRIBUTES:
            return
        if tag == "a":
            if re.match(r"(?!https?:)[a-z][a-z0-9+.-]*:", address):
                self.faults.append("a link leads to something else than a page")
        elif not DATA_ADDRESS.fullmatch(value):
            self.faults.append(f"a <{tag}> requests a file")
