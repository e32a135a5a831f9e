/* Lets one municipality's site be read without coverage. Stands at the root of the site, below a
   line with SITE that the build writes: id, built, build, and files (address: hash).

   Online every file comes from the network, always asked for anew, so that no phone number is
   ever older than it has to be. The saved copy is used only when the network fails or is too
   slow, and it is all of one build or it is not there. Nothing is saved while reading. */
"use strict";

const SCOPE = self.registration.scope;
const FAMILY = `veileder ${SITE.id} ${SCOPE} `;
const NAME = FAMILY + SITE.build;
const PATIENCE = 4000; // milliseconds
const AT_ONCE = 6;

const readFromCopy = new Set(); // the open pages that came from the saved copy

self.addEventListener("install", (event) => event.waitUntil(save()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  if (event.data === "save") event.waitUntil(saveAgain(event.ports[0]));
  else event.source.postMessage({ fromCopy: readFromCopy.has(event.source.id), built: SITE.built });
});

async function save() {
  await caches.delete(NAME); // what an interrupted attempt may have left
  const cache = await caches.open(NAME);
  const queue = Object.keys(SITE.files);
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, () => saveFrom(queue, cache)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  await self.skipWaiting();
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
  const response = await fetch(SCOPE + path, { cache: "no-cache" });
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

async function takeOver() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(FAMILY) && name !== NAME);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(event) {
  const network = fetch(event.request, { cache: "no-cache" });
  const first = await Promise.race([network.catch(() => null), wait(PATIENCE)]);
  if (first && first.status < 500) return first;
  const copy = await copyOf(event.request.url);
  if (!copy) return network;
  if (event.request.mode === "navigate") readFromCopy.add(event.resultingClientId);
  return copy;
}

/* Returns the saved answer to url, whether or not it says index.html or the last slash. */
async function copyOf(url) {
  const path = url.slice(SCOPE.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1");
  const known = [path, `${path}/`].find((candidate) => candidate in SITE.files);
  const cache = await caches.open(NAME);
  return known === undefined ? undefined : cache.match(SCOPE + known);
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
