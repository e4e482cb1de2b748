"""Investments without the name of a round: "X invests $30 m in Y for a 15 percent stake"."""

import re
from collections.abc import Iterator

from deals.extract.families.backers import with_beside
from deals.extract.families.tenders import which_is
from deals.extract.grammar.clued import clued
from deals.extract.grammar.described import spoken_of
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import in_article
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY, ROUND
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_INVEST = clued(
    rf"\b(?P<verb>invest(?:s|ed|ing)?|pump(?:s|ed|ing)?(?: in(?!to))?|inject(?:s|ed|ing)?"
    rf"|infus(?:e|es|ed|ing)|put(?:s|ting)?|plough(?:s|ed)?|pour(?:s|ed|ing)?|sinks?|sank|sunk"
    rf"|(?:funnel|channel)(?:s|l?ed|l?ing)|plow(?:s|ed)|pil(?:es|ed)|(?P<bet>bet(?:s"
    rf"|ting)?))(?P<money> (?:(?:up"
    rf" to|another|a further|an additional|an extra) )?{MONEY}(?: or (?:more"
    rf"|so))?(?: (?:in cash|more|each|of equity|in equity))?)?(?: ?\([^()]{{1,40}}\))?"
    rf"(?: (?:billions|millions|heavily"
    r"|further|again|directly|an undisclosed sum))? (?(bet)on|(?:in|into)) (?!a (?:new )"
    rf"?(?:plant|factory)|building|expanding)"
)
_BACKED = clued(
    rf"\b(?:back(?:s|ed|ing)?|fund(?:s"
    rf"|ed)) (?=(?-i:(?:[a-z][\w-]* ){{0,4}}<?[A-Z]))[^.;,]{{2,60}}? (?:with|to the tune of)"
    rf" (?P<money>{MONEY})"
)
_COMMITTED = clued(
    rf"\b(?P<verb>commit(?:s|ted|ting)?|pledge[sd]?) (?P<money>(?:up to )?{MONEY}) (?:in|of) "
    r"(?!debt|loan)(?:[\w-]+"
    r" ){0,2}(?:funding|capital|equity|investment|financing) to (?:support )?(?:the (?:(?:growth"
    r"|development|expansion|future) (?:and |of )*){1,2})?(?=(?-i:(?:[a-z][\w-]* ){0,4}[A-Z<]))"
)
_INVESTMENT = clued(
    rf"\b(?:(?P<money>{MONEY}) (?:[\w-]+ ){{0,3}}?)?(?P<noun>investment|equity investment"
    rf"|infusion|injection)(?: of (?P<money2>{MONEY}))? (?:in|into) "
)
_INTO = re.compile(r"(?:investment|infusion|injection) (?:of [^.;]{1,60} )?in")
_INVESTED_BY = clued(
    r"\b(?:announc(?:e[sd]?|ing)|receiv(?:e[sd]?|ing)|secur(?:e[sd]?|ing)|clos(?:e[sd]?|ing)"
    r"|complet(?:e[sd]?|ing)|obtain(?:s|ed|ing)?|w[io]ns?|gets?|got|t[ao]k(?:es|en)|took"
    r"|accept(?:s|ed)"
    r"|attract(?:s|ed)) "
    r"(?:the (?:closing|completion) of )?(?:an? |its )?(?P<how>(?:[a-z][\w-]* ){0,4}?"
    rf"(?:(?P<money>{MONEY}) )?(?:[a-z][\w-]* ){{0,3}}?)"
    r"(?:investments?|recapitali[sz]ation)(?: and (?:[\w-]+ ){1,2}(?:agreements?|deals?"
    r"|contracts?) with| from) (?=(?:the )?(?-i:(?:[a-z][\w-]* ){0,4}[A-Z<]))"
)
_SUBSCRIBES = clued(  # "X will subscribe for 42 million new shares", in whom the article speaks of
    r"\b(?P<verb>subscrib(?:e|es|ed|ing)),? (?:(?:[a-z][\w-]* ){1,6}?(?:basis|placement),? )?"
    r"(?:for|to) (?:about |up to "
    rf"|some )?(?:(?:(?P<money>{MONEY}) (?:worth )?(?:of|in) |\d[\d.,]*[- ]?(?:million"
    r"|mln|m)? )?(?:new |newly issued |ordinary |common |preference |preferred |additional )*"
    r"(?P<whose>(?-i:[A-Z])[\w.&-]*(?: (?-i:[A-Z])[\w.&-]*){0,3} (?:ordinary "
    r"|common )?)?(?:shares|units|stock)"
    rf"|(?:an? )?{PERCENT_WORDS} (?:stake|shareholding|holding|interest))\b"
    r"(?P<of> (?:in|of) (?=(?:the )?(?:(?-i:[a-z])[\w-]* ){0,4}<?(?-i:[A-Z])))?"
)
_CHARITABLE = phrase(r"\b(?:charit\w+|grants?|foundation|donat\w+|relief|federal|government)\b")
_OWN_MONEY = phrase(r"\b(?:return|tax|foreign|direct|public|government|capital|grant)\b")
_MADE = phrase(
    r"\b(?:ma(?:de|kes?|king)|announce[sd]?|completed) (?:an? |its )?(?:[\w-]+ ){0,3}investment\b"
)
_FUTURE = phrase(r"\b(?:to|will|would|may|plans to) $")
_SOME_COMPANY = phrase(
    r"(?:a |an |the )?(?:(?-i:[a-z])[\w-]* ){0,5}(?:startup|start-up|company|firm|maker|platform"
    r"|developer|provider|bank)s?\b"
)
_STAKE_FOR = phrase(
    rf"\b(?:for|giving it|which (?:gets|takes)|in (?:exchange|return) for|to (?:take|own|hold)"
    rf"|taking|gives? it"
    rf"|representing)(?: (?:an?|about|approximately|roughly|nearly|up to|the))* "
    rf"{PERCENT_WORDS}"
)
_NOT_COMPANY = phrase(
    r"(?:\d[\d,.]* (?![A-Z])|the |its |a |an |new |our |research|technology|people|infrastructure"
    r"|growth|future|stocks?|shares|real estate|[\w-]+ (?:plants?|stocks|capacity|infrastructure"
    r"|facilit|project|debentures|bonds|notes)|(?:debentures|NCDs|bonds)\b)",
    0,
)


_EARLY = 2  # sentences, headline included, in which such an investment is the news
_VERBS = hints(
    *(f"invest{ending}{behind}" for ending in ("", "s", "ed", "ing") for behind in " ("),
    *("pump", "inject", "infus", " put", "plough", "pour", " bet"),
    *(" sink", " sank", "funnel", "channel", " plow", " pile"),
)
_COMMITS = hints("commit", "pledge")
_SUBSCRIBE = hints("subscrib")
_BACKS = hints("backs ", "backed ", "funded ", "funds ")
_NOUNS = hints("investment", "recapitali", "infusion", "injection")
INVESTING = _VERBS | _COMMITS | _SUBSCRIBE | _BACKS | _NOUNS


def events_of_investing(context: Context) -> Iterator[Event]:
    """ "X invests $30 m in Y", "a $30 m investment in Y"."""
    sentence = context.sentence
    verbs = _INVEST.finditer(sentence) if context.hinted(_VERBS) else ()
    into = context.hinted(_NOUNS) and _INTO.search(sentence.low) is not None
    nouns = _INVESTMENT.finditer(sentence) if into else ()
    backed = _BACKED.search(sentence) if context.hinted(_BACKS) else None
    if backed:
        event = _backed(context, backed)
        if event:
            yield event
    put = _COMMITTED.finditer(sentence) if context.hinted(_COMMITS) else ()
    for match in (*verbs, *nouns, *put):
        event = _investment(context, match)
        if event:
            yield event
    subscribed = _SUBSCRIBES.search(sentence) if context.hinted(_SUBSCRIBE) else None
    event = _subscribed(context, subscribed) if subscribed else None
    if event:
        yield event
    by = _INVESTED_BY.search(sentence) if context.hinted(_NOUNS) else None
    event = _invested_by(context, by) if by else None
    if event:
        yield event


def _backed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X backed Y with $20 m"."""
    first = match.start() + len(match[0].split(" ", 1)[0])
    subject, target = context.subject(match.start()), _company(context, first + 1, None)
    if subject is None or target is None or target.name is None or subject[0].text == target.text:
        return None
    behind = context.sentence.text[target.name.behind - context.sentence.start :]
    if not re.match(r" +(?:with|to the tune of)\b", behind):
        return None
    span, money = context.span(*match.span()), context.span(*match.span("money"))
    told = context.told(subject[1], *match.span(), "done")
    kind = "funding_round"
    return Event("round", kind, context.sentence, span, told, target, [subject[0]], money=money)


def _subscribed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X will subscribe for 42 million new shares, giving it 9.9% of the miner"."""
    subject = which_is(context, match.start()) or context.subject(match.start())
    topic = context.subjects.topic
    if subject is None or not _may_subscribe(subject[0]):
        return None
    if _ARRANGED.search(context.sentence.text, 0, match.start()):
        return None  # "X has organised commitments from investors to subscribe for $5m in shares"
    named = _company(context, match.end(), None) if match["of"] else None
    if match["whose"]:  # "for €12m of new Fern shares"
        issuers = context.reader.starting(*match.span("whose"))
        named = party_of(issuers[0]) if issuers else None
    told_of = not (match["of"] or match["whose"])
    if named is None and told_of and subject[0].name is not None:
        speakers = context.companies(subject[0].start - context.sentence.start)
        topic = next(iter(speakers), topic)  # "Y announces that X will subscribe for"
    target = named or (party_of(topic) if topic is not None and told_of else None)
    if target is None or target.name is None:
        return None
    who = subject[0].name
    if context.same(target.name, who):
        return None
    told, span = context.told(subject[1], *match.span(), "future"), context.span(*match.span())
    kind, share = ("round", "minority_stake"), None
    if percent := percent_in(match[0]):
        share = in_article(context, Share(*match.span(), percent, "percent"))
    money = context.span(*match.span("money")) if match["money"] else None
    buyers = [subject[0]]
    return Event(*kind, context.sentence, span, told, target, buyers, share=share, money=money)


def _may_subscribe(party: Party) -> bool:
    """Whether a party is an organization, a person by a full name, or a state that has no other."""
    if party.name is None:
        return _STATE.search(party.text) is not None
    return party.name.kind == "organization" or len(party.name.core) > 1


_ARRANGED = phrase(r"\b(?:commitments|undertakings|promises) (?:from|by)\b")
_STATE = re.compile(r"\b(?:[Gg]overnment|state)$")


def _invested_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y announced a growth investment from X", without an amount."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or subject[0].name is None or not buyers or _OWN_MONEY.search(match["how"]):
        return None
    if subject[0].name.kind != "organization" or any(b.text == subject[0].text for b in buyers):
        return None
    major = re.search(r"\b(?:majority|controlling)\b", match["how"], re.I)
    return Event(
        "round",
        "majority_stake" if major else "minority_stake",
        context.sentence,
        context.span(*match.span()),
        context.told(subject[1], *match.span(), "present"),
        subject[0],
        buyers,
        money=context.span(*match.span("money")) if match["money"] else None,
        weak=context.sentence.index > _EARLY,
    )


def _investment(context: Context, match: re.Match[str]) -> Event | None:
    text, groups = context.sentence.text, match.groupdict()
    name = next((n for n in ("money", "money2") if groups.get(n)), None)
    verb = (groups.get("verb") or "").lower().removesuffix(" in")
    made = _MADE.search(text[max(0, match.start() - 40) : match.end()])
    if match.re is _COMMITTED.pattern and _CHARITABLE.search(text):
        return None
    if name is None and not made and not verb.startswith("invest"):
        return None
    if _WHO_ONCE.search(text, max(0, match.start() - 16), match.start()):
        return None  # "investors such as X, who put $4m into the company, will get it back"
    share = context.reader.share(match.end())
    subject = context.subject(match.start())
    target = _company(context, match.end(), share)
    if target is None and subject is not None and verb.startswith("put") and name is not None:
        target = spoken_of(context, match.end(), subject[0])  # "into the Leeds-based engineer"
    if target is None or subject is None or subject[0].text == target.text:
        return None
    future = _FUTURE.search(text[max(0, match.start() - 10) : match.start()])
    done = (verb.endswith("ed") or verb in {"sank", "sunk"}) and "mit" not in verb
    voice = "future" if future else "done" if done else "present"
    found = ROUND.search(text)
    major = re.search(r"\b(?:majority|controlling)\b[\w -]{0,30}$", text[: match.end() - 4], re.I)
    return Event(
        "round",
        "funding_round" if found else "majority_stake" if major else "minority_stake",
        context.sentence,
        context.span(*match.span()),
        context.told(subject[1], *match.span(), voice),
        target,
        with_beside(context, subject[0], match.start()),
        share=in_article(context, share) or stake_for(context, match.end()),
        money=context.span(match.start(name), match.end(name)) if name else None,
        round=context.span(found.start("round"), found.end("round")) if found else None,
    )


_WHO_ONCE = phrase(r", who (?:had |have |once )?$")


def _company(context: Context, pos: int, share: Share | None) -> Party | None:
    """The company that money goes into; None for plants, stocks, people and research."""
    text = context.sentence.text
    if share is None and _NOT_COMPANY.match(text, pos) and not _SOME_COMPANY.match(text, pos):
        return None
    thing = context.reader.thing(share.end if share else pos)
    if thing is not None and thing[0].name is not None and _A_UNIT.search(thing[0].text):
        return thing[0]
    if thing is not None and thing[0].owner is not None and not thing[0].assets:
        return party_of(thing[0].owner)  # "invests in X's treasury"
    if thing is None or thing[0].name is None or thing[0].assets:
        return None
    return thing[0] if thing[0].name.kind == "organization" else None


_A_UNIT = phrase(r"(?:'s|(?<=s)') (?:[\w-]+ ){0,4}(?:unit|arm|subsidiary|division)$")


def stake_for(context: Context, pos: int) -> Share | None:
    """How much an investment buys: "for a 15 percent stake", said behind the trigger."""
    found = _STAKE_FOR.search(context.sentence.text, pos)
    if found is None:
        return None
    span = context.span(*found.span())
    return Share(span.start, span.end, percent_in(found[0]), "percent")
