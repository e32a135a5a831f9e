// Small helps on top of pages that work without them. Nothing is sent; nothing is kept unless somebody asks for it.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const on = (target, event, act) => target.addEventListener(event, act);
  const root = document.documentElement;

  // What a person asked us to remember, in this municipality: for a year, and again from the next time she says so.
  const keep = (name, value) => (value ? kept.put(name, value, 365) : kept.forget(name));

  const theme = (button) => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    let chosen = kept.get("theme");
    const show = () => {
      if (chosen) root.dataset.theme = chosen;
      else delete root.dataset.theme;
      button.ariaPressed = chosen ? chosen === "dark" : system.matches;
    };
    on(button, "click", () => {
      chosen = chosen ? "" : system.matches ? "light" : "dark";
      keep("theme", chosen);
      show();
    });
    on(system, "change", show);
    show();
    button.parentElement.hidden = false;
  };

  // The key / leads to the search, unless somebody turned it off (WCAG 2.1.4).
  const searchKey = (button) => {
    let off = kept.get("search-key") === "off";
    const show = () => { button.ariaPressed = !off; };
    on(button, "click", () => { off = !off; keep("search-key", off ? "off" : ""); show(); });
    on(document, "keydown", (event) => {
      const busy = event.target.closest("input, textarea, select, [contenteditable]");
      if (off || busy || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const field = one("form[data-search] [type=search]");
      field ? field.focus() : location.assign(one("[data-search-link]").href);
    });
    show();
    button.parentElement.hidden = false;
  };

  // The menu and the numbers close on Escape, on a click outside, and when focus leaves them.
  const sheet = (details) => {
    const close = (target) => { if (target && !details.contains(target)) details.open = false; };
    on(details, "keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      one("summary", details).focus();
    });
    on(details, "focusout", (event) => close(event.relatedTarget));
    on(document, "click", (event) => close(event.target));
  };

  // «Open now», as of this very moment; and who answers now stands first.
  const tell = (place, words) => {
    const told = openingHours.at(place.dataset.hours, words), now = one(".v-hours__now", place);
    if (now) now.hidden = !told;
    place.toggleAttribute("data-told", Boolean(told));
    if (!told || !now) return;
    one("[data-now]", now).textContent = told.text;
    now.classList.toggle("v-hours__now--open", told.open);
  };
  const written = new WeakMap();
  const inOrder = (list) => written.get(list) || written.set(list, [...list.children]).get(list);
  const rank = (row, words) => {
    const told = row.dataset.hours && openingHours.at(row.dataset.hours, words);
    if (!one("a", row)) return [4, 0];
    if (told && !told.open) return [3, told.rank];
    return "national" in row.dataset ? [2, told ? 0 : 1] : [told ? 0 : 1, 0];
  };
  const place = (list, rows) => {
    if (list.contains(document.activeElement) || rows.every((row, n) => list.children[n] === row)) return;
    list.append(...rows);
  };
  const answering = () => {
    const words = one("[data-open-words]")?.dataset.openWords;
    if (!words) return;
    for (const past of all("[data-last]")) past.hidden = past.dataset.last < openingHours.today();
    for (const known of all("[data-hours]")) tell(known, words);
    for (const list of all("[data-answers]")) {
      const ranked = inOrder(list).map((row) => [row, ...rank(row, words)]);
      place(list, ranked.sort((a, b) => a[1] - b[1] || a[2] - b[2]).map(([row]) => row));
    }
    for (const slot of all("[data-first-answer]")) {
      const list = one(".v-acute__phones [data-answers]");
      if (!list || slot.contains(document.activeElement)) continue;
      const first = list.cloneNode(false);
      first.removeAttribute("data-answers");
      first.append(list.children[0].cloneNode(true));
      slot.replaceChildren(first);
    }
  };

  // What there is room for beside the text is open there.
  const roomy = (details) => { details.open ||= matchMedia("(min-width: 60rem)").matches; };

  const overdue = (date) => {
    if (new Date(date.dateTime) > Date.now() - 864e5) return;
    const word = document.createElement("strong");
    word.className = "v-overdue";
    word.textContent = ` – ${date.dataset.overdue}`;
    date.after(word);
  };

  // Where a check no longer holds, the page says so itself: how long ago it was, and what to do then.
  const aged = (place) => {
    const [checked, last] = place.dataset.checked.split(" "), today = openingHours.today();
    const words = one("[data-ages]")?.dataset.ages.split("|");
    if (!words || !last || last >= today) return;
    const [ago, days, month, months, years, heading, ring] = words;
    const [from, to] = [checked, today].map((date) => date.split("-").map(Number));
    const n = (to[0] - from[0]) * 12 + to[1] - from[1] - (to[2] < from[2] ? 1 : 0);
    const count = n > 24 ? Math.floor(n / 12) : n || Math.round((new Date(today) - new Date(checked)) / 864e5);
    const age = (n > 24 ? years : n > 1 ? months : n ? month : days).replace("{n}", count);
    const row = place.matches("li"), old = document.createElement(row ? "p" : "span");
    old.className = "v-old";
    old.textContent = [row ? heading : " –", ago.replace("{age}", age), row ? ring : place.dataset.then].filter(Boolean).join(" ");
    place.append(old);
  };

  const share = (box) => {
    const status = one("[role=status]", box);
    on(one("[data-copy]", box), "click", async () => {
      const done = await navigator.clipboard?.writeText(location.href.split("#")[0]).then(() => true, () => false);
      status.textContent = status.dataset[done ? "done" : "failed"];
    });
    box.hidden = false;
  };

  // What carries a chosen type of service is fetched when one is chosen, or may be.
  const variants = (box) => {
    const load = () => import(new URL(box.dataset.script, location.href));
    on(box, "toggle", load);
    if (one("[aria-current]", box).dataset.variant) on(document, "veileder:hits", load);
    if (/[?&]for=/.test(location.search) || kept.get("variant")) load();
  };

  // On paper everything is open, and each sheet says what it is of, from which day, and where it lives.
  const paper = (address) => {
    let opened;
    on(window, "beforeprint", () => {
      const day = new Date().toLocaleDateString(root.lang, { day: "numeric", month: "long", year: "numeric" });
      root.style.setProperty("--v-sheet", JSON.stringify(`${document.title} · ${address.dataset.printed} ${day}`));
      address.textContent = ` · ${address.dataset.label} ${location.href.split(/[?#]/)[0]}`;
      opened = all(".v-page details:not([open])");
      for (const details of opened) details.open = true;
    });
    on(window, "afterprint", () => { for (const details of opened) details.open = false; });
  };

  // What is folded opens when an address leads into it.
  const unfold = (found) => {
    for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    found.scrollIntoView();
  };

  // What content names got a prefix: an address saved before that still leads there.
  const there = () => {
    let place = location.hash.slice(1);
    try { place = decodeURIComponent(place); } catch { /* as it stands */ }
    const found = document.getElementById(place);
    if (found?.closest("details:not([open])")) unfold(found);
    if (!place || found) return;
    const id = ["del_", "ord_", "nummer_", "tjeneste_"].map((prefix) => prefix + place).find((known) => document.getElementById(known));
    if (id) location.replace(`#${id}`);
  };
  there();
  on(window, "hashchange", there);

  // What is told by the clock moves nothing where it stands in what is closed: there the page is painted first.
  const sayNow = () => { answering(); all("[data-checked]").forEach(aged); };
  const timed = all("main :is([data-hours], [data-answers], [data-last], [data-checked])");
  if (timed.some((place) => !place.closest("details:not([open], [data-open-wide])"))) sayNow();
  else requestAnimationFrame(() => setTimeout(sayNow));
  setInterval(answering, 30000);
  for (const event of ["visibilitychange", "veileder:hits"]) on(document, event, answering);
  on(window, "pageshow", (event) => { if (event.persisted) answering(); });
  on(window, "beforeprint", () => { for (const list of all("[data-answers]")) place(list, inOrder(list)); });
  on(window, "afterprint", answering);

  // What only some pages need is fetched there.
  const scripts = document.currentScript.src;
  const fetched = (name) => () => import(new URL(name, scripts));

  // Most have no copy of the site on their device: the script that tells of one comes where there is.
  const offline = () => { if (navigator.serviceWorker?.controller) fetched("offline.js")(); };

  const ofPrint = () => { if (location.hash.startsWith("#v=")) fetched("printed.js")(); };

  for (const [selector, start] of [
    ["link[rel=manifest]", offline], ["form[data-form]", fetched("forms.js")], ["[data-notes=\"\"]", fetched("notes.js")],
    ["[data-theme-toggle]", theme], ["[data-key-toggle]", searchKey], [".v-menu, .v-emergency details", sheet],
    ["[data-open-wide]", roomy], ["[data-due]", overdue], ["[data-edition]", ofPrint], ["[data-share]", share],
    ["[data-variants]", variants], ["[data-address]", paper], ["[data-print]", (button) => on(button, "click", () => print())],
  ]) all(selector).forEach(start);
})();
