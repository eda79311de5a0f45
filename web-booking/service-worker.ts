/**
 * Keeps the visitor's pages on the phone, so that what was confirmed shows without a network. Pages come from the
 * network first; assets carry a hash of their content in their name and come from the cache first. The API is never
 * cached: what a page knows of a booking it keeps itself.
 */

/** The parts of the worker's surroundings that are used here: the project's types are those of pages. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface RequestEvent extends LastingEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface MessageOfPage extends LastingEvent {
  readonly data: unknown
}
interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageOfPage) => void): void
}
const worker = self as unknown as WorkerScope

/** One cache for each build of the pages; the build puts its own name here. */
const cacheName = 'tingxu-%BUILD%'
/** Assets kept at most: every visitor's page with its fonts, twice over. */
const keptAssets = 150
/** How long a page may take before the kept one is shown, in milliseconds: a network may be there and carry nothing. */
const patienceMs = 4_000

/** Pages that work without a network. A page is the same for every code, so that no code is kept in the cache. */
const shells: readonly { readonly pattern: RegExp; readonly address: string }[] = [
  { pattern: /^\/b\/[^/]+$/, address: '/b/-' },
  { pattern: /^\/t\/[^/]+$/, address: '/t/-' },
  { pattern: /^\/book\/mine$/, address: '/book/mine' },
  { pattern: /^\/book$/, address: '/book' },
]

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  const shell = shells.find(({ pattern }) => pattern.test(pathname))
  if (request.mode === 'navigate' && shell !== undefined) event.respondWith(page(event, shell.address))
})
worker.addEventListener('message', (event) => {
  event.waitUntil(keep(assetsIn(event.data)))
})

async function install(): Promise<void> {
  await Promise.all(
    shells.map(async ({ address }) => {
      const response = await fetch(address, { cache: 'no-cache' })
      if (response.ok) await keepPage(address, response)
    }),
  )
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('tingxu-') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** A page from the network; the kept one when the network fails, answers with an error of its own, or takes too long. */
async function page(event: RequestEvent, address: string): Promise<Response> {
  const fresh = fetch(event.request).then((response) => {
    // Beside the answer: the page is not to wait for what is kept of it.
    if (response.ok && !response.redirected) event.waitUntil(keepPage(address, response.clone()))
    return response
  })
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patienceMs))
  const first = await Promise.race([fresh.catch(() => 'failed' as const), late])
  if (first instanceof Response && first.status < 500) return first
  const kept = await (await caches.open(cacheName)).match(address)
  return kept ?? (first instanceof Response ? first : fresh)
}

/** Keeps a page and the assets that it names. */
async function keepPage(address: string, response: Response): Promise<void> {
  const named = await response.clone().text()
  const assets = [...named.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(([, path]) => path ?? [])
  await keep(assets)
  await (await caches.open(cacheName)).put(address, response)
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) await put(cache, request.url, response.clone())
  return response
}

/** Keeps assets that the page has loaded before the worker was there. */
async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all(
    addresses.map(async (address) => {
      if ((await cache.match(address)) !== undefined) return
      const response = await fetch(address)
      if (response.ok) await put(cache, address, response)
    }),
  )
}

/** The oldest assets go first; pages are few and stay. */
async function put(cache: Cache, address: string, response: Response): Promise<void> {
  await cache.put(address, response)
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/assets/'))
  await Promise.all(keys.slice(0, Math.max(0, keys.length - keptAssets)).map((key) => cache.delete(key)))
}

/** The assets of a list of addresses of this origin; anything else in it is left out. */
function assetsIn(data: unknown): string[] {
  if (!Array.isArray(data)) return []
  const own = `${worker.location.origin}/assets/`
  return data.filter((address): address is string => typeof address === 'string' && address.startsWith(own))
}

export {}
