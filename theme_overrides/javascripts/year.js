// Which month it is, in the yearly wheel and its list: what a page that was made some time ago can't know.
const place = document.querySelector("[data-year]");
const now = new Date();
const iso = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
for (const part of place.querySelectorAll(`[data-month="${iso}"]`)) {
  part.setAttribute("aria-current", "date");
  const heading = part.querySelector("h3");
  if (heading) {
    const tag = document.createElement("span");
    tag.className = "v-tag";
    tag.textContent = place.dataset.year;
    heading.append(" ", tag);
  }
}
