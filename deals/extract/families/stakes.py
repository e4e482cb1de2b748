"""Stakes told by whose they are: "raised X's stake in Y to 58 pct", "seeks 15 pct of Y", "the stake
in Y sold by X", "its founder sold his stake in the company"."""

import re
from collections.abc import Iterator

from deals.extract.families.sold import sold_to
from deals.extract.grammar.ago import long_ago
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_STAKE = hints("stake in", "interest in", "holding in", "shareholding in", "holdings in")
_HIS_OWN = hints(
    *(f"{verb} {whose} " for verb in ("sold", "sells", "sell", "placed", "all")
      for whose in ("his", "her", "their"))
)  # fmt: skip
_WANTED = hints("stake", "interest in", " pct of ", "% of ", "per cent of", "percent of")
_SELLS = hints("sell", "sold", "dispos")
_RANKED = hints("holder in", "holder of", "owner of", "owner in", "investor in", "investor of",
                "% partner", "cent partner", "pct partner",
                "largest ", "biggest ")  # fmt: skip
HINTS = _RANKED | _STAKE | _HIS_OWN | _WANTED | _SELLS
_EARLY = 2  # sentences, headline included, in which who became the largest holder is the news
_NOUN = r"(?:stake|interest|holdings?|shareholding|ownership)"
_NAMED = r"(?=(?:the )?<?(?-i:[A-Z]))"
_RAISED = phrase(
    rf"\b(?P<verb>(?:rais|increas|boost|lift|bring|brought|hik|reduc|cut|lower)\w*) {_NAMED}"
    rf"(?P<whose>[^.;,]{{2,50}}?)(?:'s|(?<=s)') (?:[a-z-]+ ){{0,2}}?{_NOUN}(?: in (?P<in>{_NAMED}"
    rf"[^;,]{{2,60}}?|the company|it))? to (?:about |nearly |some |over "
    rf")?(?P<percent>{PERCENT_WORDS})"
)
_SEEKS = phrase(
    rf"\b(?P<verb>seek(?:s|ing)?|sought|wants?|(?:clearance|permission|approval) to (?:hold|buy"
    rf"|acquire)) (?:to (?:buy|acquire|hold) )?(?:an? |up to |about |as much as |another "
    rf")*(?P<percent>"
    rf"{PERCENT_WORDS}) (?:(?:of|(?:[a-z-]+ ){{0,2}}?{_NOUN} in) (?:the )?)?<?(?P<name>(?-i:[A-Z]))"
    rf"(?P<rest>[^.;,]{{2,50}}? {_NOUN}\b)?"
)
_SOLD_BY = phrase(
    rf"(?P<percent>{PERCENT_WORDS}) {_NOUN} in {_NAMED}(?P<name>[^.;,]{{2,60}}?),? (?:which was "
    rf"|that "
    rf"was |recently )?(?P<verb>sold) by {_NAMED}"
)
_HIS = phrase(
    rf"\b(?P<verb>sold|sells?|has agreed to sell|agreed to sell|will sell|placed) (?:all (?:of )?)?"
    rf"(?:his|her|their) (?P<percent>{PERCENT_WORDS})? ?(?:[a-z-]+ ){{0,2}}?(?:{_NOUN}|shares"
    rf"|stock)"
    r"(?: (?:in|of) (?:the company|the firm|the group|the bank"
    r"|(?P<in>(?:the )?(?:[a-z][\w-]* ){0,3}(?=<?(?-i:[A-Z])))))?"
)
_NAMED_SHARES = phrase(
    r"\b(?P<verb>sold|sells|selling|sell|disposed of) (?:about |another |a further |a total of |up "
    r"to "
    r"|the |its |his |some )*(?P<number>[\d.,]+ )(?:mln |million )?(?:(?:common |ordinary )?shares "
    r"(?:of |in ))?<?(?P<name>(?-i:[A-Z]))"
)
_SHARES = phrase(
    r"(?: ?<[^<>]*>)? (?:(?:common|ordinary|preferred|class [A-Z]) )*(?:shares"
    r"|stock)\b"
)
_OR = phrase(rf",? (?:or|representing|equal to|about)(?: about)? (?P<percent>{PERCENT_WORDS})")


_HOLDER = (
    r"(?:(?:single|second|third|fourth|joint|new) ?-?)*(?:largest|biggest|main|principal"
    r"|controlling|majority|strategic|cornerstone|substantial"
    r"|significant) (?:single )?(?:(?:share|stock|unit)?holder|owner|investor)"
)
_BECAME = (
    r"\b(?P<verb>(?:ha(?:s|ve|d) )?bec[ao]mes?|(?:will|would|to) become|becoming|emerg(?:es|ed) as"
    r"|is now)"
)
_MAJORITY = phrase(r"\b(?:majority|controlling) ")
_LARGEST = phrase(
    rf"{_BECAME} (?:the |an? )?{_HOLDER} (?:in|of) (?:(?P<it>the company|it)\b"
    rf"|(?:the )?(?:(?-i:[a-z])"
    r"[\w-]* ){0,4}(?=<?(?-i:[A-Z])))"
)
_PERCENT_HOLDER = phrase(  # "is to become a 26% shareholder in Y"
    rf"{_BECAME} (?:an? |the )?(?P<percent>{PERCENT_WORDS})[ -](?:(?:share|stock|unit)?holder"
    rf"|owner|partner|investor)"
    rf" (?:in|of) (?:(?P<it>the company|it)\b"
    rf"|(?:the )?(?:(?-i:[a-z])[\w-]* ){{0,4}}(?=<?(?-i:[A-Z])))"
)
_ITS_LARGEST = phrase(rf"{_BECAME} {_NAMED}(?P<whose>[^.;,]{{2,50}}?)(?:'s|(?<=s)') {_HOLDER}\b")
_WITH_PERCENT = phrase(
    r"(?:[^.;]|\.(?=\d)){0,60}? (?:with|holding|owning|at|of|buying|taking)(?: about| some| an?"
    r"| just over)? "
    rf"(?P<percent>{PERCENT_WORDS})"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of stakes by whose they are."""
    return _RULES.events(context)


def _stake(
    context: Context, match: re.Match[str], target: Party, done: bool, where: tuple[int, int]
) -> Event | None:
    """The event of a stake in the target, without its sides; `where`: the words that tell how much,
    or (-1, -1)."""
    if target.name is None or not context.is_firm(target.name):
        return None
    percent = percent_in(context.sentence.text[slice(*where)]) if where[0] >= 0 else None
    share = Share(
        *(where if percent else match.span()), percent, "percent" if percent else "shares"
    )
    told = context.told(match.start("verb"), *match.span(), "done" if done else "present")
    span, kind = context.span(*match.span()), type_of(share, target)
    event = Event("purchase", kind, context.sentence, span, told, target)
    event.share = in_article(context, share)
    return event


def _other(context: Context, party: Party) -> Party | None:
    """Whom a sentence, or the article, speaks of beside a party."""
    others = context.companies(apart_from=party.name) if party.name else context.companies()
    topic = context.subjects.topic
    last = others[0] if others else topic
    if last is None or context.same(last, party.name):
        return None
    return party_of(last)


def _at(context: Context, pos: int) -> Party | None:
    names = context.reader.starting(pos, pos + 6)
    return party_of(names[0]) if names and names[0].kind == "organization" else None


def _raised(context: Context, match: re.Match[str]) -> Event | None:
    """ "The retraction raised X's voting stake in Y to 58 pct"."""
    owner = _at(context, match.start("whose"))
    if owner is None:
        return None
    target = _at(context, match.start("in")) if match["in"] else None
    target = target or _other(context, owner)
    cut = match["verb"].lower().startswith(("reduc", "cut", "lower"))
    event = (
        _stake(context, match, target, True, match.span("percent")) if target and not cut else None
    )
    if event is not None:
        event.buyers, event.weak = [owner], match["verb"].lower().endswith("ing")
    return event


def _seeks(context: Context, match: re.Match[str]) -> Event | None:
    """ "X seeks 15 pct of Y", "X wants a 15 pct Y stake"."""
    named_inside = match["rest"] is not None
    plain = re.search(r"(?:of|in) (?:the )?<?$", context.sentence.text[: match.start("name")])
    target, subject = _at(context, match.start("name")), context.subject(match.start())
    if target is None or subject is None or not (named_inside or plain):
        return None
    event = _stake(context, match, target, False, match.span("percent"))
    if event is None or subject[0].text == target.text:
        return None
    event.buyers, event.weak = [subject[0]], context.sentence.index > 1
    return event


def _largest(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has become the second-largest shareholder in Y, with 25.1 pct of its capital"."""
    whose = match.groupdict().get("whose")
    target = _at(context, match.start("whose") if whose else match.end())
    if target is None and not whose:
        thing = context.reader.thing(match.end())
        told_so = match["it"] and context.topic()
        target = told_so or (thing[0] if thing and thing[0].name is not None else None)
    subject = context.subject(match.start()) or _some_group(context, match)
    with_how_much = _WITH_PERCENT.match(context.sentence.text, match.end())
    if target is None or subject is None or subject[0].text == target.text:
        return None
    late = context.sentence.index > _EARLY or long_ago(context.sentence.text)
    percent = match.groupdict().get("percent")
    if with_how_much is None and percent is None and (late or match["verb"] == "is now"):
        return None
    where = with_how_much.span("percent") if with_how_much else (-1, -1)
    where = match.span("percent") if percent else where
    ahead = match["verb"].lower().startswith(("will", "would", "to"))
    event = _stake(context, match, target, not ahead, where)
    if event is not None:
        event.buyers, event.weak = [subject[0]], match["verb"].lower() == "becoming"
        if _MAJORITY.search(match[0]):
            event.type = "majority_stake"
    return event


def _some_group(context: Context, match: re.Match[str]) -> tuple[Party, int] | None:
    """Who becomes a holder where a later sentence names them: "A group that counts many women"."""
    group = _A_GROUP.match(context.sentence.text, 0, match.start())
    if group is None or any(n.kind == "organization" for n in context.names[:1]
                            if n.end <= context.span(*match.span()).start):  # fmt: skip
        return None
    who = context.span(*group.span("who"))
    return Party(who.start, who.end, group["who"]), group.end()


_A_GROUP = phrase(  # behind a dateline: "Durban - A broad-based group"
    r"(?:(?-i:[A-Z])[\w ]{2,24} - )?(?P<who>an? (?:[a-z][\w-]* ){0,4}?(?:group|consortium"
    r"|partnership|trust|company"
    r"|investor|fund))\b"
)


def _sold_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "The 20 pct stake in Y sold by X was spread among 50 institutions"."""
    target, (sellers, _) = _at(context, match.start("name")), context.reader.agents(match.end())
    where = match.span("percent")
    event = _stake(context, match, target, True, where) if target and sellers else None
    if event is not None:
        event.family, event.sellers = "sale", sellers
    return event


_OF_IT = phrase(
    r"\b(?:its|the|(?:chairman|founder|president|chief executive|director|owner|head|co-founder"
    r"|boss|promoter|(?:share|stock)holder) (?:of|in)) [^.;]{0,60}$"
)


def _his(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y said its chairman, A. Holm, sold his 24 pct stake in the company to X"."""
    base, text = context.sentence.start, context.sentence.text
    people = [n for n in context.names if context.entities.of(n).kind == "person"]
    people = [n for n in people if n.end - base <= match.start()]
    named = _at(context, match.end()) if match["in"] is not None else None
    topic = named or context.topic()
    told = _OF_IT.search(text[: match.start()])
    behind = named.name.behind - base if named is not None and named.name else match.end()
    buyers, _ = sold_to(context, behind)
    major = _MAJORITY.search(match[0]) is not None
    if topic is None or not people or told is None:
        return None
    if not (buyers or match["percent"] or major):
        return None
    event = _stake(
        context, match, topic, match["verb"].lower() in {"sold", "placed"}, match.span("percent")
    )
    if event is not None:
        event.family, event.sellers = "sale", [party_of(people[-1])]
        event.buyers = [b for b in buyers if b.text != topic.text]
        event.type = "majority_stake" if major else event.type
    return event


def _named_shares(context: Context, match: re.Match[str]) -> Event | None:
    """ "X said it sold 1.4 mln Y shares": a stake in Y."""
    target, subject = _at(context, match.start("name")), context.subject(match.start())
    if target is None or target.name is None or subject is None:
        return None
    text, end = context.sentence.text, target.name.end - context.sentence.start
    shares = _SHARES.match(text, end)
    behind = shares.end() if shares else target.name.behind - context.sentence.start
    same = context.same(subject[0].name, target.name)
    if same or (shares is None and "share" not in match[0].lower()):
        return None
    near = _OR.match(text, behind)
    where = near.span("percent") if near else (-1, -1)
    event = _stake(context, match, target, "sold" in match["verb"].lower(), where)
    if event is not None:
        event.family, event.sellers = "sale", [subject[0]]
        event.buyers = [b for b in sold_to(context, behind)[0] if b.text != target.text]
    return event


_RULES = Rules(
    (_RANKED, _LARGEST, _largest),
    (_RANKED, _PERCENT_HOLDER, _largest),
    (_RANKED, _ITS_LARGEST, _largest),
    (_STAKE, _RAISED, _raised),
    (_WANTED, _SEEKS, _seeks),
    (_STAKE, _SOLD_BY, _sold_by),
    (_HIS_OWN, _HIS, _his),
    (_SELLS, _NAMED_SHARES, _named_shares),
)
