"""The way in: find out what is asked, run it, and turn whatever happens into an exit code and one clear message."""

from __future__ import annotations

import gc
import os
import sys

from matcher.errors import ExitCode, MatcherError


def entry() -> None:
    """The command as a process: run, then leave at once.

    The interpreter would take the index apart object by object before it ends, which costs a tenth of a run.
    """
    code = ExitCode.INTERRUPTED
    try:
        code = main()
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream is not None:
                    stream.flush()
            except (OSError, ValueError):
                code = code or ExitCode.NOT_WRITTEN
    except KeyboardInterrupt:
        pass  # a second Ctrl-C, while the first is being told
    os._exit(code)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line `arguments` (default: those of the process) and return the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # One short run makes no cycles worth collecting; reading the index is a quarter faster without the search.
    gc.disable()
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            from matcher.cli.output import flush

            flush()
        return int(code)
    except MatcherError as error:
        from matcher.cli.report import report

        return report(error, arguments)
    except BrokenPipeError:
        # The reader (head, less) has what it wanted.
        _drop_output()
        return ExitCode.DONE
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody ever meets a traceback
        if came_of_interrupt(error):
            return _interrupted()
        from matcher.cli.report import unexpected

        return unexpected(error, arguments)


def _interrupted() -> int:
    from matcher.cli.output import say
    from matcher.language import tr

    said = tr("interrupted; nothing was left half-written")
    say(f"\nmatcher: {said}")
    return ExitCode.INTERRUPTED


def came_of_interrupt(error: BaseException) -> bool:
    """Whether an error is Ctrl-C in disguise: Python wraps it where it comes while a class is made."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, KeyboardInterrupt):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _run(arguments: list[str]) -> int:
    from matcher.cli import languages

    languages.choose(arguments)
    arguments = languages.without(arguments)
    if arguments in (["--version"], ["-V"]):
        from matcher.cli.run import version

        return version()
    if "_MATCHER_COMPLETE" in os.environ:
        from matcher.cli import completion

        shell = completion.wanted()
        if shell:
            return completion.answer(shell)
    from matcher.cli import reader

    arguments = reader.ordered(arguments)
    call = reader.read(arguments)
    if call is not None:
        from matcher.cli.run import run

        return run(*call)
    from matcher.cli import helpful

    return helpful.run(arguments)


def _drop_output() -> None:
    """Point stdout at nothing, so that Python does not complain when it flushes at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
