"""The long run as Markdown and as a chart of memory and rate over time."""

import chart


def markdown(found):
    machine, classify, generate = found["machine"], found["classify"], found["generate"]
    return "\n".join([
        f"{found['tickets']:,} tickets, made up on the fly, through one `assay classify -j {found['jobs']}`: {found['seconds']:,.0f} s. "
        f"{machine['processor']}, {machine['processors']} processors; commit {found['commit']}, {found['date']}.",
        "",
        "| | |",
        "|---|---:|",
        f"| tickets in, verdicts out | {found['tickets']:,} = {found['verdicts']:,} |",
        f"| tickets a second, from first to last | {found['tickets_per_second']:,.0f} |",
        f"| the same in the first and the last tenth | {found['first_tenth']:,.0f}, {found['last_tenth']:,.0f} |",
        f"| input, output | {found['input_bytes'] / 1e9:,.2f} GB, {found['output_bytes'] / 1e9:,.2f} GB |",
        f"| peak memory | {classify['peak_bytes'] / 1e6:,.1f} MB |",
        f"| memory at a tenth of the run and at its end | {found['early_bytes'] / 1e6:,.1f} MB, {found['late_bytes'] / 1e6:,.1f} MB |",
        f"| processor seconds of `classify` | {classify['processor_seconds']:,.1f} |",
        f"| processor seconds of `generate`, on the same processors | {generate['processor_seconds']:,.1f} |",
        f"| processor seconds of counting what comes out | {found['counter_seconds']:,.1f} |",
        f"| 300 million tickets at this rate | {300e6 / found['tickets_per_second'] / 60:,.1f} min |",
        f"| 300 million tickets, were both processors `classify`'s alone | {found['alone_minutes']:,.1f} min |",
        "",
        "The last line divides the processor time of `classify` by the number of processors: it assumes that tickets come from somewhere "
        "else, that no processor waits, and that they are like these: about a kilobyte each, four in a hundred with a breach.",
    ]) + "\n"  # fmt: skip


def svg(found):
    samples = found["samples"]
    memory = [(each["seconds"], each["resident_bytes"] / 1e6) for each in samples]
    rates = [(each["seconds"], each["tickets_per_second"] / 1e3) for each in samples]
    note = f"{found['tickets']:,} tickets through one process. {found['machine']['processor']}, {found['date']}."
    return chart.lines("Memory and rate over a long run", note, [("memory", "MB", memory), ("rate", "thousand tickets/s", rates)], "s")
