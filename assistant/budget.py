"""What one answer may cost in a language model's time, and what it has cost."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

from assistant.answer import Usage


@dataclass(slots=True)
class Budget:
    """A deadline for all of an answer's model calls together, and the tokens they took."""

    seconds: float = math.inf
    prompt: str = ""  # version of the prompt and tools in use
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    _began: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        """Seconds before the deadline; 0 once it has passed."""
        return max(0.0, self.seconds - self.spent())

    def spent(self) -> float:
        """Seconds since the budget was given."""
        return time.monotonic() - self._began

    def count(self, input_tokens: int, output_tokens: int) -> None:
        """Record one reply of a model, with the tokens its server counted (0 if it did not)."""
        self.calls += 1
        self.input_tokens += input_tokens
        self.output_tokens += output_tokens

    def usage(self) -> Usage:
        """What has been spent so far."""
        ms = round(1000 * self.spent())
        return Usage(self.prompt, self.calls, self.input_tokens, self.output_tokens, ms)
