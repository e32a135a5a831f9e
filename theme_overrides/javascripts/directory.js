// A list one looks things up in: typed and chosen for, also where it stands on several pages. Nothing is sent.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const on = (target, event, act) => target.addEventListener(event, act);

  // --- Words: folded as in search_engine.js, and cut at the commonest endings ---

  const ENDINGS = /^(?:e?s|en|et|er|ar|a|e|t|ene|ane|ens|ets|ers|ars|enes|anes|inga?|ingen)$/;
  const fold = (text) => text.toLowerCase().normalize("NFC").replace(/[æä]/g, "ae").replace(/ø/g, "o")
    .normalize("NFD").replace(/\p{M}/gu, "").replace(/oe/g, "o").replace(/aa/g, "a");

  /** Return what all forms of a word have in common: «barnehag» of «barnehagene». */
  const stem = (word) => {
    for (let n = 5; n; n--) if (word.length - n > 3 && ENDINGS.test(word.slice(-n))) return word.slice(0, -n);
    return word;
  };
  const stems = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).map(stem);

  const read = new WeakMap();
  const words = (item) => {
    if (!read.has(item)) {
      const heading = one("h2", item.closest("[data-group]"))?.textContent || "";
      const said = fold(`${item.textContent} ${item.dataset.theme || ""} ${heading}`).replace(/\s+/g, " ");
      read.set(item, `${said} ${said.replace(/(\d) (?=\d)/g, "$1")}`);
    }
    return read.get(item);
  };

  // --- What is chosen; ages as src/veileder/pages/age_bands.py has them ---

  const span = (ages) => { const [first, last = first] = ages.split("-").map(Number); return [first, last]; };
  const isOf = (written, wanted) => {
    if (!written || written.split("|").includes(wanted)) return true;
    if (!/\d/.test(wanted)) return false;
    const [first, last] = span(wanted);
    return written.split("|").filter((ages) => /\d/.test(ages)).map(span).some(([from, to]) => from <= last && first <= to);
  };
  const TYPED = "finn", named = (control) => control.name || (control.id === TYPED ? TYPED : "");
  const inHash = () => (location.hash.startsWith(`#${TYPED}=`) ? new URLSearchParams(location.hash.slice(1)).get(TYPED) : "");
  const isOpen = (item) => all("[data-hours]", item)
    .some((known) => openingHours.at(known.dataset.hours, one("[data-open-words]")?.dataset.openWords || "||||")?.open);
  const fits = (item, name, wanted) => {
    if (name === TYPED) return stems(wanted).every((word) => words(item).includes(word));
    if (name === "open-now") return isOpen(item);
    const written = item.getAttribute(`data-${name}`) || "";
    return name === "age" ? isOf(written, wanted) : written.split("|").includes(wanted);
  };

  // A list that stands on several pages: what is in it on each of them, this one as it is.
  const partsOf = (list, ways) => Promise.all(ways.map(async (way) => {
    if (way.hasAttribute("aria-current")) return [...list.children];
    const answer = await fetch(way.href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of all("a[href]", page)) link.href = new URL(link.getAttribute("href"), way.href).href;
    const parts = [...page.getElementById(list.id).children];
    for (const part of parts) part.removeAttribute("id");
    return parts;
  }));

  /** Return the parts of all pages in order; one that goes on from page to page is one. */
  const joined = (parts) => parts.reduce((done, part) => {
    const last = done[done.length - 1];
    if (last?.dataset.group !== part.dataset.group) return [...done, part];
    last.lastElementChild.append(...part.lastElementChild.children);
    return done;
  }, []);

  const start = (form) => {
    const list = document.getElementById(form.dataset.filter);
    const ways = all("[data-volumes] a");
    const count = one("[data-filter-count]", form), show = one("[data-show]", form), more = one("details", form);
    const controls = [...form.elements].filter(named);
    const value = (control) => (control.type === "checkbox" && !control.checked ? "" : control.value.trim());
    const folded = new Map();
    let asked = !ways.length, timer, wasChosen = false;

    const tell = (n) => {
      const told = count.dataset[n ? (n === 1 ? "one" : "many") : "none"].replace("{n}", n);
      count.textContent = one("[data-volumes]") ? `${told} (${count.dataset.part})` : told;
      if (show) show.textContent = show.dataset.show.replace("{n}", n);
    };

    /** Show what fits in each part; while somebody looks for something, what is found is not folded. */
    const narrow = (part, chosen) => {
      const items = all("[data-item]", part);
      for (const item of items) item.hidden = !chosen.every(([name, wanted]) => fits(item, name, wanted));
      const left = items.filter((item) => !item.hidden).length;
      if (!wasChosen || !folded.has(part)) folded.set(part, part.open);
      part.hidden = !left;
      part.open = chosen.length ? true : folded.get(part);
      one(".v-group__count", part).textContent = `(${left})`;
      return left;
    };

    const apply = () => {
      const chosen = controls.map((control) => [named(control), value(control)]).filter(([, wanted]) => wanted);
      const left = [...list.children].map((part) => narrow(part, chosen));
      wasChosen = chosen.length > 0;
      form.toggleAttribute("data-chosen", wasChosen);
      tell(left.reduce((sum, n) => sum + n, 0));
      if (wasChosen && !asked) gather();
      const address = new URL(location);
      const carried = address.searchParams.get("for"); // the chosen type of service: see variant.js
      const told = chosen.filter(([name]) => name !== TYPED), typed = chosen.find(([name]) => name === TYPED);
      address.search = new URLSearchParams(carried === null ? told : [...told, ["for", carried]]);
      if (typed || inHash()) address.hash = typed ? `${TYPED}=${encodeURIComponent(typed[1])}` : ""; // no host is told what stands after #
      try { history.replaceState(null, "", address); } catch { /* a file, not a site */ }
    };

    // Whoever filters wants all of it. Without coverage it stays what is here, and says so.
    const gather = () => {
      asked = true;
      partsOf(list, ways).then((found) => {
        list.replaceChildren(...joined(found.flat()));
        for (const way of all("[data-volumes], [data-turn], .v-letters")) way.remove();
        apply();
        document.dispatchEvent(new Event("veileder:hits"));
      }, () => { asked = false; });
    };

    for (const [name, wanted] of [...new URLSearchParams(location.search), [TYPED, inHash()]]) {
      const control = wanted && controls.find((known) => named(known) === name);
      if (control?.type === "checkbox") control.checked = control.value === wanted;
      else if (control) control.value = wanted;
    }
    on(form, "input", ({ target }) => { clearTimeout(timer); timer = setTimeout(apply, target.type === "search" ? 150 : 0); });
    on(form, "reset", () => setTimeout(apply));
    on(form, "submit", (event) => {
      event.preventDefault();
      if (event.submitter) more.open = false;
      document.activeElement.blur();
      (event.submitter ? form.lastElementChild : list).scrollIntoView();
    });
    if (controls.some(value)) apply();
  };

  all("form[data-filter]").forEach(start);
})();
