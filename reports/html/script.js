"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".card")];
  const marks = new Map();
  for (const mark of document.querySelectorAll("mark[data-marks]")) {
    for (const number of mark.dataset.marks.split(" ").filter(Boolean)) {
      marks.set(number, [...(marks.get(number) ?? []), mark]);
    }
  }
  const numberOf = (card) => card.id.slice(1);
  const marksOf = (card) => marks.get(numberOf(card)) ?? [];
  const shown = () => cards.filter((card) => !card.hidden);
  const chips = [...document.querySelectorAll(".chip")];
  let chosen = null;

  function tell() {
    const list = shown();
    const at = list.indexOf(chosen);
    one("where").textContent = at < 0 ? `${list.length} shown` : `${at + 1} of ${list.length}`;
  }

  function choose(card) {
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    chosen = card;
    if (card) for (const part of [card, ...marksOf(card)]) part.classList.add("chosen");
    tell();
  }

  function go(step) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(chosen);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1);
    choose(list[next]);
    chosen.focus({ preventScroll: true });
    chosen.scrollIntoView({ block: "center" });
  }

  function filter() {
    const severities = new Set(chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.severity));
    const rule = one("rule").value;
    for (const card of cards) card.hidden = !severities.has(card.dataset.severity) || (rule && card.dataset.rule !== rule);
    const open = new Set(shown().map(numberOf));
    for (const mark of document.querySelectorAll("mark[data-marks]:not(.cite, .fact)")) {
      mark.classList.toggle("off", !mark.dataset.marks.split(" ").some((number) => open.has(number)));
    }
    if (chosen?.hidden) choose(null);
    tell();
  }

  function follow() {
    const [, number] = /^#[fm](\d+)/.exec(location.hash) ?? [];
    const card = number && one(`f${number}`);
    if (card) choose(card);
  }

  function onKey(event) {
    if (!one("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, summary")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Escape") { choose(null); document.activeElement.blur(); }
    else if (event.key === "Enter" && event.target === chosen) {
      const words = one(`m${numberOf(chosen)}`);
      const mark = words?.closest("mark") ?? words?.nextElementSibling;
      if (!mark) return;
      mark.querySelector("a").focus({ preventScroll: true });
      mark.scrollIntoView({ block: "center" });
    } else return;
    event.preventDefault();
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    });
  }

  if (cards.length) {
    document.documentElement.classList.add("js");
    for (const chip of chips) {
      chip.addEventListener("click", () => { chip.ariaPressed = String(chip.ariaPressed !== "true"); filter(); });
    }
    one("rule").addEventListener("change", filter);
    one("next").addEventListener("click", () => go(1));
    one("previous").addEventListener("click", () => go(-1));
    document.addEventListener("keydown", onKey);
    addEventListener("hashchange", follow);
    follow();
  }
})();
