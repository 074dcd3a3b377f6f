"""Bar and line charts as SVG without scripts, readable on light pages and dark ones."""

import math
from html import escape

# The browser's own colours of text, so that a page in dark shows light letters; the bars stand out on both.
STYLE = """<style>
  svg { color-scheme: light dark; }
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .small { font-size: 11px; fill: #59636e; }
  .grid { stroke: #d1d9e0; }
  .bar { fill: #8c959f; } .ours { fill: #0969da; } .line { fill: none; stroke-width: 2; }
  .first { stroke: #0969da; } .second { stroke: #bc4c00; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; } .small { fill: #9198a1; } .grid { stroke: #3d444d; }
    .bar { fill: #656c76; } .ours { fill: #4493f8; } .first { stroke: #4493f8; } .second { stroke: #db6d28; }
  }
</style>"""


def number(value):
    """Three figures that count: 7.67, 95.3, 12,300."""
    if value == 0:
        return "0"
    digits = 2 - math.floor(math.log10(abs(value)))
    return f"{round(value, digits):,.{max(0, digits)}f}"


def frame(width, height, title, parts):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">\n<title>{escape(title)}</title>\n{STYLE}\n' + "\n".join(parts) + "\n</svg>\n"
    )


def text(x, y, content, anchor="start", kind=""):
    style = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{style}>{escape(content)}</text>'


def bars(title, note, rows, unit):
    """Horizontal bars on a logarithmic scale. `rows`: (name, value, lowest, highest, whether it is ours)."""
    left, right, top, step, width = 170, 110, 56, 26, 760
    low = math.floor(math.log10(min(row[1] for row in rows)))
    high = math.ceil(math.log10(max(row[3] for row in rows)) + 1e-9)
    low, high = min(low, high - 1), max(high, low + 1)
    plot = width - left - right

    def place(value):
        return left + plot * min(1, max(0, (math.log10(value) - low) / (high - low)))

    height = top + step * len(rows) + 34
    parts = [text(12, 20, title), text(12, 38, note, kind="small")]
    for power in range(low, high + 1):
        x = place(10**power)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{top - 6}" x2="{x:.1f}" y2="{height - 26}"/>')
        parts.append(text(x, height - 10, f"{10**power:,}", "middle", "small"))
    for index, (name, value, lowest, highest, is_ours) in enumerate(rows):
        y = top + step * index
        kind = "ours" if is_ours else "bar"
        parts.append(text(left - 8, y + 15, name, "end"))
        parts.append(f'<rect class="{kind}" x="{left}" y="{y + 3}" width="{max(1.0, place(value) - left):.1f}" height="16" rx="2"/>')
        if highest > lowest > 0:
            parts.append(
                f'<line x1="{place(lowest):.1f}" y1="{y + 11}" x2="{place(highest):.1f}" y2="{y + 11}" stroke="currentColor" '
                'stroke-opacity="0.6" stroke-width="1.5"/>')  # fmt: skip
        parts.append(text(place(max(value, highest)) + 6, y + 15, f"{number(value)} {unit if index == 0 else ''}".strip()))
    return frame(width, height, title, parts)


def lines(title, note, series, x_unit, height=250):
    """Lines over time, each on a scale of its own that begins at nought. `series`: (name, unit, [(x, y)])."""
    left, right, top, width = 80, 80, 78, 760
    bottom = height - 34
    last = max(x for _, _, points in series for x, _ in points) or 1
    parts = [text(12, 20, title), text(12, 38, note, kind="small")]
    for share in [0, 0.5, 1]:
        y = bottom - (bottom - top) * share
        parts.append(f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{width - right}" y2="{y:.1f}"/>')
    for place, (name, unit, points) in enumerate(series):
        kind = ["first", "second"][place]
        most = max(y for _, y in points) * 1.15 or 1
        path = " ".join(
            f"{left + (width - left - right) * x / last:.1f},{bottom - (bottom - top) * y / most:.1f}" for x, y in points)  # fmt: skip
        parts.append(f'<polyline class="line {kind}" points="{path}"/>')
        x, anchor = (left - 8, "end") if place == 0 else (width - right + 8, "start")
        for share in [0, 0.5, 1]:
            parts.append(text(x, bottom - (bottom - top) * share + 4, number(most * share), anchor, "small"))
        parts.append(f'<line class="line {kind}" x1="{left + 200 * place}" y1="{top - 12}" x2="{left + 18 + 200 * place}" y2="{top - 12}"/>')
        parts.append(text(left + 24 + 200 * place, top - 8, f"{name}, {unit}", kind="small"))
    parts.append(text(left, height - 12, "0", "middle", "small"))
    parts.append(text(width - right, height - 12, f"{number(last)} {x_unit}", "middle", "small"))
    return frame(width, height, title, parts)
