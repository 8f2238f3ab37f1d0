// What can be done with an answer: copy it, export it, ask again, judge it.
// Each answer carries the address of its turn (#reponse/conversation/number); the buttons are
// built beside it.
(() => {
  "use strict";
  const { make, button, askInFrench } = window.alinea;
  const ADDRESS = /^#reponse\/([\w-]+)\/(\d+)$/;
  const REASONS = [
    ["verdict_faux", "Verdict faux"],
    ["citation", "Citation qui n'appuie pas"],
    ["incomplet", "Incomplet"],
    ["pas_clair", "Pas clair"],
  ];
  const EXPORTS = [
    ["note", "Note au dossier"],
    ["courriel", "Courriel"],
    ["reponse", "Cette réponse"],
    ["conversation", "Toute la conversation"],
  ];
  const FORMATS = [["docx", "Word"], ["pdf", "PDF"], ["md", "Markdown"]];
  const judged = new Map();  // what this tab has said of each answer

  // A raised thumb; turned upside down by the style sheet for the other opinion.
  const thumb = () => {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    const line = document.createElementNS(space, "path");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    line.setAttribute("d", "M7 21V10l4-7c1.7 0 2.7 1.2 2.4 2.8L12.7 9H19c1.4 0 2.3 1.2 2 2.5l-1.7 "
      + "7.7c-.2 1-1.1 1.8-2.2 1.8H7zm0-11H3v11h4");
    drawing.append(line);
    return drawing;
  };

  const opinionButton = (className, name, action) => {
    const node = button(`geste ${className}`, undefined, action);
    node.append(thumb());
    node.setAttribute("aria-label", name);
    node.title = name;
    return node;
  };

  const press = (id) => {
    const hidden = document.getElementById(id);
    if (hidden) hidden.click();
  };

  const reword = () => {
    press("modifier");
    document.querySelector("#question textarea").focus();
  };

  const copyButton = (place, say) => button("geste", "Copier", async () => {
    try {
      const response = await fetch(`${place}/copie`);
      if (!response.ok) throw new Error("copy");
      await window.alinea.copyText(await response.text());
      say("Réponse copiée, avec ses citations.");
    } catch {
      say("La copie n'a pas pu se faire.");
    }
  });

  const exportList = (conversation, number) => {
    const list = make("ul", "exports");
    list.hidden = true;
    EXPORTS.forEach(([layout, label]) => {
      const line = make("li");
      line.append(make("span", "", label));
      FORMATS.forEach(([format, name]) => {
        const link = make("a", "", name);
        const whole = layout === "conversation" ? "" : `&reponse=${number}`;
        link.href = `/conversations/${conversation}/export?format=${format}`
          + `&mise_en_page=${layout}${whole}`;
        link.setAttribute("download", "");
        link.setAttribute("aria-label", `${label}, ${name}`);
        line.append(link);
      });
      list.append(line);
    });
    return list;
  };

  const exportButton = (list) => {
    const node = button("geste", "Exporter", () => {
      list.hidden = !list.hidden;
      node.setAttribute("aria-expanded", String(!list.hidden));
    });
    node.setAttribute("aria-expanded", "false");
    return node;
  };

  const send = async (place, opinion, say) => {
    try {
      const response = await fetch(`${place}/avis`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(opinion),
      });
      const told = await response.json();
      say(typeof told.detail === "string" ? told.detail : "L'avis n'a pas pu être enregistré.");
      return response.ok;
    } catch {
      say("L'avis n'a pas pu être enregistré.");
      return false;
    }
  };

  const reasonForm = (place, say, done) => {
    const form = make("form", "avis");
    const choices = make("fieldset");
    choices.append(make("legend", "", "Qu'est-ce qui ne va pas ?"));
    REASONS.forEach(([value, label]) => {
      const line = make("label");
      const radio = make("input");
      Object.assign(radio, { type: "radio", name: "motif", value, required: true });
      line.append(radio, make("span", "", label));
      choices.append(line);
    });
    const comment = make("label", "avis-commentaire");
    const text = make("textarea");
    Object.assign(text, { rows: 2, maxLength: 1000 });
    comment.append(make("span", "", "Précision (facultatif)"), text);
    const confirm = make("button", "geste plein", "Envoyer l'avis");
    confirm.type = "submit";
    form.append(choices, comment, confirm, button("geste", "Fermer", () => done(false)));
    askInFrench(form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const motif = new FormData(form).get("motif");
      if (await send(place, { avis: "mauvais", motif, commentaire: text.value }, say)) done(true);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); done(false); }
    });
    return form;
  };

  const opinionButtons = (place, say, bar) => {
    const pressed = (node, on) => node.setAttribute("aria-pressed", String(on));
    const good = opinionButton("avis-bon", "Bonne réponse", async () => {
      if (!(await send(place, { avis: "bon" }, say))) return;
      judged.set(place, "bon");
      pressed(good, true);
      pressed(bad, false);
    });
    const bad = opinionButton("avis-mauvais", "Réponse à corriger", () => {
      const open = bar.querySelector(".avis");
      if (open) { open.remove(); return; }
      const form = reasonForm(place, say, (sent) => {
        form.remove();
        bad.focus();
        if (!sent) return;
        judged.set(place, "mauvais");
        pressed(bad, true);
        pressed(good, false);
      });
      bar.append(form);
      form.querySelector("input").focus();
    });
    pressed(good, judged.get(place) === "bon");
    pressed(bad, judged.get(place) === "mauvais");
    return [good, bad];
  };

  const fill = (paragraph, conversation, number) => {
    const place = `/conversations/${conversation}/${number}`;
    const bar = make("div", "barre");
    const said = make("span", "barre-dit");
    said.setAttribute("role", "status");
    const say = (sentence) => { said.textContent = sentence; };
    const row = make("div", "barre-gestes");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", `Réponse ${number}`);
    const exports = exportList(conversation, number);
    row.append(
      copyButton(place, say),
      exportButton(exports),
      button("geste du-dernier", "Relancer", () => press("relancer")),
      button("geste du-dernier", "Modifier la question", reword),
      ...opinionButtons(place, say, bar),
      said,
    );
    bar.append(row, exports);
    paragraph.replaceChildren(bar);
  };

  // A sentence of the page stands where an answer was stopped: it can be asked again.
  const offerAgain = (paragraph) => {
    paragraph.dataset.offered = "true";
    const row = make("span", "barre-gestes");
    row.append(
      button("geste du-dernier", "Relancer", () => press("relancer")),
      button("geste du-dernier", "Modifier la question", reword),
    );
    paragraph.append(row);
  };

  // The keyboard follows the field of the dossier: into its list, then back to its chip.
  let chip = null;
  const followField = () => {
    const input = document.querySelector("#dossier-valeur input");
    if (chip && input && input !== chip.input) {
      chip.input = input;
      input.focus();
    } else if (chip && chip.input && !input) {
      if (document.activeElement === document.body) chip.focus();
      chip = null;
    }
  };

  const remember = (conversation) => {
    const address = `/?conversation=${conversation}`;
    if (window.location.pathname + window.location.search !== address) {
      window.history.replaceState(null, "", address);
    }
  };

  const correct = () => {
    followField();
    const chat = document.querySelector("#conversation");
    if (!chat) return;
    chat.querySelectorAll('.gestes > a[href^="#reponse/"]').forEach((link) => {
      const found = ADDRESS.exec(link.getAttribute("href"));
      if (found) {
        remember(found[1]);
        fill(link.parentElement, found[1], found[2]);
      }
    });
    chat.querySelectorAll(".apart:not([data-offered])").forEach(offerAgain);
    const rows = [...chat.querySelectorAll(".bot-row")];
    rows.forEach((row) => {
      const last = row === rows[rows.length - 1];
      row.querySelectorAll(".du-dernier").forEach((node) => { node.hidden = !last; });
    });
  };

  document.addEventListener("click", (event) => {
    const opened = event.target.closest && event.target.closest(".puce-champ");
    if (opened) { chip = opened; chip.input = null; }
    const renew = event.target.closest && event.target.closest("#nouvelle");
    if (renew) window.history.replaceState(null, "", "/");
  });

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(correct).observe(document.body, { childList: true, subtree: true });
    correct();
  });
})();
