"""The register of frames."""

FRAMES = {"A": [], "B": []}


def frame(
    half, kind, style, pool=None, charset=None, big=False, ymin=2008, ymax=2026, tail=None, cut=None
):
    """tail: the text of an editor's line that belongs to the text (last paragraph)."""

    def deco(fn):
        FRAMES[half].append(
            {
                "fn": fn,
                "name": fn.__name__,
                "kind": kind,
                "style": style,
                "pool": pool,
                "charset": charset,
                "big": big,
                "ymin": ymin,
                "ymax": ymax,
                "tail": tail,
                "cut": cut,
            }
        )
        return fn

    return deco
