import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { BriefMemory } from '#platform/brief-memory.ts'

type Answer = { body: string; etag: string; link: string | undefined }

/**
 * Answers a question that has the same answer for everybody: made once a second, named by an entity tag, and not sent
 * again to whoever has it.
 */
export class Answers {
  readonly #memory = new BriefMemory<Answer>()

  async give(c: Context, lang: string, make: () => Promise<{ content: unknown; link?: string }>): Promise<Response> {
    const url = new URL(c.req.url)
    const answer = await this.#memory.recall(`${lang} ${url.pathname}${url.search}`, async () => {
      const { content, link } = await make()
      const body = JSON.stringify(content)
      return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, link }
    })
    c.header('ETag', answer.etag)
    c.header('Cache-Control', 'public, no-cache')
    c.header('Vary', 'Accept-Language')
    c.header('Content-Language', lang)
    if (answer.link) c.header('Link', answer.link)
    if (isKnown(c.req.header('If-None-Match'), answer.etag)) return c.body(null, 304)
    return c.body(answer.body, 200, { 'Content-Type': 'application/json; charset=UTF-8' })
  }
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (!header) return false
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}
