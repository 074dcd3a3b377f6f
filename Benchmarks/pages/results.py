#!/usr/bin/env python3
"""Writes Results.md and the charts from the records of one run of `Benchmarks/run`.

    results.py FOLDER        FOLDER holds bench.json, rivals-*.json, endurance.json, as far as they were made
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bench_page  # noqa: E402
import endurance_page  # noqa: E402
import rivals_page  # noqa: E402

INPUTS = {
    "generated": "Generated tickets",
    "reviews": "Real English reviews",
}


def read(path):
    return json.loads(path.read_text()) if path.exists() else None


def page(folder):
    parts = [
        "# Results", "Written by `Benchmarks/run`; what is measured, how, and what is unfair about it is in [README.md](../README.md). The "
        "figures behind every median are in the JSON beside this page. Losses stand here like wins.",
    ]  # fmt: skip
    for kind, title in INPUTS.items():
        if found := read(folder / f"rivals-{kind}.json"):
            name = f"rivals-{kind}.svg"
            (folder / name).write_text(rivals_page.svg(found))
            parts += [f"## Beside other programs: {title[0].lower() + title[1:]}", f"![Tickets a second of each program]({name})", rivals_page.markdown(found)]
    if found := read(folder / "bench.json"):
        parts += ["## Marks, stages and scaling", bench_page.markdown(found)]
    if found := read(folder / "endurance.json"):
        (folder / "endurance.svg").write_text(endurance_page.svg(found))
        parts += ["## A long run", "![Memory and rate over time](endurance.svg)", endurance_page.markdown(found)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    (target / "Results.md").write_text(page(target))
