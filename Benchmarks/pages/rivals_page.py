"""The comparison with other programs as Markdown and as a chart."""

import chart


def rows_of(found):
    return sorted(found["contenders"], key=lambda each: -each["tickets_per_second"]["median"])


def is_ours(each):
    return each["name"].startswith("assay")


def best_of_ours(found):
    rates = [each["tickets_per_second"]["median"] for each in found["contenders"] if is_ours(each)]
    return max(rates) if rates else None


def spread(rate):
    return f"{chart.number(rate['median'])} ({chart.number(rate['low'])}–{chart.number(rate['high'])})"


def markdown(found):
    machine = found["machine"]
    ours = best_of_ours(found)
    lines = [
        f"{found['tickets']:,} tickets, {found['bytes'] / 1e6:.1f} MB. {machine['processor']}, {machine['processors']} processors; "
        f"commit {found['commit']}, {found['date']}; load before the run {machine['load_before']:.2f}. Whole processes in turn, "
        f"{found['rounds']} rounds: the median, and lowest–highest in brackets. Slow programs get fewer tickets; rates count. MB are of "
        "title and text.",
        "",
        "| program | tickets a second | MB/s | processor µs a ticket | times as fast as the faster assay | tickets |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for each in rows_of(found):
        ratio = chart.number(each["tickets_per_second"]["median"] / ours) if ours else "–"
        name = f"**{each['name']}**" if is_ours(each) else each["name"]
        lines.append(
            f"| {name} | {spread(each['tickets_per_second'])} | {chart.number(each['megabytes_per_second'])} | "
            f"{chart.number(each['processor_microseconds_per_ticket'])} | {ratio} | {each['tickets']:,} |")  # fmt: skip
    lines += ["", "What each does, and how the comparison is unfair:", ""]
    for each in rows_of(found):
        lines.append(f"- **{each['name']}** ({each['version'] or 'version not known'}). {each['does']}. {each['unfair']}")
    if found["skipped"]:
        lines += ["", "Not measured:", ""]
        lines += [f"- **{each['name']}**: {' '.join(each['reason'].split())[-300:]}" for each in found["skipped"]]
    return "\n".join(lines + [f"- {note}" for note in found["notes"]]) + "\n"


def svg(found):
    rows = [
        (each["name"], *[each["tickets_per_second"][key] for key in ["median", "low", "high"]], is_ours(each))
        for each in rows_of(found)
    ]
    note = f"Logarithmic scale, each step ten times the one before. {found['machine']['processor']}, {found['machine']['processors']} processors, {found['date']}."
    return chart.bars("Tickets a second, more is better", note, rows, "tickets/s")
