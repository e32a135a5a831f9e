// Lists what this phone keeps of the guide, each with a button that forgets it, and one that forgets all.
(() => {
  "use strict";
  const box = document.querySelector("[data-kept-list]");
  const [list, status, all] = ["ul", "[role=status]", "[data-forget-all]"].map((one) => box.querySelector(one));
  const named = (names, id) => box.querySelector(`${names} [data-id="${CSS.escape(id)}"]`);
  const written = (date) => new Intl.DateTimeFormat("nb", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

  const row = ({ name, until }) => {
    const [kind, id = ""] = name.split(":"), item = document.createElement("li");
    const words = document.createElement("span"), button = document.createElement("button");
    words.append(named("[data-kinds]", kind)?.textContent || kind);
    const step = id && named("[data-steps]", id);
    if (step) words.append(": ", step.firstChild.cloneNode(true));
    const end = document.createElement("small");
    end.textContent = box.dataset.until.replace("{date}", written(until));
    words.append(end);
    Object.assign(button, { type: "button", className: "v-button", textContent: box.dataset.forget });
    button.setAttribute("aria-label", `${box.dataset.forget}: ${words.firstChild.textContent}${step ? ` ${step.textContent}` : ""}`);
    button.addEventListener("click", () => { kept.forget(name); all.focus(); });
    item.append(words, button);
    return item;
  };
  const show = () => {
    const entries = kept.all();
    list.replaceChildren(...entries.map(row));
    status.textContent = entries.length ? "" : status.dataset.none;
    all.parentElement.hidden = !entries.length;
  };
  all.addEventListener("click", () => kept.forgetAll());
  document.addEventListener("veileder:kept", show);
  show();
})();
