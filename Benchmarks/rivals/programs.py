#!/usr/bin/env python3
"""Rivals that are Python libraries, each as a process of its own:

    programs.py train-NAME FOLDER                learns from what material.py wrote into FOLDER
    programs.py NAME FOLDER TEXTS                judges a text a line; prints how many, how many it flagged, and the seconds that took

The seconds do not hold the start of Python nor the loading of libraries and models: those are paid once, and not by what is compared.
"""

import bisect
import itertools
import json
import pickle
import sys
import time
from pathlib import Path


def labelled(folder):
    return json.loads((folder / "labelled.json").read_text())


def phrases(folder):
    return (folder / "phrases.txt").read_text().splitlines()


def train_sklearn(folder):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.preprocessing import MultiLabelBinarizer

    examples = labelled(folder)
    vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    truth = MultiLabelBinarizer().fit_transform([labels for _, labels, _ in examples])
    model = OneVsRestClassifier(LogisticRegression(solver="liblinear"))
    model.fit(vectoriser.fit_transform([text for _, _, text in examples]), truth)
    (folder / "sklearn.pickle").write_bytes(pickle.dumps((vectoriser, model)))


def load_sklearn(folder):
    vectoriser, model = pickle.loads((folder / "sklearn.pickle").read_bytes())

    def judge(texts):
        flagged = 0
        # In lots: one matrix of all would only need more memory.
        for start in range(0, len(texts), 5000):
            odds = model.predict_proba(vectoriser.transform(texts[start : start + 5000]))
            flagged += int((odds.max(axis=1) >= 0.5).sum())
        return flagged

    return judge


def vw_line(text, label=""):
    # Its format gives these two a meaning.
    return f"{label} | {text.replace('|', ' ').replace(':', ' ')}\n"


def train_vw(folder):
    from vowpalwabbit import Workspace

    path = folder / "vw.train"
    path.write_text("".join(vw_line(text, 1 if breach else -1) for breach, _, text in labelled(folder)))
    arguments = f"--data {path} --loss_function logistic --ngram 2 -b 20 --passes 5 --cache_file {path}.cache -k --holdout_off"
    Workspace(f"{arguments} --quiet -f {folder}/vw.model").finish()


def load_vw(folder):
    from vowpalwabbit import Workspace

    def judge(texts):
        # The library's own driver reads the file, as its program would: nothing is done in Python for a text.
        output = folder / "vw.output"
        Workspace(f"--quiet -t -i {folder}/vw.model --data {folder}/vw.texts --predictions {output}").finish()
        return sum(float(line) > 0 for line in output.read_text().split())

    return judge


def prepare_vw(folder, texts):
    (folder / "vw.texts").write_text("".join(vw_line(text) for text in texts))


def load_yara(folder):
    import yara_x

    strings = "\n".join(f"    $p{number} = {json.dumps(text, ensure_ascii=False)} fullword" for number, text in enumerate(phrases(folder)))
    scanner = yara_x.Scanner(yara_x.compile("rule phrases {\n  strings:\n%s\n  condition: any of them\n}" % strings))

    def judge(texts):
        # All in one scan: it makes ready for each of its thousands of patterns anew, so that a scan a text is 200 times slower.
        pieces = [text.encode() for text in texts]
        starts = list(itertools.accumulate((len(piece) + 1 for piece in pieces), initial=0))
        found = scanner.scan(b"\n".join(pieces))
        offsets = (match.offset for rule in found.matching_rules for pattern in rule.patterns for match in pattern.matches)
        return len({bisect.bisect_right(starts, offset) for offset in offsets})

    return judge


def load_hyperscan(folder):
    import hyperscan

    words = [text.encode() for text in phrases(folder)]
    flags = hyperscan.HS_FLAG_SINGLEMATCH
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    try:
        database.compile(expressions=words, ids=list(range(len(words))), elements=len(words), flags=flags, literal=True)
    except TypeError:
        database.compile(expressions=words, ids=list(range(len(words))), elements=len(words), flags=flags)
    scratch = hyperscan.Scratch(database)

    def judge(texts):
        flagged = 0

        def found(*_):
            nonlocal hit
            hit = True

        for text in texts:
            hit = False
            database.scan(text.encode(), match_event_handler=found, scratch=scratch)
            flagged += hit
        return flagged

    return judge


def load_better_profanity(folder):
    from better_profanity import profanity

    profanity.load_censor_words()
    return lambda texts: sum(profanity.contains_profanity(text) for text in texts)


def load_alt_profanity(folder):
    from profanity_check import predict

    return lambda texts: int(sum(int(predict(texts[start : start + 5000]).sum()) for start in range(0, len(texts), 5000)))


def main():
    name, folder = sys.argv[1], Path(sys.argv[2])
    if name.startswith("train-"):
        globals()[f"train_{name[6:]}"](folder)
        return
    with open(sys.argv[3], encoding="utf-8") as lines:
        texts = lines.read().splitlines()
    if prepare := globals().get(f"prepare_{name}"):
        prepare(folder, texts)
    judge = globals()[f"load_{name}"](folder)
    start, processor = time.perf_counter(), time.process_time()
    flagged = int(judge(texts))
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    print(json.dumps({"texts": len(texts), "flagged": flagged, "seconds": seconds, "processor_seconds": processor}))


if __name__ == "__main__":
    main()
