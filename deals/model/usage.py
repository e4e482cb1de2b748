"""What reading with a language model costs."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Usage:
    """What reading has cost so far."""

    calls: int = 0
    cached: int = 0
    retries: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    faults: list[str] = field(default_factory=list)  # what was dropped, with its text's hash

    def cost(self, per_million: tuple[float, float]) -> float:
        """Cost at the prices of a million tokens in and out."""
        return (self.input_tokens * per_million[0] + self.output_tokens * per_million[1]) / 1e6
