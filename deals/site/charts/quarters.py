"""Dollars a quarter by status, as stacked bars; each part leads to its deals."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from deals.model.wording import money, plain
from deals.site.charts.scale import Scale

_WIDTH, _HEIGHT = 900.0, 300.0
_TOP, _BOTTOM, _LEFT, _RIGHT = 16.0, 258.0, 58.0, 8.0


@dataclass(frozen=True, slots=True)
class Part:
    """The deals of one quarter ("2025-Q2") and status, in dollars."""

    quarter: str
    status: str
    usd: float
    deals: int
    href: str


def draw(parts: Sequence[Part], order: Sequence[str]) -> Markup:
    """The chart as SVG, statuses stacked from the bottom in this order; "" without parts."""
    quarters = _between(sorted({part.quarter for part in parts}))
    if not quarters:
        return Markup("")
    sums = dict.fromkeys(quarters, 0.0)
    for part in parts:
        sums[part.quarter] += part.usd
    scale = Scale(0.0, max(max(sums.values()) * 1.05, 1.0), _BOTTOM, _TOP)
    step = (_WIDTH - _LEFT - _RIGHT) / len(quarters)
    places = {quarter: _LEFT + step * number for number, quarter in enumerate(quarters)}
    drawn = [*_axis(scale), *_labels(places, step)]
    heights = dict.fromkeys(quarters, 0.0)
    for part in sorted(parts, key=lambda p: order.index(p.status)):
        drawn.append(_bar(part, places[part.quarter], step, heights[part.quarter], scale))
        heights[part.quarter] += part.usd
    return Markup(
        '<svg class="chart quarters" viewBox="0 0 {} {}" role="group" '
        'aria-label="US dollars a quarter by status">{}</svg>'
    ).format(f"{_WIDTH:g}", f"{_HEIGHT:g}", Markup("").join(drawn))


def _between(quarters: Sequence[str]) -> list[str]:
    """Every quarter from the first to the last, empty ones too."""
    if not quarters:
        return []
    first, last = (int(q[:4]) * 4 + int(q[6]) - 1 for q in (quarters[0], quarters[-1]))
    return [f"{number // 4}-Q{number % 4 + 1}" for number in range(first, last + 1)]


def _axis(scale: Scale) -> list[Markup]:
    rule = Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>')
    text = Markup('<text x="{}" y="{}" text-anchor="end">{}</text>')
    drawn = []
    for tick in scale.ticks():
        y = scale(tick)
        drawn.append(rule.format(_LEFT, _WIDTH - _RIGHT, y, y))
        drawn.append(text.format(_LEFT - 8, y + 4, money(tick, "USD") if tick else "0"))
    return drawn


def _labels(places: dict[str, float], step: float) -> list[Markup]:
    text = Markup('<text class="{}" x="{:.1f}" y="{}" text-anchor="middle">{}</text>')
    drawn = []
    for quarter, x in places.items():
        middle = x + step / 2
        if step >= 22:
            drawn.append(text.format("quarter", middle, _BOTTOM + 18, quarter[5:]))
        if quarter.endswith("Q1") or x == _LEFT:
            drawn.append(text.format("year", middle, _BOTTOM + 35, quarter[:4]))
    return drawn


def _bar(part: Part, x: float, step: float, below: float, scale: Scale) -> Markup:
    top, bottom = scale(below + part.usd), scale(below)
    title = (
        f"{part.quarter} {plain(part.status)}: {money(part.usd, 'USD')} in {part.deals} "
        f"deal{'s' if part.deals != 1 else ''}"
    )
    return Markup(
        '<a href="{}" class="mark mark-{}" aria-label="{}"><title>{}</title>'
        '<rect class="bar" x="{:.1f}" y="{}" width="{:.1f}" height="{:.1f}"/></a>'
    ).format(
        part.href, part.status.replace("_", "-"), title, title, x + step * 0.12, top, step * 0.76,
        max(bottom - top, 0.5),
    )  # fmt: skip
