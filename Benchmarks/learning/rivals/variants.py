#!/usr/bin/env python3
"""Compares ways to weigh Assay's features, by five-fold cross-validation on the `train` part of labelled sets.

    swift build -c release --product learning
    Benchmarks/learning/rivals/variants.py --data FOLDER [--sets a,b] [--markdown FILE]

Prints the mean average precision over the labels with at least 20 texts. Nothing of `dev` and `test` is looked at: this is where
constants were chosen.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from compare import REPOSITORY, SETS, enter_environment

LEAST = 20
FOLDS = 5


class Part:
    """Rows by features of a training fold and of the fold held out, and one label's truth."""

    def __init__(self, train, test, truth, documents, breaches):
        self.train, self.test, self.truth = train, test, truth
        # a and b of the 2 x 2 table, and its margins.
        self.breaches, self.others = breaches, documents - breaches
        self.all, self.rest = truth.sum(), len(truth) - truth.sum()

    def ratio(self, smoothing=0.5):
        """The log-count ratio: observed over expected on either side (AssayLearn/Train/Evidence.swift)."""
        import numpy

        share = (self.breaches + self.others) / (self.all + self.rest)
        lift = (self.breaches + smoothing) / (share * self.all + smoothing)
        return numpy.log2(lift * (share * self.rest + smoothing) / (self.others + smoothing))

    def significance(self):
        """G squared (Dunning 1993)."""
        import numpy

        total, result = self.all + self.rest, 0
        documents = self.breaches + self.others
        for observed, row, column in [
            (self.breaches, documents, self.all), (self.others, documents, self.rest),
            (self.all - self.breaches, total - documents, self.all), (self.rest - self.others, total - documents, self.rest),
        ]:  # fmt: skip
            expected = row * column / total
            with numpy.errstate(divide="ignore", invalid="ignore"):
                result = result + numpy.where(observed > 0, 2 * observed * numpy.log(observed / expected), 0)
        return result


def normalised(matrix):
    import numpy
    import scipy.sparse

    length = numpy.maximum(1, numpy.asarray(matrix.sum(1)).ravel())
    return scipy.sparse.diags(1 / numpy.sqrt(length)) @ matrix


def summed(weights, norm=False):
    def run(part):
        test = normalised(part.test) if norm else part.test
        return test @ weights(part)

    return run


def multinomial(part):
    import numpy

    breach, other = part.breaches + 1, part.others + 1
    return numpy.log(breach / breach.sum()) - numpy.log(other / other.sum())


def complement(part):
    """Rennie et al. 2003: weights of either side's complement, normalised by their size."""
    import numpy

    breach, other = part.breaches + 1, part.others + 1
    for_breach, for_other = numpy.log(breach / breach.sum()), numpy.log(other / other.sum())
    return for_breach / numpy.abs(for_breach).sum() - for_other / numpy.abs(for_other).sum()


def bernoulli(part):
    import numpy

    breach = (part.breaches + 1) / (part.all + 2)
    other = (part.others + 1) / (part.rest + 2)
    return numpy.log(breach * (1 - other) / (other * (1 - breach)))


def selected(least):
    return lambda part: part.ratio() * (part.significance() >= least)


def machine(cost, norm=True, smoothing=0.5, power=1.0, passes=100, balanced=False, least=0.0):
    """The SVM over log-count ratios."""

    def run(part):
        import numpy
        import scipy.sparse
        from sklearn.svm import LinearSVC

        scale = numpy.abs(part.ratio(smoothing)) ** power
        if least:
            scale = scale * (part.significance() >= least)
        scale = scipy.sparse.diags(scale)
        train, test = (normalised(part.train), normalised(part.test)) if norm else (part.train, part.test)
        weight = "balanced" if balanced else None
        model = LinearSVC(C=cost, dual=True, max_iter=passes, random_state=0, class_weight=weight)
        return model.fit(train @ scale, part.truth).decision_function(test @ scale)

    return run


# Name, least tickets of a feature, what to do with them.
VARIANTS = [
    ("multinomial", 1, summed(multinomial)),
    ("multinomial, by length", 1, summed(multinomial, norm=True)),
    ("complement", 1, summed(complement)),
    ("Bernoulli", 1, summed(bernoulli)),
    ("log-count ratio, 3 tickets, G2 10.83", 3, summed(selected(10.83))),
    ("log-count ratio, 2 tickets", 2, summed(lambda part: part.ratio())),
    ("log-count ratio, 2 tickets, by length", 2, summed(lambda part: part.ratio(), norm=True)),
    ("SVM without ratios, by length, cost 0.3", 2, machine(0.3, power=0)),
    ("NB-SVM, not by length, cost 0.003", 2, machine(0.003, norm=False)),
    ("NB-SVM, by length, cost 0.03", 2, machine(0.03)),
    ("NB-SVM, by length, cost 0.1", 2, machine(0.1)),
    ("NB-SVM, by length, cost 0.3", 2, machine(0.3)),
    ("  4 passes", 2, machine(0.1, passes=4)),
    ("  2 passes", 2, machine(0.1, passes=2)),
    ("  classes weighed alike", 2, machine(0.1, balanced=True)),
    ("  smoothing 0.25", 2, machine(0.1, smoothing=0.25)),
    ("  smoothing 1", 2, machine(0.1, smoothing=1)),
    ("  smoothing 2", 2, machine(0.1, smoothing=2)),
    ("  square roots of the ratios", 2, machine(0.1, power=0.5)),
    ("  1 ticket", 1, machine(0.1)),
    ("  3 tickets", 3, machine(0.1)),
    ("  G2 1", 2, machine(0.1, least=1)),
    ("  G2 3.84", 2, machine(0.1, least=3.84)),
    ("  words only", 2, machine(0.1)),
    ("  and 4-grams of letters of rare words", 2, machine(0.1)),
    ("  and 4-grams of letters of all words", 2, machine(0.1)),
]


def grams(word):
    edged = f"^{word}$"
    return [f"#{edged[start : start + 4]}" for start in range(len(edged) - 3)]


def with_features(name, rows, known):
    """The rows' features as a variant wants them; `known` are the words of training with their counts."""
    if "words only" in name:
        return [[feature for feature in row if " " not in feature] for row in rows]
    if "4-grams" not in name:
        return rows
    least = 5 if "rare" in name else 10**9
    return [
        row + list({gram for word in row if " " not in word and word[0] != "<" and len(word) > 3 and known[word] < least
                    for gram in grams(word)})
        for row in rows
    ]  # fmt: skip


def evaluate(dump):
    """Mean average precision of each variant on one set."""
    from collections import Counter
    from zlib import crc32

    import numpy
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.metrics import average_precision_score

    rows, count = dump["features"], len(dump["labels"])
    gold = numpy.zeros((len(rows), count), int)
    judged = numpy.ones((len(rows), count), bool)
    for row, (labels, optional) in enumerate(zip(dump["gold"], dump["optional"])):
        gold[row, labels] = 1
        judged[row, optional] = False
    judged |= gold == 1
    folds = numpy.array([crc32(" ".join(row).encode()) % FOLDS for row in rows])
    chosen = [label for label in range(count) if gold[:, label].sum() >= LEAST]
    precisions = []
    for name, least, run in VARIANTS:
        scores = numpy.zeros((len(rows), count))
        for fold in range(FOLDS):
            inside, outside = numpy.flatnonzero(folds != fold), numpy.flatnonzero(folds == fold)
            known = Counter(feature for row in inside for feature in rows[row])
            wanted = with_features(name, rows, known)
            vectoriser = CountVectorizer(analyzer=lambda row: row, binary=True, min_df=least)
            train = vectoriser.fit_transform([wanted[row] for row in inside]).astype(float)
            test = vectoriser.transform([wanted[row] for row in outside]).astype(float)
            for label in chosen:
                counted = judged[inside, label]
                truth = gold[inside[counted], label]
                matrix = train[counted]
                documents = numpy.asarray(matrix.sum(0)).ravel()
                breaches = numpy.asarray(matrix[truth == 1].sum(0)).ravel()
                scores[outside, label] = run(Part(matrix, test, truth, documents, breaches))
        precisions.append(
            numpy.mean([
                average_precision_score(gold[judged[:, label], label], scores[judged[:, label], label]) for label in chosen
            ])
        )
    return precisions


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="folder with the sets")
    parser.add_argument("--sets", default=",".join(SETS), help="names of files without their ending")
    parser.add_argument("--program", default=REPOSITORY / ".build/release/learning", help="the built learning program")
    parser.add_argument("--markdown", type=Path, help="write the table to this file")
    options = parser.parse_args()
    enter_environment(__file__)
    warnings.filterwarnings("ignore")
    names, columns = options.sets.split(","), []
    for name in names:
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            subprocess.run([options.program, options.data / f"{name}.ndjson", "--features", file.name], check=True)
            columns.append(evaluate(json.load(open(file.name, encoding="utf-8"))))
        print(name, " ".join(f"{value:.3f}" for value in columns[-1]), file=sys.stderr, flush=True)
    lines = ["| | " + " | ".join(names) + " | mean |", "|---|" + "---:|" * (len(names) + 1)]
    for row, (variant, _, _) in enumerate(VARIANTS):
        values = [column[row] for column in columns]
        cells = [f"{value:.3f}" for value in [*values, sum(values) / len(values)]]
        lines.append(f"| {variant.replace('  ', '… ')} | {' | '.join(cells)} |")
    text = "\n".join(lines) + "\n"
    print(text)
    if options.markdown:
        options.markdown.write_text(text)


if __name__ == "__main__":
    main()
