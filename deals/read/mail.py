"""E-mail as saved (.eml): subject, sender, day, and the text of its body."""

import email
import email.policy
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from deals.model.article import Article
from deals.model.report import Source
from deals.read.html import fragment_text
from deals.read.prose import Facts, Unreadable, article, day, decoded, headed, tidy

MAX_PARTS = 200  # of one mail, forwarded mails included
_ANSWERED = ("re:", "fw:", "fwd:", "aw:", "wg:")


def read_mail(data: bytes, given: Source) -> Article:
    """The mail as an article: the plain body where there is one, else the text of the HTML one.

    The sender's name is the publisher. Raises Unreadable when it has no text.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = _parts(message)
        facts = _facts(message)
    except (RecursionError, AssertionError) as error:
        raise Unreadable("its parts are nested too deeply") from error
    body = _body(parts)
    if not body:
        raise Unreadable("the mail has no text")
    return article(headed(facts.title, body), facts, given)


def _parts(message: Message) -> list[Message]:
    """The mail's leaves in order, those of forwarded mails too; attachments are left out."""
    found: list[Message] = []
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        found.append(part)
        if len(found) > MAX_PARTS:
            raise Unreadable(f"the mail has more than {MAX_PARTS} parts")
    return found


def _body(parts: list[Message]) -> str:
    for kind in ("text/plain", "text/html"):
        texts = [_text(part) for part in parts if part.get_content_type() == kind]
        if any(text.strip() for text in texts):
            read = fragment_text if kind == "text/html" else tidy
            return "\n\n".join(read(text) for text in texts if text.strip())
    return ""


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeError, ValueError):
        return decoded(data)


def _facts(message: Message) -> Facts:
    subject = _header(message, "Subject")
    while subject.lower().startswith(_ANSWERED):
        subject = subject.partition(":")[2].strip()
    name, address = parseaddr(_header(message, "From"))
    facts = Facts(
        url=_header(message, "Archived-At").strip("<> ") or None,
        title=subject or None,
        publisher=name or address.partition("@")[2] or None,
        language=_header(message, "Content-Language") or None,
    )
    facts.date(day(_header(message, "Date")), "header")
    return facts


def _header(message: Message, name: str) -> str:
    """A header as text, its encoded words read; empty where it is missing or broken."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        pieces = decode_header(str(raw))
        texts = [
            piece.decode(charset or "utf-8", "replace") if isinstance(piece, bytes) else piece
            for piece, charset in pieces
        ]
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return ""
    return " ".join("".join(texts).split())
