"""What `assay bench --json` found as Markdown: a table of runs and one of marks for each benchmark."""

import chart

DIGITS = {"tickets": 0, "beyond": 0, "megabytes": 1, "milliseconds": 1, "peak": 1}


def figure(value, digits):
    return f"{value:,.{digits}f}"


def spread(sample, digits=1):
    return f"{figure(sample['median'], digits)} ({figure(sample['low'], digits)}–{figure(sample['high'], digits)})"


def scaled(sample, factor):
    return {key: sample[key] * factor for key in ["median", "low", "high"]}


def markdown(found):
    machine = found["machine"]
    parts = [
        f"{machine['processor']}, {machine['processors']} processors, {machine['memory_bytes'] / 1e9:.1f} GB, {machine['system']}; commit "
        f"{machine['commit']}, {machine['configuration']}; {machine['word_count'] or 'no wc'}; load before the run "
        f"{machine['load_before']:.2f}. Whole processes in turn, {found['rounds']} rounds: the median, and lowest–highest in brackets."
    ]
    parts += [f"Beware: {warning}." for warning in found["warnings"]]
    parts += [section(benchmark) for benchmark in found["benchmarks"]]
    return "\n\n".join(parts) + "\n"


def section(benchmark):
    lines = [f"### {benchmark['name']}", "", benchmark["about"], ""]
    if benchmark["marks"]:
        lines += ["| | measured | mark | |", "|---|---:|---:|---|"]
        for mark in benchmark["marks"]:
            digits = DIGITS.get(mark["measure"], 2)
            target = f"≥ {mark['at_least']:,g}" if "at_least" in mark else f"≤ {mark['at_most']:,g}" if "at_most" in mark else ""
            met = {True: "met", False: "**missed**", None: ""}[mark["is_met"]]
            lines.append(f"| {mark['name']} | {spread(mark['measured'], digits)} | {target} | {met} |")
        lines.append("")
    if benchmark["runs"]:
        lines += ["| command | input | wall ms | cpu ms | tickets/s | MB/s | peak MB |", "|---|---|---:|---:|---:|---:|---:|"]
        for run in benchmark["runs"]:
            processor = run["user_seconds"]["median"] + run["system_seconds"]["median"]
            lines.append(
                f"| `{run['command']}` | {run['input']} | {spread(scaled(run['wall_seconds'], 1e3))} | {figure(processor * 1e3, 1)} | "
                f"{figure(run['tickets_per_second'], 0)} | {figure(run['megabytes_per_second'], 1)} | "
                f"{figure(run['peak_bytes']['median'] / 1e6, 1)} |")  # fmt: skip
        lines.append("")
    lines += [f"Skipped: {each['name']}: {each['reason']}." for each in benchmark["skipped"]]
    lines += [f"**Failed**: {failure}." for failure in benchmark["failures"]]
    return "\n".join(lines).rstrip()
