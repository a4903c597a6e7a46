(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Tables are sorted by their heads: up, down, and back to the order of the report.
  const numberIn = (text) => {
    const found = /^[<–-]?\s*(\d[\d,]*(?:\.\d+)?)/.exec(text.trim());
    return found === null ? null : Number(found[1].replaceAll(",", "")) * (/^-/.test(text.trim()) ? -1 : 1);
  };
  const compare = (a, b) => {
    const [m, n] = [numberIn(a), numberIn(b)];
    if (m !== null && n !== null) return m - n;
    if (m !== null || n !== null) return m === null ? 1 : -1;
    return a.localeCompare(b, undefined, { numeric: true });
  };
  for (const table of all("table[data-sort]")) {
    const body = table.tBodies[0];
    const order = [...body.rows];
    if (order.length < 2) continue;
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      // A browser draws no buttons in the heads that it repeats on each page.
      addEventListener("beforeprint", () => button.replaceWith(...button.childNodes));
      addEventListener("afterprint", () => {
        button.append(...head.childNodes);
        head.append(button);
      });
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        const next = was === null ? "ascending" : was === "ascending" ? "descending" : null;
        for (const other of heads) other.removeAttribute("aria-sort");
        if (next !== null) head.setAttribute("aria-sort", next);
        table.classList.toggle("sorted", next !== null);
        const text = (row) => row.cells[column]?.textContent ?? "";
        const sign = next === "descending" ? -1 : 1;
        const rows = next === null ? order : [...order].sort((a, b) => sign * compare(text(a), text(b)));
        body.append(...rows);
      });
    });
  }

  // Themes and quotations are filtered by theme, code and role.
  const filter = document.getElementById("filter");
  if (filter === null) return;
  const choices = all("select", filter);
  const shown = document.getElementById("filter-shown");
  const quotations = all(".theme .quotation");
  const has = (element, key, value) => value === "" || (element.dataset[key] ?? "").split(" ").includes(value);
  const apply = () => {
    const wanted = Object.fromEntries(choices.map(({ name, value }) => [name, value]));
    for (const row of all("[data-themes]"))
      row.hidden = !(has(row, "themes", wanted.theme) && has(row, "codes", wanted.code));
    for (const row of all(".frequency [data-codes]")) row.hidden = !has(row, "codes", wanted.code);
    for (const quotation of quotations)
      quotation.hidden = !(has(quotation, "codes", wanted.code) && has(quotation, "role", wanted.role));
    const left = quotations.filter((one) => !one.hidden && !one.closest("[hidden]")).length;
    shown.textContent = `${left} of ${quotations.length} quotations shown`;
    filter.classList.toggle("on", choices.some(({ value }) => value !== ""));
  };
  for (const choice of choices) choice.addEventListener("change", apply);
  filter.addEventListener("reset", () => setTimeout(apply));
  filter.addEventListener("submit", (event) => event.preventDefault());
  const contexts = all(".quotation details");
  const toggle = document.getElementById("contexts");
  toggle.hidden = contexts.length === 0;
  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(open));
    for (const context of contexts) context.open = open;
  });
  filter.hidden = false;
  apply();
})();
