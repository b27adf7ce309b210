// The calls to the desk. Every one carries the token of the printed address; nothing rests on cookies.

const TOKEN = "factcheck-token";
const SESSION = "factcheck-session";

export class Problem extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

export function enter() {
  const given = location.hash.slice(1);
  if (/^[\w-]{16,}$/.test(given)) sessionStorage.setItem(TOKEN, given);
  return sessionStorage.getItem(TOKEN) || "";
}

export function remembered() {
  return sessionStorage.getItem(SESSION) || "";
}

let session = "";

export async function start(resume) {
  const answer = await (await send("POST", "/api/sessions", JSON.stringify({ resume }))).json();
  session = answer.session;
  sessionStorage.setItem(SESSION, session);
  return answer;
}

async function send(method, path, body, signal) {
  const headers = { "X-Factcheck-Token": sessionStorage.getItem(TOKEN) || "" };
  const answer = await fetch(path, { method, body, headers, signal, cache: "no-store", redirect: "error" });
  if (answer.ok) return answer;
  const words = await answer.text();
  let sentence = words.slice(0, 300);
  try {
    sentence = JSON.parse(words).problem || sentence;
  } catch {
    // refusals at the door are plain text
  }
  throw new Problem(sentence, answer.status);
}

function draftPath(part, query) {
  return `/api/drafts/${encodeURIComponent(session)}${part}${query ? `?${new URLSearchParams(query)}` : ""}`;
}

export async function write(draft, signal) {
  const { version, name, format, file, text } = draft;
  const query = { version, name, format, ...(file ? { file: 1 } : {}) };
  return (await send("PUT", draftPath("", query), file ? "" : text, signal)).json();
}

export async function drop(version, file) {
  return (await send("POST", draftPath("/file", { version, name: file.name }), file)).json();
}

export async function post(part, values) {
  return (await send("POST", draftPath(part), JSON.stringify(values))).json();
}

export async function pasted(html) {
  return (await (await send("POST", draftPath("/pasted"), html)).json()).text;
}

export async function save(format) {
  const answer = await send("POST", draftPath("/exports"), JSON.stringify({ format }));
  return { name: decodeURIComponent(answer.headers.get("X-Name") || "report"), data: await answer.blob() };
}

// Yields the lines of look-ups as they come.
export async function* lookups(again, signal) {
  const answer = await send("POST", draftPath("/lookups"), JSON.stringify({ again }), signal);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) yield JSON.parse(line);
  }
}
