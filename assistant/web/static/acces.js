// What Gradio's chat lacks for reading: roles and labels for screen readers, and a steady view.
(() => {
  "use strict";
  const set = (node, name, value) => {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  };

  // Gradio labels each message with its raw Markdown; the text itself reads better.
  const messages = (root) => root.querySelectorAll('[data-testid="user"], [data-testid="bot"]')
    .forEach((node) => {
      node.removeAttribute("aria-label");
      const row = node.closest(".message-row");
      if (!row) return;
      set(row, "role", "group");
      set(row, "aria-label", node.dataset.testid === "user" ? "Vous" : "Alinéa");
    });

  // A step is one control, not a button within a button, and it says whether it is unfolded.
  const steps = (root) => root.querySelectorAll(".thought-group").forEach((group) => {
    const title = group.querySelector(".title");
    if (!title) return;
    set(title, "aria-expanded", String(Boolean(group.querySelector(":scope > .content"))));
    const arrow = title.querySelector(".arrow");
    const inner = arrow && arrow.querySelector("button");
    if (!inner) return;
    const drawing = document.createElement("span");
    drawing.append(...inner.childNodes);
    inner.replaceWith(drawing);
    set(arrow, "aria-hidden", "true");
  });

  // While an answer is written, the question climbs to the top of the view and stays there:
  // the verdict, which opens the answer, is what the reader sees. Any gesture in it wins.
  let asked = 0;
  let following = false;
  const follow = (log) => {
    const questions = log.querySelectorAll(".user-row");
    if (questions.length > asked) following = true;
    asked = questions.length;
    if (following && asked) log.scrollTop = questions[asked - 1].offsetTop - 12;
  };
  ["wheel", "touchmove", "keydown", "pointerdown"].forEach((kind) =>
    document.addEventListener(kind, (event) => {
      const inLog = event.target.closest && event.target.closest('[role="log"]');
      if (inLog) following = false;
    }, { passive: true }));

  // The first examples are buttons in a group, named by their own text.
  const examples = (root) => {
    root.querySelectorAll(".placeholder-content[role]").forEach((n) => n.removeAttribute("role"));
    root.querySelectorAll(".examples").forEach((group) => {
      set(group, "role", "group");
      set(group, "aria-label", "Exemples de questions");
      group.querySelectorAll(".example").forEach((n) => n.removeAttribute("aria-label"));
    });
  };

  const labels = (root) => root.querySelectorAll('button[aria-label="Scroll down"]')
    .forEach((node) => {
      set(node, "aria-label", "Aller à la fin");
      set(node, "title", "Aller à la fin");
    });

  const correct = () => {
    const chat = document.querySelector("#conversation");
    if (!chat) return;
    chat.querySelectorAll('[role="log"]').forEach((log) => {
      set(log, "aria-label", "Conversation");
      set(log, "tabindex", "0");
      follow(log);
    });
    messages(chat);
    steps(chat);
    examples(chat);
    labels(chat);
  };

  document.addEventListener("keydown", (event) => {
    const title = event.target.closest && event.target.closest(".thought-group .title");
    if (!title || event.key !== " ") return;
    event.preventDefault();
    title.click();
  });

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(correct)
      .observe(document.body, { childList: true, characterData: true, subtree: true });
    correct();
  });
})();
