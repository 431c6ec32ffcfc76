#!/usr/bin/env python3
"""Draws the points of a report as one SVG, which goes to standard output.

    python3 benchmarks/plot.py [REPORT.json] >docs/benchmarks.svg

A panel for each plot, a curve for each of its contestants, sizes on a logarithmic axis, medians with
the spread of the runs as a bar. REPORT.json is what `dnd-bench --json` has written, by default
benchmarks/reference.json. Needs nothing but Python's standard library.
"""

import json
import math
import pathlib
import sys
from xml.sax.saxutils import escape

PANEL_WIDTH, PANEL_HEIGHT = 440, 300
LEFT, RIGHT, TOP, BOTTOM = 74, 20, 40, 64
COLUMNS = 2
GRID_STEPS = 4
LEGEND_WIDTH = 190
# Told apart by people who see no red or no green too (Okabe and Ito).
COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")

HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
font-family="sans-serif" font-size="11">
<style>.grid{{stroke:#ddd}}.curve{{fill:none;stroke-width:2}}.value{{text-anchor:end}}\
.size{{text-anchor:middle}}.title{{font-size:13px;font-weight:bold}}</style>
<rect width="100%" height="100%" fill="white"/>"""


def short_number(value):
    """A number as the table of dnd-bench shows it: "1.23 M", "0.042", "870"."""
    for least, divisor, suffix in ((1e9, 1e9, " G"), (1e6, 1e6, " M"), (1e4, 1e3, " k")):
        if value >= least:
            return f"{value / divisor:.3g}{suffix}"
    return f"{value:.0f}" if value >= 1000 else f"{value:.3g}"


def round_up(value):
    """The least 1, 2 or 5 times a power of ten that is not below `value`."""
    if value <= 0:
        return 1
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value)


class Panel:
    """The points of one plot, and where they stand in it, in pixels."""

    def __init__(self, points):
        first = points[0]
        self.title = f"{first['what']}, {first['unit']}"
        self.size_unit = first["size_unit"]
        self.curves = {}
        for point in points:
            self.curves.setdefault(point["curve"], []).append(point)
        self.size_low = min(point["size"] for point in points)
        self.size_high = max(point["size"] for point in points)
        self.value_high = round_up(max(point["value"]["high"] for point in points))

    def x(self, size):
        span = math.log10(self.size_high) - math.log10(self.size_low)
        share = (math.log10(size) - math.log10(self.size_low)) / span if span > 0 else 0.5
        return LEFT + share * (PANEL_WIDTH - LEFT - RIGHT)

    def y(self, value):
        return PANEL_HEIGHT - BOTTOM - value / self.value_high * (PANEL_HEIGHT - TOP - BOTTOM)

    def axes(self):
        for step in range(GRID_STEPS + 1):
            value = self.value_high * step / GRID_STEPS
            y = self.y(value)
            yield (
                f'<path class="grid" d="M{LEFT:.1f} {y:.1f}H{PANEL_WIDTH - RIGHT:.1f}"/>'
                f'<text class="value" x="{LEFT - 6:.1f}" y="{y + 4:.1f}">'
                f"{short_number(value)}</text>"
            )
        first, last = math.log10(self.size_low), math.log10(self.size_high)
        # A size that is a little off a power of ten, as sizes of logs are, counts as that power.
        for power in range(math.ceil(first - 0.005), math.floor(last + 0.01) + 1):
            yield self.label(self.x(10**power), 16, short_number(10**power))
        yield self.label((LEFT + PANEL_WIDTH - RIGHT) / 2, 32, escape(self.size_unit))

    def label(self, x, below, text):
        """Text beneath the axis."""
        return f'<text class="size" x="{x:.1f}" y="{self.y(0) + below:.1f}">{text}</text>'

    def curve(self, name, points, index):
        color = COLORS[index % len(COLORS)]
        path = []
        for point in points:
            x, value = self.x(point["size"]), point["value"]
            median = self.y(value["median"])
            path.append(f"{x:.1f} {median:.1f}")
            yield (
                f'<circle cx="{x:.1f}" cy="{median:.1f}" r="3" fill="{color}"/>'
                f'<path stroke="{color}" d="M{x:.1f} {self.y(value["low"]):.1f}'
                f'V{self.y(value["high"]):.1f}"/>'
            )
        yield f'<path class="curve" stroke="{color}" d="M{"L".join(path)}"/>'
        x, y = LEFT + LEGEND_WIDTH * index, PANEL_HEIGHT - 10
        yield (
            f'<rect x="{x:.1f}" y="{y - 9:.1f}" width="10" height="10" fill="{color}"/>'
            f'<text x="{x + 14:.1f}" y="{y:.1f}">{escape(name)}</text>'
        )

    def lines(self, index):
        column, row = index % COLUMNS, index // COLUMNS
        yield f'<g transform="translate({PANEL_WIDTH * column} {PANEL_HEIGHT * row})">'
        yield f'<text class="title" x="{LEFT}" y="22">{escape(self.title)}</text>'
        yield from self.axes()
        for index_of_curve, (name, points) in enumerate(self.curves.items()):
            yield from self.curve(name, points, index_of_curve)
        yield "</g>"


def picture(report):
    """The lines of the SVG."""
    plots = {}
    for point in report["points"]:
        plots.setdefault(point["plot"], []).append(point)
    rows = math.ceil(len(plots) / COLUMNS)
    yield HEAD.format(width=PANEL_WIDTH * COLUMNS, height=PANEL_HEIGHT * rows)
    for index, points in enumerate(plots.values()):
        yield from Panel(points).lines(index)
    yield "</svg>"


def main(arguments):
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    reference = pathlib.Path(__file__).resolve().parent / "reference.json"
    path = pathlib.Path(arguments[0]) if arguments else reference
    try:
        lines = list(picture(json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, KeyError, TypeError) as why:
        print(f"plot.py: {path} is no report of dnd-bench: {why!r}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
