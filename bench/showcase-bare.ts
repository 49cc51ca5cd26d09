// The least a server can do: one prepared question to the database, a little HTML, no framework, no facets, no matches.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { announce } from './showcase-process.ts'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 })

const LIST = `select l.number, l.kind, t.title, t.summary, g.name->>'zh' as owner, p.published_at
  from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
  join people.organisation g on g.id = l.organisation_id
  join catalogue.listing_text t on t.listing_id = l.id and t.lang = 'zh'`
const QUESTIONS = {
  list: `${LIST} order by p.published_at desc, l.id desc limit 20`,
  search: `${LIST} where t.search_terms @@ phraseto_tsquery('english', $1)
    order by ts_rank_cd(t.search_terms, phraseto_tsquery('english', $1)) desc, l.id desc limit 20`,
  page: `${LIST} where p.published_at < $1 order by p.published_at desc, l.id desc limit 20`,
  listing: `${LIST} where l.number = $1`,
  filter: `${LIST} where l.kind = 'offer' and l.fields && array[$1] order by p.published_at desc, l.id desc limit 20`,
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const { name, values } = questionOf(url)
  const { rows } = await pool.query({ name, text: QUESTIONS[name], values })
  const isApi = url.pathname === '/api'
  response.setHeader('Content-Type', isApi ? 'application/json' : 'text/html; charset=utf-8')
  response.end(isApi ? JSON.stringify(rows) : page(rows))
})

function questionOf(url: URL): { name: keyof typeof QUESTIONS; values: string[] } {
  const words = url.searchParams.get('q')
  const after = url.searchParams.get('after')
  const number = url.searchParams.get('number')
  if (words) return { name: 'search', values: [pairs(words)] }
  if (after) return { name: 'page', values: [after] }
  const field = url.searchParams.get('field')
  if (field) return { name: 'filter', values: [field] }
  return number ? { name: 'listing', values: [number] } : { name: 'list', values: [] }
}

function pairs(words: string): string {
  return [...words]
    .slice(0, -1)
    .map((letter, i) => letter + [...words][i + 1])
    .join(' ')
}

function page(rows: { title: string; summary: string; owner: string }[]): string {
  const items = rows.map(({ title, summary, owner }) => `<li><b>${text(title)}</b> ${text(summary)} ${text(owner)}`)
  return `<!doctype html><meta charset="utf-8"><title>Showcase</title><ul>${items.join('')}</ul>`
}

function text(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
