"""The words and patterns of dates: small tables, and the expressions built from them."""

import re

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {
    name: n
    for n, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
# German, French, Spanish and Italian names, without accents; read only where no prose is.
FOREIGN_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "januar janner janvier enero gennaio",
            "februar fevrier febrero febbraio",
            "marz maerz mars marzo",
            "avril abril aprile",
            "mai mayo maggio",
            "juni juin junio giugno",
            "juli juillet julio luglio",
            "aout agosto",
            "septembre septiembre setiembre settembre",
            "oktober octobre octubre ottobre",
            "novembre noviembre",
            "dezember decembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
NUMBERS = {
    name: n
    for n, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
}
NUMBERS |= {"a": 1, "an": 1}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 0,
    "last": 0,
}  # 0: the last of its year
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
TURNS = {"last": -1, "this": 0, "the": 0, "next": 1}
BOUNDS = {
    "since": "since",
    "on or after": "since",
    "by": "by",
    "until": "by",
    "till": "by",
    "through": "by",
    "on or before": "by",
    "no later than": "by",
    "not later than": "by",
    "before": "before",
    "prior to": "before",
    "after": "after",
}
LEAN = {"since": -1, "by": 1, "before": 1}
PART_WORDS = {"middle": "mid", "beginning": "start", "close": "end"}


def pattern(text: str) -> re.Pattern[str]:
    """An expression that ignores case; word boundaries are written out."""
    return re.compile(text, re.IGNORECASE | re.ASCII)


END = r"(?![\w\u00c0-\u024f])"
# Not a date: the number goes on, or counts something ("2000 shares").
NO_COUNT = END + (
    r"(?!%|[.:][0-9]|,[0-9]{3}(?![0-9])|[-/][0-9]{2}(?![0-9])|"
    r"\s*(?:%|(?:pct|per\s?cent|dlrs?|dollars|[mb]ln|[mbtr]+illion|thousand|hundred|shares|"
    r"units|stores|employees|people|workers|jobs|customers|"
    r"companies|locations|members|students|acres|square|sq|homes|rooms|beds|miles|km|barrels|"
    r"tonn?e?s|ounces|cents|cts|common|ordinary|outstanding|basis|points|[a-z]+\s+shares)\b))"
)
YEAR = (
    rf"(?:(?:\s*,\s*|\s+|-)(?:(?:of|in)\s+)?(?P<fiscal>fiscal\s+(?:year\s+)?|fy\s?)?"
    rf"(?:(?P<year>[0-9]{{4}}){NO_COUNT}(?!-[a-z])|['’](?P<yy>[0-9]{{2}}){END})"
    rf"|['’](?P<yy2>[0-9]{{2}}){END}|\s+(?P<fy>fy\s?['’]?)(?P<yy3>[0-9]{{2}}){END}"
    rf"|,?\s+(?:of\s+)?(?P<which>last|this|next|(?<=of\s)the)\s+year{END})?"
)
MONTH = (
    r"(?P<month>january|february|march|april|may(?:\.(?=\s+[0-9]))?|june|july|august|"
    rf"september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?){END}"
)
WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\.?,?\s+)?"
DAY = (
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    rf"(?:\s?[-–]\s?(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?!-))?{NO_COUNT}"
)
SHORT = r"(?P<short>[0-9]{4}|[0-9]{2})"
TURN = r"(?:(?P<turn>last|this|next)\s+)?"
UNIT = r"(?P<unit>day|week|month|quarter|year)"

BOUND = pattern(rf"({'|'.join(BOUNDS)})\s+")
ROUGH = pattern(r"(?:on or about|circa\b|ca?\.|around\b|about\b|approximately\b|roughly\b)\s*")
OPENING = pattern(r"(?P<pair>between|from)\s+")
JOIN = pattern(r"\s?[-–]\s?|\s+(?:to|through|until|till|or)\s+")
OR = pattern(r"\s+or\s+")
AND = pattern(r"\s+and\s+")
LAST_DAY = pattern(rf"\s+(?:and|to|through)\s+(?P<day>[0-9]{{1,2}}){NO_COUNT}")  # "June 1 and 5"
PART = pattern(
    r"(?:the\s+)?(?:(?P<first>early|mid|late)(?:[\s-]+(?:to|or)[\s-]+(?P<then>mid|late))?"
    r"(?:\s+(?:in|on)\s+|[\s-]+)|(?P<of>end|close|beginning|start|middle)(?:\s+of\s+|-))"
)
THE = pattern(r"the\s+")
# Words before a bare year or month that make it a date.
INTRODUCED = pattern(
    r"(?:\b(?:in|of|since|by|during|until|till|before|after|from|through|throughout|for|early|mid|"
    r"late|end|year|calendar|circa|ca?\.|last|next|this|ended|ending|prior to|later than)[\s-]+"
    r"(?:the\s+year\s+)?|[(\[])$"
)
ABOUT = pattern(r"\b(?:around|about|approximately|roughly)\s+$")
STOP = pattern(r"\s*(?:[.,;:)\]]|$)")
FIRST_NAME = pattern(r"(?-i:\s+[A-Z])")  # "by April Smith"
DAY_NAMES = "|".join(DAYS)
NUMBER = rf"[0-9]{{1,3}}|{'|'.join(NUMBERS)}"
HEAD = (
    r"[0-9]|q[1-4]|h[12]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\b|(?:today|yesterday|tomorrow|"
    r"last|this|next|earlier|later|final|first|second|third|fourth|spring|summer|autumn|fall|"
    rf"winter|fy|fiscal|year[\s-]?end)|(?:{'|'.join(NUMBERS)})\b(?=\s+[a-z]+\s+ago)"
)
STARTS = pattern(rf"{HEAD}|the\s")
TRIGGER = pattern(
    rf"(?P<skip>\b(?:(?:{DAY_NAMES})\s?(?:-|–|to|through|and|or)\s?(?:{DAY_NAMES})\b|"
    rf"(?:black|good|cyber|giving|ruby|fat|super|each|every)\s(?:{DAY_NAMES})\b|"
    r"of\s(?:today|tomorrow)\b|act\sof\s[0-9]{4}|"
    rf"fiscal\s+(?:(?:{'|'.join(ORDINALS)})[\s-](?:quarter|half)|q[1-4])"
    r"(?!,?\s+(?:of\s+)?(?:fiscal\s+)?[0-9]{4})|"
    rf"(?:(?:more|less|fewer) than|over|under|at least|within|up to)\s+(?:{NUMBER})\s+"
    r"[a-z]+\s+ago))|"
    r"(?<![\w$€£#/@&=\u00c0-\u024f])(?<![0-9][.,:])(?<![0-9a-z]-(?=[0-9qh]))"
    rf"(?:{'|'.join(BOUNDS)}|on or about|circa|ca?\.|around|about|approximately|roughly|between|"
    rf"from|early|mid|middle|late|end|close|beginning|start|{HEAD})"
)
