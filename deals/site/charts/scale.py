"""From values to places on a drawing, and the round figures for its axis."""

import math
from dataclasses import dataclass

_LOG_FROM = 40.0  # largest by smallest, from which equal steps would hide the small ones


@dataclass(frozen=True, slots=True)
class Scale:
    """Values between `low` and `high` on pixels between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        """The pixel of a value, kept within the drawing."""
        if self.logarithmic:
            value = max(value, self.low)
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        share = min(1.0, max(0.0, share))
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        """Round figures along the axis, some four to six of them."""
        if self.logarithmic:
            first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
            powers = [10.0**power for power in range(first, last + 1)]
            return [tick for tick in powers if self.low <= tick <= self.high]
        step = nice_step((self.high - self.low) / 4)
        first_step = math.ceil(self.low / step)
        return [n * step for n in range(first_step, math.floor(self.high / step) + 1)]


def nice_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, at least as large as `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)


def amounts(values: list[float], start: float, end: float) -> Scale:
    """A scale for amounts: from zero, or logarithmic where they differ by more than fortyfold."""
    positive = [value for value in values if value > 0] or [1.0]
    low, high = min(positive), max(positive)
    if high / low > _LOG_FROM:
        return Scale(10.0 ** math.floor(math.log10(low)), high * 1.5, start, end, True)
    return Scale(0.0, high * 1.15, start, end)
