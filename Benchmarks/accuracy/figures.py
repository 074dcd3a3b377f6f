"""Shares with Wilson's intervals, F1 and AUC: the same definitions as `assay evaluate`."""

import bisect
import math

Z = 1.959963984540054


def wilson(found, of):
    """[share, low, high], or None for a share of nothing."""
    if of == 0:
        return None
    share = found / of
    centre = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    reach = Z / (1 + Z * Z / of) * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return [share, max(0.0, centre - reach) if found else 0.0, min(1.0, centre + reach) if found < of else 1.0]


def f1(right, labels, positives):
    """2J / (1 + J) of J = right / (labels + positives - right), which is a share, and so are the ends of its interval."""
    jaccard = wilson(right, labels + positives - right)
    return jaccard and [2 * value / (1 + value) for value in jaccard]


def auc(positives, negatives):
    """The chance that a positive scores higher than a negative; equal scores count one half."""
    if not positives or not negatives:
        return None
    ordered = sorted(negatives)
    below = sum(bisect.bisect_left(ordered, score) + bisect.bisect_right(ordered, score) for score in positives)
    return below / (2 * len(positives) * len(ordered))


def measure(truth, flagged, scores=None):
    """Figures of one program on one question. `truth` is True, False or None, which is left out."""
    positives = [index for index, value in enumerate(truth) if value is True]
    negatives = [index for index, value in enumerate(truth) if value is False]
    right = sum(flagged[index] for index in positives)
    wrong = sum(flagged[index] for index in negatives)
    # Without negatives nothing can be wrong: precision and F1 would say nothing.
    return {
        "found": right,
        "wrong": wrong,
        "recall": wilson(right, len(positives)),
        "of_negatives": wilson(wrong, len(negatives)),
        "precision": wilson(right, right + wrong) if negatives else None,
        "f1": f1(right, right + wrong, len(positives)) if negatives else None,
        "auc": scores and auc([scores[index] for index in positives], [scores[index] for index in negatives]),
    }
