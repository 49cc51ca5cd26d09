import { isKnown } from '#people/access.ts'
import { BriefMemory } from '#platform/brief-memory.ts'
import type { Config } from '#platform/config.ts'
import { type Page, renderPage, show } from '../shell.tsx'
import type { PageContext } from '../visit.ts'

// One memory per running program: two of them in one process, as in tests, know nothing of each other.
const memories = new WeakMap<Config, BriefMemory<Uint8Array<ArrayBuffer>>>()

/**
 * Shows a page that is the same for every stranger. Within a second it is made once, however many ask. Whoever is signed
 * in, or has just been told something, gets a page of their own.
 */
export async function showBriefly(c: PageContext, make: () => Promise<Page>): Promise<Response> {
  const { visit } = c.var
  if (isKnown(visit.actor) || visit.notice) return show(c, await make())
  const key = `${visit.theme ?? ''} ${visit.url.pathname}${visit.url.search}`
  const html = await memoryOf(visit.config).recall(key, async () =>
    new TextEncoder().encode(renderPage(visit, await make())),
  )
  return c.body(html, 200, { 'Content-Type': 'text/html; charset=UTF-8' })
}

function memoryOf(config: Config): BriefMemory<Uint8Array<ArrayBuffer>> {
  const memory = memories.get(config) ?? new BriefMemory()
  memories.set(config, memory)
  return memory
}
