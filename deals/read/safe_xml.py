"""XML from outside, safely: no document types, no entities, bounded in size, depth and count."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from deals.errors import BadInput

LARGEST = 20_000_000  # bytes; a long Form D has 200 kB
DEEPEST = 50
MOST = 200_000  # elements


def safe_xml(data: bytes, name: str) -> Element:
    """The root of a document, names without their namespace.

    Raises BadInput when it is no XML, is too large or too deep, or has a document type or entities.
    """
    if len(data) > LARGEST:
        raise BadInput(
            f"{name}: {len(data):,} bytes of XML are more than any filing",
            hint=f"At most {LARGEST:,} bytes are read.",
        )
    try:
        return _root(data, name)
    except DefusedXmlException as error:
        raise BadInput(
            f"{name}: XML with a document type or entities is not read",
            hint="Filings need neither; take them out if you trust the file.",
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise BadInput(
            f"{name}: not readable as XML: {error}", hint="Download the filing again."
        ) from error


def _root(data: bytes, name: str) -> Element:
    depth = count = 0
    root: Element | None = None
    for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True):
        if event == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        root = element if root is None else root
        element.tag = element.tag.rsplit("}", 1)[-1]
        if depth > DEEPEST or count > MOST:
            raise BadInput(
                f"{name}: its XML is deeper or longer than any filing",
                hint=f"At most {DEEPEST} levels and {MOST:,} elements are read.",
            )
    if root is None:
        raise ParseError("no element")
    return root


def text_of(element: Element, path: str) -> str | None:
    """The words of the first element at a path, single-spaced; None where there are none."""
    found = element.find(path)
    words = " ".join((found.text or "").split()) if found is not None else ""
    return words or None


def texts_of(element: Element, path: str) -> Iterator[str]:
    """The words of all elements at a path that have any."""
    for found in element.iterfind(path):
        if words := " ".join((found.text or "").split()):
            yield words
