"""The plots of a report, as SVG images inlined in the page: nothing is fetched to show them."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.labels import VERDICTS
from eval.metrics import BY_NAME
from eval.metrics.calibration import Calibration

_STYLE: Any = {  # rc_context wants the literal names of all settings
    "svg.fonttype": "none",  # text stays text, in a font of the reader's machine
    "svg.hashsalt": "alinea",  # the same figures give the same file
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#55555f",
}
_BLUE, _RED, _GREY, _RULE = "#1f3a8a", "#b3261e", "#55555f", "#d5d7e0"
SHARES = ("passed", "verdict_accuracy", "citation_recall", "citation_precision", "fact_coverage")


@mpl.rc_context(_STYLE)
def scores(groups: Mapping[str, Mapping[str, Any]]) -> str:
    """Five shares with their intervals, one line a group, the first group on top."""
    names = list(groups)
    figure = _figure(9.6, 0.9 + 0.3 * len(names))
    axes = figure.subplots(1, len(SHARES), sharey=True)
    for ax, measure in zip(axes, SHARES, strict=True):
        _forest(ax, [groups[name]["measures"][measure] for name in names])
        ax.set_title(_wrapped(BY_NAME[measure].label), fontsize=9)
    counts = [f"{name} ({groups[name]['questions']})" for name in names]
    axes[0].set_yticks(range(len(names)), counts)
    axes[0].invert_yaxis()
    return _image(figure)


def _forest(ax: Axes, found: Sequence[Mapping[str, Any]]) -> None:
    for row, one in enumerate(found):
        if one["value"] is None:
            ax.text(50, row, "–", ha="center", va="center", color=_GREY)
            continue
        value, low, high = (100 * one[key] for key in ("value", "low", "high"))
        ax.plot([low, high], [row, row], color=_BLUE, linewidth=1.5, alpha=0.45)
        ax.plot([value], [row], "o", color=_BLUE, markersize=5)
    ax.set_xlim(-4, 104)
    ax.set_xticks([0, 50, 100], ["0 %", "50 %", "100 %"])
    ax.tick_params(axis="both", length=0)
    ax.spines[:].set_visible(False)
    ax.grid(axis="x", color=_RULE, linewidth=0.7)
    ax.set_axisbelow(True)


@mpl.rc_context(_STYLE)
def confusion(table: Mapping[str, Mapping[str, int]]) -> str:
    """Verdicts expected (rows) and given (columns), as counts; a wrong « ouvert » stands out."""
    names = [name for name in VERDICTS if name in table or any(name in r for r in table.values())]
    counts = np.array([[table.get(w, {}).get(g, 0) for g in names] for w in names], dtype=float)
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    figure = _figure(1.6 + 0.85 * len(names), 1.1 + 0.5 * len(names))
    ax = figure.subplots()
    ax.imshow(shares, cmap="Blues", vmin=0, vmax=1.4, aspect="auto")
    for row, column in np.ndindex(counts.shape):
        grave = names[column] == "open" and row != column and counts[row, column]
        color = _RED if grave else "white" if shares[row, column] > 0.6 else "black"
        ax.text(column, row, f"{counts[row, column]:.0f}", ha="center", va="center", color=color)
    labels = [VERDICTS[name] for name in names]
    ax.set_xticks(range(len(names)), labels)
    ax.set_yticks(range(len(names)), labels)
    ax.set_xlabel("obtenu")
    ax.set_ylabel("attendu")
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return _image(figure)


@mpl.rc_context(_STYLE)
def reliability(found: Calibration) -> str:
    """The share of questions that the texts answer against the confidence of the search."""
    figure = _figure(4.6, 4.2)
    ax, below = figure.subplots(2, 1, sharex=True, height_ratios=[4, 1])
    confidence = [b.confidence for b in found.bins]
    ax.plot([0, 1], [0, 1], color=_GREY, linewidth=1, linestyle="--")
    ax.plot(confidence, [b.answered for b in found.bins], "o-", color=_BLUE, markersize=5)
    ax.set_ylabel("part répondue par les textes")
    ax.set_ylim(-0.05, 1.05)
    below.bar(confidence, [b.questions for b in found.bins], width=0.05, color=_BLUE)
    below.set_ylabel("questions")
    below.set_xlabel("confiance de la recherche")
    below.set_xlim(-0.02, 1.02)
    for one in (ax, below):
        one.grid(color=_RULE, linewidth=0.7)
        one.set_axisbelow(True)
    return _image(figure)


@mpl.rc_context(_STYLE)
def latency(ms: Sequence[float]) -> str:
    """The share of questions answered within a time."""
    figure = _figure(4.6, 3.2)
    ax = figure.subplots()
    ordered = np.sort(np.maximum(np.array(ms, dtype=float), 1))
    ax.step(ordered, 100 * np.arange(1, len(ordered) + 1) / len(ordered), color=_BLUE, where="post")
    for percent, height in ((50, 4), (95, 14)):
        at = float(np.percentile(ordered, percent, method="inverted_cdf"))
        ax.axvline(at, color=_GREY, linewidth=1, linestyle="--")
        ax.text(at, height, f" {percent} % : {at:.0f} ms", color=_GREY, fontsize=8)
    ax.set_xscale("log")
    ax.set_xlabel("durée du dernier tour (ms)")
    ax.set_ylabel("questions répondues (%)")
    ax.grid(color=_RULE, linewidth=0.7)
    return _image(figure)


def _figure(width: float, height: float) -> Figure:
    return Figure(figsize=(width, height), layout="constrained")


def _image(figure: Figure) -> str:
    """The figure as the address of an image that holds itself."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return "data:image/svg+xml;base64," + base64.b64encode(buffer.getvalue()).decode()


def _wrapped(label: str) -> str:
    return label.replace(" ", "\n", 1) if len(label) > 16 else label
