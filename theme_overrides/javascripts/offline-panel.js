/* The reader's own choice to keep the site on the device, and to remove it again (offline.html has the words).
   Stores nothing until the button is pressed. */
(async () => {
  "use strict";
  const panel = document.querySelector("[data-offline]");
  if (!panel || !("serviceWorker" in navigator) || !window.isSecureContext) return;

  const words = panel.dataset;
  const scope = new URL("./", document.querySelector('link[rel="manifest"]').href).href; // the site's root
  const worker = `${scope}worker.js`;
  const family = `veileder ${document.querySelector("[data-site]").dataset.site} ${scope} `;
  const { storage, serviceWorker } = navigator;
  const part = (name) => panel.querySelector(`[data-offline-${name}]`);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  function size(bytes) {
    const [unit, name] = [[1e9, "GB"], [1e6, "MB"]].find(([least]) => bytes >= least) || [1e3, "kB"];
    return `${(bytes / unit).toLocaleString(document.documentElement.lang, { maximumFractionDigits: unit > 1e3 ? 1 : 0 })} ${name}`;
  }

  function show(state, ...texts) {
    part("save").hidden = state !== "none" && state !== "saving";
    part("save").disabled = part("renew").disabled = state === "saving";
    part("renew").hidden = state !== "old";
    part("remove").hidden = state !== "saved" && state !== "old" && state !== "dropped";
    if (state === "dropped") part("save").hidden = false;
    part("status").textContent = texts.filter(Boolean).join(" ");
  }

  async function registered() {
    const registration = await serviceWorker.getRegistration(scope);
    return registration?.scope === scope ? registration : undefined;
  }

  const copies = async () => (await caches.keys()).filter((name) => name.startsWith(family));
  const isWhole = async (name) => Boolean(await (await caches.open(name)).match(`${scope}.whole`));
  async function savedBuild() {
    for (const name of await copies()) if (await isWhole(name)) return name.slice(family.length);
    return undefined;
  }

  /* Returns what the worker that is out there says of its build. Throws what is wrong with it, in words. */
  async function published() {
    const response = await fetch(worker, { cache: "reload" }).catch(() => { throw words.contact; });
    const type = (response.headers.get("Content-Type") || "").split(";")[0];
    if (!response.ok) throw fill(words.gone, { status: response.status, file: "worker.js" });
    if (!/^(text|application)\/(x-)?(java|ecma)script$/i.test(type)) throw fill(words.workerType, { type: type || "?" });
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf("{"), text.indexOf(";\n\n")));
  }

  async function tellSize({ pack, loose, stored }) {
    const fetched = Object.values(loose).reduce((sum, bytes) => sum + bytes, pack.size);
    const { quota, usage } = (await storage?.estimate?.().catch(() => undefined)) || {};
    const free = quota > usage ? fill(words.free, { free: size(quota - usage) }) : "";
    part("size").textContent = `${fill(words.size, { fetch: size(fetched), stored: size(stored) })} ${free}`;
  }

  /* Has the worker save. Returns nothing, or throws what is wrong, in words. */
  async function ask(active) {
    const { port1, port2 } = new MessageChannel();
    const done = await new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      active.postMessage({ ask: "renew" }, [port2]);
    });
    if (done.state === "failed") throw fill(words[done.reason], done);
  }

  async function save() {
    show("saving", words.saving);
    const had = await savedBuild();
    try {
      await published();
      const registration = await serviceWorker.register(worker, { scope, updateViaCache: "none" });
      await activated(registration);
      await ask(registration.active);
      const isSafe = await storage?.persist?.().catch(() => false);
      show("saved", words.saved, isSafe ? words.safe : words.unsafe);
    } catch (fault) {
      if (!had) await forget();
      show(had ? "old" : "none", typeof fault === "string" ? fault : fill(words.failed, { why: fault.message || fault.name }));
    }
  }

  function activated(registration) {
    const candidate = registration.installing || registration.waiting;
    if (!candidate) return Promise.resolve();
    return new Promise((resolve, reject) => {
      candidate.addEventListener("statechange", () => {
        if (candidate.state === "activated") resolve();
        if (candidate.state === "redundant") reject(new Error(candidate.state));
      });
    });
  }

  async function forget() {
    await (await registered())?.unregister();
    await Promise.all((await copies()).map((name) => caches.delete(name)));
  }

  async function start() {
    part("save").addEventListener("click", save);
    part("renew").addEventListener("click", save);
    part("remove").addEventListener("click", async () => { await forget(); show("none", words.removed); });
    panel.hidden = false;
    document.querySelector("[data-offline-without]").hidden = true;
    const [registration, build] = [await registered(), await savedBuild()];
    const isSafe = build && (await storage?.persisted?.().catch(() => false));
    if (build) show("saved", words.saved, isSafe ? words.safe : words.unsafe);
    else show(registration?.active ? "dropped" : "none", registration?.active && words.dropped);
    const site = await published().catch((wrong) => { if (!build) part("status").textContent = wrong; });
    if (!site?.pack) return;
    if (!build) await tellSize(site);
    else if (build !== site.build) show("old", fill(words.outdated, { size: size(site.pack.size) }));
  }

  await start();
})();
