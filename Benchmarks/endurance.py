#!/usr/bin/env python3
"""Streams many generated tickets through one process, and records its memory and rate as it goes.

    swift build -c release --product assay
    Benchmarks/endurance.py --json FILE [--markdown FILE] [--svg FILE] [--tickets 50000000] [--jobs 2] [--every 5]

`assay generate | assay classify | (this program, which counts)`: no file is written. Both programs share the processors, so their
processor times are recorded: where the generator takes a large share, the rate says less of `classify`. How long it will take is
told first, from a run of a hundredth. Needs Linux, Python 3.9 or newer, and nothing else.
"""

import argparse
import datetime
import fcntl
import json
import os
import resource
import select
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
sys.path[:0] = [str(HERE / "pages"), str(HERE / "rivals")]

# Of a pipe, in bytes: the most that Linux gives without being asked twice.
PIPE_SIZE = 1 << 20
F_SETPIPE_SZ = 1031  # which Python's fcntl has from 3.10 on only


def resident(process):
    """Resident bytes now; 0 when the process has ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def wait(process):
    """What a process took in all."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "exit_status": process.returncode, "processor_seconds": usage.ru_utime + usage.ru_stime, "user_seconds": usage.ru_utime,
        "system_seconds": usage.ru_stime, "peak_bytes": usage.ru_maxrss * 1024, "page_faults": usage.ru_minflt}  # fmt: skip


def stream(assay, tickets, jobs, every, show):
    generate = subprocess.Popen([assay, "generate", "--count", str(tickets)], stdout=subprocess.PIPE)
    classify = subprocess.Popen([assay, "classify", "-j", str(jobs)], stdin=generate.stdout, stdout=subprocess.PIPE)
    for pipe in [generate.stdout, classify.stdout]:
        fcntl.fcntl(pipe, F_SETPIPE_SZ, PIPE_SIZE)
    generate.stdout.close()
    output = classify.stdout.fileno()
    own = time.process_time()
    start = last = time.monotonic()
    verdicts = size = verdicts_then = 0
    samples = []
    while True:
        ready, _, _ = select.select([output], [], [], every)
        now = time.monotonic()
        piece = os.read(output, 1 << 20) if ready else None
        if now - last >= every and piece != b"":
            samples.append({
                "seconds": round(now - start, 3), "verdicts": verdicts, "resident_bytes": resident(classify.pid),
                "tickets_per_second": round((verdicts - verdicts_then) / (now - last), 1)})  # fmt: skip
            if show:
                print(f"{verdicts:,} of {tickets:,}, {samples[-1]['tickets_per_second']:,.0f}/s, "
                      f"{samples[-1]['resident_bytes'] / 1e6:.1f} MB", file=sys.stderr)  # fmt: skip
            last, verdicts_then = now, verdicts
        if piece is None:
            continue
        if not piece:
            break
        size += len(piece)
        verdicts += piece.count(b"\n")
    seconds = time.monotonic() - start
    return {
        "seconds": seconds, "verdicts": verdicts, "output_bytes": size, "classify": wait(classify), "generate": wait(generate),
        "counter_seconds": time.process_time() - own, "samples": samples}  # fmt: skip


def tenths(samples, tickets, rate):
    """The rate of the first and the last tenth of the tickets, and memory at the end of each."""
    if len(samples) < 4:
        return rate, rate, samples[0]["resident_bytes"], samples[-1]["resident_bytes"]
    last = samples[-1]
    first = next((each for each in samples if each["verdicts"] >= tickets / 10), last)
    before = [each for each in samples if each["verdicts"] <= tickets * 9 / 10][-1]
    late = rate
    if last["seconds"] > before["seconds"]:
        late = (last["verdicts"] - before["verdicts"]) / (last["seconds"] - before["seconds"])
    return first["verdicts"] / first["seconds"] or rate, late, first["resident_bytes"], last["resident_bytes"]


def main():
    import endurance_page
    import run as rivals

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", required=True, type=Path)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--tickets", type=int, default=50_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=float, default=5, help="seconds between two samples")
    parser.add_argument("--assay", type=Path, default=REPOSITORY / ".build/release/assay")
    options = parser.parse_args()
    assay = str(options.assay)
    if not options.assay.exists():
        sys.exit(f"there is no {assay}: swift build -c release --product assay")
    load = os.getloadavg()[0]
    trial = stream(assay, max(1, min(options.tickets, options.tickets // 100 or 1000)), options.jobs, 0.05, False)
    rate = trial["verdicts"] / trial["seconds"]
    print(f"{options.tickets:,} tickets will take about {options.tickets / rate / 60:.1f} minutes", file=sys.stderr)

    found = stream(assay, options.tickets, options.jobs, options.every, True)
    for name in ["classify", "generate"]:
        if found[name]["exit_status"] != 0:
            sys.exit(f"assay {name} ended with status {found[name]['exit_status']}")
    if found["verdicts"] != options.tickets:
        sys.exit(f"{found['verdicts']:,} verdicts for {options.tickets:,} tickets")
    if not found["samples"]:
        sys.exit("it was over before the first sample: more tickets, or a smaller --every")
    rate = found["verdicts"] / found["seconds"]
    sizes = subprocess.run([assay, "generate", "--count", "20000"], capture_output=True, check=True).stdout
    first, last, early, late = tenths(found["samples"], options.tickets, rate)
    found = {
        "benchmark": "endurance", "format": 1, "date": datetime.date.today().isoformat(), "commit": rivals.commit(),
        "machine": {"processor": rivals.processor(), "processors": os.cpu_count(), "load_before": load},
        "tickets": options.tickets, "jobs": options.jobs, "tickets_per_second": rate, "first_tenth": first, "last_tenth": last,
        "early_bytes": early, "late_bytes": late,
        # Lines of one series are as long on average wherever one looks; counting them all would cost as much as making them.
        "input_bytes": round(len(sizes) / 20_000 * options.tickets),
        "alone_minutes": found["classify"]["processor_seconds"] / options.tickets * 300e6 / os.cpu_count() / 60,
    } | found  # fmt: skip
    options.json.write_text(json.dumps(found, indent=1) + "\n")
    if options.markdown:
        options.markdown.write_text(endurance_page.markdown(found))
    if options.svg:
        options.svg.write_text(endurance_page.svg(found))
    print(endurance_page.markdown(found))


if __name__ == "__main__":
    main()
