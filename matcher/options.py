"""Every command, argument and option, told once.

From these tables come the quick reader of a command line and the commands of typer (help, mistakes), the settings that
the environment and `matcher.toml` may hold, completion, the columns of a batch, and the names and defaults of the
library's functions. A command's own text of help is in `cli/helptexts.py`; what an option does is in the question that
has it.
"""

from __future__ import annotations

from matcher.plain import Record
from matcher.scoring.score import LENSES
from matcher.scoring.stability import DRAWS, SEED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

TEXT, MANY, NUMBER, FLAG = "text", "many", "number", "flag"
"""The kinds of value: one text, texts (the option may be repeated), a whole number, yes or no."""

FORMATS = ("table", "csv", "json", "ndjson", "markdown", "html", "xlsx")
"""What an answer can be written as; `matcher.forms` has a module for each."""
EXTENSIONS = {
    ".txt": "table", ".csv": "csv", ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson", ".md": "markdown",
    ".markdown": "markdown", ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".ics": "ics",
}  # fmt: skip
"""Which format the name of a file asks for, by how it ends."""


PRIORITIES = ("both", "declared", "measured")
"""The ways to look at what countries need."""
LEVELS = ("government", "city", "university", "youth", "culture", "civil-society", "business")
"""Who of two countries meets whom."""
EXCHANGE_KINDS = (
    "scholarship", "youth", "twinning", "university", "festival", "research", "civil-society", "business",
    "peer-review",
)  # fmt: skip
"""The kinds of exchange."""


OFFERS = ("courses", "visits", "experts")
"""What institutions have done for others (`editing.experiences.Shown`; a test holds them together)."""

METHODS = ("exact", "quick")
"""The ways to make a plan of meetings."""


class Option(Record):
    """An option.

    `name` is what the library, settings (`matcher.toml`, MATCHER_NAME) and batch columns call it. `settable`: the
    environment and the settings files may set it; `column`: a column of a batch may, line by line; `values` says what
    completion offers.
    """

    name: str
    spelt: str
    kind: str
    metavar: str
    help: str
    default: Any = None
    settable: bool = False
    column: bool = False
    values: str = ""


class Argument(Record):
    """An argument of a command, told by its place. `many`: all words that follow; else a missing one is ""."""

    name: str
    metavar: str
    help: str
    required: bool = True
    many: bool = False
    values: str = ""


class Command(Record):
    """A command: its arguments in order, the names of its own options in the order of its help, and where its defaults
    differ. `listing`: it may find nothing (--fail-empty); `profiles`: it takes a table of profiles; `forms`: further
    formats, of which None means that there are no formats at all; `only`: the formats that it has, the usual one first,
    in place of all."""

    name: str
    arguments: tuple[Argument, ...]
    own: str
    listing: bool = False
    profiles: bool = False
    forms: tuple[str, ...] | None = ()
    only: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = {}

    @property
    def options(self) -> list[str]:
        """The names of all its options, in the order in which help shows them."""
        whole = " format json columns no_header excel"
        shared = "" if self.forms is None else " format json" if self.only else whole
        shared += " sheets" if self.name == "batch" else ""
        shared = f"{self.own} {_PROFILES if self.profiles else ''}{shared} output force"
        return f"{shared} {'fail_empty' if self.listing else ''} data data_mode no_pager no_color quiet verbose".split()

    @property
    def formats(self) -> tuple[str, ...]:
        """What its answer can be written as."""
        return self.only or (*FORMATS, *(self.forms or ()))

    def option(self, name: str) -> Option:
        """One of its options, as its help tells it."""
        told = {"format": _formats(self.only), "output": _OUTPUT + ".html, .md or .json."} if self.only else {}
        if "pool" in self.defaults:
            plain = OPTIONS["pool"].help.replace(" (default)", "")
            told["pool"] = plain.replace("all,", "all (default),", 1) if self.defaults["pool"] else plain
        return OPTIONS[name]._replace(help=told.get(name, OPTIONS[name].help))


def _formats(names: tuple[str, ...]) -> str:
    """The formats that there are, in words.

    >>> _formats(("html", "markdown", "json"))
    'html (default), markdown or json.'
    """
    return f"{names[0]} (default), {', '.join(names[1:-1])} or {names[-1]}."


_OUTPUT = "Write to FILE (- is standard output); its extension says the format: "
_PROFILES = "profiles experiences engine scheduler"
_WHO = "pool exclude language population income"
_LIST = f"theme topic need priorities {_WHO} near far new_only at_peace undocumented lens weights"
_COUNTRY = "Code or name, in any of seven languages."
_QUERY = (Argument("query", "[QUERY]", "Words to look for.", required=False),)

_OPTIONS = (
    Option("theme", "--theme -t", MANY, "THEME", "Only this theme (repeat for more).", (), True, True, "theme"),
    Option("topic", "--topic", MANY, "TOPIC", "Only this topic (repeat for more); with --theme, one of that theme.",
           (), True, True, "topic"),
    Option("need", "--need", MANY, "TOPIC", "A priority the country declares: outranks what indicators imply.",
           (), column=True, values="topic"),
    Option("priorities", "--priorities", TEXT, "WHICH",
           "Needs as countries declare them, as figures measure them, or both: declared, measured, both (default).",
           "both", True, values="priorities"),
    Option("pool", "--pool", MANY, "WHO",
           "Who may be suggested: south (default), all, a region, an organisation (AU, ASEAN), an income group "
           "(low, lower-middle, upper-middle, high), ldc, lldc, sids, a group (Sahel, Pacific), a list of any of these "
           "and of countries (Kenya,g7+,Peru), or @FILE, one name a line. Repeat to narrow.",
           ("south",), True, True, "pool"),
    Option("seekers", "--for", MANY, "WHO",
           "The countries to find partners for, in place of a FILE; understood as --pool is.", (), values="pool"),
    Option("exclude", "--exclude", MANY, "WHO", "Leave these out; understood as --pool is.", (), True, True, "pool"),
    Option("language", "--language", MANY, "LANGUAGE",
           "Only where it is official, worked in or spoken by a tenth: French, fr, French,Arabic.", (), True, True,
           "language"),
    Option("population", "--population", TEXT, "PEOPLE", "Only of this size: '<2M', '>500k', 1M-5M.", None, True, True),
    Option("income", "--income", MANY, "GROUP", "Only of this income group: low, lower-middle, upper-middle, high.",
           (), True, True, "income"),
    Option("near", "--near", FLAG, "", "Only neighbours: a common border, or the same subregion.", False),
    Option("far", "--far", FLAG, "", "Leave neighbours out.", False),
    Option("new_only", "--new-only", FLAG, "", "Leave out partners with which cooperation is already documented.",
           False),
    Option("at_peace", "--at-peace", FLAG, "",
           "Leave out partners with fighting between the two, or a rupture on record.", False),
    Option("undocumented", "--undocumented", FLAG, "",
           "With a theme or topic: rank those too with whom nothing is documented there.", False),
    Option("mutual_only", "--mutual-only", FLAG, "", "Only pairs in which both sides gain.", False),
    Option("with_country", "--with", TEXT, "COUNTRY", "Only pairs of this country with one of the pool.",
           values="country"),
    Option("modality", "--modality", TEXT, "WAY", "Only what can be shared this way (study-visit ...)."),
    Option("country", "--country", TEXT, "COUNTRY", "Only those of this country, or open to it.", values="country"),
    Option("offers", "--offers", TEXT, "WHAT",
           f"Only those that have done this for others: {', '.join(OFFERS)}.", values="offers"),
    Option("lens", "--lens", TEXT, "LENS", f"A set of weights: {', '.join(LENSES).replace(',', ' (default),', 1)}.",
           next(iter(LENSES)), True, True, "lens"),
    Option("lenses", "--lens", MANY, "LENS,LENS", "The lists of one country by these lenses, side by side.", (),
           values="lens"),
    Option("weights", "--weights", TEXT, "NAME=W,...",
           "Own weights instead: stage=2,learn=1 (the others weigh nothing).", None, True, True),
    Option("diverse", "--diverse", FLAG, "", "Prefer partners that differ in region, income and topics.", False, True),
    Option("draws", "--draws", NUMBER, "N",
           f"Draws of other weights, for the likely rank (default {DRAWS}; 0: none).", DRAWS, True),
    Option("seed", "--seed", NUMBER, "N", f"Seed of these draws (default {SEED}).", SEED, True),
    Option("top", "--top -n", NUMBER, "N", "How many to show.", 10, True, True),
    Option("profiles", "--profiles", TEXT, "FILE",
           "A table of many profiles instead: CSV or Parquet (docs/scale.md)."),
    Option("experiences", "--experiences", TEXT, "FILE", "Their experiences (default: beside --profiles)."),
    Option("engine", "--engine", TEXT, "NAME", "With --profiles: local (default) or dask.", "local"),
    Option("scheduler", "--scheduler", TEXT, "ADDRESS", "With --engine dask: where its scheduler is."),
    Option("strict", "--strict", FLAG, "", "Take warnings for faults.", False),
    Option("facts", "--facts", FLAG, "",
           "Ask also what a careful reader would: dates, ends, grades, kinds of result, odd figures.", False),
    Option("edition", "--edition", TEXT, "DATE", "When the figures were last updated, where the file does not tell."),
    Option("freeze", "--freeze", FLAG, "",
           "Make the scales anew from these figures; every answer then says so.", False),
    Option("new_id", "--id", TEXT, "ID", "Id of the new experience."),
    Option("partner", "--partner", TEXT, "COUNTRY", "The country that did it.", values="country"),
    Option("new_theme", "--theme -t", TEXT, "THEME", "Its leading theme.", values="theme"),
    Option("point", "--experience", MANY, "ID", "An experience that one of the two shares (repeat for more).", (),
           values="experience"),
    Option("questions", "--questions", MANY, "SET",
           "Sets of questions to ask, instead of those that the file names: short, nest, cost, lasting.", (),
           values="set"),
    Option("on", "--on", TEXT, "DATE", "The day on which it is looked at (default: today)."),
    Option("format", "--format -f", TEXT, "FORMAT",
           _formats(FORMATS), FORMATS[0], True, values="format"),
    Option("json", "--json", FLAG, "", "Short for --format json.", False),
    Option("columns", "--columns", TEXT, "NAME,...", "Only these columns, named as in the CSV, in this order."),
    Option("no_header", "--no-header", FLAG, "", "No names of columns above a CSV or a table.", False, True),
    Option("no_pager", "--no-pager", FLAG, "", "Write long pages straight to the terminal.", False, True),
    Option("excel", "--excel", FLAG, "", "With CSV: begin with a mark by which Excel reads accents.", False, True),
    Option("sheets", "--sheets", FLAG, "", "In a workbook: a sheet for each country.", False),
    Option("output", "--output -o", TEXT, "FILE",
           _OUTPUT + ".csv, .xlsx, .html, .md, .json ..."),
    Option("force", "--force", FLAG, "", "Write over an existing FILE.", False),
    Option("fail_empty", "--fail-empty", FLAG, "", "Exit with code 5 when nothing is found.", False),
    Option("data", "--data", TEXT, "DIR", "A folder of own data files (docs/own-data.md).", None, True),
    Option("data_mode", "--data-mode", TEXT, "MODE",
           "overlay (default): add to the shipped data; replace: instead.", "overlay", True),
    Option("exchange_kind", "--kind", TEXT, "KIND", f"Only of this kind: {', '.join(EXCHANGE_KINDS)}.",
           values="exchange_kind"),
    Option("level", "--level", TEXT, "LEVEL", f"Only where these meet: {', '.join(LEVELS)}.", values="level"),
    Option("facilitators", "--facilitators", FLAG, "",
           "Test what `triangle` finds against documented cases of triangular cooperation instead.", False),
    Option("no_color", "--no-color", FLAG, "", "No colours, on a terminal either.", False, True),
    Option("quiet", "--quiet -q", FLAG, "", "Nothing on standard error but failures.", False, True),
    Option("verbose", "--verbose -v", FLAG, "", "Say where each setting came from, and where it failed.", False),
    Option("meetings", "--meetings", NUMBER, "K", "Meetings that a delegation has at most (default 6).", 6),
    Option("at_least", "--at-least", NUMBER, "L", "Meetings that each has at least, where that can be (default 1).", 1),
    Option("slots", "--slots", NUMBER, "S", "Slots, one meeting a delegation each (default: as --meetings)."),
    Option("tables", "--tables", NUMBER, "T", "Tables, one meeting a slot each (default: enough for all)."),
    Option("times", "--times", TEXT, "WHEN",
           "When the slots are: '2026-11-30 09:00-09:30, 09:45-10:15', or @FILE, one a line; -o x.ics is a calendar."),
    Option("avoid", "--avoid", TEXT, "FILE", "Pairs that are not to meet: a CSV with the columns a and b."),
    Option("keep", "--keep", TEXT, "FILE",
           "Meetings that stay as they are: a CSV with a, b, slot and table, such as an earlier plan."),
    Option("despite_tensions", "--despite-tensions", FLAG, "",
           "Seat pairs too with fighting between the two, or a rupture on record.", False),
    Option("method", "--method", TEXT, "NAME",
           "exact (default where its solver is installed: pip install 'matcher[plan]') or quick.", values="method"),
    Option("delegation", "--delegation", TEXT, "COUNTRY", "The sheet of this delegation alone.", values="country"),
)  # fmt: skip
OPTIONS = {option.name: option for option in _OPTIONS}

_COMMANDS = (
    Command("suggest", (Argument("country", "COUNTRY", _COUNTRY, values="country"),),
            f"{_LIST} diverse draws seed top", listing=True),
    Command("explain", (Argument("a", "A", "A country.", values="country"),
                        Argument("b", "B", "Its partner.", values="country")),
            "theme topic need priorities lens weights top", defaults={"top": 3}),
    Command("why", (Argument("country", "COUNTRY", _COUNTRY, values="country"),
                    Argument("first", "X", "A partner.", values="country"),
                    Argument("second", "Y", "Another.", values="country")),
            "theme topic need priorities lens weights draws seed"),
    Command("compare", (Argument("countries", "A B [C]...", "Two countries or more; one, with --lens.", many=True,
                                 values="country"),),
            "theme topic priorities lenses top"),
    Command("pairs", (), f"{_WHO} with_country theme topic priorities mutual_only near far new_only at_peace "
            "undocumented lens weights draws seed top", listing=True, profiles=True),
    Command("batch", (Argument("file", "FILE|-", "A file, or - for standard input.", required=False),),
            f"seekers {_LIST} diverse draws seed top", listing=True, profiles=True),
    Command("brief", (Argument("country", "COUNTRY", _COUNTRY, values="country"),
                      Argument("partners", "PARTNER", "One for the page of a pair; none for those that fit best.",
                               required=False, many=True, values="country")),
            f"{_LIST} diverse draws seed top", listing=True, only=("html", "markdown", "json"), defaults={"top": 5}),
    Command("country", (Argument("name", "COUNTRY", _COUNTRY, values="country"),), "theme top",
            defaults={"top": None}),
    Command("countries", _QUERY, "pool top", listing=True, defaults={"pool": ("all",), "top": None}),
    Command("experience", (Argument("id", "ID", "Id of an experience, as the lists show it.", values="experience"),),
            ""),
    Command("experiences", _QUERY, "theme topic country modality top", listing=True, defaults={"top": None}),
    Command("topics", _QUERY, "theme", listing=True),
    Command("platforms", _QUERY, "theme country", listing=True),
    Command("institutions", _QUERY, "country theme offers top", listing=True, defaults={"top": None}),
    Command("gaps", (), "pool theme topic priorities top", listing=True, defaults={"top": 20}),
    Command("evaluate",
            (Argument("file", "[PAIRS.csv]", "Documented pairs (default: those that come with it).", required=False),),
            "pool facilitators"),
    Command("validate", (Argument("directory", "[DIR|FILE]",
                      "A data folder (default: the shipped one), or files on partnerships.", required=False),),
            "strict facts", forms=("lines",)),
    Command("new",
            (Argument("kind", "experience|partnership|review", "What to begin.", values="kind"),
             Argument("a", "[A]", "partnership: a country; review: the file of a partnership.", required=False,
                      values="country"),
             Argument("b", "[B]", "partnership: the other country.", required=False, values="country")),
            "new_id partner new_theme point questions on", forms=None),
    Command("refresh",
            (Argument("file", "FILE", "WDI_CSV.zip, API_*.zip or a CSV of DataBank, as the World Bank hands them out."),
             Argument("directory", "DIR", "The folder to write, for --data.")),
            "edition freeze"),
    Command("schema", (Argument("file", "[FILE]", "Which data file (default: list them).", required=False),), ""),
    Command("triangle", (Argument("a", "A", "A country.", values="country"),
                         Argument("b", "[B]", "Its partner (default: those suggested for A).", required=False,
                                  values="country")),
            "theme topic top", listing=True, defaults={"top": 3}),
    Command("exchanges", _QUERY, "theme exchange_kind level country top", listing=True, defaults={"top": None}),
    Command("follow",
            (Argument("path", "FILE|DIR|-", "The file of a partnership, or a folder of them (docs/follow.md)."),),
            "questions on", listing=True),
    Command("changes",
            (Argument("old", "OLD", "A data folder, or `shipped`: the data that come with the program."),
             Argument("new", "NEW", "Another.")),
            "country theme topic lens weights top", listing=True),
    Command("plan",
            (Argument("file", "[CSV]", "Delegations: country, theme, need, max_meetings, absent_slots; or use --pool.",
                      required=False),),
            "pool exclude theme topic priorities mutual_only meetings at_least slots tables times avoid keep "
            "despite_tensions method delegation", listing=True, forms=("ics",), defaults={"pool": ()}),
)  # fmt: skip
COMMANDS = {command.name: command for command in _COMMANDS}


def defaults(command: str) -> dict[str, Any]:
    """The value that each option has in `command` until somebody sets it."""
    known = COMMANDS[command]
    usual = {option.name: option.default for option in _OPTIONS}
    return {**usual, "format": known.formats[0], **known.defaults}


def asked(command: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The value of each of a command's own options, of which `given` holds some; text is taken for a list of one.

    Raises TypeError for a name that is none, as a call of a Python function does.

    >>> asked("platforms", {"theme": "health"})
    {'theme': ('health',), 'country': None}
    """
    own = COMMANDS[command].own.split()
    for name in given:
        if name not in own:
            raise TypeError(f"{command}() got an unexpected keyword argument {name!r}; it has {', '.join(own)}")
    values = defaults(command)
    found = {name: given.get(name, values[name]) for name in own}
    for name, value in found.items():
        if OPTIONS[name].kind == MANY:
            found[name] = (value,) if isinstance(value, str) else tuple(value)
    return found
