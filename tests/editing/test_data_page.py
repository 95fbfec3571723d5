"""What data/README.md counts is what the data holds."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
import yaml

from tests.process import ROOT

PAGE = ROOT / "data" / "README.md"


@cache
def held(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def told() -> dict[str, tuple[int, ...]]:
    """A phrase of the page, with N for each number -> the numbers as the data has them, in its order."""
    entries = held("experiences.yaml")
    theme_of = {topic["id"]: theme["id"] for theme in held("topics.yaml")["themes"] for topic in theme["topics"]}
    results = [result for entry in entries for result in entry.get("results", [])]
    kinds = Counter(result.get("kind", "outcome") for result in results)
    transfers = [(entry["id"], transfer) for entry in entries for transfer in entry.get("transfers", [])]
    grades = Counter(transfer["grade"] for _, transfer in transfers)
    confidence = Counter(entry["confidence"] for entry in entries)
    themes = Counter(entry["theme"] for entry in entries)
    named = [entry for entry in entries if entry.get("institutions")]
    institutions = held("institutions.yaml")
    offers = [offer for one in institutions for offer in one.get("offers", [])]
    ways = Counter(offer["what"] for offer in offers)
    status = Counter(one.get("status") for one in institutions)
    names, carriers, declared = held("names.yaml"), held("platforms.yaml"), held("priorities.yaml")
    documented, follow_up = held("partnerships.yaml"), held("follow-up.yaml")
    countries, themed = held("countries.yaml"), held("topics.yaml")["themes"]
    return {
        "N countries, N of them in the South": (len(countries), sum(bool(one.get("south")) for one in countries)),
        "N experiences of N countries": (len(entries), len({entry["partner"] for entry in entries})),
        "N institutions of N countries": (
            len(institutions),
            len({one["country"] for one in institutions if "country" in one}),
        ),
        "N themes, N topics": (len(themed), sum(len(theme["topics"]) for theme in themed)),
        "N countries, N priorities": (len(declared), sum(len(one["priorities"]) for one in declared)),
        "N groups, N others, N languages": tuple(len(names[kind]) for kind in ("groups", "elsewhere", "languages")),
        "N organisations, N platforms": (len(carriers["organisations"]), len(carriers["platforms"])),
        "two countries, N of them to test": (sum(one.get("in_test", True) for one in documented),),
        "| N pairs, N of them with third partners": (len(documented), sum("facilitators" in one for one in documented)),
        "N questions, N sets": (len(follow_up["questions"]), len(follow_up["sets"])),
        "| N sources |": (len(held("sources.yaml")),),
        "| N pairs |": (len(held("tensions.yaml")),),
        "may stand here too (N entries)": (
            sum(any(theme_of[topic] != entry["theme"] for topic in entry["topics"]) for entry in entries),
        ),
        "no cited page states the first year (N entries)": (sum("start_from_memory" in entry for entry in entries),),
        "together with the partner (N entries)": (sum("joint_with" in entry for entry in entries),),
        "nothing to say to others (N entries)": (sum("only_for" in entry for entry in entries),),
        "who did it first (N entries)": (len(named),),
        "that a source states: N.": (len(results),),
        "outcome N, input N, context N, baseline N": tuple(
            kinds[kind] for kind in ("outcome", "input", "context", "baseline")
        ),
        "design N (a rule of the programme), target N, regional N": tuple(
            kinds[kind] for kind in ("design", "target", "regional")
        ),
        "N have no year;": (sum("year" not in result for result in results),),
        "where it went: N, from N entries": (len(transfers), len({i for i, _ in transfers})),
        "adopted N (in use": (grades["adopted"],),
        "trained N (people": (grades["trained"],),
        "visited N (study": (grades["visited"],),
        "agreed N (an": (grades["agreed"],),
        "announced N (planned": (grades["announced"],),
        "N citations, every one": (sum(len(entry["sources"]) for entry in entries),),
        "high N, medium N, low N": tuple(confidence[level] for level in ("high", "medium", "low")),
        "each with its reason (N entries": (sum("accepted" in entry for entry in entries),),
        "health N, digital N, peace and recovery N, agriculture N, climate N, governance N,": tuple(
            themes[theme] for theme in ("health", "digital", "post-conflict", "agriculture", "climate", "governance")
        ),
        "social protection N, education N, trade N, infrastructure N, culture N.": tuple(
            themes[theme] for theme in ("social-protection", "education", "trade", "infrastructure", "culture")
        ),
        "N are before 1990": (sum(entry["start"] < 1990 for entry in entries),),
        "N of N are in use somewhere; N were only": (
            grades["adopted"],
            len(transfers),
            grades["agreed"] + grades["announced"],
        ),
        "N are marked `start_from_memory`": (sum("start_from_memory" in entry for entry in entries),),
        "by id: N, of which N stand first": (
            len(institutions),
            len({entry["institutions"][0] for entry in named}),
        ),
        "names before (N are `renamed`)": (status["renamed"],),
        "`closed` (N:": (status["closed"],),
        "N in all, each with the `experience`": (len(offers),),
        "`courses` (N:": (ways["courses"],),
        "`visits` (N:": (ways["visits"],),
        "`experts` (N:": (ways["experts"],),
    }


@pytest.mark.parametrize("phrase", sorted(told()))
def test_the_page_counts_what_there_is(phrase: str) -> None:
    # One of the words between may have been set on the next line.
    pattern = re.escape(phrase).replace("N", r"([\d,]+)").replace(r"\ ", r"\s+")
    found = re.search(pattern, PAGE.read_text(encoding="utf-8"))
    assert found, phrase
    assert tuple(int(number.replace(",", "")) for number in found.groups()) == told()[phrase]
