"""Damage at random places of random files: `PYTHONPATH=tests:tests/durability:tests/unit/storage
python -m attack.damage --times 100`.

Each time a copy of a sound data folder is damaged in one file (a byte flipped anywhere, cut
anywhere, removed), looked through, collected and published. It must end as the whole folder would,
or be told of, or be refused and then repaired as the messages say. What is lost in silence ends
the run.
"""

import argparse
import random
import tempfile
from collections import Counter
from pathlib import Path

from damaging import KINDS, WAYS, copied, expected_of, made, night_after


def attack(times: int, seed: int) -> Counter[str]:
    """What came of so many damages, by kind of end. Raises AssertionError for a silent loss."""
    rng, ends = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        sound = made(Path(folder))
        expected = expected_of(sound, Path(folder) / "expected")
        for number in range(times):
            name, way, at = rng.choice(sorted(KINDS)), rng.choice(sorted(WAYS)), rng.random()
            place = Path(folder) / str(number)
            try:
                ends[night_after(copied(sound, place), expected, name, way, at)] += 1
            except AssertionError as error:
                raise AssertionError(f"{name}, {way} at {at}: {error}") from error
    return ends


def main() -> None:
    """Damage as often as asked, say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ends = attack(options.times, options.seed)
    told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    print(f"{options.times} damages: {told}; 0 lost in silence")


if __name__ == "__main__":
    main()
