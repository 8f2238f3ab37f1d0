// Filters a list while one types. The form and the links do all of it without scripts too.
(() => {
  "use strict";
  const ready = () => {
    const box = document.querySelector("#champ-q");
    const rows = Array.from(document.querySelectorAll("table.liste tbody tr"));
    const told = document.querySelector("#compte");
    if (!box || !told || box.defaultValue) return; // rows that the server left out cannot come back

    const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[’‘]/g, "'").replace(/œ/gi, "oe").replace(/æ/gi, "ae").toLowerCase();
    const contents = rows.map((row) => fold(row.textContent));
    const links = Array.from(document.querySelectorAll(".exports a, table.liste thead a"));

    const filter = () => {
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !words.every((word) => contents[i].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      const name = shown > 1 ? told.dataset.plusieurs : told.dataset.un;
      told.textContent = shown ? `${shown} ${name}` : `Aucune ${told.dataset.un}`;
      links.forEach((link) => {
        const address = new URL(link.href);
        if (box.value.trim()) address.searchParams.set("q", box.value.trim());
        else address.searchParams.delete("q");
        link.href = address.href;
      });
    };
    box.addEventListener("input", filter);
    if (box.value) filter();
  };
  document.addEventListener("DOMContentLoaded", ready);
})();
