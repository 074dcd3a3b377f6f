#!/usr/bin/env python3
"""Runs Assay and what it is compared with side by side on the same tickets, each as a process of its own, in turn.

    swift build -c release --product assay
    Benchmarks/rivals/run.py --input TICKETS.ndjson --json FILE [--markdown FILE] [--svg FILE] [--rounds N] [--tickets N] [--only a,b]

The first run gets the rivals into .build/rivals/speed (--folder): packages of Debian, unpacked there and not installed, and packages of
PyPI in a virtual environment. What can't be had is skipped, and that is said. Needs Linux, Python 3.9 or newer, and the network once.
"""

import argparse
import datetime
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "pages"))

import contenders  # noqa: E402
import install  # noqa: E402
import material  # noqa: E402

LIMITS = [100, 200, 1000, 20_000, contenders.EVERYTHING]


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measured(contender, folder, texts):
    """One run: what it took, by the clock of the whole process or, for libraries, by their own without their start."""
    server = contender.server.processor() if contender.server else 0
    before = children_seconds()
    # To a file: a pipe would have this program read while that one writes, on the same processors.
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        done = subprocess.run(
            contender.command, stdout=output, stderr=subprocess.PIPE, env=folder.environment, stdin=subprocess.DEVNULL)  # fmt: skip
        wall = time.perf_counter() - start
        output.seek(0)
        written = output.read()
    complaint = done.stderr.decode(errors="replace").strip()[-300:]
    if done.returncode not in contender.statuses:
        raise OSError(f"exit status {done.returncode}: {complaint}")
    count = contender.count(written)
    if count is not None and count != texts:
        raise OSError(f"it spoke of {count} texts, not {texts}: {complaint}")
    found = {"wall_seconds": wall, "processor_seconds": children_seconds() - before}
    if contender.server:
        found["processor_seconds"] += contender.server.processor() - server
    if written.startswith(b'{"texts"'):
        own = json.loads(written)
        found |= {"wall_seconds": own["seconds"], "processor_seconds": own["processor_seconds"]}
        found |= {"whole_process_seconds": wall, "flagged": own["flagged"]}
    return found


def prepare(contender, folder, texts):
    """Starts servers, trains, and runs once to warm up. Why it can't take part, if it can't."""
    if contender.missing:
        return contender.missing
    print(f"preparing {contender.name}", file=sys.stderr)
    try:
        for command in contender.prepare:
            subprocess.run(command, check=True, capture_output=True, env=folder.environment, stdin=subprocess.DEVNULL)
        if contender.server:
            contender.server.start()
        measured(contender, folder, texts)
    except subprocess.CalledProcessError as error:
        return f"{error}: {error.stderr.decode(errors='replace').strip()[-300:]}"
    except (OSError, ValueError) as error:
        return str(error)
    return ""


def figures(contender, rounds, texts, data):
    rates = [texts / each["wall_seconds"] for each in rounds]
    return {
        "name": contender.name, "version": contender.version, "does": contender.does, "unfair": contender.unfair,
        "command": " ".join(Path(word).name if word.startswith("/") else word for word in contender.command),
        "tickets": texts, "text_bytes": data["bytes"], "rounds": rounds,
        "tickets_per_second": {"median": statistics.median(rates), "low": min(rates), "high": max(rates)},
        "megabytes_per_second": statistics.median(rates) * data["bytes"] / texts / 1e6,
        "processor_microseconds_per_ticket": statistics.median(each["processor_seconds"] for each in rounds) / texts * 1e6,
    }  # fmt: skip


def commit():
    done = subprocess.run(["git", "-C", REPOSITORY, "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True)
    changes = subprocess.run(
        ["git", "-C", REPOSITORY, "status", "--porcelain", "--untracked-files=no"], capture_output=True, text=True)  # fmt: skip
    return done.stdout.strip() + (" (modified)" if changes.stdout.strip() else "")


def processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def run(options, folder, temporary):
    tickets = options.input
    if options.tickets:
        tickets = temporary / "tickets.ndjson"
        with open(options.input, "rb") as source:
            tickets.write_bytes(b"".join(line for _, line in zip(range(options.tickets), source)))
    data = material.Material(tickets, REPOSITORY / "Corpora", REPOSITORY / "Rules/default", temporary, LIMITS)
    every = contenders.all_of_them(str(options.assay), folder, data, HERE)
    if options.only:
        names = options.only.split(",")
        every = [each for each in every if each.name in names]
    load = os.getloadavg()[0]
    counts = {each.name: min(each.limit, data.count) for each in every}
    rounds = {each.name: [] for each in every}
    skipped = []
    servers = [each.server for each in every if each.server]
    try:
        for each in list(every):
            if reason := prepare(each, folder, counts[each.name]):
                print(f"skipped {each.name}: {reason}", file=sys.stderr)
                skipped.append({"name": each.name, "reason": reason})
                every.remove(each)
        for number in range(options.rounds):
            for each in list(every):
                print(f"round {number + 1} of {options.rounds}: {each.name}", file=sys.stderr)
                try:
                    rounds[each.name].append(measured(each, folder, counts[each.name]))
                except (OSError, ValueError) as error:
                    # One that breaks down must not cost the others their figures.
                    skipped.append({"name": each.name, "reason": f"in round {number + 1}: {error}"})
                    every.remove(each)
    finally:
        for server in servers:
            server.stop()
    return {
        "benchmark": "rivals", "format": 1, "date": datetime.date.today().isoformat(), "commit": commit(),
        "machine": {"processor": processor(), "processors": os.cpu_count(), "system": platform.platform(), "load_before": load},
        "tickets": data.count, "bytes": Path(tickets).stat().st_size, "rounds": options.rounds, "notes": folder.notes,
        "contenders": [
            figures(each, rounds[each.name], counts[each.name], data.part(counts[each.name])) for each in every],
        "skipped": skipped,
    }  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", required=True, type=Path, help="tickets as NDJSON")
    parser.add_argument("--json", required=True, type=Path)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / ".build/rivals/speed", help="where the rivals are kept")
    parser.add_argument("--assay", type=Path, default=REPOSITORY / ".build/release/assay")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tickets", type=int, help="use the first N tickets only")
    parser.add_argument("--only", help="names, separated by commas")
    options = parser.parse_args()
    if not options.assay.exists():
        sys.exit(f"there is no {options.assay}: swift build -c release --product assay")
    folder = install.Folder(options.folder)
    folder.install()
    with tempfile.TemporaryDirectory() as temporary:
        found = run(options, folder, Path(temporary))
    options.json.write_text(json.dumps(found, indent=1) + "\n")

    import rivals_page

    if options.markdown:
        options.markdown.write_text(rivals_page.markdown(found))
    if options.svg:
        options.svg.write_text(rivals_page.svg(found))
    print(rivals_page.markdown(found))


if __name__ == "__main__":
    main()
