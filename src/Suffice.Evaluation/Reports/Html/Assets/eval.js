"use strict";
(() => {
  for (const form of document.querySelectorAll(".filter")) {
    const items = Array.from(document.querySelectorAll(`#${form.dataset.of} details.item`));
    const search = form.querySelector("input");
    const kind = form.querySelector("select");
    const filter = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const item of items) {
        const found = item.textContent.toLowerCase();
        const fits = (kind.value === "" || item.dataset.kind === kind.value) && words.every((word) => found.includes(word));
        item.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      form.querySelector("output").value = shown === items.length ? "" : `${shown} of ${items.length} items`;
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }
})();
