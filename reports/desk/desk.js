// The desk: what is typed goes to the checks, what they find comes back as marks and cards.

import * as calls from "./calls.js";
import { apartCard, factCard, findingCard, listed, make, sourceCard, TALLY } from "./cards.js";
import { surface } from "./surface.js";

const get = (id) => document.getElementById(id);
const area = get("draft");
const page = document.documentElement;
const sheet = surface(get("surface"), area, get("backdrop"));

// A draft of slips, for whoever sees the desk for the first time.
const EXAMPLE = `# Salt and blood pressure

Adults eat about 9 g of salt a day, and less than 5% of it is added at the table (Harnack et al., 2017).

In one trial, 30 of 120 patients (20%) had lower pressure after four weeks. Their pressure fell from 150 to 135 mmHg, a drop of 25%.

Most salt comes from bread and meals (Harnack et al., 2018). Less than 0.5% of the salt that adults eat is added at the table.

# References

Harnack, L. J., Cogswell, M. E., & Shikany, J. M. (2017). Sources of sodium in US adults. *Circulation*, 135(19), 1775–1783.
`;

const QUICK = 300; // milliseconds of a check after which the next one need not wait for another key
const QUIET = 1200; // milliseconds without a key before look-ups
const CALM = 500; // milliseconds without a key before facts are looked for
const LONG = 1000; // a check that runs this long makes way for a newer version

const draft = { version: 0, name: "", format: "markdown", file: false };
let found = { findings: [], sources: [], more: 0, words: 0, version: 0 };
let stated = { facts: [], apart: [], more: 0, version: -1 };
let settings = { rules: {}, written: [], endings: [], exports: [], offline: true, services: [] };
let current = ""; // key of the finding in hand
let other = 0; // which of its places was visited last

const desk = {
  get rules() {
    return settings.rules;
  },
  source: (key) => (key === null ? undefined : found.sources.find((source) => source.key === key)),
  comments: () => ["markdown", "mdx", "html"].includes(draft.format) && !draft.file,
  go(place, key) {
    choose(key);
    view("draft");
    sheet.go(place.start, place.end);
  },
  async copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      say("Copied.");
    } catch {
      say("The browser does not allow copying here.");
    }
  },
  async pin(source, work) {
    await attempt(async () => {
      const answer = await calls.post("/pins", { source, work });
      say(answer.said);
      take(answer.found);
    });
  },
  async ignore(finding, reason, noted) {
    await attempt(async () => {
      const answer = await calls.post("/ignored", { key: finding.key, reason, noted });
      if (answer.found) take(answer.found);
      else if (answer.version === draft.version) sheet.replace(answer.start, answer.start, answer.comment);
      else say("The draft changed meanwhile; ignore it once more.");
    });
  },
  async part(key, reason, noted) {
    await attempt(async () => {
      const answer = await calls.post("/apart", { key, reason, noted });
      if (answer.facts) takeFacts(answer);
      else if (answer.version === draft.version) sheet.replace(answer.start, answer.start, answer.comment);
      else say("The draft changed meanwhile; say it once more.");
    });
  },
  async together(key) {
    await attempt(async () => takeFacts(await calls.post("/apart", { key, back: true })));
  },
  async takeUp(finding) {
    await attempt(async () => take((await calls.post("/ignored", { key: finding.key, back: true })).found));
  },
  mend(edits) {
    const ordered = [...edits].sort((a, b) => b.start - a.start);
    for (const { start, end, text } of ordered) sheet.replace(start, end, text);
    const now = sheet.text();
    tell("Corrected in the draft.", "Undo", () => {
      if (sheet.text() === now) sheet.undo(ordered.length);
      else say("The draft has changed since; undo takes it back step by step.");
    });
  },
};

// --- checks -------------------------------------------------------------------------------------------------------

let timer = 0;
let quiet = 0;
let sending = null; // { started, stop }
let dirty = false;
let lasted = 0;

function changed() {
  draft.version += 1;
  dirty = true;
  page.dataset.settled = "no";
  page.dataset.stated = "no";
  clearTimeout(timer);
  clearTimeout(calm);
  clearTimeout(quiet);
  checkSoon();
}

// One check is under way at a time, so that quick ones need no pause, and go out before the letter is drawn; slow ones
// leave the machine some of it.
function checkSoon() {
  if (lasted > QUICK) timer = setTimeout(check, Math.min(lasted / 2, 400));
  else check();
}

async function check() {
  if (sending) {
    if (performance.now() - sending.started > LONG) sending.stop.abort();
    return;
  }
  const started = performance.now();
  const stop = new AbortController();
  sending = { started, stop };
  const slow = setTimeout(() => page.classList.contains("away") || (get("state").textContent = "Checking…"), 700);
  dirty = false;
  try {
    const answer = await calls.write({ ...draft, text: sheet.text() }, stop.signal);
    take(answer.found);
    offline(false);
  } catch (problem) {
    clearTimeout(slow);
    await failed(problem);
  }
  clearTimeout(slow);
  lasted = performance.now() - started;
  sending = null;
  if (dirty) checkSoon();
}

async function failed(problem) {
  if (problem.name === "AbortError" || problem.status === 409) return;
  if (problem.status === 404) {
    becomesText();
    await calls.start("");
    dirty = true;
  } else if (problem.status) {
    tell(problem.message);
    found = { ...found, findings: [], sources: [], version: draft.version };
    render();
  } else {
    offline(true);
    dirty = true;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

function offline(away) {
  page.classList.toggle("away", away);
  if (away) get("state").textContent = "The desk does not answer. Your text stays on this page; copy it before you close it.";
}

function take(answer) {
  if (!answer || answer.version !== draft.version) return;
  if (answer.notice && answer.notice !== found.notice) tell(answer.notice);
  found = answer;
  render();
  page.dataset.settled = "yes";
  clearTimeout(quiet);
  quiet = setTimeout(lookUp, QUIET);
  clearTimeout(calm);
  if (stated.version !== draft.version) calm = setTimeout(askFacts, CALM);
}

// --- facts stated more than once -----------------------------------------------------------------------------------

let calm = 0;
let stating = false;

// Facts take longer than a check, so they are asked for when typing has paused, and no check waits for them.
async function askFacts() {
  clearTimeout(calm);
  if (stating || dirty) return;
  stating = true;
  try {
    takeFacts(await calls.post("/facts", {}));
  } catch (problem) {
    if (problem.status && ![404, 409].includes(problem.status)) tell(problem.message);
  }
  stating = false;
  if (stated.version !== draft.version && !dirty) calm = setTimeout(askFacts, CALM);
}

function takeFacts(answer) {
  if (answer.facts.version !== draft.version) return;
  stated = answer.facts;
  if (answer.found) take(answer.found);
  const empty = stated.notice || (found.words ? "No fact was found that the draft states more than once." : "Facts that a draft states more than once appear here.");
  const apart = stated.apart.map((pair) => ({ ...pair, pair: true }));
  const draw = (one, now) => (one.pair ? apartCard(one, now, desk) : factCard(one, now, desk));
  listed(get("facts"), [...stated.facts, ...apart], draw, empty);
  const differing = stated.facts.filter((fact) => fact.differ).length;
  count("facts", stated.notice ? "–" : `${stated.facts.length}${stated.more ? "+" : ""}`); // not "0" of what was not looked for
  if (differing) document.querySelector('[data-count="facts"]').textContent += differing < stated.facts.length ? `, ${differing} may differ` : " may differ";
  page.dataset.stated = "yes";
}

// --- look-ups -----------------------------------------------------------------------------------------------------

let looking = null;

async function lookUp(again = false) {
  const open = found.sources.some((source) => source.status === "open" || (again && source.status === "unchecked"));
  if (settings.offline || !get("auto").checked || looking || !open || dirty) return;
  looking = new AbortController();
  try {
    for await (const line of calls.lookups(again, looking.signal)) {
      if (line.problem) tell(line.problem);
      progress(line.done, line.total);
      if (line.found) take(line.found);
    }
  } catch (problem) {
    if (problem.name !== "AbortError" && problem.status !== 409) tell(problem.message);
  }
  looking = null;
  progress(0, 0);
}

function progress(done, total) {
  const bar = get("progress");
  bar.hidden = !total;
  bar.max = total || 1;
  bar.value = done || 0;
  get("asked").textContent = total ? `${done} of ${total} sources looked up` : "";
  get("again").hidden = Boolean(total) || settings.offline || !found.sources.some((one) => one.status === "unchecked");
}

// --- what is shown ------------------------------------------------------------------------------------------------

function render() {
  const up = found.findings.filter((finding) => finding.ignored === null && finding.suppressed === null);
  const gone = found.findings.filter((finding) => finding.ignored !== null || finding.suppressed !== null);
  sheet.mark(up.filter(isWanted).flatMap(marks));
  const empty = up.length ? "No finding of the kinds chosen above." : found.words ? "Nothing found." : "Findings appear here while you write.";
  sieve(up);
  get("list").textContent = found.list ? `${found.list}.` : "";
  get("list").hidden = !found.list || side !== "sources";
  const withSource = (finding) => ({ ...finding, works: (desk.source(finding.source) || {}).works });
  const kept = up.filter(isWanted);
  if (get("gravest").checked) kept.sort((one, two) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(two.severity));
  listed(get("findings"), [...kept, ...gone].map(withSource), (one, now) => findingCard(one, now, desk), empty);
  if (side === "sources") renderSources();
  page.classList.toggle("noting", desk.comments());
  count("findings", up.length + (found.more ? "+" : ""));
  count("sources", found.sources.length);
  if (!up.some((finding) => finding.key === current)) current = "";
  choose(current);
  state(up, gone);
}

// Sources are many, and what they say of each number is long: drawn while they are looked at.
function renderSources() {
  listed(get("sources"), [...found.sources].sort(byNeed), (one, now) => sourceCard(one, now, desk), "The draft cites no source yet.");
}

const SEVERITIES = ["error", "warning", "info"];
const chips = [...document.querySelectorAll("#sieve .chip")];

function isWanted(finding) {
  return chips.some((chip) => chip.dataset.severity === finding.severity && chip.getAttribute("aria-pressed") === "true");
}

function sieve(up) {
  get("sieve").hidden = !up.length || side !== "findings";
  for (const chip of chips) {
    const number = up.filter((finding) => finding.severity === chip.dataset.severity).length;
    chip.hidden = !number;
    chip.querySelector("b").textContent = number;
  }
}

const NEED = ["retracted", "perhaps-retracted", "not-found", "differs", "concern", "ambiguous", "unchecked", "corrected", "open", "agency", "verified"];

// What an editor has to look at comes first.
function byNeed(one, other) {
  return NEED.indexOf(one.status) - NEED.indexOf(other.status);
}

function marks(finding) {
  const own = { start: finding.start, end: finding.end, key: finding.key, kind: finding.severity, own: 1 };
  return [own, ...finding.related.map(({ start, end }) => ({ start, end, key: finding.key, kind: "other", own: 0 }))];
}

function count(name, number) {
  get(`count-${name}`).textContent = number;
  document.querySelector(`[data-count="${name}"]`).textContent = number;
}

function state(up, gone) {
  const parts = [`${up.length || "no"} finding${up.length === 1 ? "" : "s"}`];
  if (found.more) parts.push(`${found.more} more than the desk shows; export them`);
  if (sheet.large()) parts.push("the draft is too long for marks");
  if (gone.length) parts.push(`${gone.length} ignored`);
  parts.push(`${found.words.toLocaleString("en")} words`);
  const tally = {};
  for (const source of found.sources) tally[source.status] = (tally[source.status] || 0) + 1;
  const said = NEED.filter((status) => tally[status]).map((status) => `${tally[status]} ${TALLY[status] || status}`);
  if (said.length) parts.push(`${found.sources.length} source${found.sources.length === 1 ? "" : "s"}: ${said.join(", ")}`);
  const words = found.words ? parts.join(" · ") : "";
  if (get("state").textContent !== words) get("state").textContent = words;
  if (!looking) progress(0, 0);
}

function choose(key) {
  if (key !== current) other = 0;
  current = key;
  sheet.point(key);
  for (const card of get("findings").children) card.classList.toggle("active", key !== "" && card.dataset.key === key);
}

function card(key) {
  return [...get("findings").children].find((one) => one.dataset.key === key && key);
}

function view(name) {
  document.body.dataset.view = name;
  for (const one of document.querySelectorAll("[data-to]")) {
    const pressed = one.dataset.to === name || (name === "draft" && !one.closest(".switch") && one.dataset.to === side);
    one.setAttribute("aria-pressed", String(pressed));
  }
  if (name === "draft") return;
  side = name;
  for (const list of ["findings", "facts", "sources"]) get(list).hidden = name !== list;
  get("sieve").hidden = name !== "findings" || !found.findings.length;
  get("list").hidden = name !== "sources" || !found.list;
  if (name === "sources") renderSources();
}
let side = "findings";

function say(words) {
  tell(words);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (get("notice").hidden = true), 6000);
}

// Says something that stays until it is dismissed, with what can be done about it.
function tell(words, action = "", act = null) {
  clearTimeout(say.timer);
  const box = get("notice");
  box.querySelector("span").textContent = words;
  get("act").textContent = action;
  get("act").hidden = !act;
  box.act = act;
  box.hidden = false;
}

async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    tell(problem.message);
  }
}

// --- files --------------------------------------------------------------------------------------------------------

async function bring(file) {
  if (!file) return;
  const before = { ...draft, text: sheet.text() };
  draft.version += 1;
  const version = draft.version;
  get("state").textContent = `Reading ${file.name}…`;
  await attempt(async () => {
    const answer = await calls.drop(version, file);
    if (draft.version !== version) return;
    put(answer.draft);
    take(answer.found);
    sheet.go(0, 0);
    if (before.text.trim()) {
      tell(`${answer.draft.name} took the place of the draft before.`, "Bring it back", () => bringBack(before));
    }
  });
}

function bringBack(before) {
  put({ ...before, version: draft.version, file: false, format: before.file ? "text" : before.format });
  changed();
}

function put({ version, name, format, text, file }) {
  Object.assign(draft, { version, name, format, file });
  get("name").value = name;
  formats();
  sheet.show(text);
}

function formats() {
  const known = settings.written.map((name) => [name, { markdown: "Markdown", mdx: "MDX", text: "Plain text", html: "HTML" }[name] || name]);
  if (draft.file) known.push([draft.format, { docx: "Word file", word: "Word file", pdf: "PDF file" }[draft.format] || draft.format]);
  get("format").replaceChildren(...known.map(([value, words]) => make("option", { value }, words)));
  get("format").value = draft.format;
}

function becomesText() {
  if (!draft.file) return;
  draft.file = false;
  draft.format = "text";
  formats();
  tell("You changed the text of a file: it is now checked as plain text, and the file itself is left as it was.");
}

// --- events -------------------------------------------------------------------------------------------------------

addEventListener("beforeunload", (event) => {
  if (dirty && sheet.text().trim()) event.preventDefault(); // the desk does not have the last words yet
});

area.addEventListener("input", () => {
  becomesText();
  changed();
  sheet.typed();
});

// What is pasted from a word processor or a page keeps its headings, lists, tables, links and raised digits.
// The desk reads the markup: this page parses none, and its policy would not let it.
const STRUCTURE = /<(?:p|h[1-6]|li|table|sup|sub|blockquote|a)[\s>]|vertical-align/i;

// Of words without a mark of Markdown, each line may be a paragraph; Markdown would join them.
const MARKDOWN = /^(?:#{1,6} |>|\||```|~~~)|\]\(|\*\*|__|`|\[\^|<[a-z!/]|(?:^|\s)[*_]\w[^*_\n]*[*_](?:[\s.,;:)]|$)/im;
let guessed = false; // the format is what was pasted last, not what the editor chose

area.addEventListener("paste", (event) => {
  if (draft.file || (draft.format !== "markdown" && !guessed)) return;
  const plain = event.clipboardData.getData("text/plain");
  const html = event.clipboardData.getData("text/html");
  const { selectionStart: start, selectionEnd: end } = area;
  if (start === 0 && end === area.value.length && plain.trim()) {
    draft.format = STRUCTURE.test(html) || MARKDOWN.test(plain) ? "markdown" : "text";
    guessed = draft.format === "text";
    formats();
    if (guessed) {
      event.preventDefault();
      sheet.replace(start, end, plain);
      tell("This is checked as plain text, line by line, since nothing in it is Markdown.");
      return;
    }
  }
  if (STRUCTURE.test(html)) {
    event.preventDefault();
    calls.pasted(html).then((words) => sheet.replace(start, end, words || plain), () => sheet.replace(start, end, plain));
  } else if (/^[ \t]*[•·▪◦‣][ \t]/m.test(plain)) {
    event.preventDefault();
    sheet.replace(start, end, plain.replace(/^([ \t]*)[•·▪◦‣][ \t]+/gm, "$1- ")); // bullets are items of a list
  }
});

function pointed() {
  if (document.activeElement !== area) return;
  const here = sheet.at(area.selectionStart);
  if (!here || here.key === current) return;
  choose(here.key);
  const element = card(here.key);
  if (element && !["facts", "sources"].includes(document.body.dataset.view)) element.scrollIntoView({ block: "nearest" });
}
document.addEventListener("selectionchange", pointed);

get("name").addEventListener("input", (event) => {
  draft.name = event.target.value;
  changed();
});
get("format").addEventListener("change", (event) => {
  if (event.target.value !== draft.format) draft.file = false;
  guessed = false;
  draft.format = event.target.value;
  changed();
  formats();
});
get("open").addEventListener("click", () => get("file").click());
get("file").addEventListener("change", (event) => {
  bring(event.target.files[0]);
  event.target.value = "";
});
get("help").addEventListener("click", () => get("keys").showModal());
get("dismiss").addEventListener("click", () => (get("notice").hidden = true));
get("act").addEventListener("click", () => {
  get("notice").hidden = true;
  get("notice").act?.();
});
get("auto").addEventListener("change", () => {
  if (get("auto").checked) lookUp();
  else if (looking) looking.abort();
});
for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    render();
  });
}
get("gravest").addEventListener("change", render);
get("next").addEventListener("click", () => step(1));
get("previous").addEventListener("click", () => step(-1));
get("example").addEventListener("click", () => {
  sheet.replace(0, area.value.length, EXAMPLE);
  sheet.go(0, 0);
});
get("again").addEventListener("click", () => lookUp(true));
for (const one of document.querySelectorAll("[data-to]")) one.addEventListener("click", () => view(one.dataset.to));

let over = 0;
addEventListener("dragover", (event) => {
  if (!event.dataTransfer || ![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  get("drop").hidden = false;
  clearTimeout(over);
  over = setTimeout(() => (get("drop").hidden = true), 300);
});
addEventListener("drop", (event) => {
  if (!event.dataTransfer || !event.dataTransfer.files.length) return;
  event.preventDefault();
  get("drop").hidden = true;
  bring(event.dataTransfer.files[0]);
});

async function save(format) {
  get("export").open = false;
  await attempt(async () => {
    const { name, data } = await calls.save(format);
    const url = URL.createObjectURL(data);
    const anchor = make("a", { href: url, download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    say(`Saved ${name}.`);
  });
}

addEventListener("keydown", (event) => {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (get("keys").open || event.isComposing) return;
  if (key === "F8") step(shiftKey ? -1 : 1);
  else if (key === "F9") nextFact();
  else if (key === "F7") across();
  else if (key === "Enter" && (ctrlKey || metaKey)) between();
  else if (key === "o" && (ctrlKey || metaKey) && !shiftKey) get("file").click();
  else if (key === "Escape" && document.activeElement.closest(".found")) back();
  else if (key === "Escape" && get("export").open) get("export").open = false;
  else if ((key === "ArrowDown" || key === "ArrowUp") && document.activeElement.matches(".card")) {
    const next = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
    const element = document.activeElement[next];
    if (element && element.matches(".card")) hold(element);
  } else return;
  event.preventDefault();
});

function hold(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
  if (element.closest("#findings")) choose(element.dataset.key);
  if (element.closest("#facts")) [fact, mention] = [element.dataset.key, 0];
}

function standing() {
  const up = found.findings.filter((finding) => finding.ignored === null && finding.suppressed === null && isWanted(finding));
  const order = [...get("findings").children].map((element) => element.dataset.key);
  return up.sort((one, two) => order.indexOf(one.key) - order.indexOf(two.key));
}

function step(by) {
  const all = standing();
  if (!all.length) return;
  const index = all.findIndex((finding) => finding.key === current);
  const at = index < 0 ? nearest(all, by) : (index + by + all.length) % all.length;
  desk.go(all[at], all[at].key);
  card(all[at].key)?.scrollIntoView({ block: "nearest" });
}

function nearest(all, by) {
  const caret = area.selectionStart;
  const after = all.findIndex((finding) => finding.start >= caret);
  if (by > 0) return after < 0 ? 0 : after;
  return after <= 0 ? all.length - 1 : after - 1;
}

let fact = ""; // key of the fact in hand
let mention = 0;

function nextFact() {
  if (!stated.facts.length) return;
  const at = (stated.facts.findIndex((one) => one.key === fact) + 1) % stated.facts.length;
  fact = stated.facts[at].key;
  mention = 0;
  view("facts");
  const element = [...get("facts").children].find((one) => one.dataset.key === fact);
  hold(element);
}

function acrossFact(one) {
  desk.go(one.mentions[mention % one.mentions.length], "");
  mention += 1;
}

function across() {
  const inHand = side === "facts" && stated.facts.find((one) => one.key === fact);
  if (inHand) {
    acrossFact(inHand);
    return;
  }
  const finding = standing().find((one) => one.key === current);
  if (!finding) return;
  const all = [finding, ...finding.related];
  const next = (other + 1) % all.length;
  desk.go(all[next], finding.key);
  other = next;
}

function between() {
  if (document.activeElement !== area) {
    back();
    return;
  }
  const here = sheet.at(area.selectionStart);
  const element = card(here ? here.key : current) || get("findings").querySelector(".card");
  if (!element) return;
  view("findings");
  hold(element);
}

function back() {
  const finding = found.findings.find((one) => one.key === document.activeElement.closest("[data-key]")?.dataset.key);
  view("draft");
  if (finding) desk.go(finding, finding.key);
  else area.focus();
}

// Says why there is no desk behind this page; what would do nothing cannot be pressed.
function closed(words) {
  get("state").textContent = words;
  get("export").hidden = true;
  for (const one of [area, get("name"), get("format"), get("open"), get("example")]) one.disabled = true;
}

// --- start --------------------------------------------------------------------------------------------------------

async function begin() {
  if (!calls.enter()) {
    closed("This page needs the whole address that factcheck serve printed, with the part after #.");
    return;
  }
  try {
    settings = await calls.start(calls.remembered());
  } catch (problem) {
    closed(problem.status ? problem.message : "The desk does not answer; is factcheck serve running?");
    return;
  }
  get("file").accept = settings.endings.join();
  get("lookups").hidden = settings.offline;
  get("services").textContent = settings.offline ? "no service" : settings.services.join(", ");
  const names = { html: "HTML report", word: "Word with comments", markdown: "Markdown report", "csl-json": "Sources (CSL-JSON)", json: "Findings (JSON)" };
  const choices = settings.exports.map((format) => make("button", { type: "button", "data-format": format, onclick: () => save(format) }, names[format] || format));
  get("exports").append(...choices);
  const typed = sheet.text(); // before the script was ready
  put(typed ? { ...settings.draft, text: typed, file: false } : settings.draft);
  draft.version += 1;
  if (sheet.text()) changed();
  else render();
  page.dataset.ready = "yes";
}

begin();
