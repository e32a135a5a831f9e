/* Lets one municipality's site be read without coverage. Stands at the root of the site, below a
   line with SITE that the build writes (offline.py).

   Online every file comes from the network, always asked for anew, so that no phone number is
   ever older than it has to be. The saved copy is used only when the network fails or is slow,
   and it is all of one build or it is not there. Nothing is saved before a page asks for it at
   its reader's word. Then what the phone has is used again, and the rest is fetched. */
"use strict";

const SCOPE = self.registration.scope;
const FAMILY = `veileder ${SITE.id} ${SCOPE} `;
const NAME = FAMILY + SITE.build;
const WHOLE = `${SCOPE}.whole`; // stands in a copy that is complete, and says when its build was made
const DATES = `${SCOPE}.dates`; // beside it: that day, as the pages write it
const PATIENCE = { page: 1000, file: 4000, asked: 20_000 }; // milliseconds
const AT_ONCE = 6;
const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", json: "application/json",
  svg: "image/svg+xml", webmanifest: "application/manifest+json",
};

const read = new Map(); // the open pages that came from the copy: how the network was, «none», «weak», «same», «newer»
const late = new Map(); // pages that came when the copy was shown already
const awaited = new Set(); // pages whose reader has asked for the newer one
let saving; // what is being done now, so that two pages do not both do it
let price; // bytes of what is new, once counted

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE) && url !== self.location.href) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  const { data, source, ports: [port] } = event;
  if (data === "save") event.waitUntil(renew(Infinity).then(({ state }) => port.postMessage(state !== "failed"))); // an older page
  else if (data.ask === "begin") event.waitUntil(self.skipWaiting());
  else if (data.ask === "renew") event.waitUntil(renew(data.most ?? Infinity).then((done) => port.postMessage(done)));
  else if (data.ask === "newer") {
    awaited.add(source.url);
    port.postMessage(true);
  }
  else event.waitUntil(tell(source, data.language));
});

/* --- Saving --- */

/* Makes the copy one of this build, if it costs no more than `most` bytes. Returns what came of it. */
async function renew(most) {
  if (await (await caches.open(NAME)).match(WHOLE)) return { state: "same" };
  if (price > most) return { state: "asks", bytes: price };
  saving ||= save(most).finally(() => { saving = undefined; });
  const done = await saving;
  return done.state === "asks" && done.bytes <= most ? renew(most) : done; // another page asked with less
}

async function save(most) {
  await caches.delete(NAME); // what an interrupted attempt may have left
  try {
    const cache = await caches.open(NAME);
    const missing = await useAgain(cache);
    price = cost(missing);
    if (price > most) {
      await caches.delete(NAME);
      return { state: "asks", bytes: price };
    }
    await fetchAll(missing, cache);
    await cache.put(DATES, new Response(JSON.stringify(SITE.dates)));
    await cache.put(WHOLE, new Response(SITE.built));
  } catch (fault) {
    await caches.delete(NAME);
    return { state: "failed", ...told(fault) };
  }
  await removeOlder();
  return { state: "done", bytes: price };
}

function told(fault) {
  if (fault.name === "QuotaExceededError") return { reason: "full" };
  return fault.reason ? { ...fault } : { reason: "failed", why: String(fault) };
}

async function removeOlder() {
  const older = (await ourCopies()).filter((name) => name !== NAME);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function ourCopies() {
  return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

/* Puts into the copy what the phone has already, and returns the paths of what it has not. */
async function useAgain(cache) {
  const had = await wholeCopy();
  if (!had) return Object.keys(SITE.files);
  const missing = [];
  const days = await (await had.cache.match(DATES))?.json();
  for (const path of Object.keys(SITE.files)) {
    const kept = await had.cache.match(SCOPE + path);
    const body = kept && (await asNow(path, await kept.arrayBuffer(), days));
    if (body) await cache.put(SCOPE + path, new Response(body, { headers: kept.headers }));
    else missing.push(path);
  }
  return missing;
}

/* Returns the file at path as this build has it, if that is the one we had, or it but for the day. */
async function asNow(path, body, days) {
  if ((await hash(body)) === SITE.files[path]) return body;
  if (!days || path in SITE.loose) return undefined;
  let text = new TextDecoder().decode(body);
  days.forEach((day, index) => { text = text.replaceAll(day, () => SITE.dates[index]); });
  const dated = new TextEncoder().encode(text);
  return (await hash(dated)) === SITE.files[path] ? dated : undefined;
}

const isText = (path) => !(path in SITE.loose);
const oneByOne = (paths) => paths.reduce((sum, path) => sum + (SITE.loose[path] ?? SITE.each), 0);

function cost(paths) {
  const loose = paths.filter((path) => !isText(path));
  return Math.min(oneByOne(paths), SITE.pack.size + oneByOne(loose));
}

async function fetchAll(paths, cache) {
  const isPackCheaper = cost(paths) < oneByOne(paths);
  let left = isPackCheaper ? await unpack(paths, cache) : paths;
  let wrong = await fetchEach(left, cache);
  if (wrong && !isPackCheaper && isText(wrong.file)) {
    left = await unpack(left, cache); // comes through where a host writes pages anew
    wrong = await fetchEach(left, cache);
  }
  if (!wrong) return;
  throw (await isPublished(SITE.build)) ? wrong : { reason: "publishing" };
}

/* Takes the files from the pack, and returns the paths of those that are not there as they must be. */
async function unpack(paths, cache) {
  const texts = await unpacked().catch(() => new Map());
  const left = [];
  for (const path of paths) {
    const body = texts.has(path) && new TextEncoder().encode(texts.get(path)());
    if (body && (await hash(body)) === SITE.files[path]) await cache.put(SCOPE + path, asFile(body, path));
    else left.push(path);
  }
  return left;
}

async function unpacked() {
  const response = await fetch(SCOPE + SITE.pack.path, { cache: "reload", referrerPolicy: "no-referrer" });
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  const isPacked = first === 0x1f && second === 0x8b; // a host may have told the browser to open it
  const stream = new Blob([bytes]).stream();
  const open = isPacked ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  const [head, ...lines] = (await new Response(open).text()).split("\n");
  const made = (runs) => {
    const parts = [];
    for (let at = 0, n = 0; n < runs.length; n += 2) {
      at += runs[n];
      parts.push(...lines.slice(at, at + runs[n + 1]));
      at += runs[n + 1];
    }
    return parts.join("\n");
  };
  return new Map(Object.entries(JSON.parse(head)).map(([path, runs]) => [path, () => made(runs)]));
}

function asFile(body, path) {
  const type = TYPES[/\.(\w+)$/.exec(path)?.[1] || "html"];
  return new Response(body, { headers: { "Content-Type": type } });
}

/* Fetches the files until one is not as it must be, and returns what is wrong with that; else nothing. */
async function fetchEach(paths, cache) {
  const queue = [...paths];
  let wrong;
  const take = async () => {
    while (queue.length && !wrong) {
      const path = queue.pop();
      const found = await fetchOne(path, cache);
      wrong ||= found;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return wrong;
}

async function fetchOne(path, cache) {
  const file = path || "./";
  const response = await fetch(SCOPE + path, { cache: "reload", referrerPolicy: "no-referrer" }).catch(() => undefined);
  const body = await response?.arrayBuffer().catch(() => undefined);
  if (!body) throw { reason: "contact" };
  if (!response.ok) return { reason: "gone", file, status: response.status };
  if ((await hash(body)) !== SITE.files[path]) return { reason: "altered", file };
  const type = response.headers.get("Content-Type") || "application/octet-stream";
  await cache.put(SCOPE + path, isText(path) ? asFile(body, path) : new Response(body, { headers: { "Content-Type": type } }));
  return undefined;
}

/* Returns whether that build is the one that is out there now. */
async function isPublished(build) {
  const response = await fetch(self.location.href, { cache: "reload", referrerPolicy: "no-referrer" }).catch(() => undefined);
  return Boolean(response?.ok) && (await response.text()).includes(`"${build}"`);
}

async function hash(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* --- Reading --- */

/* Tells a page whether it came from the copy, and what it needs to say so. */
async function tell(page, language) {
  const copy = await wholeCopy();
  const built = copy && (await (await copy.cache.match(WHOLE)).text());
  const net = read.get(page.id);
  const words = SITE.words[language] || Object.values(SITE.words).pop();
  const fromCopy = Boolean(net) && net !== "same";
  page.postMessage({ fromCopy, net, built, build: SITE.build, words, scope: SCOPE, left: SITE.left });
}

async function answer(event) {
  const { request, clientId } = event;
  const isPage = request.mode === "navigate";
  if (isPage && late.has(request.url)) return takeLate(request.url);
  const own = !isPage && read.has(clientId) && (await copyOf(request.url)); // belongs to a page of the copy
  if (own) return own;
  const network = fetch(request, { cache: "no-cache", referrerPolicy: "no-referrer" });
  const patience = awaited.delete(request.url) ? PATIENCE.asked : isPage ? PATIENCE.page : PATIENCE.file;
  const first = await soonOrNothing(network, patience);
  if (first && (isPage ? first.status < 500 : first.status < 400)) return first;
  const copy = await copyOf(request.url);
  if (!copy) return isPage ? network.catch(() => notSaved(event)) : network;
  if (!isPage) return copy;
  event.waitUntil(readCopy(event, network, copy.clone()));
  return marked(copy);
}

/* Says in the page which copy it is of: a worker that comes later does not know what this one has shown. */
async function marked(copy) {
  const { build } = await wholeCopy(), page = await copy.text();
  return new Response(page.replace("<html ", () => `<html data-copy="${build}" `), { headers: copy.headers });
}

function takeLate(url) {
  const page = late.get(url);
  late.delete(url);
  return page;
}

/* Remembers that a page came from the copy. Tells it when the network has brought a newer one after all. */
async function readCopy({ request, resultingClientId }, network, copy) {
  read.set(resultingClientId, "weak");
  const page = await network.catch(() => undefined);
  if (!page || page.status >= 500) read.set(resultingClientId, "none");
  else if (await isSame(page.clone(), copy)) read.set(resultingClientId, "same");
  else {
    late.set(request.url, page);
    read.set(resultingClientId, "newer");
  }
  (await self.clients.get(resultingClientId))?.postMessage({ ask: true });
}

/* Returns whether a page says what the copy does; a host that writes pages anew makes none newer. */
async function isSame(page, copy) {
  const [fresh, kept] = await Promise.all([page.arrayBuffer(), copy.arrayBuffer()]);
  return (await hash(fresh)) === (await hash(kept)) || isPublished((await wholeCopy())?.build);
}

/* Returns our own page about what is not in the copy, if there is a copy. */
async function notSaved({ resultingClientId }) {
  const copy = await copyOf(`${SCOPE}offline.html`);
  if (!copy) return Response.error();
  read.set(resultingClientId, "none");
  return new Response(copy.body, { status: 503, headers: copy.headers });
}

/* Returns the saved answer to url, whether or not it says index.html or the last slash. */
async function copyOf(url) {
  const path = url.slice(SCOPE.length).replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1");
  const copy = await wholeCopy();
  return copy && ((await copy.cache.match(SCOPE + path)) || (await copy.cache.match(`${SCOPE}${path}/`)));
}

/* Returns the copy that is complete, and its build. It may be of another build than this worker. */
async function wholeCopy() {
  for (const name of await ourCopies()) {
    const cache = await caches.open(name);
    if (await cache.match(WHOLE)) return { cache, build: name.slice(FAMILY.length) };
  }
  return undefined;
}

/* Returns the answer, or nothing if it fails or takes too long. Leaves no clock running: a worker
   that rests lets the next one take over. */
async function soonOrNothing(answer, patience) {
  let clock;
  const tooLate = new Promise((resolve) => { clock = setTimeout(resolve, patience); });
  try {
    return await Promise.race([answer, tooLate]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(clock);
  }
}
