"""A frame: the shell of a site, its texts and its style."""


class Frame:
    def __init__(
        self,
        id,
        kind,
        texts,
        sty,
        site,
        tpl,
        head="old",
        enc="utf-8",
        years=(2010, 2020),
        nav=None,
        pool=None,
        trad=False,
        ext="html",
        host="www.example-%s.cn",
        contact=False,
        hdr=True,
    ):
        self.id, self.kind, self.texts, self.sty = id, kind, texts, sty
        self.site, self.tpl, self.head, self.enc = site, tpl, head, enc
        self.years, self.nav, self.trad, self.ext = years, nav, trad, ext
        self.pool, self.host, self.contact, self.hdr = pool or kind, host, contact, hdr
