"""`matcher platforms [QUERY]`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.text import counted, normalise

COLUMNS = ("id", "name", "type", "themes", "open_to", "members", "offers", "url")


def run(options: Options) -> int:
    """List the institutions that can carry cooperation."""
    catalogue = catalogue_of(options)
    themes = {catalogue.resolve_theme(theme) for theme in options.theme}
    wanted = normalise(options.query)
    results = []
    for i, name, covered, organisation, regions, planned in catalogue.platforms:
        record = catalogue.record("platform", i)
        if themes and not themes & set(covered):
            continue
        if wanted not in normalise(f"{i} {name} {record['offers']}"):
            continue
        called, members = catalogue.organisations.get(organisation, ("", None))
        open_to = f"members of {called}" if organisation else " and ".join(regions) or "all"
        results.append(
            {
                "id": i,
                "name": name,
                "type": record["type"],
                "themes": covered,
                "open_to": "planned" if planned else open_to,
                "members": members,
                "offers": record["offers"],
                "url": record.get("url"),
            }
        )
    page = Page(
        query={"query": options.query, "theme": sorted(themes)},
        results=results,
        columns=COLUMNS,
        rows=results,
        header=("Id", "Name", "Themes", "Open to", "Offers"),
        cells=[(r["id"], r["name"], ", ".join(r["themes"]), r["open_to"], r["offers"]) for r in results],
        footer=[counted(len(results), "platform")],
        empty="No platform matches.",
        thing="platform",
    )
    return show(page, options, catalogue.version)
