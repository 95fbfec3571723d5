"""`matcher new experience`."""

from __future__ import annotations

import re

from matcher.cli.asked import catalogue_of
from matcher.cli.options import Options
from matcher.cli.output import say, write
from matcher.editing import template
from matcher.errors import ExitCode, UsageError
from matcher.text import did_you_mean

KINDS = ("experience",)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def run(options: Options) -> int:
    """Write a template to edit."""
    if options.kind not in KINDS:
        near = did_you_mean(options.kind, KINDS)
        raise UsageError(
            f'There is no template for "{options.kind}".{near}',
            "For example: matcher new experience --id ken-mobile-clinics --partner Kenya --theme health",
        )
    catalogue = catalogue_of(options)
    partner = catalogue.resolve(options.partner) if options.partner else "REPLACE"
    theme = catalogue.resolve_theme(options.new_theme) if options.new_theme else ""
    id = _checked(options.new_id) if options.new_id else "replace-with-a-short-name"
    if any(experience.id == id for experience in catalogue.experiences):
        raise UsageError(
            f'There is an experience "{id}" already.', f"Choose another id, or see: matcher experience {id}"
        )
    position = list(catalogue.themes).index(theme) if theme else -1
    topics = {
        topic: name
        for (topic, name), at in zip(catalogue.topics.items(), catalogue.topic_theme, strict=True)
        if at == position
    }
    name = catalogue.profiles[partner].name if options.partner else f"{template.PLACEHOLDER} a code"
    text = template.experience(
        id, partner, theme or f"REPLACE  # one of: {', '.join(catalogue.themes)}", topics, partner_name=name
    )
    write([text], options, f"a template of {id}")
    if options.output and options.output != "-":
        say("matcher: edit it, then check its folder: matcher validate FOLDER", options)
    return int(ExitCode.DONE)


def _checked(id: str) -> str:
    if not _SLUG.fullmatch(id) or len(id) > 80:
        raise UsageError(
            f'--id must be small letters and digits in words joined by hyphens, at most 80; it is "{id[:100]}".',
            "For example: --id ken-mobile-clinics",
        )
    return id
