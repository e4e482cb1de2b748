"""Money and rounds as parts of longer patterns; what exactly they say is read elsewhere."""

from deals.extract.words.text import phrase

MONEY = (
    r"(?:(?:about|approximately|over|more than|as much as|slightly (?:more|less) than|just (?:over"
    r"|under)|well over|nearly|around|up to|a further|an "
    r"additional|another|some|roughly|almost|an?|the|at least|close to) )*"
    r"(?:(?:US|C|A|HK|S|NZ|CAD|AUD|USD|INR|EUR|GBP|Rs\.?|CA|AU|SGD|RMB|SEK|NOK|DKK|CHF|Kc|SKr|NKr|DKr|SFr|RM"
    r"|Sh|KSh|TSh|Dhs?|GHS?|[RPN](?=[\d₦¢₵]))? ?(?:\$(?:US|A|NZ|HK|C|S)(?=\d)|[$€£₹¥₦¢₵])? "
    r"?\d[\d.,]*(?:-| )?(?:million|billion|trillion|mln|bln|mn|bn|tn|trn|m|b|k|M|B|K|crores?|cr"
    r"|lakhs?|Mn|Bn|MM|Million|Billion)?"
    r"(?:-| )?(?:(?:Swiss|Hong Kong|Canadian|Australian|Singapore|US|U\.S\.|New Zealand"
    r"|Swedish|Norwegian|Danish|Czech|Icelandic|French|Belgian|German|Finnish|Mexican|Philippine"
    r"|Indian|South African|Malaysian) (?=dol|dlr|fra|cro|kro|kor|pes|mar|rup|ran|rin))?"
    r"(?:dollars?|dlrs?|euros?|pounds?|yen|rupees|stg|francs?|marks?|won|koruna|kron[ao]r?|kroner"
    r"|crowns|reais|rou?bles?|yuan|rand|ringgit|pesos|lira|zlotys?|forints?|baht|USD|INR|EUR)?"
    r"|multi-?(?:million|billion)(?:-dollar)?|hundreds of (?:m|b)illions of dollars|tens "
    r"of (?:m|b)illions of dollars|billions of dollars|an? undisclosed (?:amount|sum)"
    r"|undisclosed (?:amount|sum)|an? (?:eight|nine|ten|seven)-figure (?:sum|amount)?)"
)
# A price told before what is bought: "sold for four mln dlrs in cash its Birch unit".
FRONTED = phrase(
    r" for (?:cash|(?:an undisclosed (?:sum|amount)|(?:about |over |some |more than |up to )*"
    r"(?:[$£€]?\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten)(?: mln| million| billion"
    r"| bln)? ?(?:dlrs?|stg|dollars|pounds|francs|marks|yen|crowns)?(?: U\.S\.)?)"
    r"(?:[^.;]|\.(?=\d)){0,70}?) "
    r"(?=(?:its|their|all|substantially|certain|two|three|the(?! assumption| balance| right)) )"
)
SUM = rf"(?P<money>(?=(?:[a-z]+ ){{0,3}}[^ ]*\d){MONEY})"  # with a figure in it
ROUND_OF = r"(?:pre-)?(?:seed|series [A-K]\d?|angel|bridge|venture|equity|growth)"
IN_A_DEAL = phrase(
    rf",? in (?:(?:an?|the) )?(?P<money>(?=[^ ]*\d){MONEY})[- ]?(?:[a-z-]+ ){{0,3}}?(?:deal"
    r"|takeover|buy-?out|acquisition|swoop|sale)\b(?! with\b)"
)
ROUND = phrase(
    r"\b(?P<round>(?:pre-?seed|seed|(?:angel|bridge|growth|venture|mezzanine|crowdfunding)"
    r"(?=(?:-| )(?:round|funding|financing))|series(?: |-)[A-K](?:\d|\+|-\d|1|2)?(?! ?\w+ "
    r"(?:preferred|notes|shares))|pre-series [A-K]|late-stage(?= round)"
    r"|early-stage(?= round)|pre-IPO)(?: (?:plus|extension|prime|II|III|\d))"
    r"?)\b"
)
