"""Who may use the page and the API, and as whom."""

from assistant.web.access.gate import install_access
from assistant.web.access.identity import Access, current_user
from assistant.web.access.session_state import session_route

__all__ = ["Access", "current_user", "install_access", "session_route"]
