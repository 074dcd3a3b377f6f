"""The page of what compare.py found."""

import questions

COMMAND = """    swift build -c release --product assay
    Benchmarks/accuracy/compare.py --assay .build/release/assay --data FOLDER --json FILE --markdown Documentation/Accuracy.md"""

SHOWN = {"assay": "**Assay**", "assay, any label": "Assay, any label", "presidio": "Presidio's patterns"}


def number(value):
    """Two digits: the interval tells how far they hold."""
    return f"{value:.2f}"


def share(value):
    return "n/a" if value is None else f"{number(value[0])} ({number(value[1])}–{number(value[2])})"


def percent(value):
    if value is None:
        return "n/a"
    digits = 2 if value[2] < 0.1 else 1
    return f"{100 * value[0]:.{digits}f} % ({100 * value[1]:.{digits}f}–{100 * value[2]:.{digits}f})"


def plain(value):
    return "–" if value is None else number(value)


def table(head, rows):
    numbers = "|".join(["---", *["---" if name in ("program", "guidelines", "labels of the set", "what they are") else "---:" for name in head[1:]]])
    lines = [f"| {' | '.join(head)} |", f"|{numbers}|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def answers(record):
    rows = []
    for answer in record["answers"]:
        first = f"`{answer['set']}`: {answer['asks']}, {answer['positives']:,} of {answer['texts']:,}"
        for name, found in answer["programs"].items():
            rows.append([first, SHOWN.get(name, name), share(found["recall"]), share(found["of_negatives"]), share(found["precision"]),
                         share(found["f1"]), plain(found["auc"])])  # fmt: skip
            first = ""
    return table(["set, question, positives", "program", "positives labelled (recall)", "others labelled", "precision", "F1", "AUC"], rows)


def kinds(record):
    found = next((answer["kinds"] for answer in record["answers"] if "kinds" in answer), None)
    if not found:
        return ""
    names = list(found[0]["shares"])
    rows = [[entry["kind"], f"{entry['texts']:,}", *(share(entry["shares"][name]) for name in names)] for entry in found]
    return f"""
## Personal data by kind

Share of the texts of `{questions.PII}` with such data that got the label, whatever it was given for.

{table(["kind", "texts", *(SHOWN.get(name, name).strip("*") for name in names)], rows)}
"""


def reviews(record):
    if not record["reviews"]:
        return ""
    names = list(dict.fromkeys(name for review in record["reviews"] for group in review["groups"] for name in group["rivals"]))
    rows = []
    for review in record["reviews"]:
        for group in review["groups"]:
            title = f"`{review['set']}`" if group["group"] == "all" else f"… {group['group']}"
            rows.append([title, f"{group['texts']:,}", percent(group["any_label"]), *(percent(group["rivals"].get(name)) for name in names)])
    groups = {review["set"]: review["groups"][0] for review in record["reviews"]}
    guidelines = sorted({guideline for group in groups.values() for guideline in group["guidelines"]})
    rows_by_guideline = [
        [f"`{guideline}`", *(f"{group['guidelines'].get(guideline, 0):,} ({100 * group['guidelines'].get(guideline, 0) / max(1, group['texts']):.3f} %)"
                              for group in groups.values())]
        for guideline in guidelines
    ]  # fmt: skip
    by_guideline = f"By guideline:\n\n{table(['guideline', *(f'`{name}`' for name in groups)], rows_by_guideline)}\n" if guidelines else ""
    outcomes = [f"`{review['set']}`: " + ", ".join(f"{count:,} `{name}`" for name, count in review["outcomes"].items()) for review in record["reviews"]]
    return f"""
## Ordinary reviews

Nobody judged them; they are what the sites let stand. The share with any label at the default thresholds, which holds what the sites
overlooked, too:

{table(["reviews", "number", "Assay, any label", *(SHOWN.get(name, name) for name in names)], rows)}

{by_guideline}
Outcomes. {"; ".join(outcomes)}.
"""


def gist(record):
    """What the figures come to, in a few lines."""
    told = []
    for review in record["reviews"]:
        whole = review["groups"][0]
        if review["set"] == "reviews_en":
            others = "".join(f", {SHOWN.get(name, name)} {percent(value)}" for name, value in whole["rivals"].items())
            told.append(f"Of {whole['texts']:,} ordinary English reviews, Assay labels {percent(whole['any_label'])}{others}.")
    for rival in record["versions"]:
        ahead, behind = [], []
        for answer in record["answers"]:
            mine, other = answer["programs"]["assay"]["f1"], answer["programs"].get(rival, {}).get("f1")
            if mine and other:
                (ahead if mine[0] > other[0] else behind).append(f"`{answer['set']}` {answer['asks']}")
        if ahead or behind:
            told.append(f"By F1, Assay is ahead of {SHOWN.get(rival, rival)} in {len(ahead)} of {len(ahead) + len(behind)} questions"
                        f"{': ' if ahead else ''}{', '.join(ahead)}.")  # fmt: skip
    return "".join(f"- {line}\n" for line in told) + "\n" * bool(told)


def programs(record):
    rows = []
    for name, rate in sorted(record["rates"].items(), key=lambda entry: entry[0] != "assay"):
        version = record["assay"] if name == "assay" else record["versions"].get(name, "")
        if name == "assay" and record["ruleset"]:
            version += f", pack {record['ruleset']['name']} {record['ruleset']['version']} ({record['ruleset']['hash']})"
        speed = rate["texts_per_second"]
        rows.append([SHOWN.get(name, name), version, "n/a" if not speed else f"{float(f'{speed:.1g}'):,.0f}"])
    return table(["program", "guidelines", "texts a second, roughly"], rows).replace("| program | guidelines |", "| program | version |")


def mapping(record):
    rows = [
        [f"`{answer['set']}`: {answer['asks']}", "any of the kinds above" if answer["set"] == questions.PII else ", ".join(f"`{label}`" for label in answer["labels"]),
         ", ".join(f"`{guideline}`" for guideline in answer["guidelines"])]
        for answer in record["answers"]
    ]  # fmt: skip
    return table(["set, question", "labels of the set", "guidelines"], rows)


def about(record):
    present = list(dict.fromkeys([*(answer["set"] for answer in record["answers"]), *(review["set"] for review in record["reviews"])]))
    return "\n".join(f"- `{name}`: {questions.ABOUT[name]}" for name in present)


def missing(record):
    absent = ", ".join(f"`{name}`" for name in record["missing"])
    told = [f"not there were {absent}"] * bool(absent) + record["notes"]
    return f"\nLeft out: {'; '.join(told)}.\n" if told else ""


def page(record):
    unfair = "\n".join(f"- **{whom}**: {why}" for whom, why in questions.UNFAIR)
    return f"""# On public sets

<!-- Written by Benchmarks/accuracy/compare.py: change that, not this. -->

How the built-in pack does on texts that others collected and labelled for other purposes, beside other programs, each at its default
thresholds.

{gist(record)}No word of the model was learnt from these sets. They are not part of the repository, as they are not ours to pass on;
`FOLDER` holds them, a file `NAME.ndjson` each, with `text`, `labels` and where known `title` and `lang` in each line:

{COMMAND}

Which they are (names in the brackets are repositories of GitHub):

{about(record)}

{programs(record)}

Assay's rate is that of whole processes on small files and all processors, its start included; the others' is that of one processor without
start and loading. better-profanity's is measured on forty texts a set; for the others its list is looked through by length and first
letter, which gives the same answers sooner.
{missing(record)}
## Labelled sets

An answer is right when a positive gets a label of a guideline that speaks of what the set asks ([which](#what-counts-as-found)). **Any label**
counts labels of all guidelines. Brackets hold 95 % intervals, Wilson's as in [Evaluating.md](Evaluating.md). **AUC** is the chance that a
positive scores higher than another text, whatever the threshold; better-profanity has no scores. Precision depends on how many texts of the set are
positives, which is no platform's share.

{answers(record)}
{kinds(record)}{reviews(record)}
## How this is unfair

{unfair}

## What counts as found

Each text with one of the labels is a positive, each other text of the set none.

{mapping(record)}
"""
