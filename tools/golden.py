"""The screens that people see first, kept as files: `python -m tools.golden` writes them anew after a wanted change."""

from __future__ import annotations

import re

from tests.process import ROOT, matcher
from tests.reliability.child import on_a_terminal

FOLDER = ROOT / "tests" / "golden"
EXAMPLES = ROOT / "docs" / "examples"
"""Pages that lie open for who wonders what the program makes; they keep the versions that made them."""

SCREENS: dict[str, tuple[str, ...]] = {
    "suggest-rwanda.txt": ("suggest", "Rwanda"),
    "suggest-fiji.txt": ("suggest", "Fiji"),
    "suggest-colombia.txt": ("suggest", "Colombia"),
    "suggest-south-sudan-post-conflict.txt": ("suggest", "South Sudan", "--theme", "post-conflict"),
    "suggest-nepal-climate.md": ("suggest", "Nepal", "--theme", "climate", "-n", "5", "--format", "markdown"),
    "suggest-rwanda.json": ("suggest", "Rwanda", "-n", "2", "--json"),
    "suggest-rwanda.csv": ("suggest", "Rwanda", "-n", "3", "--format", "csv"),
    "explain-kenya-rwanda.txt": ("explain", "Kenya", "Rwanda", "-n", "2"),
    "explain-bolivia-peru.md": ("explain", "Bolivia", "Peru", "-n", "1", "--format", "markdown"),
    "compare-kenya-uganda.txt": ("compare", "Kenya", "Uganda"),
    "pairs-asean.txt": ("pairs", "--pool", "ASEAN", "-n", "5"),
    "country-rwanda.txt": ("country", "Rwanda"),
    "countries-guinea.txt": ("countries", "guinea"),
    "experience-m-pesa.txt": ("experience", "ken-m-pesa-mobile-money"),
    "experiences-insurance.txt": ("experiences", "health insurance", "-n", "5"),
    "topics-water.txt": ("topics", "water"),
    "platforms-post-conflict.txt": ("platforms", "--theme", "post-conflict"),
    "gaps-sids-climate.txt": ("gaps", "--pool", "sids", "--theme", "climate"),
    "help.txt": ("--help",),
    "suggest-help.txt": ("suggest", "--help"),
}

PAGES: dict[str, tuple[str, ...]] = {
    "rwanda.html": ("brief", "Rwanda"),
    "fiji.html": ("brief", "Fiji"),
    "rwanda-kenya.html": ("brief", "Rwanda", "Kenya"),
    "rwanda-kenya.md": ("brief", "Rwanda", "Kenya", "--format", "markdown"),
    "senegal-fr.html": ("brief", "Sénégal", "--lang", "fr"),
    "bolivia-peru-es.html": ("brief", "Bolivia", "Perú", "--lang", "es"),
    "mozambique-pt.html": ("brief", "Moçambique", "--lang", "pt"),
}


TERMINAL: dict[str, tuple[int, tuple[str, ...]]] = {
    f"{name}-at-{columns}.txt": (columns, arguments)
    for columns in (80, 100, 140)
    for name, arguments in {
        "suggest-rwanda": ("suggest", "Rwanda"),
        "suggest-fiji-climate": ("suggest", "Fiji", "--theme", "climate", "-n", "5", "-v"),
        "pairs-asean": ("pairs", "--pool", "ASEAN", "-n", "5"),
        "explain-kenya-rwanda": ("explain", "Kenya", "Rwanda", "-n", "1"),
        "topics-water": ("topics", "water"),
        "platforms-climate": ("platforms", "--theme", "climate"),
        "experiences-insurance": ("experiences", "health insurance", "-n", "5"),
    }.items()
}
TERMINAL |= {
    "suggest-senegal-fr-at-80.txt": (80, ("suggest", "Sénégal", "--lang", "fr")),
    "explain-bolivia-peru-es-at-80.txt": (80, ("explain", "Bolivia", "Perú", "-n", "1", "--lang", "es")),
    "suggest-mozambique-pt-at-80.txt": (80, ("suggest", "Moçambique", "--theme", "saúde", "--lang", "pt")),
}
"""What a terminal of so many columns shows."""


def terminal(columns: int, arguments: tuple[str, ...]) -> str:
    """What a person sees, without colours and versions."""
    silent = {"LC_ALL": "C.UTF-8", "MATCHER_LANG": ""}  # whatever language the machine speaks
    code, shown = on_a_terminal(*arguments, columns=columns, env={"COLUMNS": str(columns), "NO_COLOR": "1", **silent})
    assert code == 0, shown
    return versionless(shown)


def versionless(text: str) -> str:
    """`text` without the versions of program and data."""
    return re.sub(
        r"matcher \d+\.\d+\.\d+, (?:data|données|datos|dados) (?:[-\d]+\+)?[0-9a-f]{10}",
        "matcher VERSION, data HASH",
        text,
    )


WORKBOOKS: dict[str, tuple[str, ...]] = {
    "caricom-renewable-energy.xlsx": ("batch", "--for", "CARICOM", "--topic", "renewable energy", "--top", "5"),
}


def screen(arguments: tuple[str, ...]) -> str:
    """What the command prints, without the versions of program and data."""
    return without_versions(printed(arguments))


def printed(arguments: tuple[str, ...]) -> str:
    """What the command prints."""
    done = matcher(*arguments)
    assert done.code == 0, done.err
    return done.out


def without_versions(text: str) -> str:
    """The same without the versions of program and data."""
    return re.sub(r'"(version|data)": "[-0-9a-f.+]+"', r'"\1": "X"', versionless(text))


if __name__ == "__main__":
    for name, arguments in SCREENS.items():
        (FOLDER / name).write_text(screen(arguments), encoding="utf-8")
    for name, (columns, arguments) in TERMINAL.items():
        (FOLDER / name).write_text(terminal(columns, arguments), encoding="utf-8")
    for name, arguments in WORKBOOKS.items():
        done = matcher(*arguments, "-o", str(EXAMPLES / name), "--force")
        assert done.code == 0, done.err
    for name, arguments in PAGES.items():
        (EXAMPLES / name).write_text(printed(arguments), encoding="utf-8")
