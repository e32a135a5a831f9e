// The code on a print leads to its page with the edition that was printed: does that still hold, and if not, what is changed?
(async () => {
  "use strict";
  const place = document.querySelector("[data-edition]"), main = document.querySelector("#innhold");
  const [, edition, number] = /^#v=([0-9a-f]{8})\.(\d+)$/.exec(location.hash) || [];
  if (!edition || !main) return;
  const address = new URL(place.dataset.log, location.href);
  const answer = await fetch(address).then((got) => (got.ok ? got.text() : ""), () => "");
  const log = new DOMParser().parseFromString(answer, "text/html"), words = log.querySelector("[data-print-words]");
  if (!words) return; // the page itself says what holds now
  const add = (to, tag, text) => to.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
  const box = document.createElement("section");
  box.className = "v-print-answer";
  box.tabIndex = -1;
  box.lang = log.documentElement.lang; // a page for parents may be in another
  main.prepend(box);
  const holds = edition === place.dataset.edition;
  add(add(box, "p", ""), "strong", words.dataset[holds ? "holds" : "changed"]);
  if (holds) { box.focus(); return; }

  // Of all that is changed since: what this page is about, or leads to.
  const path = (link, base) => new URL(link.getAttribute("href"), base).pathname;
  const here = new Set([location.pathname, ...[...main.querySelectorAll("a[href]")].map((link) => path(link, location.href))]);
  const rows = [...log.querySelectorAll("[data-number]")].filter((row) => {
    const link = row.querySelector("h3 a");
    return Number(row.dataset.number) >= Number(number) && link && here.has(path(link, address));
  });
  if (rows.length) {
    add(box, "h2", words.dataset.since);
    const list = add(box, "ul", "");
    for (const row of rows) {
      const text = (part) => row.querySelector(part)?.textContent.trim().replace(/\s+/g, " ");
      const link = add(add(list, "li", ""), "a", `${text("h3")}: ${text(".v-muted")}`);
      link.href = `${address.href}#${row.id}`;
    }
  }
  add(add(box, "p", ""), "a", words.dataset.all).href = address.href;
  box.focus();
})();
