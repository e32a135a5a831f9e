// The chosen type of service, carried to the pages that all types share: they have it as «?for=» in their address.
// A page of its own says it by its place. Remembered only when somebody asks for it; then the front starts there.
(() => {
  "use strict";
  const box = document.querySelector("[data-variants]");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const links = all("[data-variant]", box);
  const root = new URL(box.dataset.root, location.href);
  const of = (id) => links.find((link) => link.dataset.variant === id);
  const known = (id) => (id && of(id) ? id : "");

  const recall = () => known(kept.get("variant"));
  const keep = (value) => (value ? kept.put("variant", value, 365) : kept.forget("variant"));

  const own = links.find((link) => link.hasAttribute("aria-current")).dataset.variant;
  const asked = new URLSearchParams(location.search).get("for");
  const isShared = "shared" in box.dataset;
  if (asked === null && root.pathname === location.pathname && recall()) {
    location.replace(of(recall()).href);
    return;
  }
  const chosen = own || (asked === null && isShared ? recall() : known(asked));
  // Who remembers one type, and looks at all of them, is not led back to the one.
  const carried = () => chosen || (recall() ? "" : undefined);

  /** Return the path of the page for the chosen type at a common path; undefined if it has none. */
  const version = (path) => {
    const { dataset } = of(chosen);
    const other = (dataset.elsewhere || "").split(" ").find((pair) => pair.startsWith(`${path}=`));
    if (other) return other.slice(path.length + 1) || undefined;
    const varied = box.dataset.variants.split(" ").some((place) => (place[0] === "="
      ? path === place.slice(1) + (place[1] ? "/" : "") : path.startsWith(`${place}/`)));
    return varied ? `${chosen}/${path}` : undefined;
  };

  const lead = (link) => {
    if (carried() === undefined || !link?.host || box.contains(link) || /^#/.test(link.getAttribute("href"))) return;
    const to = new URL(link.href), path = to.pathname.slice(root.pathname.length);
    const isSwitch = "switch" in link.dataset; // it leads to this very page
    if (isSwitch ? own : (to.origin !== root.origin || !to.pathname.startsWith(root.pathname))) return;
    if (!/(^|\/)$/.test(path) || links.some(({ dataset }) => dataset.variant && path.startsWith(`${dataset.variant}/`))) return;
    const place = chosen && !isSwitch ? version(path) : undefined;
    if (place !== undefined) {
      to.pathname = root.pathname + place;
      to.searchParams.delete("for");
    } else to.searchParams.set("for", carried());
    link.href = to.href;
  };
  const leadAll = () => all("a[href]").forEach(lead);

  const show = () => {
    for (const link of links) {
      const { variant } = link.dataset;
      const isHere = variant === chosen;
      isHere ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      if (isHere) box.querySelector("[data-chosen]").textContent = link.textContent;
      if (isShared || (!variant && recall())) {
        const to = new URL(isShared ? location.href : link.href);
        to.searchParams.set("for", variant);
        link.href = to.href;
      }
    }
    for (const part of all("[data-for]")) part.hidden = chosen && !part.dataset.for.split(" ").includes(chosen);
  };

  const remembering = (place) => {
    const [choose, forget] = all("button", place), status = place.querySelector("[role=status]");
    const update = () => {
      const mine = recall();
      choose.hidden = !kept.allowed() || !chosen || mine === chosen;
      forget.hidden = !mine;
      forget.querySelector("span").textContent = mine && ` (${of(mine).textContent})`;
      place.hidden = choose.hidden && forget.hidden && !status.textContent;
    };
    const act = (value, said) => {
      keep(value);
      status.textContent = status.dataset[said];
      update();
      (value ? forget : chosen ? choose : box.firstElementChild).focus();
      show();
      leadAll();
    };
    choose.addEventListener("click", () => act(chosen, "done"));
    forget.addEventListener("click", () => act("", "forgotten"));
    update();
  };

  show();
  leadAll();
  remembering(box.querySelector("[data-remember]"));
  document.addEventListener("veileder:hits", leadAll);
  for (const event of ["pointerdown", "focusin", "click"]) { // what came later
    document.addEventListener(event, ({ target }) => lead(target.closest?.("a[href]")), true);
  }
})();
