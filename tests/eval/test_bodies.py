"""Main texts in frames that nobody looks at, and how often a wrong or a right one is doubted. A
failure is looked for with pages of the other half."""

from test_floors import FLOORS

from benchmarks.bodies.__main__ import mean, read, samples


def test_main_texts_of_frames_that_nobody_looks_at() -> None:
    found = list(read(samples("kept", 15)))
    floors = FLOORS["bodies"]
    for kind in ("reply", "short reply", "report"):
        for named, name in ((True, kind), (False, f"{kind} without names")):
            score = mean(r.score for r in found if r.of.kind == kind and r.named == named)
            print(f"{name:<28} {score:.4f}  floor {floors[name]}")
            assert score >= floors[name], name
    for name, wrong in (("wrong doubted", True), ("right doubted", False)):
        share = mean(float(r.doubted) for r in found if r.wrong == wrong)
        print(f"{name:<28} {share:.4f}  bound {floors[name]}")
        assert share >= floors[name] if wrong else share <= floors[name], name
