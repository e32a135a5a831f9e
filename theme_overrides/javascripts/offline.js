/* On every page, where the reader has saved the site: says when the page is the saved one, and lets the worker
   renew what is saved. Where nothing is saved it does nothing. The worker has the words. */
(() => {
  "use strict";
  const { serviceWorker, connection } = navigator;
  if (!serviceWorker?.controller) return;

  const isCostly = connection?.saveData || connection?.type === "cellular";
  const UNASKED = isCostly ? 100_000 : 1_000_000; // bytes
  const language = document.documentElement.lang;
  const isPanel = document.querySelector("[data-offline]");
  const { copy } = document.documentElement.dataset; // the build of the copy that this page is of, if it is
  let said;

  const node = (tag, textContent, more = {}) => Object.assign(document.createElement(tag), { textContent, ...more });

  function notice(text, label, act) {
    document.querySelector(".v-saved")?.remove();
    if (!text) return;
    const box = node("p", `${text} `, { className: "v-saved" });
    box.setAttribute("role", "status");
    if (act) box.append(typeof act === "string" ? node("a", label, { href: act }) : node("button", label, { type: "button", className: "v-button", onclick: act }));
    document.querySelector("#innhold").before(box);
  }

  /* How old the saved page is, and why it is shown. */
  function age({ words, net, built }) {
    const days = Math.max(0, Math.floor((Date.now() - new Date(`${built}T00:00`)) / 864e5));
    const old = [words.age_today, words.age_one][days] || words.age_many.replace("{days}", days);
    return `${net === "none" ? words.no_contact : words.weak} ${old}`;
  }

  function markLeftOut({ left, scope, words }) {
    const out = new Set(left.map((path) => scope + path));
    for (const link of document.querySelectorAll("a[href]:not([data-left-out])")) {
      if (!out.has(link.href.replace(/[?#].*$/, ""))) continue;
      link.dataset.leftOut = "";
      link.after(` (${words.left_out})`);
    }
  }

  function heard({ data }) {
    if (data.ask) return ask();
    if (!data.words) return; // a worker of an earlier edition
    if (copy && !data.net) return shownBefore(data);
    const { words, fromCopy, net, built, scope } = said = data;
    if (net === "newer") offer();
    else if (fromCopy) notice(age(data));
    else if (!built && !isPanel) notice(words.dropped, words.title, scope + words.page);
    else notice("");
    if (fromCopy && net !== "newer") markLeftOut(data);
    if (!fromCopy && built) renew(UNASKED);
  }

  /* Of a page of the copy that another worker has shown: one of a former edition, or one that the browser had stopped. */
  function shownBefore(data) {
    said ||= data;
    if (data.build === copy) notice(age(data));
    else renew(UNASKED, offer);
  }

  function offer() {
    notice(said.words.newer, said.words.show, () => send("newer", () => location.reload()));
  }

  /* Asks the worker, and hands its answer to a function. */
  function send(asked, then, more = {}) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => then(data);
    serviceWorker.controller.postMessage({ ask: asked, ...more }, [port2]);
  }

  function ask() {
    serviceWorker.controller?.postMessage({ ask: "age", language });
  }

  /* Lets the worker renew the copy, and does what comes `then`, when the copy is of its edition. */
  function renew(most, then = () => {}) {
    send("renew", ({ state, bytes }) => {
      if (state === "done" || state === "same") then();
      if (state !== "asks" || isPanel) return;
      const size = `${(bytes / 1e6).toLocaleString(language, { maximumFractionDigits: 1 })} MB`;
      notice(said.words.stale.replace("{size}", size), said.words.fetch, () => { notice(""); renew(1e9, then); });
    }, { most });
  }

  serviceWorker.addEventListener("message", heard);
  serviceWorker.startMessages();
  ask();
  /* A browser may let a new worker wait, though it has asked not to, until it asks again. */
  const begin = (registration) => registration.waiting?.postMessage({ ask: "begin" });
  serviceWorker.getRegistration().then((registration) => {
    setInterval(begin, 4000, registration);
    return registration.update(); // browsers look only now and then
  }).catch(() => {});
  serviceWorker.addEventListener("controllerchange", ask); // a new edition
})();
