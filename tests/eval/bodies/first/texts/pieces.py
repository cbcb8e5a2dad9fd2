"""What texts of officials are put together from."""

from bodies.first.words.fields import DEPT, FIELDS, KEYS

NUM = "一二三四五六七八九十"


def field(c):
    k = c.r.choice(KEYS)
    c.fix.setdefault("dept", DEPT[k])
    return FIELDS[k]


def org(c):
    if "dept" in c.fix:
        return c.fix["county"] + c.fix["dept"]
    return c.fix["county"] + c.r.choice(
        [
            "住房和城乡建设局",
            "农业农村局",
            "交通运输局",
            "民政局",
            "教育局",
            "水利局",
            "自然资源局",
            "人力资源和社会保障局",
            "卫生健康局",
            "市场监督管理局",
            "文化和旅游局",
            "发展和改革局",
        ]
    )


def facts(c, d, k):
    return [c.f(x) for x in c.pick(d[2], k)]


def acts(c, d, k):
    return [c.f(x) for x in c.pick(d[3], k)]
