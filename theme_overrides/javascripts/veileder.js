// Small helps on top of pages that work without them. Nothing is sent; nothing is kept unless somebody asks for it.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const on = (target, event, act) => target.addEventListener(event, act);
  const root = document.documentElement;

  // What a person asked us to remember, in this municipality. A private window may refuse.
  const key = (name) => `veileder:${one(".v-header").dataset.site}:${name}`;
  const recall = (name) => { try { return localStorage.getItem(key(name)); } catch { return null; } };
  const keep = (name, value) => {
    try { value ? localStorage.setItem(key(name), value) : localStorage.removeItem(key(name)); } catch { /* refused */ }
  };

  const theme = (button) => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    let chosen = recall("theme");
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
    let off = recall("search-key") === "off";
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

  // A list that stands on several pages: what is in it on each of them, this one as it is.
  const allOf = (list, ways) => Promise.all(ways.map(async (way) => {
    if (way.hasAttribute("aria-current")) return [...list.children];
    const answer = await fetch(way.href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of all("a[href]", page)) link.href = new URL(link.getAttribute("href"), way.href).href;
    return [...page.getElementById(list.id).children];
  }));

  const filter = (form) => {
    const list = document.getElementById(form.dataset.filter);
    const ways = all("[data-volumes] a");
    let items = [...list.children];
    let asked = !ways.length;
    const count = one("[data-filter-count]", form);
    const controls = [...form.elements].filter((control) => control.name);
    const value = (control) => (control.type === "checkbox" && !control.checked ? "" : control.value);
    const fits = ({ dataset, attributes }, name, wanted) => name === "age"
      ? !dataset.from || (+dataset.from <= wanted && wanted <= +dataset.to)
      : (attributes[`data-${name}`]?.value || "").split("|").includes(wanted);
    const apply = () => {
      const chosen = controls.map((control) => [control.name, value(control)]).filter(([, wanted]) => wanted);
      let n = 0, inGroup = 0;
      for (const item of [...items].reverse()) {
        const isHeading = "heading" in item.dataset;
        item.hidden = isHeading ? !inGroup : !chosen.every(([name, wanted]) => fits(item, name, wanted));
        if (!isHeading && !item.hidden) n += 1, inGroup += 1;
        if (isHeading) inGroup = 0;
      }
      const told = count.dataset[n ? (n === 1 ? "one" : "many") : "none"].replace("{n}", n);
      count.textContent = one("[data-volumes]") ? `${told} (${count.dataset.part})` : told;
      if (chosen.length && !asked) gather();
      const address = new URL(location);
      address.search = new URLSearchParams(chosen);
      try { history.replaceState(null, "", address); } catch { /* a file, not a site */ }
    };
    // Whoever filters wants all of it. Without coverage it stays what is here, and says so.
    const gather = () => {
      asked = true;
      allOf(list, ways).then((found) => {
        items = found.flat();
        list.replaceChildren(...items);
        for (const way of all("[data-volumes], [data-turn]")) way.remove();
        apply();
      }, () => { asked = false; });
    };
    for (const [name, wanted] of new URLSearchParams(location.search)) {
      const control = controls.find((known) => known.name === name);
      if (control?.type === "checkbox") control.checked = control.value === wanted;
      else if (control) control.value = wanted;
    }
    on(form, "input", apply);
    on(form, "reset", () => setTimeout(apply));
    for (const more of all("details", form)) more.open = location.search || matchMedia("(min-width: 45rem)").matches;
    form.hidden = false;
    apply();
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
  answering();
  setInterval(answering, 30000);
  for (const event of ["visibilitychange", "veileder:hits"]) on(document, event, answering);
  on(window, "pageshow", answering);
  on(window, "beforeprint", () => { for (const list of all("[data-answers]")) place(list, inOrder(list)); });
  on(window, "afterprint", answering);

  // What there is room for beside the text is open there.
  const roomy = (details) => { details.open = matchMedia("(min-width: 60rem)").matches; };

  const overdue = (date) => {
    if (new Date(date.dateTime) > Date.now() - 864e5) return;
    const word = document.createElement("strong");
    word.className = "v-overdue";
    word.textContent = ` – ${date.dataset.overdue}`;
    date.after(word);
  };

  // --- Forms: filled in, printed or saved by the person ---

  const words = (element) => element.textContent.trim();
  const filled = (fields) => fields.filter((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value.trim()));

  const answer = (field) => {
    const rows = all("tbody tr", field).map((row) => filled(all("textarea", row))
      .map((cell) => `${cell.parentElement.dataset.label}: ${cell.value.trim()}`).join("; "));
    const given = rows.length ? rows.filter(Boolean) : filled(all("input, textarea", field)).map((input) => input.value.trim());
    return `${words(one("legend, label, .v-field__label", field))}\n${given.join("\n") || "–"}\n`;
  };

  const save = (form) => {
    const lines = [document.title, new Date().toLocaleDateString("no"), location.href];
    for (const section of all(":scope > fieldset", form)) {
      lines.push("", words(one("legend", section)).toUpperCase(), "", ...all(".v-field", section).map(answer));
    }
    const link = document.createElement("a");
    const text = `\ufeff${lines.join("\n").replaceAll("\n", "\r\n")}`;
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = `${words(one("h1"))}.txt`;
    link.click();
  };

  const fillable = (form) => {
    let unsaved;
    const safe = () => { unsaved = false; };
    on(form, "input", () => { unsaved = true; });
    on(form, "reset", safe);
    on(window, "afterprint", safe);
    on(one("[data-form-save]", form), "click", () => { save(form); safe(); });
    on(window, "beforeunload", (event) => { if (unsaved) event.preventDefault(); });
    one(".v-form__buttons", form).hidden = false;
  };

  const share = (box) => {
    const status = one("[role=status]", box);
    on(one("[data-copy]", box), "click", async () => {
      const done = await navigator.clipboard?.writeText(location.href.split("#")[0]).then(() => true, () => false);
      status.textContent = status.dataset[done ? "done" : "failed"];
    });
    box.hidden = false;
  };

  // «Where do you work?»: offered, never forced, and only remembered when asked for.
  const remember = (box) => {
    const links = all("[data-variant]", box.parentElement);
    const here = links.find((link) => link.hasAttribute("aria-current"));
    const [choose, go, forget, status] = all("button, a, span", box);
    const show = () => {
      const kept = links.find((link) => link.dataset.variant && link.dataset.variant === recall("variant"));
      choose.hidden = !here.dataset.variant || kept === here;
      forget.hidden = !kept;
      go.hidden = !kept || kept === here;
      if (!kept) return;
      go.href = kept.href;
      go.textContent = go.dataset.text.replace("{service}", kept.textContent.toLowerCase());
    };
    const set = (value, said) => {
      keep("variant", value);
      status.textContent = status.dataset[said];
      show();
    };
    on(choose, "click", () => set(here.dataset.variant, "done"));
    on(forget, "click", () => set("", "forgotten"));
    show();
    box.hidden = false;
  };

  // On paper everything is open, and the page says where it lives.
  const paper = (address) => {
    let opened;
    on(window, "beforeprint", () => {
      address.textContent = ` · ${address.dataset.label} ${location.href.split(/[?#]/)[0]}`;
      opened = all(".v-page details:not([open])");
      for (const details of opened) details.open = true;
    });
    on(window, "afterprint", () => { for (const details of opened) details.open = false; });
  };

  // What content names got a prefix: an address saved before that still leads there.
  const there = () => {
    let place = location.hash.slice(1);
    try { place = decodeURIComponent(place); } catch { /* as it stands */ }
    if (!place || document.getElementById(place)) return;
    const id = ["del_", "ord_", "nummer_", "tjeneste_"].map((prefix) => prefix + place).find((known) => document.getElementById(known));
    if (id) location.replace(`#${id}`);
  };
  there();
  on(window, "hashchange", there);

  for (const [selector, start] of [
    ["[data-theme-toggle]", theme], ["[data-key-toggle]", searchKey], [".v-menu, .v-emergency details", sheet], ["form[data-filter]", filter],
    ["[data-open-wide]", roomy], ["[data-due]", overdue], ["form[data-form]", fillable], ["[data-share]", share],
    ["[data-word]", () => import("./form_word.js")],
    ["[data-remember]", remember], ["[data-address]", paper], ["[data-print]", (button) => on(button, "click", () => print())],
  ]) all(selector).forEach(start);
})();
