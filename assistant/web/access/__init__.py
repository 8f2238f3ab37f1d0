"""Who may use the page and the API, and as whom."""

from assistant.web.access.described import described_credentials
from assistant.web.access.gate import install_access
from assistant.web.access.identity import Access, current_user
from assistant.web.access.session_state import session_route

__all__ = ["Access", "current_user", "described_credentials", "install_access", "session_route"]
