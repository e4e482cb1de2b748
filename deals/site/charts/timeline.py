"""The deals of an organization through the years: a dot each, larger for larger amounts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH, _LEFT, _RIGHT = 900.0, 76.0, 24.0
_LANE = 88.0
_LARGEST = 24.0
_APART = 105.0  # pixels between two labels of a lane
_LABELS = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """A deal on a day (ISO or its beginning). `lane` 0 is the upper one."""

    href: str
    day: str
    lane: int
    usd: float | None
    status: str
    title: str
    label: str


def draw(dots: Sequence[Dot], lanes: Sequence[str]) -> Markup:
    """The chart as SVG; an empty text where no deal has a day."""
    dated = [dot for dot in dots if dot.day and dot.day[:4].isdigit()]
    if not dated:
        return Markup("")
    first = min(int(dot.day[:4]) for dot in dated)
    last = max(int(dot.day[:4]) for dot in dated) + 1
    largest = max((dot.usd or 0 for dot in dated), default=0) or 1
    height = _LANE * len(lanes) + 30
    parts = [*_years(first, last, height), *_lanes(lanes)]
    largest_first = sorted(dated, key=lambda d: -(d.usd or 0))
    labels: list[tuple[int, float]] = []
    for dot in largest_first:
        x = _x(dot.day, first, last)
        clear = all(lane != dot.lane or abs(x - other) > _APART for lane, other in labels)
        if clear and dot.usd and len(labels) < _LABELS:
            labels.append((dot.lane, x))
        parts.append(_dot(dot, x, largest, (dot.lane, x) in labels))
    return Markup(
        '<svg class="chart timeline" viewBox="0 0 {} {}" role="group" '
        'aria-label="Deals through the years">{}</svg>'
    ).format(f"{_WIDTH:g}", f"{height:g}", Markup("").join(parts))


def _x(day: str, first: int, last: int) -> float:
    month = int(day[5:7]) if len(day) >= 7 and day[5:7].isdigit() else 7
    of_month = int(day[8:10]) if len(day) >= 10 and day[8:10].isdigit() else 1
    at = int(day[:4]) + (month - 1) / 12 + (of_month - 1) / 365
    return round(_LEFT + (at - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT), 1)


def _years(first: int, last: int, height: float) -> list[Markup]:
    every = max(1, math.ceil((last - first) / 12))
    rule = Markup('<line class="grid faint" x1="{0}" x2="{0}" y1="4" y2="{1}"/>')
    text = Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>')
    parts = []
    for year in range(first, last + 1, every):
        x = _x(f"{year}-01-01", first, last)
        parts += [rule.format(x, height - 24), text.format(x, height - 8, year)]
    return parts


def _lanes(lanes: Sequence[str]) -> list[Markup]:
    rule = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>')
    text = Markup('<text x="0" y="{}">{}</text>')
    parts = []
    for number, lane in enumerate(lanes):
        y = _LANE * (number + 0.5)
        parts += [rule.format(_LEFT, _WIDTH - _RIGHT, y, y), text.format(y + 4, lane)]
    return parts


def _dot(dot: Dot, x: float, largest: float, labelled: bool) -> Markup:
    y = _LANE * (dot.lane + 0.5)
    radius = round(max(4.0, _LARGEST * math.sqrt((dot.usd or 0) / largest)), 1)
    shape = Markup('<circle cx="{}" cy="{}" r="{}"/>').format(x, y, radius)
    text = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
    side = "end" if x > _WIDTH * 0.85 else "middle"
    label = text.format(x, f"{y - radius - 5:g}", side, dot.label) if labelled else ""
    link = Markup('<a href="{}" class="mark mark-{}" aria-label="{}"><title>{}</title>{}{}</a>')
    return link.format(dot.href, dot.status, dot.title, dot.title, shape, label)
