// What is said of findings and sources. Every word goes in as text, never as markup.

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function button(words, onclick, attributes = {}) {
  return make("button", { type: "button", onclick, ...attributes }, words);
}

function link(url, words) {
  if (!/^https?:\/\//i.test(url)) return words ? make("span", {}, words) : null;
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words || url);
}

const SEVERITY = { error: "Error", warning: "Warning", info: "Note" };
export const STATUS = {
  open: "not looked up",
  verified: "verified",
  differs: "differs",
  ambiguous: "several fit",
  "not-found": "not found",
  retracted: "retracted",
  "perhaps-retracted": "perhaps retracted",
  concern: "concern voiced",
  corrected: "corrected",
  agency: "an organisation’s report",
  unchecked: "unchecked",
};
export const TALLY = { ...STATUS, ambiguous: "with several works that fit", agency: "of organisations", differs: "differing" };
const ALARMING = ["differs", "ambiguous", "not-found", "retracted", "perhaps-retracted", "concern"];
const RELATED = 3;

// Where something stands, in an item as JSON: what moves with each letter before it. (A function that leaves it out
// would be called for each name in all items.)
const PLACE = /"(?:start|end)":\d+,?|"at":"(?:[^"\\]|\\.)*",?/g;

// Its line is told by the buttons that lead there.
const LINE = /"at":"(?:[^"\\]|\\.)*"/g;

function renamed(kept, fresh) {
  const jumps = fresh.querySelectorAll(".jump");
  kept.querySelectorAll(".jump").forEach((one, index) => (one.textContent = jumps[index].textContent));
}

// Keeps the elements of items that stay as they are, so that nobody loses what they are typing into one.
export function listed(root, items, draw, empty) {
  const old = new Map([...root.children].map((child) => [child.dataset.key, child]));
  const held = root.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
  const elements = items.map((item) => {
    const written = JSON.stringify(item);
    const sign = written.replace(PLACE, "");
    const lines = (written.match(LINE) || []).join();
    const kept = old.get(item.key);
    const stays = kept && kept.sign === sign;
    if (stays && kept.lines !== lines) renamed(kept, draw(item, () => item));
    const element = stays ? kept : draw(item, () => element.item);
    element.dataset.key = item.key;
    return Object.assign(element, { sign, lines, item });
  });
  if (!elements.length) elements.push(make("p", { class: "empty", "data-key": "" }, empty));
  if (elements.length !== root.children.length || elements.some((element, index) => root.children[index] !== element)) {
    root.replaceChildren(...elements);
  }
  if (held && !root.contains(document.activeElement)) {
    const again = elements.find((element) => element.dataset.key === held.dataset.key) || elements[0];
    again.focus({ preventScroll: true });
  }
}

export function findingCard(finding, now, desk) {
  const about = desk.rules[finding.rule];
  const aside = finding.ignored ?? finding.suppressed;
  const title = `title-${finding.key}`;
  return make(
    "article",
    { class: `card ${finding.severity}${aside === null ? "" : " aside"}`, tabindex: "-1", "aria-labelledby": title },
    make(
      "header",
      {},
      make("span", { class: `badge ${finding.severity}` }, SEVERITY[finding.severity]),
      make("code", {}, finding.rule),
      finding.confidence === "high" ? null : make("span", { class: "quiet" }, `${finding.confidence} confidence`),
    ),
    make("h3", { id: title }, finding.message),
    places(finding, now, desk),
    finding.suggestion ? suggestion(finding, desk) : null,
    evidence(finding, desk),
    aside === null ? tools(finding, now, desk, about) : asideTools(finding, aside, desk),
  );
}

// Words with what stands around them; what else is marked there is the other place of one sentence.
function quote({ before, words, after }, also = []) {
  const parts = [before, after].map((part) => {
    const other = also.find((one) => part.includes(one));
    if (!other) return [part];
    const start = part.indexOf(other);
    return [part.slice(0, start), make("mark", { class: "other" }, other), part.slice(start + other.length)];
  });
  return make("blockquote", {}, ...parts[0], make("mark", {}, words), ...parts[1]);
}

// Tells whether another place is seen in the words around a finding's own, so that they need not be shown twice.
const isBeside = (finding) => (other) =>
  other.at === finding.at && [finding.excerpt.before, finding.excerpt.after].some((part) => part.includes(other.excerpt.words));

// Each place of a finding with a jump to it, those of a conflict side by side. One that is seen in the words of the first
// is told by its own words: two jumps to one line would be named alike.
function places(finding, now, desk) {
  const others = finding.related.slice(0, RELATED);
  const isSeen = isBeside(finding);
  const rest = finding.related.length - others.length;
  return make(
    "div",
    { class: others.every(isSeen) ? "places" : "places both" },
    make(
      "div",
      {},
      button(`Go to ${finding.at}`, () => desk.go(now(), now().key), { class: "jump" }),
      quote(finding.excerpt, others.filter(isSeen).map((other) => other.excerpt.words)),
    ),
    ...others.map((other, index) =>
      make(
        "div",
        {},
        button(`Go to ${isSeen(other) ? `“${other.excerpt.words}”` : other.at}`, () => desk.go(now().related[index], now().key), {
          class: "jump other",
        }),
        make("span", { class: "quiet" }, other.message),
        isSeen(other) ? null : quote(other.excerpt),
      ),
    ),
    rest > 0 ? make("p", { class: "quiet" }, `and ${rest} more`) : null,
  );
}

function suggestion(finding, desk) {
  return make(
    "p",
    { class: "suggestion" },
    make("span", {}, finding.suggestion),
    " ",
    button("Copy", () => desk.copy(finding.suggestion), { "aria-label": "Copy the suggestion" }),
  );
}

function evidence(finding, desk) {
  const source = desk.source(finding.source);
  if (source && source.works.length) return works(source, source.works, desk);
  if (!finding.evidence.length) return null;
  const told = finding.evidence.filter(({ label }) => label !== "answers");
  const answers = finding.evidence.filter(({ label }) => label === "answers");
  const lines = told.map(({ label, text, url }) => make("li", {}, `${label}: `, link(url, text) || text));
  if (answers.length) lines.push(make("li", { class: "said" }, folded("What each service answered", answers)));
  return make("ul", { class: "works" }, ...lines);
}

function folded(words, items) {
  return make("details", {}, make("summary", {}, words), ...items.map(({ text }) => make("p", {}, text)));
}

function works(source, shown, desk) {
  const settled = source.status === "verified" && shown[0] === source.works[0];
  return make(
    "ul",
    { class: "works" },
    ...shown.map((work) =>
      make(
        "li",
        {},
        link(work.url, work.words),
        work.differs.length ? make("span", { class: "quiet" }, ` (differs: ${work.differs.join(", ")})`) : null,
        " ",
        work.id && !settled
          ? button("This is the one", () => desk.pin(source.key, work.id), {
              "aria-label": `This is the one: ${work.words.slice(0, 120)}`,
            })
          : null,
      ),
    ),
  );
}

// Says what a click writes where that is short.
function mended(edits) {
  const [{ text }] = edits;
  return edits.length === 1 && text && text.length < 60 ? `Write “${text}”` : "Mend it";
}

// Whoever unfolds a form writes into it next.
function intoForm({ target }) {
  if (target.open) target.querySelector("select, input").focus();
}

function tools(finding, now, desk, about) {
  const conflict = finding.rule === "conflicting-values";
  const reason = make("input", { type: "text", maxlength: "300", "aria-label": "Reason to ignore", placeholder: "Reason" });
  const comment = make("input", { type: "checkbox", checked: true });
  const form = make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        desk.ignore(now(), reason.value, desk.comments() && comment.checked);
      },
    },
    reason,
    make("label", { class: "check noted" }, comment, " note it in the draft"),
    make("button", {}, conflict ? "Keep apart" : "Ignore"),
  );
  return make(
    "footer",
    {},
    finding.edits.length ? button(mended(finding.edits), () => desk.mend(now().edits), { class: "mend" }) : null,
    ...finding.offers.map(({ words }, index) =>
      button(`Write “${words}”`, () => desk.mend(now().offers[index].edits), { class: "mend" }),
    ),
    make("details", { ontoggle: intoForm }, make("summary", {}, conflict ? "These are two things…" : "Ignore…"), form),
    about
      ? make(
          "details",
          {},
          make("summary", {}, "Why, and what to do"),
          make("p", {}, plain(about.why)),
          make("p", {}, plain(about.fix)),
        )
      : null,
  );
}

function asideTools(finding, reason, desk) {
  return make(
    "footer",
    {},
    make("p", {}, reason ? `Ignored: ${reason}` : "Ignored"),
    finding.ignored === null ? null : button("Take it up again", () => desk.takeUp(finding)),
  );
}

// A fact with all its mentions side by side, each with a jump to it.
export function factCard(fact, now, desk) {
  const title = `fact-${fact.key}`;
  const agree = fact.mentions.length === 2 ? "both mentions agree" : `all ${fact.mentions.length} mentions agree`;
  return make(
    "article",
    { class: `card fact${fact.differ ? " differing" : ""}`, tabindex: "-1", "aria-labelledby": title },
    make("h3", { id: title }, `“${fact.what}”`),
    make("p", { class: "verdict" }, fact.differ ? fact.verdict : agree),
    mentions(fact.mentions, (index) => now().mentions[index], desk),
    make("footer", {}, fact.partings.length ? parting(fact, now, desk) : null),
  );
}

function mentions(all, at, desk) {
  return make(
    "div",
    { class: "places both" },
    ...all.map((mention, index) =>
      make(
        "div",
        { class: `side${mention.side || 0}` },
        button(`Go to ${mention.at}`, () => desk.go(at(index), ""), { class: "jump" }),
        mention.labels ? make("span", { class: "quiet" }, mention.labels) : null,
        quote(mention.excerpt),
      ),
    ),
  );
}

function parting(fact, now, desk) {
  const { partings } = fact;
  const reason = make("input", { type: "text", maxlength: "300", "aria-label": "What sets them apart", placeholder: "What sets them apart" });
  const comment = make("input", { type: "checkbox", checked: true });
  const which = make("select", { "aria-label": "Which is another thing" }, ...partings.map(({ key, at }) => make("option", { value: key }, at)));
  const form = make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        desk.part(which.value, reason.value, desk.comments() && comment.checked);
      },
    },
    partings.length > 1 ? which : null,
    reason,
    make("label", { class: "check noted" }, comment, " note it in the draft"),
    make("button", {}, "Keep apart"),
  );
  return make("details", { ontoggle: intoForm }, make("summary", {}, partings.length > 1 ? "One is another thing…" : "These are two things…"), form);
}

export function apartCard(pair, now, desk) {
  const title = `apart-${pair.key}`;
  const [one, other] = pair.mentions.map(({ excerpt, at }) => `${excerpt.words} (${at})`);
  return make(
    "article",
    { class: "card fact aside", tabindex: "-1", "aria-labelledby": title },
    make("h3", { id: title }, `Kept apart: ${one} and ${other}`),
    pair.reason ? make("p", {}, pair.reason) : null,
    mentions(pair.mentions, (index) => now().mentions[index], desk),
    make("footer", {}, pair.mine ? button("Take them together again", () => desk.together(pair.key)) : null),
  );
}

function plain(markdown) {
  return markdown.replace(/[`*]/g, "");
}

// What the source says of the numbers that rest on it: each with the closest passages, its numbers marked.
function beside(source, desk) {
  if (!source.beside.length) return null;
  const compared = source.beside.some(({ state }) => state !== "not-compared");
  if (!compared && !source.works.length) return null; // it is told above that no work was found
  const found = source.beside.filter(({ state }) => state === "found").length;
  const rows = source.beside.map((one) =>
    make(
      "li",
      {},
      button(one.words, () => desk.go(one, "")),
      make("span", { class: "quiet" }, ` ${one.label}`),
      ...one.passages.map(({ where, pieces }) =>
        make(
          "p",
          { class: "passage" },
          make("span", { class: "quiet" }, `${where}: `),
          ...pieces.map(({ text, marked }) => (marked ? make("mark", {}, text) : text)),
        ),
      ),
    ),
  );
  const total = source.beside.length;
  return make("details", {}, make("summary", {}, compared ? `${found} of ${total} found in it` : `${total} not compared with it`), make("ul", { class: "works" }, ...rows));
}

export function sourceCard(source, now, desk) {
  const identifier = make("input", { type: "text", "aria-label": "DOI or PMID of the work", placeholder: "DOI or PMID" });
  const form = make(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (identifier.value.trim()) desk.pin(source.key, identifier.value.trim());
      },
    },
    identifier,
    make("button", {}, "Pin"),
  );
  const certain = source.status === "verified";
  const alarm = ALARMING.includes(source.status) ? "alarm" : source.status;
  const title = `source-${source.key}`;
  return make(
    "article",
    { class: "card source", tabindex: "-1", "aria-labelledby": title },
    make("header", {}, make("span", { class: `badge ${alarm}` }, STATUS[source.status] || source.status)),
    make("h3", { id: title }, source.words),
    source.reason ? make("p", { class: "quiet" }, source.reason) : null,
    source.works.length ? works(source, certain ? source.works.slice(0, 1) : source.works, desk) : null,
    beside(source, desk),
    make(
      "footer",
      {},
      source.places.length ? button("Go to it", () => desk.go(now().places[0], "")) : null,
      make(
        "details",
        {},
        make("summary", {}, source.works.length ? "It is another work…" : "Name the work…"),
        certain && source.works.length > 1 ? works(source, source.works.slice(1), desk) : null,
        form,
      ),
    ),
  );
}
