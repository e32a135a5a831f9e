// Lists what this device keeps of the guide, each with a button that forgets it, and one that forgets all; both can be undone.
// So it does the saved copy of the site, which can't be.
(() => {
  "use strict";
  const box = document.querySelector("[data-kept-list]");
  const [list, status, undo, all] = ["ul", "[role=status]", "[data-undo]", "[data-forget-all]"].map((one) => box.querySelector(one));
  const named = (names, id) => box.querySelector(`${names} [data-id="${CSS.escape(id)}"]`);
  const DAY = 864e5, days = (until) => Math.round((new Date(until) - new Date(new Date().toLocaleDateString("sv-SE"))) / DAY);
  const written = (date) => new Intl.DateTimeFormat("nb", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  const link = (href, words) => Object.assign(document.createElement("a"), { href, textContent: words });
  let gone = [];

  // A form leads to itself, and goes the day after the last it is kept; all else to the step it is of, if any.
  const about = ({ name, until, value }) => {
    const [kind, id = ""] = name.split(":"), words = named("[data-kinds]", kind)?.textContent || kind;
    if (kind === "note" && value.path?.startsWith("/")) {
      const form = link(`${location.origin}${value.path}#note_${value.id}`, `${value.title} ${value.mark}`.trim());
      return [[form], box.dataset.goes, new Date(until).getTime() + DAY];
    }
    const step = id && named("[data-steps]", id);
    return [step ? [words, ": ", step.firstChild.cloneNode(true)] : [words], box.dataset.until, until];
  };
  const row = (entry) => {
    const [parts, told, end] = about(entry), item = document.createElement("li");
    const words = document.createElement("span"), when = document.createElement("small"), button = document.createElement("button");
    when.textContent = told.replace("{date}", written(end));
    words.append(...parts);
    Object.assign(button, { type: "button", className: "v-button", textContent: box.dataset.forget });
    button.setAttribute("aria-label", `${box.dataset.forget}: ${words.textContent}`);
    button.addEventListener("click", () => forget([entry], () => kept.forget(entry.name)));
    words.append(when);
    item.append(words, button);
    return item;
  };
  const show = () => {
    const entries = kept.all();
    list.replaceChildren(...entries.map(row));
    const told = gone.length ? status.dataset.gone : "";
    status.textContent = entries.length ? told : `${told} ${status.dataset.none}`.trim();
    list.hidden = all.parentElement.hidden = !entries.length;
    undo.parentElement.hidden = !gone.length;
  };
  const forget = (entries, act) => {
    gone = entries;
    act();
    undo.focus();
  };
  all.addEventListener("click", () => forget(kept.all(), kept.forgetAll));
  undo.addEventListener("click", () => {
    const back = gone;
    gone = [];
    for (const { name, value, until } of back) kept.put(name, value, days(until));
    all.focus();
  });
  document.addEventListener("veileder:kept", show);
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);

  // The whole site, where it is saved: the one other thing that the device has. Removing that can't be undone.
  const wiping = document.querySelector("[data-wiping]"), within = (name) => wiping.querySelector(`[data-${name}]`);
  const scope = new URL("./", document.querySelector("link[rel=manifest]").href).href;
  const family = `veileder ${document.querySelector("[data-site]").dataset.site} ${scope} `;
  const copies = async () => (await window.caches?.keys() || []).filter((name) => name.startsWith(family));
  const workers = async () => (await navigator.serviceWorker?.getRegistrations() || []).filter((one) => one.scope === scope);
  const removed = async () => {
    await Promise.all((await workers()).map((one) => one.unregister()));
    await Promise.all((await copies()).map((name) => caches.delete(name)));
  };
  let asked = 0; // an answer that a later question has overtaken is not shown
  const tellCopy = async () => {
    const mine = ++asked;
    const isThere = (await copies()).length + (await workers()).length > 0;
    if (mine !== asked) return;
    within("saved-copy").hidden = !isThere;
    within("wipe").hidden = !isThere && !kept.all().length;
  };
  const wiped = (act) => async () => {
    const done = await act().then(() => true, () => false);
    show();
    await tellCopy().catch(() => {});
    within("wipe-said").textContent = wiping.dataset[done ? "wiped" : "failed"];
  };
  within("remove-copy").addEventListener("click", wiped(removed));
  within("wipe").firstChild.addEventListener("click", wiped(async () => {
    gone = [];
    kept.forgetAll();
    await removed();
  }));
  document.addEventListener("veileder:kept", () => tellCopy().catch(() => {}));
  window.addEventListener("pageshow", () => tellCopy().catch(() => {}));

  show();
  tellCopy().catch(() => {}); // a private window refuses
})();
