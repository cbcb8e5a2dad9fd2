"""`python -m replica`: serve the demo's sites until Ctrl-C, with faults, and write their source
files for `dafu crawl`."""

import argparse
import ast
import time
from pathlib import Path

import yaml

from replica.server import DEFAULT_PORT, Replica, demo_sites, platform_sites


def main() -> None:
    """Serve. Faults are NAME:FAULT=VALUE, for example gxj.yunchuan:waf_after=5 or
    slj.yunchuan:http_500={4100003}."""
    parser = argparse.ArgumentParser(prog="python -m replica", description=main.__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    parser.add_argument(
        "--sources",
        type=Path,
        default=Path("data/replica-sources"),
        help="folder for the source files",
    )
    parser.add_argument("--fault", action="append", default=[], metavar="SITE:FAULT=VALUE")
    options = parser.parse_args()
    sites = {site.name: site for site in [*demo_sites(), *platform_sites()]}
    for text in options.fault:
        name, _, fault = text.partition(":")
        key, _, value = fault.partition("=")
        if name not in sites:
            parser.error(f"no site {name!r}; sites are {', '.join(sites)}")
        sites[name].faults[key] = ast.literal_eval(value or "True")
    options.sources.mkdir(parents=True, exist_ok=True)
    with Replica(list(sites.values()), options.port) as replica:
        for site in sites.values():
            source = site.source().model_dump(mode="json", exclude_defaults=True)
            name = source.pop("id")
            (options.sources / f"{name}.yml").write_text(
                yaml.safe_dump(source, allow_unicode=True), encoding="utf-8"
            )
        print(
            f"serving {len(sites)} sites on 127.0.0.1:{replica.port}; try: dafu crawl "
            f"replica_gxj_yunchuan --replica --sources {options.sources}",
            flush=True,
        )
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            print("stopped")


if __name__ == "__main__":
    main()
