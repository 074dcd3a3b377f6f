"""The figures, by the same code for every contestant."""

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score, roc_auc_score

BINS = 10


def platt(scores, truth):
    """The function from scores to probabilities 1 / (1 + exp(-(b + a . scores))) that fits best.

    Platt 1999, "Probabilistic Outputs for Support Vector Machines", with his smoothed targets; `scores` may have several
    columns. A slope is held by a weak prior, so that few breaches, or a separable part, give no infinite one.
    """
    columns = np.atleast_2d(np.asarray(scores, float).T).T
    centre = columns.mean(0)
    scale = np.where(columns.std(0) > 0, columns.std(0), 1)
    inputs = (columns - centre) / scale
    truth = np.asarray(truth)
    breaches = truth.sum()
    targets = np.where(truth == 1, (breaches + 1) / (breaches + 2), 1 / (len(truth) - breaches + 2))

    def loss(parameters):
        odds = parameters[0] + inputs @ parameters[1:]
        error = 1 / (1 + np.exp(-np.clip(odds, -500, 500))) - targets
        value = np.sum(np.logaddexp(0, odds) - targets * odds) + 0.005 * np.sum(parameters[1:] ** 2)
        slope = np.concatenate([[error.sum()], inputs.T @ error + 0.01 * parameters[1:]])
        return value, slope

    start = np.zeros(inputs.shape[1] + 1)
    start[0] = np.log((breaches + 1) / (len(truth) - breaches + 1))
    # More evidence never makes a breach less likely.
    bounds = [(None, None)] + [(0, None)] * inputs.shape[1]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x

    def probability(new):
        rows = np.atleast_2d(np.asarray(new, float).T).T
        odds = found[0] + (rows - centre) / scale @ found[1:]
        return 1 / (1 + np.exp(-np.clip(odds, -500, 500)))

    return probability


def calibration_error(probabilities, truth):
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    error = 0.0
    for bin in range(BINS):
        inside = bins == bin
        if inside.any():
            error += abs(probabilities[inside].sum() - truth[inside].sum())
    return error / len(truth)


def calibration_floor(probabilities):
    """The calibration error that probabilities which are exactly right would show by chance: its mean over 200 draws."""
    random = np.random.default_rng(1)
    draws = [random.random(len(probabilities)) < probabilities for _ in range(200)]
    return np.mean([calibration_error(probabilities, draw.astype(int)) for draw in draws])


def best_threshold(probabilities, truth):
    """The threshold with the highest F1; the lowest of several."""
    order = np.argsort(-probabilities, kind="stable")
    hits = np.cumsum(truth[order])
    score = 2 * hits / (np.arange(1, len(truth) + 1) + truth.sum())
    last = np.append(np.diff(probabilities[order]) != 0, True)
    return probabilities[order][np.argmax(np.where(last, score, -1))]


def f1(predicted, truth):
    both = np.sum(predicted & (truth == 1))
    return 2 * both / max(1, predicted.sum() + truth.sum())


def measure(dev, dev_truth, test, test_truth, dev_counts, test_counts):
    """Means over the labels. Calibration and thresholds are fitted on dev, the figures are test's.

    `dev` and `test` hold one matrix a label (texts by scores), the truths one column a label, and the counts which texts
    anybody judged for the label.
    """
    rows = []
    for label in range(dev_truth.shape[1]):
        of, on = dev_counts[:, label], test_counts[:, label]
        truth, wanted = dev_truth[of, label], test_truth[on, label]
        probability = platt(dev[label][of], truth)
        known, new = probability(dev[label][of]), probability(test[label][on])
        threshold = best_threshold(known, truth) if truth.any() else 0.5
        # One score ranks by itself; several are ranked by what they say together.
        ranking = test[label][on] if test[label].ndim == 1 else new
        rows.append([
            average_precision_score(wanted, ranking),
            roc_auc_score(wanted, ranking),
            f1(new >= threshold, wanted),
            calibration_error(new, wanted),
            calibration_floor(new),
        ])
    means = np.mean(rows, axis=0)
    names = ["average_precision", "auc", "f1", "calibration_error", "calibration_floor"]
    return {name: round(float(value), 4) for name, value in zip(names, means)} | {
        "average_precisions": [round(float(row[0]), 4) for row in rows]
    }
