"""The rivals: what an analyst would reach for. Each gives one score a text and label, and is timed from text to model.

Where a rival has settings that matter, those with the highest average precision on dev are taken; only the training
with these settings is timed.
"""

import os
import pickle
import tempfile
import time

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.naive_bayes import ComplementNB, MultinomialNB
from sklearn.svm import LinearSVC


class Linear:
    """A vectoriser over words and pairs of words, and one model a label against the rest."""

    def __init__(self, vectoriser, model):
        self.vectoriser = vectoriser
        self.model = model

    def train(self, texts, truth, counts):
        matrix = self.vectoriser.fit_transform(texts)
        self.models = []
        for label in range(truth.shape[1]):
            rows = counts[:, label]
            self.models.append(self.model().fit(matrix[rows], truth[rows, label]))

    def scores(self, texts):
        matrix = self.vectoriser.transform(texts)
        return np.column_stack([self.score(model, matrix) for model in self.models])

    @staticmethod
    def score(model, matrix):
        if hasattr(model, "decision_function"):
            return model.decision_function(matrix)
        odds = model.predict_log_proba(matrix)
        return odds[:, 1] - odds[:, 0]

    def size(self):
        return len(pickle.dumps((self.vectoriser, self.models)))


class RatioMachine:
    """NB-SVM: a linear SVM over log-count ratios, drawn towards them (Wang & Manning 2012, with their 1 and 0.25)."""

    def __init__(self, cost):
        self.cost = cost

    def fit(self, matrix, truth):
        breach = 1 + np.asarray(matrix[truth == 1].sum(0)).ravel()
        other = 1 + np.asarray(matrix[truth == 0].sum(0)).ravel()
        ratios = np.log((breach / breach.sum()) / (other / other.sum()))
        machine = LinearSVC(C=self.cost, random_state=0).fit(matrix.multiply(ratios).tocsr(), truth)
        weights = machine.coef_[0]
        self.weights = ratios * (0.75 * np.abs(weights).mean() + 0.25 * weights)
        self.offset = machine.intercept_[0]
        return self

    def decision_function(self, matrix):
        return matrix @ self.weights + self.offset


class FastText:
    """fastText in its tutorial's settings for several labels: pairs of words, one model a label against the rest."""

    def __init__(self, epochs):
        self.epochs = epochs

    def train(self, texts, truth, counts):
        import fasttext

        self.labels = truth.shape[1]
        with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
            for text, row in zip(texts, truth):
                names = "".join(f"__label__{label} " for label in np.flatnonzero(row))
                file.write((names or "__label__none ") + " ".join(text.lower().split()) + "\n")
        try:
            # It fails on some sets at the tutorial's rate ("Encountered NaN"): then slower.
            for rate in [0.5, 0.25, 0.1]:
                try:
                    self.model = fasttext.train_supervised(
                        file.name, lr=rate, epoch=self.epochs, wordNgrams=2, bucket=200000, dim=50, loss="ova", thread=1,
                        verbose=0,
                    )  # fmt: skip
                    break
                except RuntimeError:
                    if rate == 0.1:
                        raise
        finally:
            os.unlink(file.name)

    def scores(self, texts):
        result = np.zeros((len(texts), self.labels))
        for row, text in enumerate(texts):
            for probability, name in self.model.f.predict(" ".join(text.lower().split()) + "\n", -1, 0.0, "strict"):
                if name != "__label__none" and name != "</s>":
                    value = min(max(probability, 1e-9), 1 - 1e-7)
                    result[row, int(name.removeprefix("__label__"))] = np.log(value / (1 - value))
        return result

    def size(self):
        with tempfile.NamedTemporaryFile(suffix=".bin", delete=False) as file:
            path = file.name
        self.model.save_model(path)
        size = os.path.getsize(path)
        os.unlink(path)
        return size


def counts():
    return CountVectorizer(ngram_range=(1, 2))


def binary():
    return CountVectorizer(ngram_range=(1, 2), binary=True)


def weighted():
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)


def bayes(model):
    return {
        f"{name}, alpha {alpha}": lambda vectoriser=vectoriser, alpha=alpha: Linear(
            vectoriser(), lambda: model(alpha=alpha)
        )
        for name, vectoriser in [("counts", counts), ("tf-idf", weighted)]
        for alpha in [0.1, 1.0]
    }


RIVALS = {
    "ComplementNB": bayes(ComplementNB),
    "MultinomialNB": bayes(MultinomialNB),
    "LogisticRegression": {
        f"C {cost}": lambda cost=cost: Linear(weighted(), lambda: LogisticRegression(C=cost, solver="liblinear"))
        for cost in [1, 10]
    },
    "NB-SVM": {
        f"C {cost}": lambda cost=cost: Linear(binary(), lambda: RatioMachine(cost)) for cost in [0.01, 0.1, 1]
    },
    "fastText": {f"{epochs} epochs": lambda epochs=epochs: FastText(epochs) for epochs in [5, 25]},
}


def run(settings, train, dev, test):
    """Trains each setting; times, scores and size of the one that is best on dev."""
    best = None
    for name, make in settings.items():
        contestant = make()
        start = time.process_time()
        contestant.train(train.texts, train.truth, train.counts)
        seconds = time.process_time() - start
        known = contestant.scores(dev.texts)
        quality = np.mean([
            average_precision_score(dev.truth[on, label], known[on, label])
            for label in range(dev.truth.shape[1])
            for on in [dev.counts[:, label]]
            if dev.truth[on, label].any()
        ])
        if best is None or quality > best[0]:
            best = (quality, name, contestant, seconds, known)
    _, name, contestant, seconds, known = best
    start = time.process_time()
    found = contestant.scores(test.texts)
    predict = time.process_time() - start
    return {
        "settings": name,
        "train_seconds": round(seconds, 3),
        "texts_per_second": round(len(test.texts) / predict),
        "model_bytes": contestant.size(),
    }, known, found
