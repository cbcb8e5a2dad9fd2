"""A look at a portal without a network: its answers go straight into the walk, by the same rules
as over HTTP. `PYTHONPATH=. python tests/discovery/looking.py` prints the table of 240 portals."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urljoin, urlsplit

from protego import Protego
from unseen.base import Unseen

from crawlers.crawl.responses import Circuit, classify_response
from crawlers.discovery.addresses import site_of
from crawlers.discovery.columns import plain
from crawlers.discovery.walk import HostWalk
from crawlers.page import Page
from crawlers.platforms import Ask
from replica.portals import FAMILIES, portal
from replica.portals.portal import NOT_FOUND, Portal
from replica.server import answer_of
from replica.site import Answer
from schemas.discovery import HostDiscovery
from schemas.messages import Trouble

BUDGET = 60
MOST_REDIRECTS = 5
USER_AGENT = "dafu/1.0 (+mailto:you@example.org)"


def looked_at(site: Portal, nights: int = 6) -> HostDiscovery:
    """The look at a portal, over as many nights as it takes."""
    state = HostDiscovery(host=site.host, start=site.url("/"))
    for _ in range(nights):
        state = one_night(site, state)
        if state.outcome != "open":
            break
    return state


def one_night(site: Portal, state: HostDiscovery) -> HostDiscovery:
    """At most 60 requests."""
    walk, circuit, left = HostWalk(state), Circuit(), BUDGET - 1
    robots = Protego.parse(site.robots)
    while left > 0 and (asked := walk.next()) is not None:
        url, answer = asked.url, NOT_FOUND
        for _ in range(MOST_REDIRECTS):
            if not robots.can_fetch(url, USER_AGENT):
                walk.miss(asked, Trouble("robots_denied", "robots.txt denies it"), False)
                break
            if site_of(url) != site_of(state.start):
                walk.miss(asked, Trouble("address_forbidden", "leads to another host"), False)
                break
            answer = answered(site, url)
            left -= 1
            if answer.status == 302:
                url = urljoin(url, answer.headers["Location"].replace(f":{site.port}", ""))
                continue
            headers = {"content-type": answer.content_type}
            found = classify_response(answer.status, headers, answer.body)
            if reason := circuit.note(answer.status, found):
                walk.stop("blocked", reason)
            elif found == "ok":
                body = answer.body.replace(f":{site.port}".encode(), b"")
                walk.take(asked, Page(url, body, 200, headers))
            else:
                trouble = Trouble(found, f"HTTP {answer.status}")
                walk.miss(asked, trouble, found in ("gone", "soft_404"))
            break
    spent = BUDGET - left
    return walk.result().model_copy(update={"requests": state.requests + spent})


def answered(site: Portal, url: str) -> Answer:
    """The answer of a portal to an address, after # the form that is posted to it."""
    ask = Ask.of(url)
    if isinstance(site, Unseen):
        return site.answer(ask.url, ask.form or "")
    parts = urlsplit(ask.url)
    query = f"?{parts.query}" if parts.query else ""
    form = f"#{ask.form}" if ask.form else ""
    return answer_of(site, f"{parts.path}{query}{form}")


@dataclass
class Score:
    """What looks at some portals came to, against their gold."""

    wanted: int = 0
    hit: int = 0
    found: int = 0
    right: int = 0
    requests: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    def add(self, site: Portal, state: HostDiscovery) -> None:
        """Compare one portal."""
        found = {plain(one.url) for one in state.lists}
        self.requests.append(state.requests)
        allowed: set[str] = set()
        for gold in site.gold:
            accepted = set(map(plain, gold.accepted))
            allowed |= accepted | set(map(plain, gold.allowed))
            self.wanted += 1
            self.hit += bool(accepted & found)
            if not accepted & found:
                self.wrong.append(f"{site.name}: missed {sorted(accepted)[0]}")
        self.found += len(found)
        self.right += len(found & allowed)
        self.wrong += [f"{site.name}: false {url}" for url in sorted(found - allowed)]

    def line(self, name: str) -> str:
        """One line of the table."""
        return (
            f"{name:<12} lists {self.wanted:>4}  recall {self.recall:.3f}  precision "
            f"{self.precision:.3f}  requests: median {median(self.requests):.0f}, "
            f"most {max(self.requests)}"
        )


def score_of(families: Iterable[str], seeds: Iterable[int]) -> dict[str, Score]:
    """Scores by family."""
    scores = {}
    numbers = list(seeds)
    for family in families:
        scores[family] = Score()
        for seed in numbers:
            site = portal(family, seed)
            scores[family].add(site, looked_at(site))
    return scores


def main() -> None:
    """The table of docs/benchmarks.md."""
    total = Score()
    for family, score in score_of(FAMILIES, range(1, 9)).items():
        print(score.line(family), *score.wrong[:3], sep="\n    ")
        for name in ("wanted", "hit", "found", "right"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
        total.requests += score.requests
    print(total.line(f"all {len(total.requests)}"))


if __name__ == "__main__":
    main()
