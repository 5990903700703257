"""The plots of the report, as SVG: what was done of what was planned, repetitions, and what was told.

Readable in black and white: outline and filling, circle, triangle and cross. Not known here: what the marks mean.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from stature.exports.typesetting import FONTS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Half a page wide, two side by side; and a whole one, where a year of three marks a week must not run together.
HALF_INCHES: Final = (3.6, 1.3)
WHOLE_INCHES: Final = (7.2, 1.35)
INK: Final = "#111111"
MARKS: Final = ("o", "^", "x")
MOST_LABELS: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise, by days or weeks: sets planned and done, the least, middle and most repetitions, and what was told.

    `told` holds the highest effort, pain after, and pain the next morning; None where untold.
    """

    name: str
    planned: Sequence[int]
    done: Sequence[int]
    repetitions: Sequence[Sequence[float] | None]
    told: Sequence[Sequence[int | None]]


def done_svg(rows: Sequence[Row], labels: Sequence[str]) -> str:
    """Bars: outlined what was planned, filled what was done."""

    def draw(axes: Axes, row: Row) -> None:
        places = range(len(labels))
        axes.bar(places, row.planned, width=0.8, facecolor="white", edgecolor=INK, linewidth=0.6)
        axes.bar(places, row.done, width=0.8, facecolor="#777777", edgecolor=INK, linewidth=0.6)
        axes.set_ylim(0, max((*row.planned, *row.done, 1)) * 1.1)

    return _svg(rows, labels, draw, HALF_INCHES)


def repetitions_svg(rows: Sequence[Row], labels: Sequence[str]) -> str:
    """Dots for the middle, bars from least to most."""

    def draw(axes: Axes, row: Row) -> None:
        told = [(at, one) for at, one in enumerate(row.repetitions) if one]
        for at, (least, _, most) in told:
            axes.plot([at, at], [least, most], color=INK, linewidth=1)
        axes.plot([at for at, _ in told], [one[1] for _, one in told], "o", color=INK, markersize=2.6)
        axes.set_ylim(-0.4, max([one[2] for _, one in told], default=5) + 1)

    return _svg(rows, labels, draw, HALF_INCHES)


def told_svg(rows: Sequence[Row], labels: Sequence[str]) -> str:
    """Circles, triangles and crosses from 0 to 10, side by side."""

    def draw(axes: Axes, row: Row) -> None:
        for series, mark, beside in zip(row.told, MARKS, (-0.22, 0.0, 0.22), strict=True):
            told = [(at + beside, value) for at, value in enumerate(series) if value is not None]
            places, values = [at for at, _ in told], [value for _, value in told]
            axes.plot(places, values, mark, color=INK, markersize=3.2, markerfacecolor="none", markeredgewidth=0.8)
        axes.set_ylim(-0.7, 10.7)
        axes.set_yticks([0, 5, 10])

    return _svg(rows, labels, draw, WHOLE_INCHES)


def _svg(rows: Sequence[Row], labels: Sequence[str], draw: Any, inches: tuple[float, float]) -> str:
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.ticker import MaxNLocator

    # Names inside the drawing are made from this and never from chance: the same diary, the same bytes.
    mpl.rcParams["svg.hashsalt"] = "stature"
    font = FontProperties(fname=str(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf"), size=7.5)
    wide, tall = inches
    figure = Figure(figsize=(wide, tall * len(rows)), layout="constrained")
    for index, row in enumerate(rows):
        axes = figure.add_subplot(len(rows), 1, index + 1)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
        draw(axes, row)
        axes.set_title(row.name, loc="left", fontproperties=font, pad=2)
        axes.set_xlim(-0.7, len(labels) - 0.3)
        every = -(-len(labels) // MOST_LABELS)
        axes.set_xticks(range(0, len(labels), every), labels[::every])
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(length=2, width=0.6)
        for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            label.set_fontproperties(font)
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()
