/* The reader's own choice to keep the site on the device, and to remove it again. Stores nothing
   until the button is pressed. Every [data-offline] panel (parts/offline.html) has the words. */
(() => {
  "use strict";

  const panels = [...document.querySelectorAll("[data-offline]")];
  if (!panels.length || !("serviceWorker" in navigator) || !window.isSecureContext) return;

  const words = panels[0].dataset;
  const worker = new URL(words.worker, document.baseURI).href;
  const scope = new URL("./", worker).href;
  const family = `veileder ${words.id} ${scope} `;

  function show(state, text) {
    for (const panel of panels) {
      panel.hidden = false;
      panel.querySelector("[data-offline-save]").hidden = state === "saved";
      panel.querySelector("[data-offline-save]").disabled = state === "saving";
      panel.querySelector("[data-offline-remove]").hidden = state !== "saved";
      panel.querySelector("[data-offline-status]").textContent = text;
    }
  }

  async function ours() {
    const registration = await navigator.serviceWorker.getRegistration(scope);
    return registration && registration.scope === scope ? registration : undefined;
  }

  async function saved() {
    return (await caches.keys()).some((name) => name.startsWith(family));
  }

  async function save() {
    show("saving", words.saving);
    try {
      const options = { scope, updateViaCache: "none" };
      const registration = await navigator.serviceWorker.register(worker, options);
      await activated(registration);
      if (!(await saved())) await savedAgain(registration.active);
      show("saved", words.saved);
    } catch {
      show("none", words.failed);
    }
  }

  /* Waits until everything is saved. Rejects when the browser gives the worker up. */
  function activated(registration) {
    const candidate = registration.installing || registration.waiting;
    if (!candidate) return Promise.resolve();
    return new Promise((resolve, reject) => {
      candidate.addEventListener("statechange", () => {
        if (candidate.state === "activated") resolve();
        if (candidate.state === "redundant") reject(new Error("not saved"));
      });
    });
  }

  /* Asks a worker that is still there after its copy was removed. */
  function savedAgain(active) {
    return new Promise((resolve, reject) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => (data ? resolve() : reject(new Error("not saved")));
      active.postMessage("save", [channel.port2]);
    });
  }

  async function remove() {
    const registration = await ours();
    if (registration) await registration.unregister();
    const names = (await caches.keys()).filter((name) => name.startsWith(family));
    await Promise.all(names.map((name) => caches.delete(name)));
    show("none", words.removed);
  }

  /* Says so at the top of the page when it came from the saved copy, and how old that is. */
  function tellAge({ data }) {
    if (!data.fromCopy || document.querySelector(".v-saved")) return;
    const days = Math.max(0, Math.floor((Date.now() - new Date(`${data.built}T00:00`)) / 864e5));
    const text = [words.ageToday, words.ageDay][days] || words.ageDays.replace("{days}", days);
    const notice = Object.assign(document.createElement("p"), { className: "v-saved", textContent: text });
    notice.setAttribute("role", "status");
    document.querySelector("#innhold").before(notice);
  }

  async function start() {
    for (const panel of panels) {
      panel.querySelector("[data-offline-save]").addEventListener("click", save);
      panel.querySelector("[data-offline-remove]").addEventListener("click", remove);
    }
    const registration = await ours();
    registration?.update().catch(() => {}); // browsers look for a new edition only now and then
    show(registration && registration.active && (await saved()) ? "saved" : "none", "");
    navigator.serviceWorker.addEventListener("message", tellAge);
    navigator.serviceWorker.startMessages();
    navigator.serviceWorker.controller?.postMessage("age");
  }

  start();
})();
