"""Every command, argument and option, told once.

From these tables come the quick reader of a command line and the commands of typer (help, mistakes), the settings that
the environment and `matcher.toml` may hold, completion, the columns of a batch, and the names and defaults of the
library's functions. A command's own text of help is in `cli/helptexts.py`; what an option does is in the question that
has it.
"""

from __future__ import annotations

from matcher.language import mark, tr
from matcher.plain import Record
from matcher.scoring.score import LENSES
from matcher.scoring.stability import DRAWS, SEED
from matcher.text import listed

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
    """An option. `Command.option` says its `metavar` and its `help` (which is marked) in the language that is spoken.

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
    """An argument of a command, told by its place. `many`: all words that follow; else a missing one is "". `said`
    says `metavar` and `help` (which is marked) in the language that is spoken."""

    name: str
    metavar: str
    help: str
    required: bool = True
    many: bool = False
    values: str = ""

    def said(self) -> Argument:
        """The same in the language that is spoken."""
        return self._replace(metavar=_placeholder(self.metavar), help=tr(self.help))


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
        shared += " fail_empty" if self.listing else ""
        return f"{shared} data data_mode no_pager no_color lang quiet verbose".split()

    @property
    def formats(self) -> tuple[str, ...]:
        """What its answer can be written as."""
        return self.only or (*FORMATS, *(self.forms or ()))

    def option(self, name: str) -> Option:
        """One of its options, as its help tells it, in the language that is spoken."""
        option = OPTIONS[name]
        help = _OUTPUT_OF_PAGES if self.only and name == "output" else option.help
        return option._replace(metavar=_placeholder(option.metavar), help=tr(help, **self._told(name)))

    def _told(self, name: str) -> dict[str, str]:
        """What stands in the braces of the help of an option."""
        match name:
            case "pool":
                default = next(iter(self.defaults.get("pool", OPTIONS["pool"].default)), "")
                return {word: _default(word) if word == default else word for word in ("south", "all")}
            case "format":
                first, *others = self.only or FORMATS
                return {"formats": listed([_default(first), *others], "or")}
            case "output":
                return {"endings": listed([".html", ".md", ".json"], "or") if self.only else _ENDINGS}
            case "lens":
                first, *others = LENSES
                return {"lenses": ", ".join([_default(first), *others])}
        return _VALUES.get(name, {})


PLACEHOLDERS = frozenset({
    # Translators: from here on, what stands in help for what a person types, as in "--theme THEME". Say it in the texts
    # of help as you say it here.
    mark("ADDRESS"), mark("COUNTRY"), mark("DATE"), mark("DIR"), mark("FILE"), mark("FORMAT"), mark("GROUP"),
    mark("KIND"), mark("LANG"), mark("LANGUAGE"), mark("LENS"), mark("LEVEL"), mark("MODE"), mark("NAME"), mark("NEW"),
    mark("OLD"), mark("PARTNER"), mark("PEOPLE"), mark("QUERY"), mark("SET"), mark("THEME"), mark("TOPIC"), mark("WAY"),
    mark("WHAT"), mark("WHEN"), mark("WHICH"), mark("WHO"),
})  # fmt: skip


def _placeholder(metavar: str) -> str:
    """What stands for what is typed, word by word: "[DIR|FILE]" is two of PLACEHOLDERS."""
    import re  # help alone needs it

    return re.sub(r"[A-Z]{2,}", lambda word: tr(word[0]) if word[0] in PLACEHOLDERS else word[0], metavar)


def _default(word: str) -> str:
    """A word that an option takes, as the one that it has until somebody says another."""
    return tr("{word} (default)", word=word)


_ENDINGS = ".csv, .xlsx, .html, .md, .json ..."
_OUTPUT = mark("Write to FILE (- is standard output); its extension says the format: {endings}")
_OUTPUT_OF_PAGES = mark("Write to FILE (- is standard output); its extension says the format: {endings}.")
_VALUES = {
    "offers": {"offers": ", ".join(OFFERS)},
    "draws": {"draws": str(DRAWS)},
    "seed": {"seed": str(SEED)},
    "exchange_kind": {"kinds": ", ".join(EXCHANGE_KINDS)},
    "level": {"levels": ", ".join(LEVELS)},
}
"""What stands in the braces of the help of options."""
_PROFILES = "profiles experiences engine scheduler"
_WHO = "pool exclude language population income"
_LIST = f"theme topic need priorities {_WHO} near far new_only at_peace undocumented lens weights"
_COUNTRY = mark("Code or name, in any of seven languages.")
_QUERY = (Argument("query", "[QUERY]", mark("Words to look for."), required=False),)

_OPTIONS = (
    Option("theme", "--theme -t", MANY, "THEME", mark("Only this theme (repeat for more)."), (), True, True, "theme"),
    Option("topic", "--topic", MANY, "TOPIC",
           mark("Only this topic (repeat for more); with --theme, one of that theme."), (), True, True, "topic"),
    Option("need", "--need", MANY, "TOPIC", mark("A priority the country declares: outranks what indicators imply."),
           (), column=True, values="topic"),
    Option("priorities", "--priorities", TEXT, "WHICH",
           mark("Needs as countries declare them, as figures measure them, or both: "
                "declared, measured, both (default)."),
           "both", True, values="priorities"),
    Option("pool", "--pool", MANY, "WHO",
           mark("Who may be suggested: {south}, {all}, a region, an organisation (AU, ASEAN), an income group (low, "
                "lower-middle, upper-middle, high), ldc, lldc, sids, a group (Sahel, Pacific), a list of any of these "
                "and of countries (Kenya,g7+,Peru), or @FILE, one name a line. Repeat to narrow."),
           ("south",), True, True, "pool"),
    Option("seekers", "--for", MANY, "WHO",
           mark("The countries to find partners for, in place of a FILE; understood as --pool is."), (), values="pool"),
    Option("exclude", "--exclude", MANY, "WHO", mark("Leave these out; understood as --pool is."), (), True, True,
           "pool"),
    Option("language", "--language", MANY, "LANGUAGE",
           mark("Only where it is official, worked in or spoken by a tenth: French, fr, French,Arabic."), (),
           True, True, "language"),
    Option("population", "--population", TEXT, "PEOPLE", mark("Only of this size: '<2M', '>500k', 1M-5M."), None,
           True, True),
    Option("income", "--income", MANY, "GROUP",
           mark("Only of this income group: low, lower-middle, upper-middle, high."), (), True, True, "income"),
    Option("near", "--near", FLAG, "", mark("Only neighbours: a common border, or the same subregion."), False),
    Option("far", "--far", FLAG, "", mark("Leave neighbours out."), False),
    Option("new_only", "--new-only", FLAG, "", mark("Leave out partners with which cooperation is already documented."),
           False),
    Option("at_peace", "--at-peace", FLAG, "",
           mark("Leave out partners with fighting between the two, or a rupture on record."), False),
    Option("undocumented", "--undocumented", FLAG, "",
           mark("With a theme or topic: rank those too with whom nothing is documented there."), False),
    Option("mutual_only", "--mutual-only", FLAG, "", mark("Only pairs in which both sides gain."), False),
    Option("with_country", "--with", TEXT, "COUNTRY", mark("Only pairs of this country with one of the pool."),
           values="country"),
    Option("modality", "--modality", TEXT, "WAY", mark("Only what can be shared this way (study-visit ...).")),
    Option("country", "--country", TEXT, "COUNTRY", mark("Only those of this country, or open to it."),
           values="country"),
    Option("offers", "--offers", TEXT, "WHAT",
           mark("Only those that have done this for others: {offers}."), values="offers"),
    Option("lens", "--lens", TEXT, "LENS", mark("A set of weights: {lenses}."),
           next(iter(LENSES)), True, True, "lens"),
    Option("lenses", "--lens", MANY, "LENS,LENS", mark("The lists of one country by these lenses, side by side."), (),
           values="lens"),
    Option("weights", "--weights", TEXT, "NAME=W,...",
           mark("Own weights instead: stage=2,learn=1 (the others weigh nothing)."), None, True, True),
    Option("diverse", "--diverse", FLAG, "", mark("Prefer partners that differ in region, income and topics."),
           False, True),
    Option("draws", "--draws", NUMBER, "N",
           mark("Draws of other weights, for the likely rank (default {draws}; 0: none)."), DRAWS, True),
    Option("seed", "--seed", NUMBER, "N", mark("Seed of these draws (default {seed})."), SEED, True),
    Option("top", "--top -n", NUMBER, "N", mark("How many to show."), 10, True, True),
    Option("profiles", "--profiles", TEXT, "FILE",
           mark("A table of many profiles instead: CSV or Parquet (docs/scale.md).")),
    Option("experiences", "--experiences", TEXT, "FILE", mark("Their experiences (default: beside --profiles).")),
    Option("engine", "--engine", TEXT, "NAME", mark("With --profiles: local (default) or dask."), "local"),
    Option("scheduler", "--scheduler", TEXT, "ADDRESS", mark("With --engine dask: where its scheduler is.")),
    Option("strict", "--strict", FLAG, "", mark("Take warnings for faults."), False),
    Option("facts", "--facts", FLAG, "",
           mark("Ask also what a careful reader would: dates, ends, grades, kinds of result, odd figures."), False),
    Option("edition", "--edition", TEXT, "DATE",
           mark("When the figures were last updated, where the file does not tell.")),
    Option("freeze", "--freeze", FLAG, "",
           mark("Make the scales anew from these figures; every answer then says so."), False),
    Option("new_id", "--id", TEXT, "ID", mark("Id of the new experience.")),
    Option("partner", "--partner", TEXT, "COUNTRY", mark("The country that did it."), values="country"),
    Option("new_theme", "--theme -t", TEXT, "THEME", mark("Its leading theme."), values="theme"),
    Option("point", "--experience", MANY, "ID", mark("An experience that one of the two shares (repeat for more)."), (),
           values="experience"),
    Option("questions", "--questions", MANY, "SET",
           mark("Sets of questions to ask, instead of those that the file names: short, nest, cost, lasting."), (),
           values="set"),
    Option("on", "--on", TEXT, "DATE", mark("The day on which it is looked at (default: today).")),
    Option("format", "--format -f", TEXT, "FORMAT",
           "{formats}.", FORMATS[0], True, values="format"),
    Option("json", "--json", FLAG, "", mark("Short for --format json."), False),
    Option("columns", "--columns", TEXT, "NAME,...", mark("Only these columns, named as in the CSV, in this order.")),
    Option("no_header", "--no-header", FLAG, "", mark("No names of columns above a CSV or a table."), False, True),
    Option("no_pager", "--no-pager", FLAG, "", mark("Write long pages straight to the terminal."), False, True),
    Option("excel", "--excel", FLAG, "", mark("With CSV: begin with a mark by which Excel reads accents."),
           False, True),
    Option("sheets", "--sheets", FLAG, "", mark("In a workbook: a sheet for each country."), False),
    Option("output", "--output -o", TEXT, "FILE",
           _OUTPUT),
    Option("force", "--force", FLAG, "", mark("Write over an existing FILE."), False),
    Option("fail_empty", "--fail-empty", FLAG, "", mark("Exit with code 5 when nothing is found."), False),
    Option("data", "--data", TEXT, "DIR", mark("A folder of own data files (docs/own-data.md)."), None, True),
    Option("data_mode", "--data-mode", TEXT, "MODE",
           mark("overlay (default): add to the shipped data; replace: instead."), "overlay", True),
    Option("exchange_kind", "--kind", TEXT, "KIND", mark("Only of this kind: {kinds}."),
           values="exchange_kind"),
    Option("level", "--level", TEXT, "LEVEL", mark("Only where these meet: {levels}."), values="level"),
    Option("facilitators", "--facilitators", FLAG, "",
           mark("Test what `triangle` finds against documented cases of triangular cooperation instead."), False),
    Option("no_color", "--no-color", FLAG, "", mark("No colours, on a terminal either."), False, True),
    Option("lang", "--lang", TEXT, "LANG",
           mark("Speak English (en), Spanish (es), French (fr) or Portuguese (pt)."), "", True, values="lang"),
    Option("quiet", "--quiet -q", FLAG, "", mark("Nothing on standard error but failures."), False, True),
    Option("verbose", "--verbose -v", FLAG, "", mark("Say where each setting came from, and where it failed."), False),
    Option("meetings", "--meetings", NUMBER, "K", mark("Meetings that a delegation has at most (default 6)."), 6),
    Option("at_least", "--at-least", NUMBER, "L",
           mark("Meetings that each has at least, where that can be (default 1)."), 1),
    Option("slots", "--slots", NUMBER, "S", mark("Slots, one meeting a delegation each (default: as --meetings).")),
    Option("tables", "--tables", NUMBER, "T", mark("Tables, one meeting a slot each (default: enough for all).")),
    Option("times", "--times", TEXT, "WHEN",
           mark("When the slots are: '2026-11-30 09:00-09:30, 09:45-10:15', or @FILE, one a line; "
                "-o x.ics is a calendar.")),
    Option("avoid", "--avoid", TEXT, "FILE", mark("Pairs that are not to meet: a CSV with the columns a and b.")),
    Option("keep", "--keep", TEXT, "FILE",
           mark("Meetings that stay as they are: a CSV with a, b, slot and table, such as an earlier plan.")),
    Option("despite_tensions", "--despite-tensions", FLAG, "",
           mark("Seat pairs too with fighting between the two, or a rupture on record."), False),
    Option("method", "--method", TEXT, "NAME",
           mark("exact (default where its solver is installed: pip install 'matcher[plan]') or quick."),
           values="method"),
    Option("delegation", "--delegation", TEXT, "COUNTRY", mark("The sheet of this delegation alone."),
           values="country"),
)  # fmt: skip
OPTIONS = {option.name: option for option in _OPTIONS}

_COMMANDS = (
    Command("suggest", (Argument("country", "COUNTRY", _COUNTRY, values="country"),),
            f"{_LIST} diverse draws seed top", listing=True),
    Command("explain", (Argument("a", "A", mark("A country."), values="country"),
                        Argument("b", "B", mark("Its partner."), values="country")),
            "theme topic need priorities lens weights top", defaults={"top": 3}),
    Command("why", (Argument("country", "COUNTRY", _COUNTRY, values="country"),
                    Argument("first", "X", mark("A partner."), values="country"),
                    Argument("second", "Y", mark("Another."), values="country")),
            "theme topic need priorities lens weights draws seed"),
    Command("compare", (Argument("countries", "A B [C]...", mark("Two countries or more; one, with --lens."), many=True,
                                 values="country"),),
            "theme topic priorities lenses top"),
    Command("pairs", (), f"{_WHO} with_country theme topic priorities mutual_only near far new_only at_peace "
            "undocumented lens weights draws seed top", listing=True, profiles=True),
    Command("batch", (Argument("file", "FILE|-", mark("A file, or - for standard input."), required=False),),
            f"seekers {_LIST} diverse draws seed top", listing=True, profiles=True),
    Command("brief", (Argument("country", "COUNTRY", _COUNTRY, values="country"),
                      Argument("partners", "PARTNER", mark("One for the page of a pair; none for those that fit best."),
                               required=False, many=True, values="country")),
            f"{_LIST} diverse draws seed top", listing=True, only=("html", "markdown", "json"), defaults={"top": 5}),
    Command("country", (Argument("name", "COUNTRY", _COUNTRY, values="country"),), "theme top",
            defaults={"top": None}),
    Command("countries", _QUERY, "pool top", listing=True, defaults={"pool": ("all",), "top": None}),
    Command("experience", (Argument("id", "ID", mark("Id of an experience, as the lists show it."),
                                     values="experience"),),
            ""),
    Command("experiences", _QUERY, "theme topic country modality top", listing=True, defaults={"top": None}),
    Command("topics", _QUERY, "theme", listing=True),
    Command("platforms", _QUERY, "theme country", listing=True),
    Command("institutions", _QUERY, "country theme offers top", listing=True, defaults={"top": None}),
    Command("gaps", (), "pool theme topic priorities top", listing=True, defaults={"top": 20}),
    Command("evaluate",
            (Argument("file", "[PAIRS.csv]", mark("Documented pairs (default: those that come with it)."),
                      required=False),),
            "pool facilitators"),
    Command("validate", (Argument("directory", "[DIR|FILE]",
                      mark("A data folder (default: the shipped one), or files on partnerships."), required=False),),
            "strict facts", forms=("lines",)),
    Command("new",
            (Argument("kind", "experience|partnership|review", mark("What to begin."), values="kind"),
             Argument("a", "[A]", mark("partnership: a country; review: the file of a partnership."), required=False,
                      values="country"),
             Argument("b", "[B]", mark("partnership: the other country."), required=False, values="country")),
            "new_id partner new_theme point questions on", forms=None),
    Command("refresh",
            (Argument("file", "FILE",
                      mark("WDI_CSV.zip, API_*.zip or a CSV of DataBank, as the World Bank hands them out.")),
             Argument("directory", "DIR", mark("The folder to write, for --data."))),
            "edition freeze"),
    Command("schema", (Argument("file", "[FILE]", mark("Which data file (default: list them)."), required=False),), ""),
    Command("triangle", (Argument("a", "A", mark("A country."), values="country"),
                         Argument("b", "[B]", mark("Its partner (default: those suggested for A)."), required=False,
                                  values="country")),
            "theme topic top", listing=True, defaults={"top": 3}),
    Command("exchanges", _QUERY, "theme exchange_kind level country top", listing=True, defaults={"top": None}),
    Command("follow",
            (Argument("path", "FILE|DIR|-", mark("The file of a partnership, or a folder of them (docs/follow.md).")),),
            "questions on", listing=True),
    Command("changes",
            (Argument("old", "OLD", mark("A data folder, or `shipped`: the data that come with the program.")),
             Argument("new", "NEW", mark("Another."))),
            "country theme topic lens weights top", listing=True),
    Command("plan",
            (Argument("file", "[CSV]",
                      mark("Delegations: country, theme, need, max_meetings, absent_slots; or use --pool."),
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
