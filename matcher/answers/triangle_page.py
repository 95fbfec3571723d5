"""Third partners for two countries, as a page for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers import typed
from matcher.answers.answer import made_by, prose
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Text, Title
from matcher.answers.entries import cited
from matcher.answers.exchanges import told
from matcher.answers.needs import tension_of
from matcher.answers.triangle_words import BASIS, CASES, KINDS, case_told, reasons
from matcher.language import apart, local, tr, trn
from matcher.questions.exchanges import ELSEWHERE, SHOWN
from matcher.questions.triangle import GUESS, THEMED, Helper, Triangle, With
from matcher.text import as_typed, listed, lower_first

PARTNERS = 4
"""Partners named for a third partner of a country alone; the rest is counted."""


def title(found: Triangle) -> str:
    """What the page is about."""
    return tr("Third partners for {names}", names=listed([one.name for one in (found.a, found.b) if one]))


def page(found: Triangle) -> Iterator[Block]:
    """The third partners as a page."""
    yield Title(title(found))
    yield Text(_about(found))
    for kind, called in KINDS.items():
        yield Section(tr(called))
        shown = found.found[kind]
        if not shown:
            yield Text(tr("None in the data has a mandate or a documented case here."))
        for rank, one in enumerate(shown, 1):
            if rank > 1:
                yield Gap()
            yield from _helper(found, rank, one)
        if found.of[kind] > len(shown):
            yield Text(
                trn(
                    "And {n} other of a lesser fit: {option} shows more.",
                    "And {n} others of a lesser fit: {option} shows more.",
                    found.of[kind] - len(shown),
                    option="-n",
                )
            )
    if found.left_out:
        yield Section(tr("Left out") if found.b else tr("Left out with one of the partners"))
        for left in found.left_out:
            told = tension_of(left.tension)
            yield Item(
                tr(
                    "{name}, for what stands between it and {other}: {told}",
                    name=left.name,
                    other=left.other,
                    told=told,
                )
            )
    yield from _exchanges(found)
    yield Section(tr("What is a guess here"))
    yield Text(_guesses(found))
    yield Gap()
    if found.b is not None:
        themes = [word for theme in found.themes for word in ("--theme", theme)] if found.asked else []
        names = [as_typed(profile.name) for profile in (found.a, found.b)]
        command = " ".join(["matcher explain", *names, *themes, *typed.spoken_in()])
        yield Text(tr("What the two could share: {command}", command=command))
    yield from map(Text, prose())
    yield Text(made_by(found.version))


def _about(found: Triangle) -> str:
    themes = apart(lower_first(name) for name in found.names)
    if found.b is None:
        return _about_one(found, themes)
    if found.asked:
        where = tr("In {themes}.", themes=themes)
    elif themes:
        where = tr("In the themes in which the two have most to share ({themes}).", themes=themes)
    else:
        where = tr("The catalogue documents nothing that the two could share: name a theme.")
    roles = tr("Either may share or learn, and whoever facilitates here may do so elsewhere: roles change.")
    return f"{where} {roles}"


def _about_one(found: Triangle, themes: str) -> str:
    """The same of a country alone."""
    name, partners = found.a.name, listed([profile.name for profile in found.partners], "or")
    if not partners and themes:
        return tr("Nobody is documented with whom {name} could work in {themes}.", name=name, themes=themes)
    if not partners:
        return tr("Nobody is documented with whom {name} could work.", name=name)
    if themes:
        work = tr(
            "For work in {themes} with one of its likely partners ({partners}).", themes=themes, partners=partners
        )
    else:
        work = tr("For work with one of its likely partners ({partners}).", partners=partners)
    alone = tr("One pair alone: {command}", command="matcher triangle A B")
    return f"{work} {alone}"


def _helper(found: Triangle, rank: int, one: With) -> Iterator[Block]:
    helper, record = one.helper, one.helper.record
    value, basis = local(f"{helper.fit.value:.2f}"), tr(BASIS[helper.basis])
    yield Heading(tr("{rank}. {name} (fit {value}, {basis})", rank=rank, name=record["name"], value=value, basis=basis))
    if found.b is None and one.themes and not found.asked:
        # Each third partner fits best with another partner, and so for other themes.
        themes = apart(lower_first(found.theme_names[theme]) for theme in one.themes)
        other = one.partners[0].name
        words = tr("{themes} (where {a} and {b} have most to share)", themes=themes, a=found.a.name, b=other)
        yield Line(tr("Themes"), words)
    said = reasons(helper, one.themes, found.theme_names)
    yield Line(tr("Why"), apart(said) + ".")
    if found.b is None:
        # Translators: the label of a line that names the countries with which a third partner would work.
        yield Line(tr("With"), _first_of([profile.name for profile in one.partners]))
    # Translators: the label of a line that says what a third partner brings.
    yield Line(tr("Brings"), record["what"])
    if record.get("instruments"):
        # Translators: the label of a line that names the instruments of a third partner (funds, programmes).
        yield Line(tr("Through"), apart(record["instruments"]))
    if "ask_first" in record:
        yield Line(tr("Ask first"), record["ask_first"])
    yield from _cases(found, helper)
    told_of = {case["source"].get("url") for case in helper.cases[:CASES]}
    further = [source for source in record["sources"] if source.get("url") not in told_of]
    for count, source in enumerate(further):
        yield Line("" if count else tr("Sources"), cited(source))


def _first_of(names: Sequence[str]) -> str:
    """The first of these names, and how many more there are."""
    first, more = ", ".join(names[:PARTNERS]), len(names) - PARTNERS
    return trn("{names} and {n} more", "{names} and {n} more", more, names=first) if more > 0 else first


def _cases(found: Triangle, helper: Helper) -> Iterator[Block]:
    """The documented cases, a line each."""
    projects: dict[str, str] = {}
    for case in helper.cases:
        told, source = case_told(case, found.country_names), cited(case["source"])
        projects.setdefault(case["project"], tr("{case}; told in {source}", case=told, source=source))
    for count, text in enumerate(list(projects.values())[:CASES]):
        # Translators: the label of a line that names documented cases.
        yield Line("" if count else tr("Documented"), text)
    more = len(projects) - CASES
    if more > 0:
        yield Line("", trn("and {n} more project", "and {n} more projects", more))


def _exchanges(found: Triangle) -> Iterator[Block]:
    if found.b is None:
        return
    yield Section(tr("Exchanges that both can use"))
    between = [way for way in found.exchanges if way.how != ELSEWHERE][:SHOWN]
    for way in between:
        yield Item(told(way))
    others = apart(way.shown.record["name"] for way in found.exchanges if way.how == ELSEWHERE)
    if others:
        yield Item(tr("Both may also send people to a third country: {exchanges}.", exchanges=others))
    if not found.exchanges:
        yield Text(tr("None in the data for this theme."))


def _guesses(found: Triangle) -> str:
    """What of it rests on no document, in a few sentences."""
    shown: Sequence[With] = [one for kind in KINDS for one in found.found[kind]]
    guessed = [one.helper.record["name"] for one in shown if one.helper.basis == GUESS]
    others = [one.helper.record["name"] for one in shown if one.helper.basis == THEMED]
    said = []
    if guessed:
        said.append(
            trn(
                "{names} rests on mandate and ties alone: no case in the data.",
                "{names} rest on mandate and ties alone: no case in the data.",
                len(guessed),
                names=listed(guessed),
            )
        )
    if others:
        said.append(
            trn(
                "{names} has cases in the theme, none with the one who shares.",
                "{names} have cases in the theme, none with the one who shares.",
                len(others),
                names=listed(others),
            )
        )
    said.append(tr("Whether any of them has money and will this year is not in the data: ask."))
    said.append(tr("What is not documented here may exist all the same."))
    return " ".join(said)
