// Says when the search by meaning has loaded; the page is not changed under its reader.
(() => {
  "use strict";
  const PAUSE = 2000; // milliseconds between two looks at the server
  const watch = async (told) => {
    const page = await (await fetch(window.location.href)).text();
    if (page.includes(`id="${told.id}"`)) {
      setTimeout(() => watch(told).catch(() => {}), PAUSE);
      return;
    }
    const link = told.querySelector("a");
    link.textContent = "Afficher les passages proches par le sens";
    told.replaceChildren("La recherche par le sens est prête. ", link);
  };
  document.addEventListener("DOMContentLoaded", () => {
    const told = document.querySelector("#chargement");
    if (told) setTimeout(() => watch(told).catch(() => {}), PAUSE);
  });
})();
