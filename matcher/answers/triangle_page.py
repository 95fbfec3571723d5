"""Third partners for two countries, as a page for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers.answer import made_by
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Text, Title
from matcher.answers.entries import cited
from matcher.answers.exchanges import told
from matcher.answers.needs import tension_of
from matcher.answers.triangle_words import BASIS, CASES, KINDS, case_told, reasons
from matcher.questions.exchanges import ELSEWHERE, SHOWN
from matcher.questions.triangle import GUESS, THEMED, Triangle, With
from matcher.text import counted, listed, lower_first

PARTNERS = 4
"""Partners named for a third partner of a country alone; the rest is counted."""


def title(found: Triangle) -> str:
    """What the page is about."""
    return f"Third partners for {found.a.name}" + (f" and {found.b.name}" if found.b else "")


def page(found: Triangle) -> Iterator[Block]:
    """The third partners as a page."""
    yield Title(title(found))
    yield Text(_about(found))
    for kind, called in KINDS.items():
        yield Section(called)
        shown = found.found[kind]
        if not shown:
            yield Text("None in the data has a mandate or a documented case here.")
        for rank, one in enumerate(shown, 1):
            if rank > 1:
                yield Gap()
            yield from _helper(found, rank, one)
        if found.of[kind] > len(shown):
            others = counted(found.of[kind] - len(shown), "other")
            yield Text(f"And {others} of a lesser fit: -n shows more.")
    if found.left_out:
        yield Section("Left out" if found.b else "Left out with one of the partners")
        for left in found.left_out:
            yield Item(f"{left.name}, for what stands between it and {left.other}: {tension_of(left.tension)}")
    yield from _exchanges(found)
    yield Section("What is a guess here")
    yield Text(_guesses(found))
    yield Gap()
    if found.b is not None:
        yield Text(f"What the two could share: matcher explain {_typed(found.a.name)} {_typed(found.b.name)}")
    yield Text(made_by(found.version))


def _about(found: Triangle) -> str:
    themes = "; ".join(lower_first(name) for name in found.names)
    if found.b is None:
        with_whom = listed([profile.name for profile in found.partners], "or")
        where = f" in {themes}" if themes else ""
        if not found.partners:
            return f"Nobody is documented with whom {found.a.name} could work{where}."
        return f"For work{where} with one of its likely partners ({with_whom}). One pair alone: matcher triangle A B"
    if found.asked:
        where = f"In {themes}."
    elif themes:
        where = f"In the themes in which the two have most to share ({themes})."
    else:
        where = "The catalogue documents nothing that the two could share: name a theme."
    roles = "Either may share or learn, and whoever facilitates here may do so elsewhere: roles change."
    return f"{where} {roles}"


def _helper(found: Triangle, rank: int, one: With) -> Iterator[Block]:
    helper, record = one.helper, one.helper.record
    yield Heading(f"{rank}. {record['name']} (fit {helper.fit.value:.2f}, {BASIS[helper.basis]})")
    said = reasons(helper, one.themes, found.theme_names)
    yield Line("Why", "; ".join(said) + ".")
    if found.b is None:
        names = [profile.name for profile in one.partners]
        more = f" and {len(names) - PARTNERS} more" if len(names) > PARTNERS else ""
        yield Line("With", ", ".join(names[:PARTNERS]) + more)
    yield Line("Brings", record["what"])
    if record.get("instruments"):
        yield Line("Through", "; ".join(record["instruments"]))
    if "ask_first" in record:
        yield Line("Ask first", record["ask_first"])
    projects: dict[str, str] = {}
    for case in helper.cases:
        projects.setdefault(case["project"], f"{case_told(case, found.country_names)}; told in {cited(case['source'])}")
    for count, text in enumerate(list(projects.values())[:CASES]):
        yield Line("" if count else "Documented", text)
    if len(projects) > CASES:
        yield Line("", f"and {counted(len(projects) - CASES, 'more project')}")
    told_of = {case["source"].get("url") for case in helper.cases[:CASES]}
    further = [source for source in record["sources"] if source.get("url") not in told_of]
    for count, source in enumerate(further):
        yield Line("" if count else "Sources", cited(source))


def _exchanges(found: Triangle) -> Iterator[Block]:
    if found.b is None:
        return
    yield Section("Exchanges that both can use")
    between = [way for way in found.exchanges if way.how != ELSEWHERE][:SHOWN]
    for way in between:
        yield Item(told(way))
    others = [way.shown.record["name"] for way in found.exchanges if way.how == ELSEWHERE]
    if others:
        yield Item(f"Both may also send people to a third country: {'; '.join(others)}.")
    if not found.exchanges:
        yield Text("None in the data for this theme.")


def _typed(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _guesses(found: Triangle) -> str:
    """What of it rests on no document, in a few sentences."""
    shown: Sequence[With] = [one for kind in KINDS for one in found.found[kind]]
    guessed = [one.helper.record["name"] for one in shown if one.helper.basis == GUESS]
    others = [one.helper.record["name"] for one in shown if one.helper.basis == THEMED]
    said = []
    if guessed:
        verb = "rests" if len(guessed) == 1 else "rest"
        said.append(f"{listed(guessed)} {verb} on mandate and ties alone: no case in the data.")
    if others:
        verb = "has" if len(others) == 1 else "have"
        said.append(f"{listed(others)} {verb} cases in the theme, none with the one who shares.")
    said.append(
        "Whether any of them has money and will this year is not in the data: ask."
        " What is not documented here may exist all the same."
    )
    return " ".join(said)
