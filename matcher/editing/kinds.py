"""The kinds of text and number that the fields of records hold, and the base of all records."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StringConstraints

from matcher.language import mark

FIRST_YEAR = 1800
LAST_YEAR = 2100

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=r"^\S(.|\n)*$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S.*$")]
Spoken = dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")], list[Name]]
"""Code of a language -> words of that language."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
ProfileId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$", max_length=40)]
"""An ISO 3166-1 alpha-3 code for a country; any short id for a province, a city or an institution."""
SourceId = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^\S(.*\S)?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+_-]*$", max_length=40)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=1000)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
AncientYear = Annotated[int, Field(ge=-3000, le=LAST_YEAR)]
Share = Annotated[FiniteFloat, Field(ge=0, le=1)]
Percent = Annotated[FiniteFloat, Field(ge=0, le=100)]


class Entry(BaseModel):
    """Base of all records: nothing converted, nothing extra, nothing changed afterwards."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


FORMS = {
    r"^\S(.|\n)*$": mark("text that begins with something else than a space"),
    r"^\S.*$": mark("one line of text that begins with something else than a space"),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": mark("small letters and digits, in words joined by hyphens"),
    r"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$": mark("letters and digits, in words joined by hyphens"),
    r"^\S(.*\S)?$": mark("one line of text without spaces around it"),
    r"^[A-Za-z0-9][A-Za-z0-9.+_-]*$": mark("a code of letters, digits, points, hyphens"),
    r"^https?://\S+$": mark("an address that begins with http:// or https://"),
    r"^[A-Z]{2}$": mark("two capital letters"),
    r"^[a-z]{2,3}$": mark("the code of a language, such as fr"),
    r"^[0-9]{3}$": mark("three digits"),
    r"^[a-z_]+$": mark("small letters joined by _"),
    r"^\d{4}-\d{2}-\d{2}$": mark("a date such as 2026-11-22"),
    r"^\d{4}(-\d{2}){0,2}$": mark("a year, a month or a day, such as 2026-11"),
}
"""What the patterns ask for, in words (`wording` tells it to the editor)."""
