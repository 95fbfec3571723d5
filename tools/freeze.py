"""Makes data/reference.csv: `python -m tools.freeze`."""

from __future__ import annotations

import statistics
from pathlib import Path

from matcher import folder
from matcher.catalogue.catalogue import Catalogue
from matcher.editing.build import checked
from matcher.editing.freeze import freeze
from matcher.questions.pairing import Scores
from matcher.scoring.score import LENSES, of_lens


def main() -> None:
    """Write the reference set of the shipped data to its file."""
    place = Path(folder.shipped())
    file = place / "reference.csv"
    file.write_text(freeze(checked((place,))), encoding="utf-8")
    with file.open("a", encoding="utf-8") as out:
        out.writelines(fits(Catalogue.load()))


def fits(catalogue: Catalogue) -> list[str]:
    """A line for each lens and theme: the middle and the best score of all pairs of the South, from either side."""
    south = [profile for profile in catalogue.profiles.values() if profile.south]
    scores = Scores(catalogue)
    lines = []
    for theme in ("", *catalogue.themes):
        for lens in LENSES:
            weights = of_lens(lens)
            found = [scores.score(a, b, theme, weights) for a in south for b in south if a is not b]
            known = [score for score in found if score is not None]
            lines.append(f"score {lens} {theme or 'all'},{statistics.median(known):.4f} {max(known):.4f}\n")
    return lines


if __name__ == "__main__":
    main()
