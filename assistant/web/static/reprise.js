// A page that stays open all day: a conversation is opened before anything is asked in it, a server
// that stops is told in French, and what was being typed is still there when it is back.
(() => {
  "use strict";
  const DRAFT = "alinea-brouillon";
  const LOST = "Alinéa ne répond plus. La page se rouvrira d'elle-même dès que possible ; la question "
    + "que vous écriviez sera gardée.";
  const FAILED = "Alinéa n'a pas pu traiter cette demande : réessayez, ou rechargez la page.";
  const root = document.documentElement;
  const box = () => document.querySelector("#question textarea");

  // The page listens, and the conversation that its address names comes, a moment after it shows: a
  // question that is sent before then waits, or it would be lost, or begin another conversation.
  const named = new URLSearchParams(window.location.search).has("conversation");
  let opening = true;
  let sent = false;
  root.classList.toggle("ouverture", named);

  const hold = (event) => {
    if (!opening || !event.target.closest) return;
    const enter = event.key === "Enter" && !event.shiftKey && event.target === box();
    const send = event.type === "click" && event.target.closest("#envoyer");
    const other = named && event.type === "click" && event.target.closest(".example, .puce, #nouvelle");
    if (!enter && !send && !other) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sent = sent || !other;
  };

  window.alinea.opened = () => {
    opening = false;
    root.classList.remove("ouverture");
    root.dataset.prete = "oui";
    if (sent) document.getElementById("envoyer").click();
    sent = false;
  };

  // Gradio reloads the page once the server is back, and nothing but that brings a draft back:
  // whoever comes next to this tab must not read it.
  const keep = () => {
    const typed = box();
    if (typed && typed.value) window.sessionStorage.setItem(DRAFT, typed.value);
  };

  const restore = () => {
    const typed = window.sessionStorage.getItem(DRAFT);
    window.sessionStorage.removeItem(DRAFT);
    const [navigation] = performance.getEntriesByType("navigation");
    if (!typed || !navigation || navigation.type !== "reload") return;
    const watcher = new MutationObserver(() => {
      if (!box()) return;
      watcher.disconnect();
      box().value = typed;
      box().dispatchEvent(new Event("input", { bubbles: true }));
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  };

  // Gradio words these in English whatever the language; Alinéa raises none of its own.
  const put = (node, text) => {
    if (node && node.textContent.trim() !== text) node.textContent = text;
  };
  const said = new WeakSet();
  const translate = () => document.querySelectorAll(".toast-body").forEach((toast) => {
    put(toast.querySelector(".toast-title"), "Erreur");
    toast.querySelectorAll(".toast-message-text").forEach((text) => {
      if (text.textContent === LOST) return;
      put(text, text.textContent.startsWith("Connection") ? LOST : FAILED);
    });
    const close = toast.querySelector(".toast-close");
    if (close && close.ariaLabel !== "Fermer") close.ariaLabel = "Fermer";
    if (!said.has(toast)) document.dispatchEvent(new Event("alinea-erreur"));
    said.add(toast);
  });

  document.addEventListener("keydown", hold, true);
  document.addEventListener("click", hold, true);
  window.addEventListener("pagehide", keep);
  document.addEventListener("DOMContentLoaded", () => {
    restore();
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true });
  });
})();
