/* Lets one municipality's site be read without coverage. Stands at the root of the site, below a
   line with SITE that the build writes: id, built, build, and files (address: hash).

   Online every file comes from the network, always asked for anew, so that no phone number is
   ever older than it has to be. The saved copy is used only when the network fails or is too
   slow, and it is all of one build or it is not there. Nothing is saved while reading. */
"use strict";

const SCOPE = self.registration.scope;
const FAMILY = `veileder ${SITE.id} ${SCOPE} `;
const NAME = FAMILY + SITE.build;
const WHOLE = `${SCOPE}.whole`; // stands in a copy that is complete, and says when its build was made
const PATIENCE = 4000; // milliseconds
const AT_ONCE = 6;

const readFromCopy = new Set(); // the open pages that came from the saved copy

self.addEventListener("install", (event) => event.waitUntil(save()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  if (event.data === "save") event.waitUntil(saveAgain(event.ports[0]));
  else event.waitUntil(tellAge(event.source));
});

async function save() {
  await caches.delete(NAME); // what an interrupted attempt may have left
  const cache = await caches.open(NAME);
  const queue = Object.keys(SITE.files);
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, () => saveFrom(queue, cache)));
    await cache.put(WHOLE, new Response(SITE.built));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  await removeOlder();
  await self.skipWaiting();
}

async function removeOlder() {
  const older = (await ourCopies()).filter((name) => name !== NAME);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function ourCopies() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

async function tellAge(page) {
  const cache = await wholeCopy();
  const built = cache && (await (await cache.match(WHOLE)).text());
  page.postMessage({ fromCopy: readFromCopy.has(page.id), built });
}

async function saveAgain(port) {
  const done = await save().then(() => true, () => false);
  port.postMessage(done);
}

async function saveFrom(queue, cache) {
  while (queue.length) {
    const path = queue.pop();
    await cache.put(SCOPE + path, await ofThisBuild(path));
  }
}

/* Returns the file at path. Throws if the server has it from another build, or not at all. */
async function ofThisBuild(path) {
  const response = await fetch(SCOPE + path, { cache: "reload" });
  const body = await response.arrayBuffer();
  if (!response.ok || (await hash(body)) !== SITE.files[path]) {
    throw new Error(`${path || "./"} is not of build ${SITE.build}`);
  }
  const type = response.headers.get("Content-Type") || "application/octet-stream";
  return new Response(body, { headers: { "Content-Type": type } });
}

async function hash(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function answer(event) {
  const network = fetch(event.request, { cache: "no-cache" });
  const first = await soonOrNothing(network);
  if (first && first.status < 500) return first;
  const copy = await copyOf(event.request.url);
  if (!copy) return network;
  if (event.request.mode === "navigate") readFromCopy.add(event.resultingClientId);
  return copy;
}

/* Returns the saved answer to url, whether or not it says index.html or the last slash. */
async function copyOf(url) {
  const path = url.slice(SCOPE.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1");
  const cache = await wholeCopy();
  return cache && ((await cache.match(SCOPE + path)) || (await cache.match(`${SCOPE}${path}/`)));
}

/* Returns the copy that is complete. It may be a later worker's than this one's: a browser can let
   the later one wait long before it takes over, and the old copy is gone by then. */
async function wholeCopy() {
  for (const name of await ourCopies()) {
    const cache = await caches.open(name);
    if (await cache.match(WHOLE)) return cache;
  }
  return undefined;
}

/* Returns the answer, or nothing if it fails or takes too long. Leaves no clock running: a worker
   that rests lets the next one take over. */
async function soonOrNothing(answer) {
  let clock;
  const tooLate = new Promise((resolve) => { clock = setTimeout(resolve, PATIENCE); });
  try {
    return await Promise.race([answer, tooLate]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(clock);
  }
}
