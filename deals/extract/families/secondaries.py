"""Shares of a company that staff and backers sell to investors, so that the company gets no money:
tender offers for the shares of employees, secondary sales."""

import re
from collections.abc import Iterator

from deals.extract.families.backers import complete
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import folded, phrase

_SECONDARY = hints("secondary")
_FROM = hints(*(f"from {who}" for who in ("current", "former", "existing", "early", "employees",
                                          "staff", "founders", "longtime")))  # fmt: skip
_SELL = hints(
    *(f"{who} {does}" for who in ("employees", "staff", "founders", "workers", "investors")
      for does in ("sell", "to sell", "sold", "have sold", "will sell", "are selling", "can sell",
                   "could sell", "cash out", "to cash out", "offload"))
)  # fmt: skip
_FOR = hints(
    *(f"{sale} {by} {who}" for sale in ("offer", "sale") for by in ("for", "to", "by")
      for who in ("emp", "its emp", "current emp", "staff", "its staff"))
)  # fmt: skip
HINTS = _SECONDARY | _FROM | _SELL | _FOR

_KIND = r"(?:(?:its|their|the|some|current|former|existing|early|other|longtime|and|or) )*"
_WHO = r"(?:employees|staff|workers|founders|investors|backers|shareholders|stockholders)"
_HOLDERS = rf"{_KIND}{_WHO}(?:,? (?:and|or) {_KIND}{_WHO}){{0,2}}"
_WORTH = rf"(?P<money>(?:as much as )?{MONEY}) ?(?:worth )?(?:of|in)"
_SHARES = r"(?:(?:its|their|the|common|vested|secondary|existing|company) )*(?:stock|shares|equity)"
_BY_STAFF = phrase(
    r"\b(?:employees|staff|workers|founders|early (?:investors|backers))\b"
    r"|secondary"
)
_BOUGHT = phrase(
    rf"\b(?P<verb>buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|acquir(?:e|es|ed|ing)) {_WORTH}"
    rf" {_SHARES}(?: (?:in|of) (?P<unit>(?-i:<?[A-Z])[^.;,]{{1,50}}?))? from "
    rf"(?P<holders>{_HOLDERS})\b(?P<of> (?:of|at|in) )?"
)
_SOLD = phrase(
    rf"\b(?P<holders>{_WHO})(?: (?:of|at|in) (?P<unit>(?:the )?(?-i:[A-Z])[^.;,]{{1,40}}?))? "
    rf"(?:(?:have|has|had|will|would|are|are to|were|is|can|could|agreed to|plan to) )*"
    rf"(?P<verb>sell(?:ing)?|sold|offload(?:ed)?) {_WORTH} {_SHARES}\b"
    r"(?P<to> to (?=(?:the |an? )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z])))?"
)
_LETS = phrase(
    rf"\b(?P<verb>let(?:s|ting)?|allow(?:s|ed|ing)?|enabl(?:e|es|ed|ing)|permit(?:s|ted"
    rf"|ting)?) (?P<holders>{_HOLDERS}) (?:to )?(?:cash out\b(?! of)"
    rf"|(?:sell|offload) (?:(?:up to|some of|part of) )?(?:{_WORTH} )?{_SHARES}\b)"
    r"(?P<to> to (?=(?:the |an? )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z])))?"
)
_SALE = phrase(
    r"\b(?P<verb>complet(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|launch(?:es|ed"
    r"|ing)?|hold(?:s|ing)?|held|run(?:s|ning)?|start(?:s|ed|ing)?|arrang(?:e|es|ed|ing)|finali[sz]"
    r"(?:e|es|ed|ing)|conduct(?:s|ed|ing)?|plan(?:s|ned|ning)?|rais(?:e|es|ed|ing)) (?:an? |its "
    r"|the "
    rf")?(?P<money>{MONEY} )?(?:(?:in|through|via|by) )?(?:[\w-]+ ){{0,3}}?"
    r"(?:secondary (?:share |stock )?(?:sale|transaction|round|deal|tender)s?"
    rf"|(?:tender offer|share sale|stock sale) (?:for|by|to) (?P<holders>{_HOLDERS}))\b"
)
_DONE = phrase(r"(?:sold|bought|purchased|acquired|offloaded|completed|closed|finali[sz]ed)$")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of such sales."""
    return _RULES.events(context)


def _event(
    context: Context, match: re.Match[str], target: Party | None, buyers: list[Party]
) -> Event | None:
    """The sale of shares of the target, by the holders that the words name."""
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    buyers = [b for b in buyers if b.text != target.text]
    done = _DONE.match(match["verb"])
    told = context.told(0, *match.span(), "done" if done else "present")
    span = context.span(*match.span())
    event = Event("round", "secondary_sale", context.sentence, span, told, target, buyers)
    if match["money"]:
        event.money = context.span(*match.span("money"))
    if match["holders"]:
        first, last = context.span(*match.span("holders")).start, match.end("holders")
        words = folded(match["holders"])
        event.sellers.append(Party(first, context.sentence.start + last, words))
    return event


def _thing(context: Context, pos: int) -> Party | None:
    """The company that the words at `pos` name, or point back to."""
    thing = None if context.reader.pronoun(pos) else context.reader.thing(pos)
    if thing is not None and thing[0].name is not None:
        return thing[0]
    topic = context.subjects.topic
    return party_of(topic) if topic is not None else None


def _bought(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has agreed to buy $90 million of stock from current and former employees of Y"."""
    subject = context.subject(match.start())
    if subject is None or not _BY_STAFF.search(context.sentence.text):
        return None
    if match["holders"].lower().startswith(("its ", "their ")) and not match["unit"]:
        return None  # a company buys its own back
    place = match.start("unit") if match["unit"] else match.end()
    target = _thing(context, place)
    return _event(context, match, target, [subject[0]])


def _sold(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y employees have sold $90 million of shares to X"."""
    if not _BY_STAFF.search(context.sentence.text):
        return None
    before = context.companies(match.start())
    near = before and not context.sentence.text[
        before[-1].behind - context.sentence.start : match.start()
    ].strip(" '")
    target = _thing(context, match.start("unit")) if match["unit"] else None
    if near and target is None:
        target = party_of(before[-1])
    buyers = context.reader.agents(match.end())[0] if match["to"] else []
    return _event(context, match, target, [b for b in buyers if b.name is not None])


def _by_company(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y lets staff sell $90 million of shares", "Y has closed a secondary sale led by X"."""
    subject = context.subject(match.start())
    if subject is None:
        return None
    buyers = context.reader.agents(match.end())[0] if match.groupdict().get("to") else []
    event = _event(context, match, subject[0], [b for b in buyers if b.name is not None])
    if event is not None:
        complete(context, event)
    return event


_RULES = Rules(
    (_FROM | _SECONDARY, _BOUGHT, _bought),
    (_SELL | _SECONDARY, _SOLD, _sold),
    (_SELL, _LETS, _by_company),
    (_FOR | _SECONDARY, _SALE, _by_company),
)
