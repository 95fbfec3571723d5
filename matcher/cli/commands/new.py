"""`matcher new experience`."""

from __future__ import annotations

import re

from matcher.cli.output import say, write
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of
from matcher.editing import template
from matcher.errors import ExitCode, UsageError
from matcher.text import did_you_mean

KINDS = ("experience",)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def run(settings: Settings) -> int:
    """Write a template to edit."""
    if settings.kind not in KINDS:
        near = did_you_mean(settings.kind, KINDS)
        raise UsageError(
            f'There is no template for "{settings.kind}".{near}',
            "For example: matcher new experience --id ken-mobile-clinics --partner Kenya --theme health",
        )
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
    return int(ExitCode.DONE)


def _checked(id: str) -> str:
    if not _SLUG.fullmatch(id) or len(id) > 80:
        raise UsageError(
            f'--id must be small letters and digits in words joined by hyphens, at most 80; it is "{id[:100]}".',
            "For example: --id ken-mobile-clinics",
        )
    return id
