"""The command line. Each module here with a `register(app)` function adds its commands.

Modules are imported for every call, even `--help`: they import Django, psycopg and the rooms inside
their functions only.
"""

from __future__ import annotations

import importlib
import pkgutil
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType

import typer

from rapport.base.refusal import Refusal

from . import output
from .mishaps import GO_ON, explained

CODE_INTERRUPTED = 130
CODE_USAGE = 2
USAGE = "usage"  # the code of refusals of a wrong call
INTERRUPTED = f"Interrupted. {GO_ON}"


def build() -> typer.Typer:
    """The application with all commands, in the order of their modules' names."""
    app = typer.Typer(
        name="rapport",
        help="A CRM that fills itself in, stays true and gives back more than it asks.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for module in pkgutil.iter_modules(__path__):
        if module.name == "__main__":
            continue
        register = getattr(importlib.import_module(f"{__name__}.{module.name}"), "register", None)
        if register is not None:
            register(app)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"rapport {version('rapport-crm')}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Say the version."
    ),
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for number in (signal.SIGTERM, signal.SIGHUP):  # clean up as after Ctrl-C; `up` has its own way
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)
    raise SystemExit(_for_programs(given) if "--json" in given else _for_people(given))


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _for_people(arguments: list[str]) -> int:
    """Words on standard output; what went wrong in words on standard error, without a traceback unless it is ours."""
    try:
        build()(args=arguments)
    except Refusal as refusal:
        output.complain(str(refusal))
        return _code_of(refusal)
    except SystemExit as ended:
        if ended.code == CODE_INTERRUPTED:
            output.complain(INTERRUPTED)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except KeyboardInterrupt:
        output.complain(INTERRUPTED)
        return CODE_INTERRUPTED
    except Exception as error:
        mishap = explained(error)
        if mishap is None:
            raise
        output.complain(str(mishap))
    return 1


def _code_of(refusal: Refusal) -> int:
    """A wrong call is one whoever finds it out: Typer while reading the words, or the command while looking at them."""
    return CODE_USAGE if refusal.code == USAGE else 1


def _for_programs(arguments: list[str]) -> int:
    """One JSON document on standard output, whatever happens; everything else goes to standard error."""
    with output.reserved_stdout() as emit_error:
        try:
            result = build()(args=arguments, standalone_mode=False)
        except Refusal as refusal:
            emit_error(refusal.code, str(refusal))
            return _code_of(refusal)
        except (typer.Abort, KeyboardInterrupt):
            result = CODE_INTERRUPTED
        except Exception as error:
            if hasattr(error, "exit_code") and hasattr(error, "format_message"):  # a mistake in the call
                emit_error(USAGE, error.format_message())
                return int(error.exit_code)
            mishap = explained(error)
            if mishap is not None:
                emit_error(mishap.code, str(mishap))
                return 1
            traceback.print_exc()
            emit_error("internal", f"{type(error).__name__}: {error}")
            return 1
        if result == CODE_INTERRUPTED:
            emit_error("interrupted", INTERRUPTED)
    return result if isinstance(result, int) else 0
