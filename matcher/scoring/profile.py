"""The plain data that scoring works on: profiles (countries, provinces, ...) and experiences, ready to compare.

They are tuples, made once when the index is built, so that a run reads them as they are.
"""

from __future__ import annotations

from matcher.plain import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    import numpy as np
    import numpy.typing as npt

    Number = TypeVar("Number", float, npt.NDArray[np.float64])
    # What closed forms take and give alike, each written once. What handles unknown values (None here, NaN in arrays)
    # cannot be shared, and stands in `matcher.scale` a second time.


class Profile(Record):
    """One country (or province, city, institution): where it stands, what it needs, whom it is tied to.

    `needs` and `distinct` (need beyond what the stage makes likely) hold one entry for each topic of the catalogue, in
    its order; None is unknown. `stage` is on the scales of `stage.VARIABLES`; `after_conflict` is true during conflict
    at home and for twenty years after, `in_conflict` while it goes on, `at_war` while it is a war; `middle` is the
    latitude of the country's middle, `lat` and `lon` are its capital's; `size` is the power of ten of the population;
    `spoken` the share of people who speak a language; `shared_with` says who took something up from it, by the best
    grade, and `shared_in_all` adds them up; `outside` holds the bits of the audiences it does not belong to.
    """

    iso3: str
    name: str
    south: bool
    region: str
    subregion: str
    income: str
    stage: list[float | None]
    needs: list[float | None]
    distinct: list[float | None]
    after_conflict: bool
    in_conflict: bool
    at_war: bool
    conflict_last: int | None
    landlocked: bool
    small_island: bool
    middle: float | None
    lat: float | None
    lon: float | None
    size: float | None
    official: list[str]
    spoken: dict[str, float]
    organisations: list[str]
    borders: list[str]
    rulers: list[str]
    shared_with: dict[str, float]
    shared_in_all: float
    outside: int = 0


class Experience(Record):
    """One experience: who did it, what it answers, how well it is documented, and the partner's stage then.

    `theme` and `topics` are positions in the catalogue's order; `after_conflict` says whether the partner was in
    conflict at home, or within twenty years of it, when it began; `audience` is the bit of those it is for (0: all),
    `end` the year in which it ended (0: it goes on, as far as is known).
    """

    id: str
    title: str
    partner: str
    theme: int
    topics: list[int]
    start: int
    quality: float
    stage: list[float | None]
    after_conflict: bool
    audience: int = 0
    end: int = 0
