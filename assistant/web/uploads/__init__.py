"""Adding a text from the page, where a setting allows it."""

from assistant.web.uploads.routes import install_uploads

__all__ = ["install_uploads"]
