"""`matcher compare`: countries side by side, or one country by several lenses."""

from __future__ import annotations

from matcher import api
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of, show
from matcher.errors import ExitCode, UsageError
from matcher.language import tr


def run(settings: Settings) -> int:
    """Compare what was named."""
    asked = settings.own()
    lenses, countries = asked.pop("lenses"), settings.countries
    catalogue = catalogue_of(settings)
    if lenses:
        if len(countries) > 1:
            message = tr("With --lens one country is compared with itself.")
            raise UsageError(message, tr("Name one, or leave --lens out."))
        show(api.by_lens(countries[0], lenses, catalogue=catalogue, **asked), settings)
    else:
        show(api.compare(*countries, catalogue=catalogue, **asked), settings)
    return ExitCode.DONE
