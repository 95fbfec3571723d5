"""`matcher topics [QUERY]`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.text import counted, normalise

COLUMNS = ("theme", "topic", "name", "basis", "indicators", "experiences")


def run(options: Options) -> int:
    """List themes and topics."""
    catalogue = catalogue_of(options)
    about = catalogue.section("dictionary")
    themes = [catalogue.resolve_theme(theme) for theme in options.theme] or list(catalogue.themes)
    wanted = normalise(options.query)
    results = []
    cells = []
    for position, (topic, name) in enumerate(catalogue.topics.items()):
        theme = list(catalogue.themes)[catalogue.topic_theme[position]]
        if theme not in themes or wanted not in normalise(f"{topic} {name} {catalogue.themes[theme]}"):
            continue
        entry = about["topics"][topic]
        codes = [indicator["code"] for indicator in entry["indicators"]]
        count = sum(position in experience.topics for experience in catalogue.experiences)
        found = {"theme": theme, "topic": topic, "name": name, "basis": entry["basis"]}
        results.append({**found, "indicators": codes, "experiences": count})
        measured = "; ".join(about["indicators"][code]["short"] for code in codes)
        if "conflict" in entry:
            measured = f"the record of conflict; {measured}" if measured else "the record of conflict"
        cells.append((topic, name, measured or "not measured", str(count)))
    page = Page(
        query={"query": options.query, "theme": themes},
        results=results,
        columns=COLUMNS,
        rows=results,
        header=("Topic", "Name", "Need measured by", "Experiences"),
        cells=cells,
        right=frozenset({3}),
        footer=[counted(len(results), "topic")],
        empty="No topic matches.",
        thing="topic",
    )
    return show(page, options, catalogue.version)
