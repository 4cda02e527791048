"use strict";
(() => {
  const table = document.querySelector("table.sortable");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const headers = Array.from(table.tHead.rows[0].cells);

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent;
  };
  const compare = (a, b) => {
    const x = Number(a), y = Number(b);
    return a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y) ? x - y : a.localeCompare(b, "en");
  };
  const sort = (column) => {
    const header = headers[column];
    const was = header.getAttribute("aria-sort");
    const down = was === "none" ? header.classList.contains("n") : was === "ascending";
    headers.forEach((other) => other.setAttribute("aria-sort", "none"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort((a, b) => (down ? -1 : 1) * compare(valueOf(a, column), valueOf(b, column)));
    body.append(...rows);
  };
  headers.forEach((header, column) => header.querySelector("button").addEventListener("click", () => sort(column)));

  const form = document.querySelector(".filter");
  const search = form.querySelector("input");
  const verdict = form.querySelector("select");
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.dataset.found.includes(word)) && (verdict.value === "" || row.dataset.verdict === verdict.value);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    form.querySelector("output").value = shown === rows.length ? "" : `${shown} of ${rows.length} tasks`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));
})();
