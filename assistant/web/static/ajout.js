// Adding a text: sends the form, shows how far it is, and says how it ended.
(() => {
  "use strict";
  const PAUSE = 700; // milliseconds between two looks at the server
  const LOST = "Le serveur ne répond pas : vérifiez le réseau, puis recommencez.";
  const form = document.querySelector("#ajout");
  const send = document.querySelector("#envoi");
  const follow = document.querySelector("#suivi");
  const stage = document.querySelector("#etape");
  const bar = document.querySelector("#avance");
  const outcome = document.querySelector("#issue");

  const tell = (text, good) => {
    follow.hidden = true;
    send.disabled = false;
    outcome.textContent = text;
    outcome.className = good ? "succes" : "faute";
    outcome.focus();
  };

  const show = (text, done, total) => {
    follow.hidden = false;
    stage.textContent = text;
    if (total) bar.value = (100 * done) / total;
    else bar.removeAttribute("value");
  };

  const detail = (text, status) => {
    try {
      return JSON.parse(text).detail || LOST;
    } catch {
      return status === 413 ? "Ce fichier est trop gros." : LOST;
    }
  };

  const watch = async (job) => {
    const response = await fetch(`/textes-ajoutes/suivi/${job}`);
    const text = await response.text();
    if (!response.ok) return tell(detail(text, response.status), false);
    const state = JSON.parse(text);
    if (!state.ended) {
      show(`Texte reçu : ${state.stage}…`, state.done, state.total);
      return setTimeout(() => watch(job).catch(() => tell(LOST, false)), PAUSE);
    }
    const added = state.stage === "ajouté";
    if (added) form.reset();
    if (added) sessionStorage.setItem("alinea-ajout", state.detail);
    return added ? window.location.reload() : tell(state.detail, false);
  };

  const submit = () => {
    const file = form.elements.file.files[0];
    const limit = Number(form.elements.file.dataset.limite);
    if (file.size > limit * 1024 * 1024) {
      return tell(`Ce fichier est trop gros : ${limit} Mo au plus sont admis.`, false);
    }
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) =>
      show("Envoi du fichier…", event.loaded, event.total));
    request.addEventListener("error", () => tell(LOST, false));
    request.addEventListener("load", () => {
      if (request.status !== 202) return tell(detail(request.response, request.status), false);
      return watch(JSON.parse(request.response).job).catch(() => tell(LOST, false));
    });
    send.disabled = true;
    outcome.textContent = "";
    outcome.className = "";
    show("Envoi du fichier…", 0, 1);
    return request.send(new FormData(form));
  };

  const remove = async (button) => {
    const title = button.dataset.titre;
    if (!window.confirm(`Retirer « ${title} » ? Il ne sera plus cherché ni cité.`)) return;
    const response = await fetch("/textes-ajoutes/retrait", {
      method: "POST", body: new URLSearchParams({ id: button.dataset.retirer }),
    });
    const text = detail(await response.text(), response.status);
    if (!response.ok) return tell(text, false);
    sessionStorage.setItem("alinea-ajout", text);
    window.location.reload();
  };

  const showChosen = (field) => {
    const names = Array.from(field.files, (file) => file.name);
    field.parentElement.classList.toggle("plein", names.length > 0);
    field.parentElement.querySelector(".choisi").textContent = names.join(", ") || "Rien n'est choisi";
  };

  form.querySelectorAll(".fichier input").forEach((field) => {
    field.addEventListener("change", () => showChosen(field));
    showChosen(field); // a page that is reloaded may keep what was chosen
  });
  window.alinea.askInFrench(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  document.querySelectorAll("[data-retirer]").forEach((button) =>
    button.addEventListener("click", () => remove(button).catch(() => tell(LOST, false))));

  const said = sessionStorage.getItem("alinea-ajout");
  if (said) {
    sessionStorage.removeItem("alinea-ajout");
    tell(said, true);
  }
})();
