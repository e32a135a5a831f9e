// Finds a municipality by name, also a former one, number, region or county as one types. The lists are there without it.
(() => {
  "use strict";
  const form = document.querySelector("[data-choose]");
  if (!form) return;
  const field = form.querySelector("input"), count = form.querySelector("[data-choose-count]");
  const fold = (text) => text.toLowerCase().replace(/[æä]/g, "ae").replace(/[øö]/g, "o").replace(/å/g, "a")
    .normalize("NFD").replace(/\p{M}/gu, "").replace(/oe/g, "o").replace(/aa/g, "a").replace(/\s+/g, " ").trim();
  const groups = [...document.querySelectorAll("[data-choose-group]")].map((box) => {
    const county = fold(box.querySelector("summary").textContent);
    const rows = [...box.querySelectorAll("li")].map((row) => ({ row, text: ` ${fold(row.textContent)} ${county}` }));
    return { box, rows, open: box.open };
  });
  const apply = () => {
    const words = fold(field.value).split(" ").filter(Boolean), found = [];
    for (const { box, rows, open } of groups) {
      const fits = rows.filter(({ row, text }) => !(row.hidden = !words.every((word) => text.includes(` ${word}`))));
      box.hidden = !fits.length;
      box.open = words.length ? fits.length > 0 : open;
      found.push(...fits);
    }
    const told = form.dataset[found.length ? (found.length === 1 ? "one" : "many") : "none"];
    count.textContent = words.length ? told.replace("{n}", found.length) : "";
    return found;
  };
  field.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = field.value.trim() ? apply() : [];
    if (found.length === 1) location.assign(found[0].row.querySelector("a").href);
  });
  form.hidden = false;
  if (field.value) apply(); // what stood there when one comes back
})();
