// The source panel: opens the passage behind a citation, marked within its article or its list.
(() => {
  "use strict";
  const { make, button } = window.alinea;
  const ADDRESS = /^#source\/(\d+)\/([^/]+)\/(\d+)-(\d+)$/;
  const LINKS = 'a[href^="#source/"], a[data-source]';
  let opener = null;

  const panel = make("aside");
  panel.id = "volet";
  panel.hidden = true;
  panel.setAttribute("aria-labelledby", "volet-titre");

  const mark = (link, opened) => {
    if (!link) return;
    link.classList.toggle("ouvert", opened);
    if (opened) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  };

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    document.body.classList.remove("volet-ouvert");
    mark(opener, false);
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  };

  const passageNode = (passage, cited, start, stop) => {
    const node = make("p", `passage passage-${passage.kind}`);
    if (passage.id !== cited) {
      node.textContent = passage.text;
      return node;
    }
    const characters = Array.from(passage.text);
    const part = (from, to) => characters.slice(from, to).join("");
    node.classList.add("cite");
    node.append(part(0, start), make("mark", "", part(start, stop)), part(stop));
    return node;
  };

  const omitted = (count, where) =>
    make("p", "coupe", count === 1 ? `… 1 passage ${where} …` : `… ${count} passages ${where} …`);

  const contextNode = (data, start, stop) => {
    const node = make("div", "contexte");
    node.tabIndex = 0;
    node.setAttribute("role", "region");
    node.setAttribute("aria-label", "Le passage cité et ce qui l'entoure");
    const { passages, omitted_before, omitted_after } = data.context;
    if (omitted_before) node.append(omitted(omitted_before, "avant"));
    node.append(...passages.map((p) => passageNode(p, data.id, start, stop)));
    if (omitted_after) node.append(omitted(omitted_after, "après"));
    data.notes.forEach((n) => node.append(make("p", "passage note", n.text)));
    return node;
  };

  const factsNode = (data) => {
    const lines = data.line_start === data.line_end
      ? `ligne ${data.line_start}` : `lignes ${data.line_start} à ${data.line_end}`;
    const facts = [
      ["Titre", data.source.title],
      ["Date", data.source.date_text],
      ["Référence", data.source.reference],
      ["Dans la copie", lines],
    ];
    const list = make("dl");
    facts.filter(([, value]) => value).forEach(([name, value]) => {
      const pair = make("div");
      pair.append(make("dt", "", name), make("dd", "", value));
      list.append(pair);
    });
    return list;
  };

  const titleNode = (data) => {
    const name = data.source.short_title;
    const node = make("p", "texte", name.charAt(0).toUpperCase() + name.slice(1));
    node.append(make("span", "", data.locator));
    return node;
  };

  const copyText = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const area = make("textarea");
    area.value = text;
    (panel.hidden ? document.body : panel).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("copy");
  };
  window.alinea.copyText = copyText;  // gestes.js copies whole answers

  const copyNode = (data, start, stop) => {
    const node = make("div", "copie");
    const said = make("span");
    said.setAttribute("role", "status");
    const quote = Array.from(data.text).slice(start, stop).join("").trim();
    const text = `« ${quote} »\n${data.reference}.\n${data.source.validity_notice}`;
    const copy = button("volet-copier", "Copier la citation et sa référence", async () => {
      try {
        await copyText(text);
        said.textContent = "Copié.";
      } catch {
        said.textContent = "La copie est refusée par le navigateur.";
      }
      copy.focus();
    });
    node.append(copy, said);
    return node;
  };

  // Numbered where an answer cites it, not where a list or a text opens it.
  const titleOf = (number) => (number === "0" ? "Source" : `Source ${number}`);

  const textNode = (data) => {
    const link = make("a", "volet-texte", "Lire ce passage dans le texte entier");
    const [source, place] = data.id.split("#");
    link.href = `/textes/${encodeURIComponent(source)}#${encodeURIComponent(place)}`;
    link.addEventListener("click", () => {
      if (window.location.pathname === link.pathname) close();
    });
    return link;
  };

  const header = (title) => {
    const node = make("div", "volet-tete");
    const heading = make("h2", "", title);
    heading.id = "volet-titre";
    heading.tabIndex = -1;
    node.append(heading, button("volet-fermer", "Fermer", close));
    return node;
  };

  const show = (title, ...nodes) => {
    panel.replaceChildren(header(title), ...nodes);
    panel.hidden = false;
    document.body.classList.add("volet-ouvert");
    panel.querySelector("h2").focus({ preventScroll: true });
  };

  const reveal = () => {
    const cited = panel.querySelector(".cite");
    const context = panel.querySelector(".contexte");
    if (!cited) return;
    const middle = cited.offsetTop - (context.clientHeight - cited.offsetHeight) / 2;
    context.scrollTop = Math.max(0, Math.min(middle, cited.offsetTop - 8));
  };

  const showPassage = (number, data, start, stop) => {
    show(
      titleOf(number),
      titleNode(data),
      ...data.remarks.map((sentence) => make("p", "remarque", sentence)),
      contextNode(data, start, stop),
      copyNode(data, start, stop),
      textNode(data),
      make("p", "validite", data.source.validity_notice),
      factsNode(data),
    );
    reveal();
  };

  const open = async (address) => {
    const found = ADDRESS.exec(address);
    if (!found) return;
    const [, number, passage, start, stop] = found;
    try {
      const response = await fetch(`/api/passages/${passage}`);
      const data = await response.json();
      if (!response.ok) throw new Error(data.detail);
      showPassage(number, data, Number(start), Number(stop));
    } catch {
      show(titleOf(number), make("p", "texte", "Ce passage n'a pas pu être ouvert."));
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(LINKS);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    mark(opener, false);
    opener = link;
    mark(opener, true);
    open(link.dataset.source || link.getAttribute("href"));
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(panel);
    open(window.location.hash);
  });
})();
