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
from matcher.language import mark, tr
from matcher.text import did_you_mean, listed

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ONLY = {
    "experience": ("new_id", "partner", "new_theme"),
    "partnership": ("point", "questions", "on"),
    "review": ("questions", "on"),
}
"""The options that each kind of template has; the others are refused."""
SAYS_NOTHING = {
    "experience": mark("{option} says nothing of an experience."),
    "partnership": mark("{option} says nothing of a partnership."),
    "review": mark("{option} says nothing of a review."),
}
FLAGS = {"new_id": "id", "new_theme": "theme", "point": "experience"}


def run(settings: Settings) -> int:
    """Write a template to edit."""
    if settings.kind not in KINDS:
        message = tr('There is no template for "{kind}".', kind=settings.kind) + did_you_mean(settings.kind, KINDS)
        command = "matcher new experience --id ken-mobile-clinics --partner Kenya --theme health"
        raise UsageError(message, tr("For example: {command}", command=command))
    for name in settings.own():
        if settings.source.get(name) == "flag" and name not in ONLY[settings.kind]:
            option = f"--{FLAGS.get(name, name)}"
            message = tr(SAYS_NOTHING[settings.kind], option=option)
            raise UsageError(message, tr("Leave it out."))
    places = {"experience": 0, "partnership": 2, "review": 1}[settings.kind]
    if [settings.a, settings.b][places:] and any([settings.a, settings.b][places:]):
        extra = settings.b or settings.a
        command = f"new {settings.kind}"
        message = tr("{command} takes nothing more: {word}", command=command, word=extra[:100])
        raise UsageError(message, tr("`{command}` shows how.", command="matcher new --help"))
    {"experience": _experience, "partnership": _partnership, "review": _review}[settings.kind](settings)
    return ExitCode.DONE


def _experience(settings: Settings) -> None:
    catalogue = catalogue_of(settings)
    partner = catalogue.resolve(settings.partner) if settings.partner else "REPLACE"
    theme = catalogue.resolve_theme(settings.new_theme) if settings.new_theme else ""
    id = _checked(settings.new_id) if settings.new_id else "replace-with-a-short-name"
    if any(experience.id == id for experience in catalogue.experiences):
        command = f"matcher experience {id}"
        hint = tr("Choose another id, or see: {command}", command=command)
        raise UsageError(tr('There is an experience "{id}" already.', id=id), hint)
    themes = list(catalogue.themes)
    topics = {topic.id: topic.name for topic in catalogue.topic_list if themes[topic.theme] == theme}
    name = catalogue.profiles[partner].name if settings.partner else template.to_write(tr("a code"))
    one_of = tr("one of: {names}", names=", ".join(catalogue.themes))
    text = template.experience(id, partner, theme or f"REPLACE  # {one_of}", topics, partner_name=name)
    write([text], settings, tr("a template of {id}", id=id))
    if settings.output and settings.output != "-":
        said = tr("edit it, then check its folder: {command}", command="matcher validate FOLDER")
        say(f"matcher: {said}", settings)


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
    named = listed(list(found.countries.values()))
    text = partnership_template.partnership(**found._asdict())
    write([text], settings, tr("the beginning of a partnership of {countries}", countries=named))
    if settings.output and settings.output != "-":
        command = f"matcher validate {settings.output}"
        said = tr("edit it, then check it: {command}", command=command)
        say(f"matcher: {said}", settings)


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
    text = [head, *(f"{indent}{line}".rstrip() + "\n" for line in lines)]
    write(text, settings, tr("a review of {day}", day=found.day))


def _checked(id: str) -> str:
    if not _SLUG.fullmatch(id) or len(id) > 80:
        message = tr(
            '--id must be small letters and digits in words joined by hyphens, at most 80; it is "{id}".', id=id[:100]
        )
        raise UsageError(message, tr("For example: {command}", command="--id ken-mobile-clinics"))
    return id
