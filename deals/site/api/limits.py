"""How often somebody may ask: a bucket that fills again with time."""

import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_KEYS = 10_000  # the longest unused are forgotten


class Limit:
    """`burst` at once, then `per_minute`. Times are of a clock that never goes back."""

    def __init__(
        self, per_minute: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._burst, self._clock = per_minute / 60, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds that `key` has to wait; 0 when it may go on, which is counted."""
        now = self._clock()
        left, then = self._left.pop(key, (float(self._burst), now))
        left = min(self._burst, left + (now - then) * self._rate)
        allowed = left >= 1
        self._left[key] = (left - 1 if allowed else left, now)
        if len(self._left) > _MOST_KEYS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate
