"""The path of an amount through time: each report a mark, the value shown then a line.

Days stand side by side at equal distances, however far apart they are: the talks of one week and
a completion a year later are both readable. The day is written under each.
"""

from calendar import month_abbr
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from deals.model.wording import money
from deals.site.charts.scale import Scale, amounts

_TOP, _BOTTOM, _LEFT, _RIGHT = 30.0, 246.0, 58.0, 16.0
_HEIGHT = 292
_BETWEEN = 22.0  # pixels between two marks of one day
_ARROW = 30.0


@dataclass(frozen=True, slots=True)
class Said:
    """What one report said: `low` or `high` None is an open bound. `day` is an ISO date;
    `words` stand beside the mark, "" for none."""

    report: str
    day: str
    low: float | None
    high: float | None
    about: bool
    words: str
    title: str
    chosen: bool
    status: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The value that the deal showed from a day on."""

    day: str
    amount: float
    label: str


def draw(said: Sequence[Said], shown: Sequence[Shown], currency: str) -> Markup:
    """The chart as SVG; an empty text where no report of a known day gives a figure."""
    marks = sorted((s for s in said if s.day), key=lambda s: (s.day, s.report))
    if not marks:
        return Markup("")
    days = sorted({s.day for s in marks} | {s.day for s in shown})
    places, width = _places(marks, days)
    bounds = [b for s in marks for b in (s.low, s.high) if b is not None]
    scale = amounts([*bounds, *(s.amount for s in shown)], _BOTTOM, _TOP)
    parts = [
        *_axis(scale, width, currency),
        *_day_labels(places, days),
        *_line(shown, places, scale, width),
        *_marks(marks, places, scale),
    ]
    return Markup(
        '<svg class="chart path" viewBox="0 0 {} {}" width="{}" height="{}" role="group" '
        'aria-label="Amount by day: what each report said, and the value shown">{}</svg>'
    ).format(f"{width:g}", _HEIGHT, f"{width:g}", _HEIGHT, Markup("").join(parts))


def _places(
    marks: Sequence[Said], days: Sequence[str]
) -> tuple[dict[str, tuple[float, float]], float]:
    """Day → (left, right) of its column, and the width of the drawing."""
    number = {day: len(list(group)) for day, group in groupby(marks, key=lambda s: s.day)}
    natural = {day: max(84.0, (number.get(day, 0) + 1) * _BETWEEN) for day in days}
    free = max(0.0, 900.0 - _LEFT - _RIGHT - sum(natural.values())) / len(days)
    places, left = {}, _LEFT
    for day in days:
        places[day] = (left, left + natural[day] + free)
        left = places[day][1]
    return places, left + _RIGHT


def _axis(scale: Scale, width: float, currency: str) -> list[Markup]:
    rule = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>')
    text = Markup('<text class="tick" x="{}" y="{}" text-anchor="end">{}</text>')
    parts = []
    for tick in scale.ticks():
        y = scale(tick)
        parts.append(rule.format(_LEFT, f"{width - _RIGHT:g}", y, y))
        parts.append(text.format(_LEFT - 8, y + 4, money(tick, currency) if tick else "0"))
    return parts


def _day_labels(places: dict[str, tuple[float, float]], days: Sequence[str]) -> list[Markup]:
    text = Markup('<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>')
    rule = Markup('<line class="grid faint" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>')
    parts, year = [], ""
    for day in days:
        left, right = places[day]
        middle = f"{(left + right) / 2:g}"
        parts.append(text.format("day", middle, _BOTTOM + 20, _short_day(day)))
        if day[:4] != year:
            year = day[:4]
            parts.append(text.format("year", middle, _BOTTOM + 38, year))
        parts.append(rule.format(f"{left:g}", _TOP, _BOTTOM))
    return parts


def _short_day(day: str) -> str:
    return f"{int(day[8:10])} {month_abbr[int(day[5:7])]}" if len(day) >= 10 else day


def _line(
    shown: Sequence[Shown], places: dict[str, tuple[float, float]], scale: Scale, width: float
) -> list[Markup]:
    """The value shown, as steps from day to day, with a label where it changes."""
    text = Markup('<text class="shown" x="{}" y="{}">{}</text>')
    points: list[str] = []
    labels, before, label = [], None, ""
    for step in sorted(shown, key=lambda s: s.day):
        left, y = places[step.day][0], scale(step.amount)
        points += [f"{left:g},{y if before is None else before:g}", f"{left:g},{y:g}"]
        if step.label != label:
            place = y + 19 if step.label[0] in ">≥" else max(14.0, y - 16)  # arrows go up from it
            labels.append(text.format(f"{left + 4:g}", f"{place:g}", step.label))
        before, label = y, step.label
    if before is None:
        return []
    points.append(f"{width - _RIGHT:g},{before:g}")
    return [Markup('<polyline class="shown" points="{}"/>').format(" ".join(points)), *labels]


def _marks(
    marks: Sequence[Said], places: dict[str, tuple[float, float]], scale: Scale
) -> list[Markup]:
    parts = []
    for day, group in groupby(marks, key=lambda s: s.day):
        left, right = places[day]
        of_day = list(group)
        start = (left + right) / 2 - (len(of_day) - 1) * _BETWEEN / 2
        for place, said in enumerate(of_day):
            parts.append(_mark(said, start + place * _BETWEEN, scale))
    return parts


def _mark(said: Said, x: float, scale: Scale) -> Markup:
    """A dot for a figure, a bar for a range, an arrow for an open bound; the whole a link."""
    bounds = [b for b in (said.low, said.high) if b is not None]
    if not bounds:
        return Markup("")
    low, high = scale(said.low or bounds[0]), scale(said.high or bounds[0])
    shapes = []
    if said.low is not None and said.high is not None and said.low != said.high:
        shapes.append(_stroke("bar", x, low, high))
    if said.high is None:
        shapes += [_stroke("open", x, low, low - _ARROW), _head(x, low - _ARROW, -1)]
    if said.low is None:
        shapes += [_stroke("open", x, high, high + _ARROW), _head(x, high + _ARROW, 1)]
    if said.about:
        shapes.append(_stroke("bar", x, scale(bounds[0] * 0.95), scale(bounds[0] * 1.05)))
    shapes.append(Markup('<circle cx="{}" cy="{}" r="{}"/>').format(
        f"{x:g}", f"{(low + high) / 2:g}", 6.5 if said.chosen else 5))  # fmt: skip
    if said.words:
        place = Markup('<text class="word" x="{}" y="{}" text-anchor="middle">{}</text>')
        shapes.append(place.format(f"{x:g}", f"{low + 20:g}", said.words))
    kind = f"mark mark-{said.status}" + (" chosen" if said.chosen else "")
    return Markup('<a href="#report-{}" class="{}" aria-label="{}"><title>{}</title>{}</a>').format(
        said.report, kind, said.title, said.title, Markup("").join(shapes)
    )


def _stroke(kind: str, x: float, one: float, other: float) -> Markup:
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        kind, f"{x:g}", f"{x:g}", f"{one:g}", f"{other:g}"
    )


def _head(x: float, y: float, way: int) -> Markup:
    """The tip of an arrow that goes on: -1 up, 1 down."""
    return Markup('<path class="head" d="M{} {}l4 {}h-8z"/>').format(
        f"{x:g}", f"{y + 5 * way:g}", -6 * way
    )
