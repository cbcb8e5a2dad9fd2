"""The charts of the health page as Vega-Lite specifications: plain values, drawn by the library
that stands in the page."""

from collections import Counter
from typing import Any

from schemas.ground.data import load_rules
from schemas.health import SourceStatus
from schemas.regions import regions
from storage.watch.health import Health

MOST_ROWS = 60
"""Rows of a chart; of more sources the provinces are drawn, or those that lie furthest back."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
NATIONAL, UNKNOWN = "全国", "地区不详"
Spec = dict[str, Any]


def charts(report: Health) -> dict[str, Spec]:
    """Charts by the id of their place in the page; those without any data are left out."""
    drawn = {
        "coverage": coverage(report),
        "freshness": freshness(report),
        "failures": failures(report),
        "volumes": volumes(report),
        "lag": lag(report),
        "nulls": nulls(report),
    }
    return {
        name: {"$schema": SCHEMA, "width": "container", **spec}
        for name, spec in drawn.items()
        if spec["data"]["values"]
    }


def place_of(status: SourceStatus) -> str:
    """The province of a source."""
    if status.region == "000000":
        return NATIONAL
    province = regions().get(f"{(status.region or '99')[:2]}0000")
    return province.name if province else UNKNOWN


def _both(text: str) -> str:
    """A label in English and Chinese."""
    return f"{text} {load_rules('flows.health_page', 'labels')['charts'][text]}"


def coverage(report: Health) -> Spec:
    """Source by year (province by year, where there are many): documents held, on a logarithmic
    colour scale."""
    many = len({c.source_id for c in report.coverage}) > MOST_ROWS
    places = {s.source_id: place_of(s) for s in report.sources}
    sums: dict[tuple[str, str], Counter[str]] = {}
    for c in report.coverage:
        row = places.get(c.source_id, UNKNOWN) if many else c.source_id
        year = str(c.year) if c.year else _both("undated")
        held = {"held": c.held, "full text": c.full_text, "withdrawn": c.withdrawn}
        sums.setdefault((row, year), Counter()).update(held)
    values = [{"source": row, "year": year, **sums[row, year]} for row, year in sums]
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "cornerRadius": 2},
        "height": {"step": 16},
        "encoding": {
            "x": {
                "field": "year",
                "type": "ordinal",
                "title": None,
                "axis": {"orient": "top", "labelAngle": -45},
            },
            "y": {"field": "source", "type": "ordinal", "title": None, "axis": {"labelLimit": 190}},
            "color": {
                "field": "held",
                "type": "quantitative",
                "scale": {"type": "symlog", "scheme": "tealblues"},
                "legend": {"title": _both("held"), "orient": "bottom"},
            },
            "tooltip": [{"field": f} for f in ("source", "year", "held", "full text", "withdrawn")],
        },
    }


def freshness(report: Health) -> Spec:
    """Days since the newest publication, by source."""
    values = [
        {"source": s.source_id, "days": s.days_since_news, "newest": s.newest_published}
        for s in report.sources
        if s.days_since_news is not None
    ]
    values = sorted(values, key=lambda v: -int(str(v["days"])))[:MOST_ROWS]
    return _bars(values, "days", "source", _both("days since the newest publication"), "-x")


def failures(report: Health) -> Spec:
    """Failures and issues by day and class."""
    values = [
        {"day": f.day, "class": f.kind, "times": f.times, "sources": f.sources}
        for f in report.failures
    ]
    return {
        "data": {"values": values},
        "mark": "bar",
        "height": 220,
        "encoding": {
            "x": {"field": "day", "type": "ordinal", "title": None},
            "y": {
                "field": "times",
                "type": "quantitative",
                "aggregate": "sum",
                "title": _both("runs and pages"),
            },
            "color": {
                "field": "class",
                "type": "nominal",
                "legend": {"orient": "bottom", "columns": 3, "title": None},
                "scale": {"scheme": "tableau20"},
            },
            "tooltip": [{"field": f} for f in ("day", "class", "times", "sources")],
        },
    }


def volumes(report: Health) -> Spec:
    """Documents by month of publication."""
    values = [
        {"month": f"{v.month}-01", "published": v.published, "found": v.found}
        for v in report.volumes
        if v.published
    ]
    return {
        "data": {"values": values},
        "mark": "bar",
        "height": 180,
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "timeUnit": "yearmonth",
                "title": None,
                "axis": {"format": "%Y-%m", "labelOverlap": True, "labelAngle": -45},
            },
            "y": {"field": "published", "type": "quantitative", "title": _both("documents")},
            "tooltip": [
                {"field": "month", "type": "temporal", "format": "%Y-%m"},
                {"field": "published"},
                {"field": "found"},
            ],
        },
    }


def lag(report: Health) -> Spec:
    """Days from sign-off to publication: median and nine of ten, by year."""
    values = [
        {"year": str(v.year), "measure": name, "days": days, "replies": v.replies}
        for v in report.lag
        for name, days in (
            (_both("median"), v.median_days),
            (_both("nine of ten within"), v.p90_days),
        )
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "point": True},
        "height": 180,
        "encoding": {
            "x": {"field": "year", "type": "ordinal", "title": None},
            "y": {"field": "days", "type": "quantitative", "title": _both("days")},
            "color": {
                "field": "measure",
                "type": "nominal",
                "legend": {"orient": "bottom", "title": None},
            },
            "tooltip": [{"field": f} for f in ("year", "measure", "days", "replies")],
        },
    }


def nulls(report: Health) -> Spec:
    """Share of replies without a value, by column that may be empty."""
    values = [
        {
            "column": n.column,
            "empty": n.empty / n.rows,
            "lately": n.recent_empty / n.recent_rows if n.recent_rows else None,
            "rows": n.rows,
        }
        for n in report.nulls
    ]
    spec = _bars(values, "empty", "column", _both("share of replies without a value"), "-x")
    spec["encoding"]["x"]["axis"] = {"format": "%"}
    spec["encoding"]["tooltip"] = [
        {"field": "column"},
        {"field": "empty", "format": ".1%"},
        {"field": "lately", "format": ".1%"},
        {"field": "rows"},
    ]
    return spec


def _bars(values: list[dict[str, Any]], size: str, name: str, title: str, sort: str) -> Spec:
    return {
        "data": {"values": values},
        "mark": "bar",
        "height": {"step": 14},
        "encoding": {
            "y": {
                "field": name,
                "type": "nominal",
                "title": None,
                "sort": sort,
                "axis": {"labelLimit": 190},
            },
            "x": {"field": size, "type": "quantitative", "title": title},
            "tooltip": [{"field": f} for f in (values[0] if values else ())],
        },
    }
