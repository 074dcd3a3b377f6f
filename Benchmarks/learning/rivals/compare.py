#!/usr/bin/env python3
"""Trains and scores Assay and its rivals on the same splits of labelled sets, and prints one table a set.

    swift build -c release --product learning
    Benchmarks/learning/rivals/compare.py --data FOLDER [--sets a,b] [--json FILE] [--markdown FILE]

FOLDER holds NDJSON files with `text`, `labels` and `split` in each line. The first run makes a virtual environment beside the
build (`.build/rivals`) and installs what requirements.txt names. All times are processor seconds of one thread.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
ENVIRONMENT = REPOSITORY / ".build" / "rivals"

SETS = [
    "sms_spam", "openai_moderation", "pii_synthetic", "germeval2018", "toxic_spans", "tweeteval_hate", "tweeteval_offensive",
    "jigsaw_multilabel", "jigsaw_toxic_binary", "edos_sexism", "told_br", "tweets_hate_offensive", "fake_reviews",
]  # fmt: skip

# Which guidelines of the built-in pack speak about a label. Others have no rules to add.
RULES = {
    "spam": ["advertising_promotion", "scam_fraud", "spam_low_quality"],
    "toxic": ["profanity", "harassment"], "severe_toxic": ["profanity", "harassment", "hate_speech"],
    "obscene": ["profanity"], "profanity": ["profanity"], "insult": ["harassment"], "harassment": ["harassment"],
    "offensive": ["profanity", "harassment"], "offensive_language": ["profanity"], "hate": ["hate_speech"],
    "hate_speech": ["hate_speech"], "identity_hate": ["hate_speech"], "hate_threatening": ["hate_speech", "threats_violence"],
    "threat": ["threats_violence"], "threats_plans_to_harm_and_incitement": ["threats_violence"],
    "violence": ["threats_violence"], "violence_graphic": ["graphic_content"], "sexual": ["sexual_content"],
    "self_harm": ["self_harm"], "sexist": ["hate_speech"], "derogation": ["hate_speech"],
    "computer_generated": ["fake_experience"],
}  # fmt: skip


def enter_environment(script=__file__):
    """Starts again inside the virtual environment, which is made where it is missing."""
    python = ENVIRONMENT / "bin" / "python"
    if Path(sys.prefix) == ENVIRONMENT:
        return
    if not python.exists():
        print(f"making {ENVIRONMENT}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    one_thread = {name: "1" for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]}
    os.execve(python, [python, script, *sys.argv[1:]], os.environ | one_thread)


class Part:
    """Texts with their labels: `truth` and `counts` are texts by labels."""

    def __init__(self, records, labels):
        import numpy

        self.texts = [record["text"] for record in records]
        self.truth = numpy.array([[label in record["labels"] for label in labels] for record in records], int)
        judged = [[label not in record.get("unlabelled", []) for label in labels] for record in records]
        self.counts = numpy.array(judged) | (self.truth == 1)


def read(path, labels):
    """The parts of a set, split as the learning program splits it."""
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    train, dev, test = ([record for record in records if record["split"] == part] for part in ["train", "dev", "test"])
    if not dev:
        dev = train[9::10]
        train = [record for index, record in enumerate(train) if index % 10 != 9]
    return Part(train, labels), Part(dev, labels), Part(test, labels)


def assay(program, path, method):
    """What the learning program found."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run([program, path, "--output", file.name, "--method", method], check=True)
        return json.load(open(file.name, encoding="utf-8"))


def judge(name, found, dev, test, columns, dev_columns):
    import metrics

    figures = metrics.measure(dev_columns, dev.truth, columns, test.truth, dev.counts, test.counts)
    return {"name": name} | found | figures


def compare(path, program, with_rivals):
    """All contestants' figures on one set."""
    import contestants
    import numpy

    results = []
    for method, name in [("counted", "Assay, counted alone"), ("fitted", "Assay, fitted")]:
        found = assay(program, path, method)
        labels = found["labels"]
        train, dev, test = read(path, labels)
        known, new = numpy.array(found["dev"]), numpy.array(found["test"])
        shown = {
            "settings": "; ".join(found["provenance"][2:]), "train_seconds": round(found["trainSeconds"], 3),
            "texts_per_second": round(len(new) / found["predictSeconds"]), "model_bytes": found["modelBytes"],
        }  # fmt: skip
        results.append(
            judge(name, shown, dev, test, [column for column in new.T], [column for column in known.T])
        )
    guidelines = found["guidelines"]
    spoken = [[guidelines.index(name) for name in RULES.get(label, [])] for label in labels]
    if any(spoken):
        rules, dev_rules = numpy.array(found["testRules"]), numpy.array(found["devRules"])
        both = [numpy.column_stack([new[:, label], *[rules[:, one] for one in spoken[label]]]) for label in range(len(labels))]
        dev_both = [
            numpy.column_stack([known[:, label], *[dev_rules[:, one] for one in spoken[label]]])
            for label in range(len(labels))
        ]
        shown = shown | {"texts_per_second": round(len(new) / (found["predictSeconds"] + found["rulesSeconds"]))}
        results.append(judge("Assay, fitted + rules", shown, dev, test, both, dev_both))
    for name, settings in contestants.RIVALS.items() if with_rivals else []:
        print(f"  {name}", file=sys.stderr)
        shown, known, new = contestants.run(settings, train, dev, test)
        results.append(judge(name, shown, dev, test, [column for column in new.T], [column for column in known.T]))
    return {
        "set": Path(path).stem, "labels": labels, "texts": [len(part.texts) for part in (train, dev, test)],
        "breaches": test.truth.sum(0).tolist(), "contestants": results,
    }  # fmt: skip


def table(result):
    """One set as Markdown."""
    train, dev, test = result["texts"]
    labels = len(result["labels"])
    lines = [
        f"**{result['set']}** ({labels} label{'s' if labels > 1 else ''}; {train:,} texts to train, {dev:,} dev, {test:,} test)",
        "",
        "| | average precision | AUC | F1 | ECE | training s | texts/s | model MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in result["contestants"]:
        lines.append(
            f"| {one['name']} | {one['average_precision']:.3f} | {one['auc']:.3f} | {one['f1']:.3f} | {one['calibration_error']:.3f}"
            f" | {one['train_seconds']:.2f} | {one['texts_per_second']:,} | {one['model_bytes'] / 1e6:.1f} |"
        )
    return "\n".join(lines) + "\n"


def marks(result):
    """How fitted words stand to the marks: against naive Bayes and fastText, the best rival, and scikit-learn's fastest training."""
    by_name = {one["name"]: one for one in result["contestants"]}
    own = by_name["Assay, fitted"]
    rivals = {name: one for name, one in by_name.items() if not name.startswith("Assay")}
    if not rivals:
        return None
    beaten = max(rivals[name]["average_precision"] for name in ["ComplementNB", "MultinomialNB", "fastText"])
    best = max(rivals, key=lambda name: rivals[name]["average_precision"])
    fastest = min(one["train_seconds"] for name, one in rivals.items() if name != "fastText")
    return {
        "ahead_of_bayes_and_fasttext": round(own["average_precision"] - beaten, 4),
        "best_rival": best,
        "ahead_of_best": round(own["average_precision"] - rivals[best]["average_precision"], 4),
        "calibration_error": own["calibration_error"],
        "calibration_floor": own["calibration_floor"],
        "training_speed": round(fastest / own["train_seconds"], 1),
    }


def summary(results):
    """All sets' marks as Markdown; missed ones are bold."""

    def cell(text, is_met):
        return text if is_met else f"**{text}**"

    lines = [
        "| set | AP | ahead of NB, fastText | ahead of the best rival | ECE (floor) | training, times as fast |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        mark = result["marks"]
        if not mark:
            continue
        own = next(one for one in result["contestants"] if one["name"] == "Assay, fitted")
        ahead, best, error = mark["ahead_of_bayes_and_fasttext"], mark["ahead_of_best"], mark["calibration_error"]
        lines.append(
            f"| {result['set']} | {own['average_precision']:.3f} | {cell(f'{ahead:+.3f}', ahead >= 0)}"
            f" | {cell(f'{best:+.3f}', best >= -0.01)} ({mark['best_rival']})"
            f" | {cell(f'{error:.3f}', error <= 0.02)} ({mark['calibration_floor']:.3f})"
            f" | {cell(format(mark['training_speed'], '.1f'), mark['training_speed'] >= 5)} |"
        )
    return "\n".join(lines) + "\n"


def machine():
    """On what the figures were made."""
    import numpy
    import sklearn

    commit = subprocess.run(
        ["git", "-C", REPOSITORY, "describe", "--always", "--dirty", "--abbrev=12"], capture_output=True, text=True
    )
    model = [line for line in open("/proc/cpuinfo") if line.startswith("model name")] if os.path.exists("/proc/cpuinfo") else []
    return {
        "processor": model[0].split(":")[1].strip() if model else platform.machine(), "system": platform.platform(),
        "load_before": os.getloadavg()[0], "commit": commit.stdout.strip(), "python": platform.python_version(),
        "scikit_learn": sklearn.__version__, "numpy": numpy.__version__, "date": datetime.date.today().isoformat(),
    }  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="folder with the sets")
    parser.add_argument("--sets", default=",".join(SETS), help="names of files without their ending")
    parser.add_argument("--program", default=REPOSITORY / ".build/release/learning", help="the built learning program")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file")
    parser.add_argument("--assay-only", action="store_true", help="leave the rivals out")
    options = parser.parse_args()
    enter_environment()
    found = {"benchmark": "learning", "format": 1, "machine": machine(), "sets": []}
    text = ""
    for name in options.sets.split(","):
        print(name, file=sys.stderr)
        found["sets"].append(compare(options.data / f"{name}.ndjson", options.program, not options.assay_only))
        found["sets"][-1]["marks"] = marks(found["sets"][-1])
        shown = table(found["sets"][-1])
        print(shown, flush=True)
        text += shown + "\n"
        if options.json:
            options.json.write_text(json.dumps(found, indent=1) + "\n")
        if options.markdown:
            options.markdown.write_text(summary(found["sets"]) + "\n" + text)
    print(summary(found["sets"]))


if __name__ == "__main__":
    main()
