#!/usr/bin/env python3
"""What ten times as many rules cost: 1,000 rules with 5,000 phrases and 200 regular expressions on top of the default pack.

    swift build -c release --product assay
    Benchmarks/tenfold/tenfold.py REVIEWS.ndjson [--assay .build/release/assay] [--rounds 7]

Phrases are two to four words drawn, with a fixed seed, from all words of the reviews that occur at least twice; so they begin often
and match seldom, as rules do. Both packs are built first; then one worker classifies the reviews with each in turn. Processor time
of whole processes; the ratio is taken within each round, and its median shown. Needs Python 3.9 and nothing else.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import resource
import statistics
import subprocess
import tempfile


def words_of(path):
    counts = collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = f"{record.get('title') or ''} {record.get('text') or ''}".lower()
            counts.update(re.findall(r"[a-z]{3,14}", text))
    return sorted(word for word, count in counts.items() if count >= 2)


def write_overlay(folder, words):
    draw = random.Random(1)

    def rule(number, match, example):
        return (
            f'rule ten_{number} +0.5\n  why "Synthetic"\n  match {match}\n  flag "{example}"\n  pass "nothing of the kind"\n'
        )

    rules = []
    for number in range(1_000):
        phrases = [" ".join(draw.sample(words, draw.randint(2, 4))) for _ in range(5)]
        rules.append(rule(number, " | ".join(f'"{phrase}"' for phrase in phrases), phrases[0]))
    for number in range(1_000, 1_200):
        first, second = draw.sample(words, 2)
        rules.append(rule(number, rf"/\b{first}[a-z]*\s+(?:\w+\s+)?{second}\d*\b/", f"{first} {second}"))
    folder.joinpath("pack.rules").write_text("pack tenfold extends default\n  version \"1.0.0\"\n")
    folder.joinpath("ten.rules").write_text("extend guideline advertising_promotion\n\n" + "\n".join(rules))


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reviews")
    parser.add_argument("--assay", default=".build/release/assay")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary, "ten")
        folder.mkdir()
        write_overlay(folder, words_of(options.reviews))
        default = root / "Rules" / "default"
        packs = {"default": f"{temporary}/default.pack", "tenfold": f"{temporary}/tenfold.pack"}
        build = [options.assay, "rules", "build"]
        model = ["--model", str(default / "model.assay")]
        compiling = {
            "default": seconds(build + [str(default)] + model + ["--output", packs["default"]]),
            "tenfold": seconds(build + [str(folder), "--output", packs["tenfold"]]),
        }
        runs = collections.defaultdict(list)
        for round_number in range(options.rounds + 1):
            for name, pack in packs.items():
                time = seconds([options.assay, "classify", "-j", "1", "--rules", pack, options.reviews])
                if round_number > 0:  # the first is to warm up
                    runs[name].append(time)
    for name, times in runs.items():
        print(f"{name}: {statistics.median(times):.3f} s ({min(times):.3f}–{max(times):.3f}), built in {compiling[name]:.3f} s")
    ratios = [ten / one for one, ten in zip(runs["default"], runs["tenfold"])]
    print(f"tenfold ÷ default: {statistics.median(ratios):.3f} ({min(ratios):.3f}–{max(ratios):.3f})")


if __name__ == "__main__":
    main()
