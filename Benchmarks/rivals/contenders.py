"""Who takes part, as data: how each is prepared and run, what it does, and how the comparison is unfair to either side.

`limit` is how many tickets it gets at the most, so that a round stays short; rates count. `count` says how many texts the output
speaks of, and must be as many as went in.
"""

import json
import subprocess
from dataclasses import dataclass, field
from typing import Callable

import daemons

EVERYTHING = 1 << 62


@dataclass
class Contender:
    name: str
    does: str
    # In whose favour the comparison leans, and why.
    unfair: str
    command: list
    # (output) -> how many texts or tickets it speaks of; None where it does not say.
    count: Callable = lambda output: None
    version: str = ""
    limit: int = EVERYTHING
    # Runs once, unmeasured.
    prepare: list = field(default_factory=list)
    # A server, which runs as long as the contest does: has `start`, `stop` and `processor`.
    server: object = None
    # Why it can't take part.
    missing: str = ""
    # Whether it reads tickets, and not the texts alone.
    reads_tickets: bool = False
    # Exit statuses that are no failure.
    statuses: tuple = (0,)


def lines(output):
    return output.count(b"\n")


def first_line(command, folder):
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=folder.environment, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next((line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()), "")


def all_of_them(assay, folder, material, here):
    made = [
        assay_run(assay, folder, material, 1), assay_run(assay, folder, material, 2),
        wc(folder, material), jq(folder, material), ripgrep(folder, material), fasttext(folder, material),
    ]  # fmt: skip
    made += [library(folder, material, here, *entry) for entry in LIBRARIES]
    made += [bogofilter(folder, material), spamassassin(folder, material, here), rspamd(folder, material, here)]
    return made


def assay_run(assay, folder, material, workers):
    return Contender(
        name=f"assay -j {workers}", version=first_line([assay, "--version"], folder), reads_tickets=True,
        does=f"{workers} worker{'s' * (workers > 1)}: reads tickets, 20 guidelines, rules and words, writes verdicts with all evidence",
        unfair="The one that the others are compared with.",
        command=[assay, "classify", "-j", str(workers), str(material.tickets)], count=lines)  # fmt: skip


def wc(folder, material):
    program = folder.program("wc")
    return Contender(
        name="wc -w", version=first_line([program, "--version"], folder) if program else "", reads_tickets=True,
        does="Counts words", missing="" if program else "wc is not installed",
        unfair="For wc: it judges nothing and writes a line. Against it: it reads keys and metadata as well, on one processor.",
        command=[program, "-w", str(material.tickets)])  # fmt: skip


def jq(folder, material):
    program = folder.program("jq")
    return Contender(
        name="jq", version=first_line([program, "--version"], folder) if program else "", reads_tickets=True,
        does="Reads tickets and writes their id, title and text", missing="" if program else "jq is not installed",
        unfair="For jq: it judges nothing. Against it: it keeps whole values of any shape, where assay keeps the fields it knows.",
        command=[program, "-c", "[.ticket_id, .title, .text]", str(material.tickets)], count=lines)  # fmt: skip


def ripgrep(folder, material):
    program = folder.program("rg")
    part = material.part(EVERYTHING)
    return Contender(
        name="ripgrep", version=first_line([program, "--version"], folder) if program else "", statuses=(0, 1),
        does=f"Finds {material.phrase_count:,} fixed phrases of the default pack, with the place of each match",
        missing="" if program else "ripgrep could not be had",
        unfair="For ripgrep: texts were extracted and put into lower case before; parts of words match, too; no expressions, gaps, exceptions, guidelines or weights. "
        "Against it: nothing that we know of.",
        command=[program, "--no-config", "--fixed-strings", "--only-matching", "--line-number", "--byte-offset",
                 "--file", str(material.phrases), str(part["lower"])])  # fmt: skip


def fasttext(folder, material):
    program = folder.program("fasttext")
    part = material.part(EVERYTHING)
    model = material.folder / "fasttext"
    return Contender(
        name="fastText", version="0.9.2 (Debian)" if program else "",
        does="Predicts the likeliest of 21 labels of words and pairs of words, one thread",
        missing="" if program else "fasttext could not be had",
        unfair="For fastText: texts were extracted before; one label, no evidence. Against it: it reads its model, "
        "which is larger than assay's, at each start.",
        prepare=[[program, "supervised", "-input", str(material.fasttext), "-output", str(model), "-wordNgrams", "2", "-epoch", "10",
                  "-bucket", "200000", "-thread", "1", "-verbose", "0"]],
        command=[program, "predict-prob", f"{model}.bin", str(part["texts"]), "1"], count=lines)  # fmt: skip


# Name, program of programs.py, module, package, whether it learns, limit, what it does, unfairness.
LIBRARIES = [
    ("scikit-learn", "sklearn", "sklearn", "scikit-learn", True, 20_000,
     "TF-IDF of words and pairs, logistic regression, 20 guidelines, in lots of 5,000",
     "For it: texts extracted before, start-up and loading not counted; no evidence. Against it: Python holds the texts."),
    ("Vowpal Wabbit", "vw", "vowpalwabbit", "vowpalwabbit", True, EVERYTHING,
     "Logistic regression of words and pairs in 2^20 places, breach or not; its own driver reads the file",
     "For it: one question for all guidelines, texts in its own format, no evidence. Against it: nothing that we know of."),
    ("YARA-X", "yara", "yara_x", "yara-x", False, EVERYTHING,
     "Looks for the same phrases as ripgrep, all texts in one scan",
     "For it: texts extracted and put into lower case before, start-up and compiling not counted. Against it: matches "
     "are given to texts in Python."),
    ("Hyperscan", "hyperscan", "hyperscan", "hyperscan", False, EVERYTHING,
     "Looks for the same phrases, a scan a text, each phrase once",
     "For it: texts extracted and put into lower case before, compiling not counted; parts of words match, too. Against it: it is called from Python, also for "
     "each match."),
    ("better-profanity", "better_profanity", "better_profanity", "better-profanity", False, 100,
     "Looks for 835 swear words and their disguises", "For it: one guideline of twenty, yes or no. Against it: nothing that we know of."),
    ("alt-profanity-check", "alt_profanity", "profanity_check", "alt-profanity-check", False, 20_000,
     "Linear model of words, profane or not, in lots of 5,000", "For it: one guideline of twenty, yes or no, start-up not counted. Against "
     "it: nothing that we know of."),
]  # fmt: skip


IN_LOWER_CASE = ["yara", "hyperscan"]


def library(folder, material, here, name, program, module, package, learns, limit, does, unfair):
    python = str(folder.python)
    limit = min(limit, material.count)
    has = folder.has_module(module)
    base = [python, str(here / "programs.py")]
    return Contender(
        name=name, version=f"{package} {folder.module_version(package)}" if has else "", does=does, unfair=unfair, limit=limit,
        missing="" if has else f"{package} could not be had",
        prepare=[[*base, f"train-{program}", str(material.folder)]] if learns else [],
        command=[*base, program, str(material.folder), str(material.part(limit)["lower" if program in IN_LOWER_CASE else "texts"])],
        count=lambda output: json.loads(output)["texts"])  # fmt: skip


def bogofilter(folder, material):
    program = folder.program("bogofilter", "bogofilter-bdb")
    limit = min(20_000, material.count)
    words = material.folder / "bogofilter"
    words.mkdir(exist_ok=True)
    base = [program, "--no-config-file", "-d", str(words)]
    return Contender(
        name="bogofilter", version=first_line([program, "-V"], folder) if program else "", limit=limit, statuses=(0, 1, 2),
        does="Bayes over words, spam or not, a mailbox of messages in one process", missing="" if program else "bogofilter could not be had",
        unfair="For bogofilter: one question, no evidence. Against it: it reads each word's counts from a database, and mail with headers.",
        prepare=[[*base, "-s", "-M", "-I", str(material.spam)], [*base, "-n", "-M", "-I", str(material.ham)]],
        command=[*base, "-M", "-T", "-v", "-I", str(material.messages(limit)["mailbox"])] if program else [], count=lines)  # fmt: skip


def spamassassin(folder, material, here):
    server = daemons.SpamAssassin(folder, material)
    limit = min(200, material.count)
    return Contender(
        name="SpamAssassin", version=server.version, limit=limit, server=server, missing=server.missing,
        does="spamd with two children, local rules and Bayes, over a socket",
        unfair="For it: nothing that we know of. Against it: it unpacks mail and checks headers that reviews do not have, and its thousand "
        "rules were written for mail. No network tests.",
        command=[str(folder.python), str(here / "daemons.py"), "spamassassin", str(material.messages(limit)["folder"]), str(server.port)],
        count=lines)  # fmt: skip


def rspamd(folder, material, here):
    server = daemons.Rspamd(folder, material)
    limit = min(1000, material.count)
    return Contender(
        name="Rspamd", version=server.version, limit=limit, server=server, missing=server.missing,
        does="Two workers, local rules and Bayes in Redis, over HTTP",
        unfair="For it: nothing that we know of. Against it: it unpacks mail and checks headers that reviews do not have. No DNS, no "
        "network modules.",
        command=[str(folder.python), str(here / "daemons.py"), "rspamd", str(material.messages(limit)["folder"]), str(server.port)],
        count=lines)  # fmt: skip
