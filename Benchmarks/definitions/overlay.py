#!/usr/bin/env python3
"""Writes 1,000 rules with 5,000 phrases and 200 with regular expressions, as an overlay on the default pack.

    overlay.py TICKETS.ndjson FOLDER

Phrases are two to four words drawn, with a fixed seed, from all words of the tickets that occur at least twice; so they begin often
and match seldom, as rules do. Needs Python 3.9 and nothing else.
"""

import collections
import json
import pathlib
import random
import re
import sys


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


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[2])
    target.mkdir(parents=True)
    write_overlay(target, words_of(sys.argv[1]))
