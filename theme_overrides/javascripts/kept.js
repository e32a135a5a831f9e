// What a person asked this phone to keep, of this municipality's guide: the one place that knows the storage.
// An entry is {until: "2026-12-31", value}, under «veileder:<site id>:<name>», and goes by itself the day after.
// Nothing is put without somebody's own act, and nothing at all where the municipality has said no (no data-keep).
const kept = (() => {
  "use strict";
  const { site = "", keep } = document.querySelector(".v-header")?.dataset || {};
  const PREFIX = `veileder:${site}:`, FORMERLY = ["theme", "search-key", "variant"];
  const day = (days) => { // by the phone's own calendar, as the person sees it
    const date = new Date();
    date.setDate(date.getDate() + days);
    return date.toLocaleDateString("sv-SE");
  };
  const trying = (act, otherwise) => { try { return act(); } catch { return otherwise; } }; // a private window refuses
  const changed = () => document.dispatchEvent(new Event("veileder:kept"));
  const read = (name) => trying(() => {
    const { until, value } = JSON.parse(localStorage.getItem(PREFIX + name));
    return typeof until === "string" && until >= day(0) ? { name, until, value } : undefined;
  });
  const names = () => trying(() => Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)).sort(), []);

  /** Return whether this municipality lets a phone keep anything. */
  const allowed = () => keep !== undefined;
  /** Return what is kept under a name; undefined if nothing is. */
  const get = (name) => read(name)?.value;
  /** Return the last day it is kept, «2026-12-31»; undefined if it is not. */
  const until = (name) => read(name)?.until;
  /** Keep a value (what JSON can hold) for so many days from today; return whether the phone did. */
  const put = (name, value, days) => {
    if (!allowed()) return false;
    const done = trying(() => {
      localStorage.setItem(PREFIX + name, JSON.stringify({ until: day(days), value }));
      return true;
    }, false);
    changed();
    return done;
  };
  const forget = (name) => { trying(() => localStorage.removeItem(PREFIX + name)); changed(); };
  /** Return all that is kept, as { name, until, value }, by name. */
  const all = () => names().map(read).filter(Boolean);
  const forgetAll = () => { for (const name of names()) forget(name); };

  // Once, for each page: what an earlier edition kept as bare text is put as today, and what is over goes.
  for (const name of names()) {
    const former = FORMERLY.includes(name) && trying(() => localStorage.getItem(PREFIX + name));
    if (allowed() && former && former[0] !== "{") put(name, former, 365);
    else if (!allowed() || !read(name)) forget(name);
  }
  return { allowed, get, until, put, forget, all, forgetAll };
})();

// A page is painted as somebody chose it. Its other scripts come when all of it is read, in their order: fetched with
// the look, they would share the line with it, and be run before anything is seen (docs/fart.md).
(() => {
  const theme = kept.get("theme");
  if (theme) document.documentElement.dataset.theme = theme;
  const fetched = () => document.querySelectorAll("body > template[data-script]").forEach(({ dataset }) => {
    const { script: src, ...data } = dataset, script = Object.assign(document.createElement("script"), { src, async: false });
    Object.assign(script.dataset, data);
    document.head.append(script);
  });
  document.addEventListener("DOMContentLoaded", fetched);
})();
