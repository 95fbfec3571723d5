"""What `matcher COMMAND --help` says of each command, and its examples. Its options tell of themselves (`options`)."""

from __future__ import annotations

from matcher.language import mark, tr

PROGRAM = (
    mark("Find partner countries for South-South cooperation: who has been where you are, and needs what you know."),
    "matcher suggest Rwanda",
    "matcher suggest Nepal --theme health --theme climate",
    "matcher explain Nepal Bangladesh",
    "matcher suggest Fiji --format csv -o fiji.csv",
    "matcher batch countries.txt --format csv -o all.csv",
)

GROUPS = {
    mark("Ask"): ("suggest", "brief", "explain", "why", "compare", "pairs", "batch", "triangle", "plan"),
    mark("Follow up"): ("follow", "changes"),
    mark("Look up"): (
        "country",
        "countries",
        "experience",
        "experiences",
        "topics",
        "institutions",
        "platforms",
        "exchanges",
        "gaps",
    ),
    mark("Your own data, and how good it is"): ("new", "validate", "schema", "refresh", "evaluate"),
}
"""The commands as the help of the program shows them."""
BRIEF = {
    "suggest": mark("Partners for a country, with what each can learn."),
    "brief": mark("A page for a minister, with a map, to print."),
    "explain": mark("One pair in full, with results and sources."),
    "why": mark("Why one partner stands above another."),
    "compare": mark("Countries side by side, or lenses."),
    "pairs": mark("The best pairs of a group of countries."),
    "batch": mark("Partners for many countries at once."),
    "country": mark("One country: its stage, needs and experiences."),
    "countries": mark("All countries, their codes and names."),
    "experience": mark("One experience in full."),
    "experiences": mark("Search what countries did."),
    "topics": mark("Themes and topics, and what measures them."),
    "platforms": mark("Institutions that can carry cooperation."),
    "institutions": mark("Who did what the catalogue tells."),
    "gaps": mark("Needs that nothing here answers well."),
    "evaluate": mark("How well it finds cooperation that took place."),
    "validate": mark("Check a folder of own data."),
    "new": mark("Begin an experience, a partnership, a review."),
    "refresh": mark("Take newer figures of the World Bank."),
    "schema": mark("What a data file may hold, for an editor."),
    "triangle": mark("Third partners who could bring two together."),
    "exchanges": mark("Scholarships, twinnings, festivals and the like."),
    "follow": mark("Where a partnership stands, and what to ask."),
    "changes": mark("What changed between two sets of data."),
    "plan": mark("Who meets whom at an event, and when."),
}
"""Each command in a line."""
SECTIONS = {
    mark("What it is about"): (
        "seekers", "country", "exchange_kind", "level", "modality", "offers", "facilitators", "theme", "topic", "need",
        "priorities", "point", "questions", "on",
    ),
    mark("Who may be suggested"): (
        "pool", "exclude", "language", "population", "income", "near", "far", "with_country", "mutual_only", "new_only",
        "at_peace", "undocumented",
    ),
    mark("The event"): (
        "meetings", "at_least", "slots", "tables", "times", "avoid", "keep", "despite_tensions", "method",
    ),
    mark("How to rank"): ("lens", "lenses", "weights", "diverse", "draws", "seed", "top"),
    mark("How to show it"): (
        "format", "json", "output", "force", "columns", "no_header", "excel", "sheets", "no_pager", "no_color", "lang",
        "quiet", "verbose", "fail_empty", "delegation",
    ),
    mark("Which data"): ("data", "data_mode", "profiles", "experiences", "engine", "scheduler"),
}  # fmt: skip
"""The options as the help of a command shows them; others stand last."""

COMMANDS = {
    "suggest": (
        mark("Rank partner countries for COUNTRY, with what each side can learn from the other."),
        "matcher suggest Rwanda",
        "matcher suggest Nepal --theme health -n 5",
        "matcher suggest Senegal --pool ECOWAS --lens learn",
        'matcher suggest "Timor-Leste" --topic reconciliation --new-only',
        "matcher suggest Fiji --theme climate --undocumented",
        "matcher suggest Armenia --at-peace --priorities declared",
        "matcher suggest Peru --format csv -o peru.csv",
    ),
    "explain": (
        mark("Show one pair in full: the score part by part, what each can learn from the other, and the sources."),
        "matcher explain Rwanda Kenya",
        "matcher explain Bolivia Peru --theme agriculture",
        "matcher explain RWA KEN --format markdown -o rwanda-kenya.md",
    ),
    "why": (
        mark("Say why partner X stands above partner Y for COUNTRY, part by part, and what would turn them round."),
        "matcher why Rwanda Tanzania Kenya",
        "matcher why Nepal Bangladesh Bhutan --theme climate",
        "matcher why Fiji Dominica Tuvalu --lens learn",
    ),
    "compare": (
        mark(
            "Put countries side by side: stage, needs, experiences, organisations, ties; or one country's lists "
            "by lens."
        ),
        "matcher compare Kenya Uganda Tanzania",
        "matcher compare Nepal --lens learn,balanced",
        "matcher compare Peru Bolivia --theme health --format markdown",
    ),
    "pairs": (
        mark("The best pairs of a pool, each pair once."),
        "matcher pairs --pool ASEAN",
        "matcher pairs --with Timor-Leste --pool g7+",
        "matcher pairs --pool sids --theme climate -n 20 --format csv",
        "matcher pairs --lens mutual --mutual-only",
    ),
    "batch": (
        mark("Suggestions for many countries: one name a line, or a CSV with a column `country` (and `theme`, ...)."),
        "matcher batch --for CARICOM --topic renewable-energy --top 5 -o caricom.xlsx",
        "printf 'Rwanda\\nNepal\\n' | matcher batch - --top 3 --format csv",
        "matcher batch countries.txt --theme health --format csv -o health.csv",
        "matcher batch requests.csv --format ndjson | jq .name",
        "matcher batch --profiles provinces.csv --top 20 -o partners.csv",
    ),
    "brief": (
        mark("A page to hand on, for COUNTRY or for a pair: HTML in one file that prints on A4, or Markdown."),
        "matcher brief Rwanda -o rwanda.html",
        "matcher brief Rwanda Kenya -o rwanda-kenya.html",
        "matcher brief Fiji --theme climate --top 3 -o fiji.md",
        "matcher brief Nepal Bangladesh Bhutan India -o nepal.html",
    ),
    "country": (
        mark(
            "The profile of a country: its stage and path, needs, experiences, conflict record, memberships, data gaps."
        ),
        "matcher country Rwanda",
        "matcher country Malawi --theme health",
        'matcher country "Cabo Verde" --json',
    ),
    "countries": (
        mark("List countries with their codes; QUERY looks in all their names."),
        "matcher countries",
        "matcher countries guinea",
        "matcher countries --pool ldc --format csv",
    ),
    "experience": (
        mark("One experience in full: what was done, with what results, on what conditions, with sources."),
        "matcher experience ken-m-pesa-mobile-money",
        "matcher experience bra-bolsa-familia --format markdown",
    ),
    "experiences": (
        mark("Search the catalogue of experiences; the best matches of QUERY come first."),
        'matcher experiences "health insurance" --theme health',
        "matcher experiences --country Nepal",
        "matcher experiences landslide --modality study-visit --format csv",
    ),
    "topics": (
        mark("List themes and topics, with the indicators that measure the need for each."),
        "matcher topics",
        "matcher topics --theme post-conflict",
        "matcher topics water",
    ),
    "platforms": (
        mark("List institutions that can carry cooperation, what they offer, and whom they are open to."),
        "matcher platforms",
        "matcher platforms --theme health",
        "matcher platforms --country Malawi",
    ),
    "institutions": (
        mark("Who did what the catalogue tells; QUERY looks in their names, then in what they did."),
        "matcher institutions fiocruz",
        "matcher institutions --country Rwanda --offers visits",
        'matcher institutions "mine clearance" --offers courses',
        "matcher institutions --theme health -o health.xlsx",
    ),
    "gaps": (
        mark("Needs of a pool that no experience in the catalogue answers well."),
        "matcher gaps",
        "matcher gaps --pool sids --theme climate",
        "matcher gaps --pool ldc --format csv -o gaps.csv",
    ),
    "evaluate": (
        mark("Test the ranking against documented cooperation, beside simple rules, and show who is never suggested."),
        "matcher evaluate",
        "matcher evaluate my-pairs.csv --json",
        "matcher evaluate --facilitators",
    ),
    "validate": (
        mark("Check a data folder and list every fault at once, with file, line and field."),
        "matcher validate",
        "matcher validate my-data --facts",
        "matcher validate my-data --strict --format lines",
        "matcher validate partnerships",
    ),
    "refresh": (
        mark("Take newer figures from a file of the World Bank that you fetched, and say what they change."),
        "matcher refresh WDI_CSV.zip newer",
        "matcher refresh API_SP.POP.TOTL_DS2_en_csv_v2.zip newer",
        "matcher suggest Rwanda --data newer",
    ),
    "new": (
        mark(
            "Write a template of a new experience, of the record of a partnership, or of its next review, ready "
            "to edit."
        ),
        "matcher new experience --id ken-mobile-clinics --partner Kenya --theme health",
        "matcher new experience --id ken-mobile-clinics --partner Kenya --theme health -o my-data/experiences.yaml",
        "matcher new partnership Rwanda Kenya --experience ken-m-pesa-mobile-money -o rwa-ken.yaml",
        "matcher new review rwa-ken.yaml >> rwa-ken.yaml",
    ),
    "schema": (
        mark("Print the JSON Schema of a data file, so that an editor completes and checks while you type."),
        "matcher schema",
        "matcher schema experiences.yaml -o experiences.schema.json",
    ),
    "triangle": (
        mark(
            "Third partners for A and B: countries of the South and of the North, organisations and funds, each "
            "with why."
        ),
        "matcher triangle Brazil Mozambique --theme agriculture",
        'matcher triangle "Timor-Leste" "Guinea-Bissau" --theme post-conflict -n 3',
        "matcher triangle Tunisia Niger --topic reproductive-health -o tunisia-niger.xlsx",
        "matcher triangle Senegal --theme digital",
    ),
    "exchanges": (
        mark("List schemes that bring people of two countries together at every level, and whom they are open to."),
        "matcher exchanges",
        "matcher exchanges --kind scholarship --country Malawi",
        "matcher exchanges festival --level culture",
    ),
    "follow": (
        mark(
            "Say where a partnership stands, or each of a folder: what to ask, what has changed, the figures "
            "then and now."
        ),
        "matcher follow rwa-ken.yaml",
        "matcher follow rwa-ken.yaml -o review.html",
        "matcher follow partnerships -o partnerships.xlsx",
        "matcher follow partnerships --on 2027-03-01 --questions nest",
    ),
    "changes": (
        mark("Say what changed between two sets of data: figures, needs, experiences, and places on the shortlist."),
        "matcher changes shipped newer --country Rwanda",
        "matcher changes last-year newer --country Rwanda --theme health",
        "matcher changes shipped newer -o changes.xlsx",
    ),
    "plan": (
        mark(
            "Seat the delegations of an event: who meets whom, in which slot, at which table, and what to talk about."
        ),
        "matcher plan --pool CARICOM --meetings 4 --slots 5",
        "matcher plan delegations.csv --tables 8 --times '2026-11-30 09:00-09:30, 09:45-10:15' -o plan.xlsx",
        "matcher plan --pool g7+ --theme post-conflict -o plan.csv",
        "matcher plan --pool g7+ --exclude Chad --theme post-conflict --keep plan.csv",
        "matcher plan --pool CARICOM --times @times.txt --delegation Jamaica -o jamaica.ics",
    ),
}
"""Of the program and of each command: a sentence, then examples."""


def shown(summary: str, *examples: str) -> str:
    """The text of a page of help: \\b keeps typer from filling the examples."""
    return "\n".join((tr(summary), "", "\b", tr("Examples:"), *(f"  {example}" for example in examples)))
