// Elements for the other scripts. Every text is set with textContent: nothing that comes from a text
// or an answer becomes HTML.
window.alinea = (() => {
  "use strict";
  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const button = (className, text, action) => {
    const node = make("button", className, text);
    node.type = "button";
    node.addEventListener("click", action);
    return node;
  };

  // A browser words what a form lacks in its own language; these pages are in French for everyone.
  const WANTED = { file: "Choisissez un fichier.", radio: "Choisissez une réponse." };
  const askInFrench = (form) => {
    const fields = Array.from(form.querySelectorAll("[required]"));
    fields.forEach((field) => field.addEventListener("invalid", () =>
      field.setCustomValidity(WANTED[field.type] || "Remplissez ce champ.")));
    form.addEventListener("input", () => fields.forEach((field) => field.setCustomValidity("")));
  };

  return { make, button, askInFrench };
})();
