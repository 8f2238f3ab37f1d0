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

  return { make, button };
})();
