"""A number whose key is sought: its place in a sentence, and what the text has said before it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.claims.frames import RELATIVE, Role
from timeline.claims.marks import Mark, Marked, quantity_of
from timeline.claims.state import Context, State
from timeline.model import Quantity


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a sentence; `mark.value` is its quantity, `role` its part in a printed relation."""

    marked: Marked
    mark: Mark
    role: Role | None
    context: Context
    state: State

    @property
    def quantity(self) -> Quantity:
        """The value that the number prints."""
        return quantity_of(self.mark)

    @property
    def language(self) -> str:
        """The language whose vocabulary the text is read with, zh or en."""
        return self.context.words.language

    @property
    def relative(self) -> bool:
        """Whether it tells how one value stands to another: a rate, a ratio, points of a rate."""
        return self.quantity.unit in RELATIVE

    @property
    def follows(self) -> bool:
        """Whether its sentence has told another number before it."""
        return self.state.last_at >= 0

    def plays(self, *roles: str) -> bool:
        """Whether it has one of these roles in a printed relation."""
        return self.role is not None and self.role.role in roles

    def clause(self) -> tuple[int, int]:
        """Where its clause begins and ends in the marked text."""
        return self.marked.clause_around(self.mark.at)

    def before(self) -> str:
        """The words of its clause before it."""
        return self.marked.text[self.clause()[0] : self.mark.at]
