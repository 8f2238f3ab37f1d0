"""The HTML document Gradio serves, made ours: French, no third-party mark, no outside address."""

from __future__ import annotations

from corpus.expressions import expression

HEAD = """<script src="/alinea/langue.js"></script>
<script src="/alinea/noeuds.js" defer></script>
<script src="/alinea/reprise.js" defer></script>
<script src="/alinea/volet.js" defer></script>
<script src="/alinea/gestes.js" defer></script>
<script src="/alinea/acces.js" defer></script>
<script src="/alinea/session.js" defer></script>
<link rel="stylesheet" href="/alinea/alinea.css">
<link rel="stylesheet" href="/alinea/gestes.css">
<link rel="icon" href="/alinea/icone.svg" type="image/svg+xml">
<meta name="description" content="Alinéa : réponses citées et vérifiées">
"""
_SOCIAL = expression(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
_MANIFEST = expression(r'<link rel="manifest"[^>]*>\s*')


def rewrite(page: str) -> str:
    """Gradio's index page in French, without its social cards, with our style and script."""
    page = page.replace('lang="en"', 'lang="fr"', 1)
    page = _MANIFEST.sub("", _SOCIAL.sub("", page))
    return page.replace('<meta charset="utf-8" />', f'<meta charset="utf-8" />\n{HEAD}', 1)
