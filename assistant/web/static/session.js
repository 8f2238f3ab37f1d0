// Who is logged in, the way out, and the way back in once the session has ended.
(() => {
  "use strict";
  const UPLOADS = "/textes-ajoutes";
  const make = (tag, text, attributes) => {
    const node = document.createElement(tag);
    node.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    return node;
  };

  const bar = (state) => {
    const nav = make("nav", "", { id: "session", "aria-label": "Session" });
    if (state.uploads) {
      const link = make("a", "Ajouter un texte", { href: UPLOADS });
      if (window.location.pathname === UPLOADS) link.setAttribute("aria-current", "page");
      nav.append(link);
    }
    if (state.user) {
      const form = make("form", "", { method: "post", action: "/connexion/fin" });
      form.append(make("button", "Se déconnecter", { type: "submit" }));
      nav.append(make("span", state.user, {}), form);
    }
    if (nav.children.length) document.querySelector(".entete").append(nav);
  };

  const ended = () => {
    if (document.querySelector("#session-finie")) return;
    const box = make("p", "Votre session est terminée. ", { id: "session-finie", role: "alert" });
    const next = encodeURIComponent(window.location.pathname + window.location.search);
    box.append(make("a", "Se reconnecter", { href: `/connexion?suite=${next}` }));
    document.body.append(box);
  };

  const look = async () => {
    const response = await fetch("/session", { headers: { accept: "application/json" } });
    if (response.status === 401) ended();
    return response.ok ? response.json() : {};
  };

  const whenReady = (action) => {
    if (document.querySelector(".entete")) {
      action();
      return;
    }
    const watcher = new MutationObserver(() => {
      if (!document.querySelector(".entete")) return;
      watcher.disconnect();
      action();
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  };

  document.addEventListener("DOMContentLoaded", async () => {
    const state = await look();
    whenReady(() => bar(state));
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look().catch(() => {});
  });
  document.addEventListener("alinea-erreur", () => look().catch(() => {}));
})();
