"""Words that tell who says so, and under which conditions a deal is done."""

from deals.extract.words.text import phrase

_GOES_ON = (  # what is told behind a condition: "and the transaction is valued at"
    r"(?:(?:the|this|its) (?:\w+ )?(?:transaction|deal|acquisition|sale|merger|parties"
    r"|companies) )?(?:is|are|was|were|will|would|has|have|expects?)\b"
)
CONDITION = phrase(
    r"\b(?:(?:is |are |remains? |and )?(?:subject to|conditional (?:up)?on|contingent "
    r"(?:up)?on|conditioned (?:up)?on|pending|depends on)"
    r" (?P<words>(?:[^.;,() ]|\.(?=\w)|,(?! (?:(?:and|but) )?(?:it|the company|he|she|\w+ said"
    rf"|{_GOES_ON}|(?:all|the|its|substantially all) (?:[a-z]+ ){{0,4}}(?:assets|shares|stock"
    rf"|business(?:es)?|stake|interest)\b))|[ ](?!and {_GOES_ON})){{4,160}}))"
    r"|(?P<upon>\b(?:up)?on (?:the )?(?:completion|closing)(?: of (?:the|this|its) \w+)?)\b"
)
ATTRIBUTION = (
    (
        "filing",
        phrase(
            r"\b(?:in a (?:\w+ ){0,2}filing|(?:a|its|their) (?:\w+ ){0,2}filing (?:with|to)"
            r"|filings? with the (?:Securities|SEC|U\.S\.|stock|exchange)|told the Securities and "
            r"Exchange"
            r"|told the SEC|regulatory filing|exchange filing|stock exchange filing|court "
            r"(?:filing|documents?)|proxy statement|Form 8-K|prospectus)\b"
        ),
    ),
    (
        "people familiar",
        phrase(
            r"\b(?:people (?:\w+ ){0,3}(?:familiar|close|with (?:direct )?knowledge|briefed)"
            r"|persons? (?:familiar|with knowledge)|sources? (?:familiar|close|said|say|told|with)"
            r"|according to (?:\w+ ){0,3}"
            r"(?:sources|insiders|people)|(?:industry|banking|market) sources|insiders|people "
            r"said)\b"
        ),
    ),
    (
        "estimate",
        phrase(
            r"\b(?:analysts? (?:estimate|said|say|value)\w*|estimated by|by (?:some )?estimates)\b"
        ),
    ),
    (
        "company statement",
        phrase(
            r"\b(?:(?:said|says|announce[sd]?|announcing|disclosed|reported|confirmed|told"
            r"|unveiled|revealed|pleased to announce|proud to announce) ?(?:today|it|that|in a "
            r"statement|on \w+day)?"
            r"|in a (?:\w+ )?statement|press release)\b"
        ),
    ),
)
