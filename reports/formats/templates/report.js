"use strict";
(function () {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const cards = all(".card");
  const marks = new Map(all(".mark").map((mark) => [mark.dataset.finding, mark]));
  const chips = all(".chip");
  const selects = all("#filters select");
  const search = one("#search");
  const shown = one("#shown");
  const none = one("#none");

  function fits(card, wanted, words) {
    if (wanted.length && !wanted.includes(card.dataset.verdict)) return false;
    if (!words.every((word) => card.dataset.words.includes(word))) return false;
    return selects.every(function (select) {
      const value = select.value;
      if (!value) return true;
      if (select.dataset.field === "rule") return card.dataset.rule === value;
      const list = select.dataset.field === "entity" ? card.dataset.entities : card.dataset.documents;
      return list.includes("|" + value + "|");
    });
  }

  function filter() {
    const wanted = chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.verdict);
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const fit = fits(card, wanted, words);
      card.hidden = !fit;
      count += fit ? 1 : 0;
      const mark = marks.get(card.id.slice(2));
      if (mark) mark.classList.toggle("dim", !fit);
    }
    shown.textContent = count === cards.length ? "all " + count + " shown" : count + " of " + cards.length + " shown";
    none.hidden = count > 0 || cards.length === 0;
  }

  function step(by) {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const at = open.indexOf(document.activeElement.closest(".card"));
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1);
    open[next].focus({ preventScroll: true });
    open[next].scrollIntoView({ block: "start" });
  }

  function dark() {
    const said = root.dataset.theme;
    return said ? said === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  const theme = one("#theme");
  function label() {
    theme.textContent = dark() ? "Light" : "Dark";
    theme.setAttribute("aria-pressed", String(dark()));
  }
  theme.hidden = false;
  theme.addEventListener("click", function () {
    root.dataset.theme = dark() ? "light" : "dark";
    label();
  });
  label();

  if (cards.length) {
    one("#filters").hidden = false;
    for (const chip of chips) {
      chip.addEventListener("click", function () {
        chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
        filter();
      });
    }
    for (const select of selects) select.addEventListener("change", filter);
    search.addEventListener("input", filter);
    one("#filters").addEventListener("submit", (event) => event.preventDefault());
    filter();
  }

  window.addEventListener("hashchange", function () {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.classList.contains("card") && target.hidden) {
      for (const chip of chips) chip.setAttribute("aria-pressed", "false");
      for (const select of selects) select.value = "";
      search.value = "";
      filter();
      target.scrollIntoView();
    }
    if (target && target.classList.contains("card")) target.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && event.target === search) search.blur();
    if (typing) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
})();
