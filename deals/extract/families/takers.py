"""A company's own securities with a named holder: convertible notes sold to one, shares that one
agrees to subscribe for, shares bought back from one."""

import re
from collections.abc import Iterator

from deals.extract.grammar.events import Context, Event, Rules, Span
from deals.extract.grammar.objects import in_article
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_CONVERTIBLE = hints("convertible")
_BACK = hints(
    "buy back", "buys back", "buying back", "bought back", "epurchase", "uyback", "uy-back"
)
_AGREEMENT = hints("subscription agreement", "investment agreement", "purchase agreement")
HINTS = _CONVERTIBLE | _BACK | _AGREEMENT
_SUM = (
    rf"(?:{MONEY}|(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:mln|million|billion) "
    r"(?:dlrs?|dollars|stg|pounds))"
)
_NOTES = (
    r"(?:(?:an?|the|its|of|in|new|about|some|up to|principal|aggregate|amount|worth|senior|secured"
    r"|unsecured|subordinated|redeemable|\d[\d.]*(?:%| ?pct)) )*"
    r"convertible (?:(?:senior|subordinated|secured|unsecured|promissory|redeemable|exchangeable"
    r"|preferred|preference) )*(?:notes?|debentures?|bonds?|loan|stock|shares)"
)
_TO_WHOM = (
    r"(?:[^.;,]|\.(?=\d)){0,50}? (?:to|with|for(?= (?:(?:its|the|existing|current) )*(?:investors?"
    r"|shareholders?|holders?|backers?) )) (?=(?:the |an? )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)
_SOLD = phrase(
    rf"\b(?P<verb>(?:rais|receiv|secur|obtain|nett?)(?:es|ed|ing|s) (?P<brought>{_SUM}) (?:from|by"
    r"|through|via) (?:the |an? )?(?:private )?(?:sale|placement|issue|issuance|selling|issuing"
    r"|placing)(?: of)?|(?:complet|clos|announc)(?:es|ed) (?:the |an? )?(?:private )?(?:sale"
    r"|placement|issue|issuance) of|s[eo]l[dl]s?|issu(?:es?|ed)|plac(?:es?|ed)) "
    rf"(?:(?P<money>{_SUM}) )?{_NOTES}\b{_TO_WHOM}"
)
_TAKEN = phrase(
    rf"\b(?P<verb>b(?:uys?|ought)|purchas(?:es?|ed)|subscrib(?:es?|ed) (?:for|to)"
    rf"|acquir(?:es?|ed)) "
    rf"(?:(?P<money>{_SUM}) |(?:about |up to )?[\d,.]+ (?:shares )?)?(?:(?:of|in) )?(?P<whose>"
    rf"(?:its |the company's )?){_NOTES}\b(?:(?: due \d{{4}})?(?: of| from| in|,? issued by) "
    rf"(?:the )?"
    r"(?=<?(?-i:[A-Z])))?"
)
_STOCK = phrase(r"convertible (?:\w+ )*(?:stock|shares)\b")
_EARLY = 3  # sentences, headline included, in which shares bought back are the news
_FOR = phrase(rf"(?:[^.;,]|\.(?=\d)){{0,60}}?\bfor (?P<money>{_SUM})")
_BOUGHT_BACK = phrase(
    r"\b(?P<verb>b(?:uy(?:s|ing)?|ought) back|repurchas(?:es?|ed|ing)|(?:buy-?back|repurchase) of) "
    r"(?P<what>(?:[^.;]|\.(?=\d)){0,90}?\b(?:shares|stock|stake|interest|holding)\b)"
    r"(?:[^.;]|\.(?=\d)){0,60}? (?:from|held by|owned by) (?=(?:the |its )?(?:[a-z][\w-]* ){0,4}<?"
    r"(?-i:[A-Z]))"
)
_SUBSCRIPTION = phrase(
    r"\b(?P<verb>(?:enter(?:ed|s)|entering) into|sign(?:ed|s)|execut(?:ed|es)|announc(?:ed|es)) "
    r"(?:an? |the )?(?:definitive |binding |share |equity |securities )*(?:subscription|investment"
    r"|purchase) agreements? with (?P<who>(?:[^.;]|\.(?= ?[\w,])){2,160}?),? (?:pursuant to|under)"
    r" which (?:[^.;]|\.(?= ?[A-Z])){0,60}? (?:will|would|ha(?:s|ve) agreed to|agreed to|is to"
    r"|are to) (?:subscribe for|purchase|acquire|buy) (?P<what>(?:[^.;]|\.(?=\d)){0,40}?\b"
    r"(?:shares|units|securities|stock)\b)(?! of (?!the company|its\b|common"
    r"|the issuer)| in (?!the company))"
)
_PERCENT = phrase(rf"\b(?P<percent>{PERCENT_WORDS})")
_AHEAD = phrase(r"\b(?:to|will|would|may|plans?|bid|offer|agreed)\b[^.;,]{0,24}$")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of securities sold to, or bought back from, somebody named."""
    return _RULES.events(context)


def _sold(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y sold a convertible note to X", "received $1m from the sale of convertible notes to X"."""
    subject, (takers, _) = context.subject(match.start()), context.reader.agents(match.end())
    verb = match["verb"].lower()
    done = verb.split()[0].endswith(("ed", "sold")) and not verb.startswith("announc")
    return _taken(context, match, subject, takers, "done" if done else "present")


def _bought(context: Context, match: re.Match[str]) -> Event | None:
    """ "X bought $5m of convertible notes of Y", "Y said X agreed to buy its convertible notes"."""
    subject, (issuers, _) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None:
        return None
    if match["whose"]:
        others = context.companies(match.start(), apart_from=subject[0].name)
        issuers = [party_of(name) for name in others[:1]]
    done = match["verb"].lower().startswith(("bought", "purchased", "subscribed", "acquired"))
    issuer = (issuers[0], subject[1]) if issuers else None
    return _taken(context, match, issuer, [subject[0]], "done" if done else "present")


def _taken(
    context: Context,
    match: re.Match[str],
    issuer: tuple[Party, int] | None,
    takers: list[Party],
    voice: str,
) -> Event | None:
    takers = [t for t in takers if t.name is not None and issuer and t.text != issuer[0].text]
    if not _is_company(context, issuer) or issuer is None or not takers:
        return None
    stock = _STOCK.search(match[0]) is not None
    kind = ("purchase", "minority_stake") if stock else ("round", "convertible_financing")
    told, span = context.told(issuer[1], *match.span(), voice), context.span(*match.span())
    money = _money(context, match)
    return Event(*kind, context.sentence, span, told, issuer[0], takers, money=money)


def _money(context: Context, match: re.Match[str]) -> Span | None:
    """What is paid: told before the securities, or behind "for"."""
    for group in ("brought", "money"):
        if match.groupdict().get(group) and len(match[group]) > len("mln dlrs"):
            return context.span(*match.span(group))
    behind = _FOR.match(context.sentence.text, match.end())
    return context.span(*behind.span("money")) if behind else None


def _bought_back(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y bought back 1.9 mln of its shares from X": X sells a stake in Y."""
    subject, (holders, end) = context.subject(match.start()), context.reader.agents(match.end())
    holders = [h for h in holders if h.name is not None]
    if not _is_company(context, subject) or subject is None or not holders:
        return None
    text = context.sentence.text
    before = text[: match.start()].endswith("used to ")  # "money that it used to buy back"
    late = context.sentence.index > _EARLY
    if before or late or any(h.text == subject[0].text for h in holders):
        return None
    near = _PERCENT.search(text, match.start(), min(len(text), end + 60))
    share = Share(*match.span("what"), None, "shares")
    if near:
        share = Share(*near.span(), percent_in(near["percent"]), "percent")
    ahead = _AHEAD.search(text[: match.start()]) or not match["verb"].lower().endswith(
        ("ed", "bought back")
    )
    told = context.told(subject[1], *match.span(), "present" if ahead else "done")
    span, kind = context.span(*match.span()), ("sale", "minority_stake")
    event = Event(*kind, context.sentence, span, told, subject[0], sellers=holders)
    event.share = in_article(context, share)
    return event


def _subscription(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has entered into a subscription agreement with Mr. L. Holm, pursuant to which Mr. Holm
    will subscribe for 20 million shares of the company"."""
    subject, takers = context.subject(match.start()), context.reader.agents(match.start("who"))[0]
    takers = [t for t in takers if t.name is not None and subject and t.text != subject[0].text]
    if not _is_company(context, subject) or subject is None or not takers:
        return None
    told, span = context.told(subject[1], *match.span(), "present"), context.span(*match.span())
    kind, issuer = ("round", "funding_round"), subject[0]
    return Event(*kind, context.sentence, span, told, issuer, takers)


def _is_company(context: Context, subject: tuple[Party, int] | None) -> bool:
    return subject is not None and context.is_firm(subject[0].name)


_RULES = Rules(
    (_CONVERTIBLE, _SOLD, _sold),
    (_CONVERTIBLE, _TAKEN, _bought),
    (_BACK, _BOUGHT_BACK, _bought_back),
    (_AGREEMENT, _SUBSCRIPTION, _subscription),
)
