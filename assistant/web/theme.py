"""The look: sober, system fonts only."""

from __future__ import annotations

import gradio as gr

FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif")
MONO = ("ui-monospace", "Consolas", "Liberation Mono", "monospace")


def build_theme() -> gr.themes.Base:
    """Gradio's base theme with square corners and no downloaded font."""
    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="gray",
        radius_size="sm",
        text_size="md",
        font=FONTS,
        font_mono=MONO,
    )
