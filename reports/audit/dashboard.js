"use strict";
(() => {
  const PAGE = 100; // rows that are added at once
  const SEVERITIES = ["error", "warning", "info"];
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    Object.assign(element, properties);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // --- every table: sorted by a column, saved as CSV -----------------------------------------------------------

  // What a spreadsheet would take for a formula is made words.
  const cell = (words) => `"${(/^[=+\-@\t\r]/.test(words) ? "'" : "") + words.replaceAll('"', '""')}"`;

  function save(name, rows) {
    const csv = "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
    const link = make("a", { href: URL.createObjectURL(new Blob([csv], { type: "text/csv" })), download: `${name}.csv` });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  const words = (element) => element.innerText.trim().replace(/\s+/g, " ");

  // The words of heads are read while buttons are put into them: `innerText` would lay the page out for each table.
  const titled = (head) => head.textContent.trim().replace(/\s+/g, " ");

  function sortable(table, sort) {
    const heads = all("thead th", table);
    const names = heads.map(titled);
    for (const [index, head] of heads.entries()) {
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.ariaSort === "ascending" || (head.ariaSort !== "descending" && head.classList.contains("number"));
        for (const other of heads) other.removeAttribute("aria-sort");
        head.ariaSort = down ? "descending" : "ascending";
        sort(index, down ? -1 : 1);
      });
    }
    return names;
  }

  function label(row, names) {
    for (const [index, one] of [...row.cells].entries()) one.dataset.label = names[index] ?? "";
  }

  for (const table of all("table.data:not(#found)")) {
    const body = table.tBodies[0];
    const names = sortable(table, (index, way) => {
      const rows = [...body.rows].map((row) => [row.cells[index]?.innerText ?? "", row]);
      rows.sort(([a], [b]) => way * compare(a, b));
      body.append(...rows.map(([, row]) => row));
    });
    for (const row of body.rows) label(row, names);
    const name = table.closest("section").id;
    const button = make("button", { type: "button", className: "csv" }, "CSV of this table");
    button.addEventListener("click", () => save(name, [names, ...[...body.rows].map((row) => [...row.cells].map(words))]));
    table.parentElement.after(button);
  }

  // --- all findings: filtered by severity, rule, section and words ---------------------------------------------

  const table = one("#found");
  const form = one("form.filters");
  const first = JSON.parse(one("#first-findings").textContent);
  let findings = read(first);
  let shown = findings;
  let count = 0;

  function read({ articles, findings }) {
    return findings.map(([severity, rule, article, place, message, said, sentence, sure, isNew, there, evidence]) => {
      const [title, id, page, section] = articles[article];
      return { severity, rule, title, id, page, section, place, message, said, sentence, sure, isNew, there, evidence, sought: "" };
    });
  }

  // The first findings are drawn before the megabytes of all others have been read, which stand at the end of the page.
  const everything = new Promise((done) => {
    const take = () => {
      if (one("#all-findings")) findings = read(JSON.parse(one("#all-findings").textContent));
      shown = findings;
      done();
    };
    if (first.total === findings.length) done();
    else addEventListener("load", () => setTimeout(take));
  });

  function chosen() {
    const open = new Set(all(".chip", form).filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.severity));
    const { rule, section, words: typed } = form.elements;
    const wanted = typed.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fresh = form.elements.new?.checked;
    return findings.filter(
      (each) =>
        open.has(each.severity) &&
        (!rule.value || each.rule === rule.value) &&
        (!section.value || each.section === section.value) &&
        (!fresh || each.isNew) &&
        wanted.every((word) => sought(each).includes(word)),
    );
  }

  // What a search goes through, made when one is typed: thousands of sentences, which most visits never search.
  function sought(each) {
    each.sought ||= `${each.rule} ${each.title} ${each.id} ${each.message} ${each.sentence}`.toLowerCase();
    return each.sought;
  }

  function marked({ sentence, said }) {
    const start = said ? sentence.indexOf(said) : -1;
    if (start < 0) return [sentence];
    return [sentence.slice(0, start), make("mark", {}, said), sentence.slice(start + said.length)];
  }

  const link = (href, name) => (href ? make("a", { href, rel: "noreferrer" }, name) : name);

  function row(each) {
    const made = make(
      "tr",
      {},
      make("td", { className: each.severity }, each.severity === "info" ? "note" : each.severity, each.isNew ? make("span", { className: "new" }, "new") : null),
      make("td", {}, each.rule),
      make("td", {}, link(each.page, each.title || each.id), make("div", { className: "soft" }, each.id, ", ", link(each.there, each.place))),
      make(
        "td",
        {},
        each.message,
        each.sure === "high" ? null : make("span", { className: "soft" }, ` (${each.sure} confidence)`),
        make("div", { className: "soft" }, ...marked(each)),
        ...each.evidence.map((line) => make("div", { className: "soft" }, line)),
      ),
    );
    label(made, ["severity", "rule", "article", "finding"]);
    return made;
  }

  function add() {
    table.tBodies[0].append(...shown.slice(count, count + PAGE).map(row));
    count = Math.min(count + PAGE, shown.length);
    const number = findings.length < first.total ? first.total : shown.length;
    one("#more").hidden = count >= number;
    one("output", form).textContent = `${number.toLocaleString("en")} of ${first.total.toLocaleString("en")}`;
  }

  function show() {
    table.tBodies[0].replaceChildren();
    count = 0;
    add();
  }

  async function filter() {
    await everything;
    shown = chosen();
    show();
  }

  const KEYS = ["severity", "rule", "title", "message"];
  const ranked = (each, key) => (key === "severity" ? String(SEVERITIES.indexOf(each.severity)) : key === "title" ? each.title + each.id : each[key]);

  if (findings.length) {
    for (const part of all("[hidden]", one("#findings"))) part.hidden = false;
    sortable(table, (index, way) => {
      const key = KEYS[index];
      everything.then(() => {
        findings.sort((a, b) => way * compare(ranked(a, key), ranked(b, key)));
        filter();
      });
    });
    for (const name of ["rule", "section"]) {
      const options = Object.entries(first.numbers[name]).sort(([a], [b]) => compare(a, b));
      form.elements[name].append(...options.map(([value, number]) => make("option", { value }, `${value} (${number.toLocaleString("en")})`)));
    }
    for (const chip of all(".chip", form)) {
      one("b", chip).textContent = (first.numbers.severity[chip.dataset.severity] ?? 0).toLocaleString("en");
      chip.addEventListener("click", () => {
        chip.ariaPressed = String(chip.ariaPressed !== "true");
        filter();
      });
    }
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    one("#more").addEventListener("click", () => everything.then(add));
    const button = make("button", { type: "button", className: "csv" }, "CSV of these findings");
    button.addEventListener("click", async () => {
      await everything;
      const names = ["severity", "rule", "article", "id", "section", "place", "finding", "words", "sentence", "confidence", "new"];
      const lines = shown.map((each) => [each.severity, each.rule, each.title, each.id, each.section, each.place, each.message, each.said, each.sentence, each.sure, each.isNew ? "yes" : ""]);
      save("findings", [names, ...lines]);
    });
    one("#more").after(button);
    one("[data-new]")?.addEventListener("click", () => {
      form.elements.new.checked = true;
      filter();
    });
    show();
  }
})();
