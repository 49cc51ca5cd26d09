// Keeps the pages of the desk on the tablet, so that a reload away from the network shows what was known last. Runs as a
// service worker over the addresses of the desk only; what is noted meanwhile waits in the page (`waiting-taps.ts`).
import { DESK_PAGES } from '../desk/keeping.ts'

type Keeper = {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Waiting & { data: { keep?: string[] } }) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
type Waiting = { waitUntil(work: Promise<unknown>): void }
type Fetching = { request: Request; respondWith(answer: Promise<Response>): void }

const keeper = self as unknown as Keeper
const PATIENCE_MS = 4000
const isDeskPage = (address: string) => /^\/(zh|en)\/desk\//.test(new URL(address).pathname)
const isAsset = (address: string) => new URL(address).pathname.startsWith('/assets/')

keeper.addEventListener('install', (event) => event.waitUntil(keeper.skipWaiting()))
keeper.addEventListener('activate', (event) => event.waitUntil(keeper.clients.claim()))

keeper.addEventListener('message', (event) => {
  if (event.data.keep) event.waitUntil(keepAll(event.data.keep))
})

keeper.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  if (isAsset(request.url)) event.respondWith(keptFirst(request))
  // What the page asks for in the background has to be fresh or fail: only a person who opens a page is helped by an old one.
  else if (isDeskPage(request.url)) event.respondWith(freshFirst(request, request.mode === 'navigate'))
})

async function freshFirst(request: Request, orKept: boolean): Promise<Response> {
  try {
    const answer = await fetch(request, orKept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {})
    await keep(request.url, answer.clone())
    if (answer.status < 500) return answer
    return (orKept && (await kept(request.url))) || answer
  } catch (error) {
    const answer = orKept && (await kept(request.url))
    if (answer) return answer
    throw error
  }
}

async function keptFirst(request: Request): Promise<Response> {
  const answer = (await kept(request.url)) ?? (await fetch(request))
  await keep(request.url, answer.clone())
  return answer
}

/** One after the other, so that keeping never competes with what somebody is waiting for. */
async function keepAll(addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const answer = await fetch(address).catch(() => undefined)
    if (!answer) return
    await keep(new URL(address, location.origin).href, answer)
  }
}

// Whoever was sent to sign in has no business with what is kept.
async function keep(address: string, answer: Response): Promise<void> {
  if (answer.redirected || answer.status === 401 || answer.status === 403) await caches.delete(DESK_PAGES)
  else if (answer.ok) await (await caches.open(DESK_PAGES)).put(address, answer)
}

async function kept(address: string): Promise<Response | undefined> {
  return (await caches.open(DESK_PAGES)).match(address)
}
