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

  function unfold(card, open) {
    card.classList.toggle("open", open);
    card.querySelector(".message").ariaExpanded = String(open);
  }

  function choose(card) {
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    if (chosen && chosen !== card) unfold(chosen, false);
    chosen = card;
    if (card) {
      unfold(card, true);
      for (const part of [card, ...marksOf(card)]) part.classList.add("chosen");
    }
    arrange();
    tell();
  }

  // Cards stand beside their words, each below the one before; the chosen one at its words, whatever the others do.
  const wide = matchMedia("(min-width: 56.01rem)");
  const near = new Set(); // articles on the screen or close to it
  const GAP = 6;

  function arrange() {
    if (!wide.matches) return;
    for (const bands of near) place(bands);
  }

  function place(bands) {
    const list = [...bands.querySelectorAll(".card")].filter((card) => !card.hidden);
    const top = bands.getBoundingClientRect().top;
    const heights = list.map((card) => card.offsetHeight);
    const wanted = list.map((card) => {
      const words = one(`m${numberOf(card)}`) ?? card.closest(".band");
      return (words.closest("mark") ?? words).getBoundingClientRect().top - top - 4;
    });
    const tops = [];
    for (const [index, place] of wanted.entries()) {
      tops.push(Math.max(place, 0, index ? tops[index - 1] + heights[index - 1] + GAP : 0));
    }
    let above = list.indexOf(chosen);
    if (above > 0) {
      tops[above] = Math.max(wanted[above], heights.slice(0, above).reduce((sum, height) => sum + height + GAP, 0));
      for (let index = above - 1; index >= 0; index--) tops[index] = Math.min(tops[index], tops[index + 1] - heights[index] - GAP);
      for (let index = above + 1; index < list.length; index++) tops[index] = Math.max(wanted[index], tops[index - 1] + heights[index - 1] + GAP);
    }
    for (const [index, card] of list.entries()) card.style.top = `${tops[index]}px`;
    bands.style.minHeight = list.length ? `${tops.at(-1) + heights.at(-1)}px` : "";
  }

  function go(step) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(chosen);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1);
    choose(list[next]);
    chosen.focus({ preventScroll: true });
    reveal(chosen);
  }

  // The words in the middle of the screen, with the card beside them or right below.
  function reveal(card) {
    const words = wide.matches && one(`m${numberOf(card)}`);
    (words ? words.closest("mark") ?? words.nextElementSibling ?? card : card).scrollIntoView({ block: "center" });
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
    arrange();
    tell();
  }

  function follow() {
    const target = one(location.hash.slice(1));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const [, number] = /^#[fm](\d+)/.exec(location.hash) ?? [];
    const card = number && one(`f${number}`);
    if (!card) return;
    choose(card);
    if (location.hash.startsWith("#f")) reveal(card);
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
    for (const card of cards) {
      unfold(card, false);
      card.querySelector(".message").addEventListener("click", () => choose(card === chosen ? null : card));
    }
    new ResizeObserver(arrange).observe(document.body);
    const watch = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) isIntersecting ? near.add(target) : near.delete(target);
        arrange();
      },
      { rootMargin: "100%" },
    );
    for (const bands of document.querySelectorAll(".bands")) watch.observe(bands);
    addEventListener("hashchange", follow);
    follow();
  }
})();
