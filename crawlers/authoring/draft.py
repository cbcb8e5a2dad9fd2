"""Writing sources: from a detection to a source file with its test pages, and from a proven run to
`active`."""

import json
import re
from pathlib import Path
from typing import Any

from crawlers.authoring.detect import Detection
from crawlers.authoring.skeleton import skeleton
from crawlers.page import Page
from crawlers.platforms import platform_of
from crawlers.read.parse import parse_page
from crawlers.read.process import limited, list_page
from crawlers.registry import SourceError, default_folder, load_source
from schemas.ground.clock import today
from schemas.run import PROOFS
from schemas.source import Source
from storage.layout import Layout, write_atomic
from storage.ledger import Ledger
from storage.tables.delta import Tables


class AuthoringError(ValueError):
    """Why a source was not written; one line with what to do."""


def found_text(found: Detection) -> str:
    """The detection for a person, ending in the source file."""
    others = ", ".join(f"{name} {score}" for name, score in found.others)
    lines = [
        f"platform   {found.platform} (score {found.score}{'; next: ' + others if others else ''})",
        *(f"           - {reason}" for reason in found.reasons),
        f"pager      {found.listing_pager or found.pager}",
        f"records    {found.rows} rows on the first page, "
        f"{found.total if found.total is not None else 'no total'} declared"
        + (f", {found.pages} pages" if found.pages else ""),
        f"kind       {found.kind}",
        f"publisher  {found.publisher or 'not named on the page'}",
        f"place      {found.region}, {found.level}",
        *(
            [f"children   {len(found.children)}: {', '.join(found.children[:3])}"]
            if found.children
            else []
        ),
        *(["titles     " + "\n           ".join(found.titles)] if found.titles else []),
        *(f"look at    {doubt}" for doubt in found.doubts),
    ]
    place = f"{found.folder}/{found.source_id}.yml"
    return (
        "\n".join(lines)
        + f"\n\n# crawlers/sources/{place}\n"
        + found.source_yaml(f"S: list page read by detection on {today()}")
    )


def add_source(
    found: Detection,
    pages: dict[str, Page],
    source_id: str,
    folder: Path,
    fixtures: Path,
    full: bool,
) -> list[Path]:
    """Write the source file and its fixtures; the paths written, the source file first. Raises
    AuthoringError."""
    if not re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", source_id):
        raise AuthoringError(
            f"{source_id!r} is no source id: lower-case words joined by _; give one with --id"
        )
    path = folder / found.folder / f"{source_id}.yml"
    if any(folder.rglob(f"{source_id}.yml")):
        raise AuthoringError(f"a source {source_id} exists already; give another id with --id")
    write_atomic(_parent(path), found.source_yaml(f"S: list page read by detection on {today()}"))
    source = load_source(path)
    written = [path]
    place = fixtures / source_id
    expected: dict[str, Any] = {"pages": {}}
    for role, page in pages.items():
        body = page.body if full else skeleton(page)
        if (
            not full
            and role != "article"
            and _listing(source, Page(page.url, body), role) != _listing(source, page, role)
        ):
            # blotting out would change what the list says; a JSON answer, say, whose names are
            # Chinese
            body = page.body
        saved = place / f"{role}.{'json' if body[:1] in b'[{' else 'html'}"
        _parent(saved).write_bytes(body)
        written.append(saved)
        kept = Page(page.url, body)
        expected["pages"][saved.name] = {
            "url": page.url,
            **(_article(source, kept) if role == "article" else _listing(source, kept, role)),
        }
    write_atomic(place / "expected.json", json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    return [*written, place / "expected.json"]


def _parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _listing(source: Source, page: Page, role: str) -> dict[str, Any]:
    """What a list fixture must give, now and after any change of the platform."""
    name = platform_of(source, page.url).name
    listed = limited(list_page, source, page, name, role == "list")
    pages = range(2, min(listed.declared_pages or 1, 4) + 1)
    return {
        "rows": [
            [row.url, row.published_at.date().isoformat() if row.published_at else None]
            for row in listed.rows
        ],
        "total": listed.declared_total,
        "pages": listed.declared_pages,
        "due": [
            *([listed.service.key] if listed.service else []),
            *(ask.key for ask in listed.due[:3]),
            *(rule.ask(k).key for rule in listed.rules[:1] for k in pages),
        ],
        "children": listed.children,
    }


def _article(source: Source, page: Page) -> dict[str, Any]:
    parsed = parse_page(source, page)
    return {
        "body_at": parsed.body_at,
        "characters": parsed.reply.char_count,
        "title_length": len(parsed.reply.title),
        "published_at": parsed.reply.published_at.date().isoformat()
        if parsed.reply.published_at
        else None,
    }


def fixture_problems(place: Path, source: Source) -> list[str]:
    """How the fixtures of a source differ from what they gave when they were written."""
    problems = []
    expected = json.loads((place / "expected.json").read_text(encoding="utf-8"))
    for name, wanted in expected["pages"].items():
        page = Page(wanted.pop("url"), (place / name).read_bytes())
        role = name.split(".")[0]
        found = _article(source, page) if role == "article" else _listing(source, page, role)
        problems += [
            f"{name}: {key} is {found[key]!r}, was {wanted[key]!r}"
            for key in wanted
            if found[key] != wanted[key]
        ]
    return problems


def verify_source(source: Source, layout: Layout, folder: Path | None) -> str:
    """Set a source to `active` when a run of its real site is complete with proof and listed
    documents. Raises AuthoringError."""
    path = source_path(source, folder)
    if any(host.endswith(".localhost") for host in source.hosts):
        raise AuthoringError(
            f"{source.id} is a column of the local replica; only a real site can be verified"
        )
    runs = [
        r
        for r in Tables(layout.tables).read("runs").to_pylist()
        if r["source_id"] == source.id and r["kind"] in ("nightly", "crawl", "backfill")
    ]
    proven = [
        r for r in runs if r["outcome"] == "complete" and r["proof"] in PROOFS and r["listed"] > 0
    ]
    if not proven:  # a proof of older code (last_page) is none
        last = max(runs, key=lambda r: r["started_at"], default=None)
        state = (
            f"its last run was {last['outcome']} ({last['reason']})"
            if last
            else "it was never crawled here"
        )
        raise AuthoringError(
            f"{source.id} stays {source.status}: {state}; run dafu crawl {source.id} until it is "
            "complete"
        )
    run = max(proven, key=lambda r: r["ended_at"])
    day = run["ended_at"].date().isoformat()
    evidence = f"run {run['run_id']}: complete by {run['proof']}, {run['listed']} documents listed"
    seen = source.platform or Ledger(layout.ledger).platforms().get(source.id)
    write_active(path, day, evidence, None if source.platform else seen)
    return f"{source.id} is active since {day}: {evidence}\nwrote {path}"


def source_path(source: Source, folder: Path | None) -> Path:
    """The file of a source."""
    return next((folder or default_folder()).rglob(f"{source.id}.yml"))


def write_active(path: Path, day: str, evidence: str, platform: str | None) -> None:
    """Set a source file to `active` with its proof, and write the platform where it is given.
    Raises AuthoringError."""
    _rewrite(path, f'status: active\nsince: "{day}"', evidence, platform)


def write_paused(path: Path, day: str, reason: str) -> None:
    """Set a source file to `paused` with the reason. Raises AuthoringError."""
    quoted = reason.replace('"', "'")
    _rewrite(path, f'status: paused\nsince: "{day}"\nreason: "{quoted}"', None, None)


def _rewrite(path: Path, status: str, evidence: str | None, platform: str | None) -> None:
    text = re.sub(r"(?m)^(?:status|since|reason):.*\n", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^evidence:.*$", lambda m: f"{status}\n{m[0].rstrip()}", text, count=1)
    if platform:
        text = re.sub(r"(?m)^kind:", f"platform: {platform}\nkind:", text, count=1)
    if evidence:
        text = re.sub(
            r'(?m)^evidence: "?(.*?)"?$', lambda m: f'evidence: "{m[1]}; {evidence}"', text, count=1
        )
    write_atomic(path, text)
    try:
        load_source(path)
    except SourceError as error:
        raise AuthoringError(
            f"{path} could not be rewritten by itself ({error}); by hand: {status}, "
            f"{evidence or ''}"
        ) from error
