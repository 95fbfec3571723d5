"""What the questions of a follow-up, and the sets of them, look like in follow-up.yaml."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from matcher.editing.experiences import Citation
from matcher.editing.kinds import Entry, Name, Slug, Text

Scale = Literal["level", "number", "yes-no", "text"]
Asked = Literal["start", "yearly", "after-end"]
Wording = Literal["own", "named", "stated"]


class ReviewQuestion(Entry):
    """A question that is asked of a partnership: how it is answered, when it is asked, and whose it is."""

    id: Slug
    question: Name
    scale: Scale
    counts: Name | None = None
    asked: Asked
    after: Name
    dimension: Name
    wording: Wording
    source: Citation


class QuestionSet(Entry):
    """Questions that are asked together."""

    id: Slug
    name: Name
    note: Text | None = None
    questions: Annotated[list[Slug], Field(min_length=1)]


class FollowUp(Entry):
    """The file follow-up.yaml; its records are left unread: `load` judges them one by one."""

    sets: list[Any] = []
    questions: list[Any] = []
