"""`matcher new experience`, `matcher new partnership A B`, `matcher new review FILE`."""

from __future__ import annotations

import re

from matcher.cli.completion import KINDS
from matcher.cli.output import say, write
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of
from matcher.editing import partnership_template, template
from matcher.editing.partnership_files import where_to_append
from matcher.errors import ExitCode, UsageError
from matcher.text import did_you_mean

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ONLY = {
    "experience": ("new_id", "partner", "new_theme"),
    "partnership": ("point", "questions", "on"),
    "review": ("questions", "on"),
}
"""The options that each kind of template has; the others are refused."""
FLAGS = {"new_id": "id", "new_theme": "theme", "point": "experience"}


def run(settings: Settings) -> int:
    """Write a template to edit."""
    if settings.kind not in KINDS:
        near = did_you_mean(settings.kind, KINDS)
        raise UsageError(
            f'There is no template for "{settings.kind}".{near}',
            "For example: matcher new experience --id ken-mobile-clinics --partner Kenya --theme health",
        )
    for name in settings.own():
        if settings.source.get(name) == "flag" and name not in ONLY[settings.kind]:
            raise UsageError(f"--{FLAGS.get(name, name)} says nothing of a {settings.kind}.", "Leave it out.")
    places = {"experience": 0, "partnership": 2, "review": 1}[settings.kind]
    if [settings.a, settings.b][places:] and any([settings.a, settings.b][places:]):
        extra = settings.b or settings.a
        raise UsageError(f"new {settings.kind} takes nothing more: {extra[:100]}", "`matcher new --help` shows how.")
    {"experience": _experience, "partnership": _partnership, "review": _review}[settings.kind](settings)
    return int(ExitCode.DONE)


def _experience(settings: Settings) -> None:
    catalogue = catalogue_of(settings)
    partner = catalogue.resolve(settings.partner) if settings.partner else "REPLACE"
    theme = catalogue.resolve_theme(settings.new_theme) if settings.new_theme else ""
    id = _checked(settings.new_id) if settings.new_id else "replace-with-a-short-name"
    if any(experience.id == id for experience in catalogue.experiences):
        raise UsageError(
            f'There is an experience "{id}" already.', f"Choose another id, or see: matcher experience {id}"
        )
    themes = list(catalogue.themes)
    topics = {topic.id: topic.name for topic in catalogue.topic_list if themes[topic.theme] == theme}
    name = catalogue.profiles[partner].name if settings.partner else f"{template.PLACEHOLDER} a code"
    text = template.experience(
        id, partner, theme or f"REPLACE  # one of: {', '.join(catalogue.themes)}", topics, partner_name=name
    )
    write([text], settings, f"a template of {id}")
    if settings.output and settings.output != "-":
        say("matcher: edit it, then check its folder: matcher validate FOLDER", settings)


def _partnership(settings: Settings) -> None:
    from matcher.questions.partnership import begin

    found = begin(
        catalogue_of(settings),
        settings.a,
        settings.b,
        experiences=settings.point,
        sets=settings.questions,
        on=settings.on,
    )
    named = " and ".join(found.countries.values())
    text = partnership_template.partnership(**found._asdict())
    write([text], settings, f"the beginning of a partnership of {named}")
    if settings.output and settings.output != "-":
        say(f"matcher: edit it, then check it: matcher validate {settings.output}", settings)


def _review(settings: Settings) -> None:
    from matcher.answers.follow_page import last_of, said
    from matcher.questions.partnership import next_review

    found = next_review(catalogue_of(settings), settings.a, sets=settings.questions, on=settings.on)
    head, indent = where_to_append(found.kept)
    between = found.standing.between
    asked = [(one.record, said(last_of(one), between) if one.answers else "") for one in found.asked]
    sides = [profile.iso3 for profile in between]
    if found.begun:  # the review that is there lacks nothing but its answers
        lines, head = partnership_template.answers(asked, sides=sides), "" if found.kept.text.endswith("\n") else "\n"
    else:
        lines = partnership_template.review(found.day, found.edition, found.figures, asked, sides=sides)
    write([head, *(f"{indent}{line}".rstrip() + "\n" for line in lines)], settings, f"a review of {found.day}")


def _checked(id: str) -> str:
    if not _SLUG.fullmatch(id) or len(id) > 80:
        raise UsageError(
            f'--id must be small letters and digits in words joined by hyphens, at most 80; it is "{id[:100]}".',
            "For example: --id ken-mobile-clinics",
        )
    return id
