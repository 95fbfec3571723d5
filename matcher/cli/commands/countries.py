"""`matcher countries [QUERY]`."""

from __future__ import annotations

from matcher.cli.asked import catalogue_of
from matcher.cli.listing import Page, show
from matcher.cli.options import Options
from matcher.questions import pool as pools
from matcher.questions.search import countries
from matcher.render.words import INCOME
from matcher.text import counted

COLUMNS = (
    "iso3", "name", "south", "region", "subregion", "income", "experiences", "needs_known", "last_conflict",
    "organisations",
)  # fmt: skip


def run(options: Options) -> int:
    """List the countries of a pool (all of them when none is asked for)."""
    catalogue = catalogue_of(options)
    pool = options.pool if "pool" in options.source else ["all"]
    found = countries(catalogue, options.query, pools.members(catalogue, pool), options.top)
    results = [
        {
            "iso3": profile.iso3,
            "name": profile.name,
            "south": profile.south,
            "region": profile.region,
            "subregion": profile.subregion,
            "income": profile.income or None,
            "experiences": len(catalogue.experiences_of.get(profile.iso3, ())),
            "needs_known": sum(need is not None for need in profile.needs),
            "last_conflict": profile.conflict_last,
            "organisations": profile.organisations,
        }
        for profile in found
    ]
    page = Page(
        query={"query": options.query, "pool": pool, "top": options.top},
        results=results,
        columns=COLUMNS,
        rows=results,
        header=("Code", "Name", "Region", "Income", "Experiences"),
        cells=[
            (
                profile.iso3,
                profile.name,
                profile.subregion or "-",
                INCOME.get(profile.income, "unknown"),
                str(len(catalogue.experiences_of.get(profile.iso3, ()))),
            )
            for profile in found
        ],
        right=frozenset({4}),
        footer=[counted(len(found), "country")],
        empty=f'No country has "{options.query}" in one of its names.',
        thing="country",
    )
    return show(page, options, catalogue.version)
