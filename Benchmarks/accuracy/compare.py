#!/usr/bin/env python3
"""Asks Assay and other programs about public labelled sets that none of Assay's words were learnt from, and about ordinary reviews.

    swift build -c release --product assay
    Benchmarks/accuracy/compare.py --assay .build/release/assay --data FOLDER --json FILE --markdown Documentation/Accuracy.md

FOLDER holds the sets, a file NAME.ndjson each; what is missing is skipped, and that is said. Which set's labels count as found by which
guidelines:

    toxic, severe_toxic, obscene, insult, identity_hate, threat      profanity, harassment, hate_speech, threats_violence, sexual_content
    hate and offensive tweets, German offence, Brazilian toxicity    the same
    hate, sexism, sexual, violence, self_harm alone                  the guideline of that name and those beside it
    spam                                                             scam_fraud, advertising_promotion, spam_low_quality
    telephone numbers, addresses, cards and other personal data      personal_information
    written by a machine                                             fake_experience, spam_low_quality

The whole table, a line a question, is QUESTIONS in questions.py, and it is printed at the end of the page.

The first run gets the other programs from PyPI into .build/rivals/accuracy (--folder) and keeps their answers there, by the texts and the
versions: they do not change with the pack, so that a further run takes half a minute. --assay-only asks nobody else. --rows takes so many texts of
each set, for a trial. Nothing learns from any set.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "rivals"))

import figures  # noqa: E402
import install  # noqa: E402
import page  # noqa: E402
import questions  # noqa: E402

PACKAGES = {"better-profanity": "better-profanity", "alt-profanity-check": "alt-profanity-check", "presidio": "presidio-analyzer"}
EVERYONE = [*questions.SWEARING, *questions.PERSONAL]
# Lower than any probability: all scores are told, not only labels.
ALL_SCORES = "0.000001"


def read(path, rows=0):
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    return records[:rows] if rows else records


def text_of(record):
    """For programs that know texts alone: title and text, a line each."""
    return "\n".join(part for part in [record.get("title"), record.get("text")] if part)


def ticket(number, record):
    """The set's text as a ticket, without anything that could tell its label."""
    made = {"ticket_id": str(number), "text": record.get("text") or ""}
    if record.get("title"):
        made["title"] = record["title"]
    if record.get("lang"):
        made["language"] = record["lang"]
    return made


def verdicts(assay, records, threshold=None):
    """Per record {guideline: probability} of its labels, and besides what the run tells of itself. Records without a verdict got no label."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tickets.ndjson"
        path.write_text("".join(json.dumps(ticket(number, record)) + "\n" for number, record in enumerate(records)))
        command = [assay, "classify", "--progress", "never", str(path), *(["--threshold", threshold] if threshold else [])]
        start = time.perf_counter()
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE)
            seconds = time.perf_counter() - start
            if done.returncode != 0:
                raise OSError(f"{assay} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
            output.seek(0)
            labels, read_ones, outcomes, ruleset = [{} for _ in records], 0, {}, None
            for line in output:
                verdict = json.loads(line)
                labels[int(verdict["ticket_id"])] = {label["id"]: label["probability"] for label in verdict["labels"]}
                outcomes[verdict["outcome"]] = outcomes.get(verdict["outcome"], 0) + 1
                ruleset = verdict["ruleset"]
                read_ones += 1
    return labels, {"seconds": seconds, "unread": len(records) - read_ones, "outcomes": outcomes, "ruleset": ruleset}


def positive_labels(question):
    if question.set == questions.PII:
        return {label for kind in questions.KINDS.values() for label in kind}
    return set(question.labels)


def truth(question, records):
    """True, False, or None where nobody knows."""
    wanted = positive_labels(question)

    def of(record):
        if wanted & set(record["labels"]):
            return True
        return False if question.negatives and not wanted & set(record.get("unlabelled", [])) else None

    return [of(record) for record in records]


class Rivals:
    """Other programs, asked once about the same texts."""

    def __init__(self, folder):
        self.folder = install.Folder(folder, HERE / "requirements.txt")
        self.folder.path.mkdir(parents=True, exist_ok=True)
        self.folder.attempt("packages of PyPI", self.folder.install_python)
        self.notes = self.folder.notes
        modules = {"better-profanity": "better_profanity", "alt-profanity-check": "profanity_check", "presidio": "presidio_analyzer"}
        self.versions = {
            name: f"{PACKAGES[name]} {self.folder.module_version(PACKAGES[name])}"
            for name in EVERYONE if self.folder.has_module(modules[name])
        }  # fmt: skip
        self.notes += [f"{PACKAGES[name]} could not be had" for name in EVERYONE if name not in self.versions]

    def ask(self, name, texts):
        """Answers, or None where it could not be had. Kept by what was asked, of which version, and how."""
        if name not in self.versions:
            return None
        asked = json.dumps(texts).encode()
        key = hashlib.sha256(asked + self.versions[name].encode() + (HERE / "answers.py").read_bytes()).hexdigest()[:24]
        kept = self.folder.path / "answers" / f"{name}-{key}.json"
        if not kept.exists():
            print(f"asking {name} about {len(texts):,} texts", file=sys.stderr)
            kept.parent.mkdir(exist_ok=True)
            source = kept.with_suffix(".texts")
            source.write_bytes(asked)
            part = kept.with_suffix(".part")
            command = [self.folder.python, HERE / "answers.py", name, source, part]
            done = subprocess.run(command, capture_output=True, text=True)
            source.unlink()
            if done.returncode != 0:
                self.notes.append(f"{name} failed: {done.stderr.strip()[-300:]}")
                del self.versions[name]
                return None
            part.rename(kept)
        return json.loads(kept.read_text())


class Seconds:
    """Rough times: texts and seconds, summed over the sets."""

    def __init__(self):
        self.sums = {}

    def add(self, name, texts, seconds):
        known = self.sums.setdefault(name, [0, 0.0])
        known[0] += texts
        known[1] += seconds

    def rates(self):
        return {name: {"texts": texts, "texts_per_second": texts / seconds if seconds else None} for name, (texts, seconds) in self.sums.items()}


def best(labels, guidelines):
    return [max((found.get(name, 0.0) for name in guidelines), default=0.0) for found in labels]


def answer_set(name, records, assay, rivals, seconds):
    """All questions about one labelled set."""
    labels, told = verdicts(assay, records)
    scores, _ = verdicts(assay, records, ALL_SCORES)
    seconds.add("assay", len(records), told["seconds"])
    asked = {}
    results = []
    for question in (one for one in questions.QUESTIONS if one.set == name):
        known = truth(question, records)
        applies = [any(guideline in found for guideline in question.guidelines) for found in labels]
        programs = {
            "assay": figures.measure(known, applies, best(scores, question.guidelines)),
            "assay, any label": figures.measure(known, [bool(found) for found in labels]),
        }
        for rival in question.rivals if rivals else ():
            if rival not in asked:
                asked[rival] = rivals.ask(rival, [text_of(record) for record in records])
                if asked[rival]:
                    seconds.add(rival, asked[rival]["measured_on"], asked[rival]["seconds"])
            if found := asked[rival]:
                programs[rival] = figures.measure(known, [bool(value) for value in found["flagged"]], found["scores"])
        results.append({
            **asdict(question), "labels": sorted(positive_labels(question)), "texts": sum(value is not None for value in known),
            "positives": known.count(True), "unread": told["unread"], "outcomes": dict(sorted(told["outcomes"].items())),
            "programs": programs})  # fmt: skip
        if name == questions.PII:
            results[-1]["kinds"] = kinds(records, applies, asked)
    return results, told["ruleset"]


def kinds(records, applies, asked):
    """Which share of the texts with each kind of personal data was labelled at all."""
    answers = {"assay": applies} | {rival: found["flagged"] for rival, found in asked.items() if found}
    table = []
    for kind, labels in questions.KINDS.items():
        having = [index for index, record in enumerate(records) if set(labels) & set(record["labels"])]
        shares = {name: figures.wilson(sum(bool(flags[index]) for index in having), len(having)) for name, flags in answers.items()}
        table.append({"kind": kind, "texts": len(having), "shares": shares})
    return table


def answer_reviews(name, by_language, records, assay, rivals, seconds):
    """Ordinary reviews: how many get a label, from whom, and for what."""
    labels, told = verdicts(assay, records)
    seconds.add("assay", len(records), told["seconds"])
    answers = {}
    for rival in EVERYONE if rivals else []:
        if found := rivals.ask(rival, [text_of(record) for record in records]):
            answers[rival] = found["flagged"]
            seconds.add(rival, found["measured_on"], found["seconds"])
    groups = {"all": list(range(len(records)))}
    if by_language:
        languages = [record.get("lang") or "unknown" for record in records]
        groups |= {language: [index for index, value in enumerate(languages) if value == language] for language in sorted(set(languages))}
    result = {"set": name, "unread": told["unread"], "outcomes": dict(sorted(told["outcomes"].items())), "groups": []}
    for group, indexes in groups.items():
        counts = {}
        for index in indexes:
            for guideline in labels[index]:
                counts[guideline] = counts.get(guideline, 0) + 1
        result["groups"].append({
            "group": group, "texts": len(indexes), "any_label": figures.wilson(sum(bool(labels[index]) for index in indexes), len(indexes)),
            "guidelines": dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))),
            "rivals": {rival: figures.wilson(sum(flags[index] for index in indexes), len(indexes)) for rival, flags in answers.items()},
        })  # fmt: skip
    return result, told["ruleset"]


def run(options):
    rivals = None if options.assay_only else Rivals(options.folder)
    version = subprocess.run([options.assay, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    data, seconds = Path(options.data), Seconds()
    record = {"benchmark": "accuracy", "format": 1, "assay": version, "ruleset": None, "missing": [], "answers": [], "reviews": []}
    sets = list(dict.fromkeys(question.set for question in questions.QUESTIONS))
    for name in [*sets, *questions.REVIEWS]:
        path = data / f"{name}.ndjson"
        if not path.exists():
            print(f"{name}.ndjson is not there: skipped", file=sys.stderr)
            record["missing"].append(name)
            continue
        print(name, file=sys.stderr)
        records = read(path, options.rows)
        if name in questions.REVIEWS:
            found, ruleset = answer_reviews(name, questions.REVIEWS[name], records, options.assay, rivals, seconds)
            record["reviews"].append(found)
        else:
            found, ruleset = answer_set(name, records, options.assay, rivals, seconds)
            record["answers"] += found
        record["ruleset"] = ruleset or record["ruleset"]
    record["versions"] = rivals.versions if rivals else {}
    record["notes"] = rivals.notes if rivals else ["other programs were not asked"]
    record["rates"] = seconds.rates()
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assay", required=True, help="the program")
    parser.add_argument("--data", required=True, help="the folder of the sets")
    parser.add_argument("--json", help="where the figures go")
    parser.add_argument("--markdown", help="where the page goes; standard output without it and without --json")
    parser.add_argument("--folder", default=REPOSITORY / ".build" / "rivals" / "accuracy", help="where the other programs are")
    parser.add_argument("--assay-only", action="store_true")
    parser.add_argument("--rows", type=int, default=0)
    options = parser.parse_args()
    record = run(options)
    if options.json:
        Path(options.json).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    text = page.page(record)
    if options.markdown:
        Path(options.markdown).write_text(text)
    elif not options.json:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
