#!/usr/bin/env python3
"""Rivals, each asked about every text as its authors mean it to be asked, at its default threshold:

    answers.py NAME TEXTS.json ANSWERS.json

ANSWERS gets `flagged` (a 0 or 1 a text), `scores` where there are any, `seconds` without start and loading, and `measured_on`, the number of
texts that the seconds hold for.
"""

import json
import logging
import sys
import time
from pathlib import Path

LOT = 5000
# better-profanity looks at each word of its list for each word of a text: it is timed on so many, and must agree with the shortcut there.
TIMED = 40


class ByLengthAndStart:
    """better-profanity's list, in drawers: an entry can only equal a string of its length that begins with one of its first characters."""

    def __init__(self, entries):
        self.drawers = {}
        for entry in entries:
            if entry._min_len != entry._max_len:
                raise ValueError("an entry of more than one length")
            for start in entry._char_combos[0]:
                self.drawers.setdefault((entry._min_len, start), []).append(entry)

    def __contains__(self, text):
        return any(entry == text for entry in self.drawers.get((len(text), text[:1]), ()))


def better_profanity(texts):
    from better_profanity import profanity

    profanity.load_censor_words()
    some = texts[:: max(1, len(texts) // TIMED)][:TIMED]
    start = time.process_time()
    slow = [profanity.contains_profanity(text) for text in some]
    seconds = time.process_time() - start
    profanity.CENSOR_WORDSET = ByLengthAndStart(profanity.CENSOR_WORDSET)
    if slow != [profanity.contains_profanity(text) for text in some]:
        raise ValueError("the shortcut answers otherwise")
    return [profanity.contains_profanity(text) for text in texts], None, seconds, len(some)


def alt_profanity_check(texts):
    from profanity_check import predict, predict_prob

    flagged, scores = [], []
    start = time.process_time()
    for first in range(0, len(texts), LOT):
        flagged += [bool(value) for value in predict(texts[first : first + LOT])]
    seconds = time.process_time() - start
    for first in range(0, len(texts), LOT):
        scores += [float(value) for value in predict_prob(texts[first : first + LOT])]
    return flagged, scores, seconds, len(texts)


def presidio(texts):
    logging.disable(logging.CRITICAL)
    from presidio_analyzer import RecognizerRegistry

    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    # All that need no model: patterns, checksums and the telephone numbers' own library. Neither a date nor a web address is personal data.
    asked = [one for one in registry.recognizers if "Spacy" not in type(one).__name__ and not {"DATE_TIME", "URL"} & set(one.supported_entities)]
    start = time.process_time()
    scores = [
        max((found.score for one in asked for found in one.analyze(text, one.supported_entities, None)), default=0.0) for text in texts
    ]
    # Its threshold is 0: whatever a pattern finds, it tells.
    return [score > 0 for score in scores], scores, time.process_time() - start, len(texts)


ASKED = {"better-profanity": better_profanity, "alt-profanity-check": alt_profanity_check, "presidio": presidio}


def main():
    name, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    texts = json.loads(source.read_text())
    flagged, scores, seconds, measured_on = ASKED[name](texts)
    found = {"flagged": [int(value) for value in flagged], "scores": scores, "seconds": seconds, "measured_on": measured_on}
    target.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
