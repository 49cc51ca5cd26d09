// In the browser: taps made while the server was out of reach, in their order, across reloads of the page.

/** `at`: when it was tapped. */
export type Tap = { action: string; body: string; at?: string }

const KEY = 'duihe-desk-waiting'

export function listWaiting(): Tap[] {
  return read()
}

export function countWaiting(): number {
  return read().length
}

/** Keeps a tap until it can be sent. The same tap twice waits once. */
export function keepWaiting(tap: Tap): void {
  const others = read().filter(({ action, body }) => action !== tap.action || body !== tap.body)
  write([...others, { ...tap, at: new Date().toISOString() }])
}

/** Sends what waits, first tap first, until the server is out of reach again. Returns what the server refused, in its words. */
export async function sendWaiting(post: (tap: Tap) => Promise<Response | undefined>): Promise<string[]> {
  const refusals: string[] = []
  for (let next = read()[0]; next; next = read()[0]) {
    const answer = await post(next.at ? { ...next, body: `${next.body}&tappedAt=${next.at}` } : next)
    // Signed out in the meantime: the taps wait for whoever signs in again.
    if (!answer || answer.url.includes('/sign-in')) break
    write(read().slice(1))
    if (!answer.ok) refusals.push(reasonIn(await answer.text()))
  }
  return refusals
}

function reasonIn(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return (page.querySelector('.errors') ?? page.querySelector('main p'))?.textContent ?? ''
}

function read(): Tap[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isTap) : []
  } catch {
    return []
  }
}

function write(taps: Tap[]): void {
  localStorage.setItem(KEY, JSON.stringify(taps))
}

function isTap(value: unknown): value is Tap {
  return typeof value === 'object' && value !== null && 'action' in value && 'body' in value
}
