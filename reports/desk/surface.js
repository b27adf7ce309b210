// The editing surface: a plain textarea, so that typing, undo, input methods and pasting are the browser's own, over a
// backdrop that repeats its text with the marks. Only lines that changed are drawn again.

const LARGEST = 300000; // characters up to which marks are drawn

export function surface(root, area, backdrop) {
  let lines = []; // { text, cut, element }
  let marks = []; // { start, end, key, kind, own }
  let before = "";
  let active = "";

  function text() {
    return area.value;
  }

  function show(value) {
    if (area.value !== value) area.value = value;
    before = area.value;
    marks = [];
    draw();
  }

  // Moves the marks along with what was typed, until the next answer places them anew.
  function typed() {
    const now = area.value;
    const shorter = Math.min(now.length, before.length);
    let start = 0;
    while (start < shorter && now.charCodeAt(start) === before.charCodeAt(start)) start++;
    let tail = 0;
    while (tail < shorter - start && now.charCodeAt(now.length - 1 - tail) === before.charCodeAt(before.length - 1 - tail)) tail++;
    const end = before.length - tail;
    const by = now.length - before.length;
    marks = marks
      .map((mark) => ({
        ...mark,
        start: mark.start < end ? Math.min(mark.start, Math.max(start, 0)) : mark.start + by,
        end: mark.end <= start ? mark.end : Math.max(start, mark.end + by),
      }))
      .map((mark) => (mark.end <= mark.start ? null : mark))
      .filter(Boolean);
    before = now;
    draw();
  }

  function mark(found) {
    marks = found;
    draw();
  }

  // Draws the lines; those that are as before at the head and the tail stay.
  function draw() {
    root.classList.toggle("large", large());
    const wanted = large() ? [] : cutLines(before, marks);
    let head = 0;
    while (head < wanted.length && head < lines.length && same(wanted[head], lines[head])) head++;
    let tail = 0;
    const most = Math.min(wanted.length, lines.length) - head;
    while (tail < most && same(wanted[wanted.length - 1 - tail], lines[lines.length - 1 - tail])) tail++;
    const gone = lines.slice(head, lines.length - tail);
    const fresh = wanted.slice(head, wanted.length - tail);
    const next = tail ? lines[lines.length - tail].element : null;
    for (const line of gone) line.element.remove();
    const piece = document.createDocumentFragment();
    for (const line of fresh) piece.append((line.element = drawn(line)));
    backdrop.insertBefore(piece, next);
    lines = [...lines.slice(0, head), ...fresh, ...lines.slice(lines.length - tail)];
    point(active);
  }

  function point(key) {
    active = key;
    for (const element of backdrop.querySelectorAll("mark")) {
      element.classList.toggle("active", key !== "" && element.dataset.keys.split(" ").includes(key));
    }
  }

  function at(offset) {
    const here = marks.filter((one) => one.start <= offset && offset <= one.end);
    return here.sort((a, b) => b.own - a.own || a.end - a.start - (b.end - b.start))[0];
  }

  // Selects a place and brings it into view.
  function go(start, end) {
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    if (root.classList.contains("large")) {
      area.blur();
      area.focus();
      return;
    }
    let line = 0;
    let offset = 0;
    while (line < lines.length - 1 && offset + lines[line].text.length < start) offset += lines[line++].text.length + 1;
    const element = lines[line] ? lines[line].element : backdrop;
    const exact = [...element.querySelectorAll("mark")].find((one) => Number(one.dataset.at) + offset >= start - 1);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (exact || element).scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  // Replaces a stretch as if it were typed, so that undo takes it back.
  function replace(start, end, words) {
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) {
      area.setRangeText(words, start, end, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }

  // Takes back so many replacements.
  function undo(steps) {
    area.focus({ preventScroll: true });
    for (let step = 0; step < steps; step++) document.execCommand("undo");
  }

  const large = () => before.length > LARGEST;

  return { text, large, show, typed, mark, point, at, go, replace, undo };
}

const RANK = { error: 3, warning: 2, info: 1, other: 0 };

function cutLines(text, marks) {
  const pieces = flat(marks, text.length);
  const cut = [];
  let offset = 0;
  let at = 0;
  for (const line of text.split("\n")) {
    const end = offset + line.length;
    while (at < pieces.length && pieces[at].end <= offset) at++;
    const own = [];
    for (let next = at; next < pieces.length && pieces[next].start < end; next++) {
      const { start, end: stop, kind, keys } = pieces[next];
      own.push({ start: Math.max(start - offset, 0), end: Math.min(stop, end) - offset, kind, keys });
    }
    cut.push({ text: line, cut: own, sign: own.map((one) => `${one.start}-${one.end}-${one.kind}-${one.keys}`).join() });
    offset = end + 1;
  }
  return cut;
}

// Turns marks that may overlap into stretches that do not, each of the most severe kind.
function flat(marks, length) {
  const edges = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].filter((edge) => edge <= length);
  edges.sort((a, b) => a - b);
  const order = [...marks].sort((a, b) => a.start - b.start);
  const pieces = [];
  let open = [];
  let next = 0;
  for (let index = 0; index + 1 < edges.length; index++) {
    const start = edges[index];
    while (next < order.length && order[next].start <= start) open.push(order[next++]);
    open = open.filter((mark) => mark.end > start);
    if (!open.length) continue;
    const top = open.reduce((best, mark) => (RANK[mark.kind] > RANK[best.kind] ? mark : best));
    pieces.push({ start, end: edges[index + 1], kind: top.kind, keys: open.map((mark) => mark.key).join(" ") });
  }
  return pieces;
}

function same(one, other) {
  return one.text === other.text && one.sign === other.sign;
}

function drawn(line) {
  const element = document.createElement("div");
  let done = 0;
  for (const { start, end, kind, keys } of line.cut) {
    element.append(line.text.slice(done, start));
    const mark = document.createElement("mark");
    mark.className = kind;
    mark.dataset.keys = keys;
    mark.dataset.at = start;
    mark.textContent = line.text.slice(start, end);
    element.append(mark);
    done = end;
  }
  element.append(line.text.slice(done) || (done ? "" : document.createElement("br")));
  return element;
}
