"""`dafu suppress`: take replies down, by id, by address, by the name of a person."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from flows.cli.terminal.options import (
    DEFAULT_DATA,
    DataOption,
    JsonOption,
    SourcesOption,
    fail,
    registry,
    say_version,
)

if TYPE_CHECKING:
    from flows.takedown import Wish
    from storage.layout import Layout


def suppress(
    what: Annotated[str, typer.Argument(help="Id or address of the reply.")] = "",
    reason: Annotated[
        str, typer.Option(help="Why, for your own record; without a name. It is not published.")
    ] = "",
    person: Annotated[
        str | None, typer.Option(help="Name of a person: all replies that have it and the context.")
    ] = None,
    context: Annotated[
        str | None,
        typer.Option(help="With --person: words of the same replies that tell who is meant."),
    ] = None,
    reason_class: Annotated[
        str, typer.Option("--class", help="person, agency, personal_data, law, error or other.")
    ] = "other",
    received: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day of the wish; by default today."),
    ] = None,
    keep_versions: Annotated[
        bool, typer.Option("--keep-versions", help="Keep earlier versions, which still have it.")
    ] = False,
    log: Annotated[bool, typer.Option("--log", help="Show the wishes that were met.")] = False,
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take replies down: out of the dataset now, and never in again by a crawl, reparse or import.

    The new version has nothing of them but `redacted` rows in `changes`; earlier versions are
    removed, and leave a backup when it is made the next time. The archive keeps the pages; it is
    private. A name is kept as a mark that nobody can read without the key, which lies apart from
    the data folder (see SECURITY.md).

    \b
    Examples:
      dafu suppress https://jxw.example.gov.cn/a/t20240501_7.html --reason "mail of 11-20"
      dafu suppress --person 王小明 --context 云川市 --class person --reason mail
      dafu suppress --log
    """
    from storage.layout import Layout

    layout = Layout(data).prepare()
    if log:
        return _show_log(layout, as_json)
    from flows.takedown import take_down

    wish = _wish(what, reason, person, context, reason_class, received)
    done = take_down(layout, registry(sources).values(), wish, keep_versions)
    named = ": " + ", ".join(done.ids) if done.ids else "; it is on the list and will not come in"
    typer.echo(f"{len(done.ids)} reply(s) taken down{named}")
    kept = "; earlier versions still hold it, see dafu versions prune"
    gone = f"; {len(done.removed)} earlier version(s) removed, run dafu backup again"
    say_version(done.version, done.is_new, kept if keep_versions else gone)


def _wish(
    what: str,
    reason: str,
    person: str | None,
    context: str | None,
    reason_class: str,
    received: datetime | None,
) -> "Wish":
    from flows.takedown import ReasonClass, Wish
    from schemas.ground.clock import today

    if bool(what) == bool(person) or bool(person) != bool(context):
        raise fail("name an id or an address, or --person with --context")
    if not reason:
        raise fail("--reason is missing: why, for your own record, without a name")
    if reason_class not in get_args(ReasonClass):
        raise fail(f"--class {reason_class!r}: the classes are {', '.join(get_args(ReasonClass))}")
    day = received.date() if received else today()
    return Wish(person or what, reason, reason_class, day, context)  # type: ignore[arg-type]


def _show_log(layout: "Layout", as_json: bool) -> None:
    from flows.cli.terminal.printing import print_listing
    from storage.ledger import Ledger
    from storage.ledger_notes import TakeDownDone

    rows = Ledger(layout.ledger).takedown_log() if layout.has_ledger else []
    print_listing(TakeDownDone._fields, [tuple(row) for row in rows], as_json)
