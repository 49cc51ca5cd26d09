import type { ListingPage } from '#catalogue/listing-page.ts'
import type { ListingText } from '#catalogue/listing-state.ts'
import { naceOf } from '#catalogue/vocabularies/crosswalk.ts'
import { htmlLang } from '#platform/languages.ts'

type Node = [name: string, content: string | Node[], attributes?: Record<string, string>]

/**
 * A listing in the shape of the profiles that the Enterprise Europe Network passes on: the same element paths
 * (`reference/internal`, `content/title`, `cooperation/stagedev/stage` …), as read in the public code of portals that take
 * them in. The network publishes no schema that could be named here, and gives its own codes for stages and keywords: ours
 * stand in their place, with `scheme` saying whose they are. Whoever asks anonymously is not named.
 */
export function writeEenProfile(
  listing: ListingPage,
  { lang, address, source }: { lang: string; address: string; source: string },
): string {
  const textLang = listing.texts[lang] ? lang : listing.originalLang
  const text = listing.texts[textLang]
  if (!text) throw new Error(`listing ${listing.number} has no original`)
  const profile: Node = [
    'profile',
    [
      [
        'reference',
        [
          ['external', address],
          ['internal', String(listing.number)],
          ['type', listing.profile],
        ],
      ],
      contentOf(text),
      cooperationOf(listing, text, source),
      keywordsOf(listing, source),
      ['company', companyOf(listing)],
      datumOf(listing),
    ],
    { 'xml:lang': htmlLang(textLang), sample: String(listing.isSample) },
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(['profiles', [profile], { source }], '')}\n`
}

function contentOf(text: ListingText): Node {
  const parts = [text.description, text.problem, text.presentSolution, text.tried, text.constraints]
  return [
    'content',
    [
      ['title', text.title],
      ['summary', text.summary],
      ['description', parts.filter(Boolean).join('\n\n')],
    ],
  ]
}

function cooperationOf(listing: ListingPage, text: ListingText, source: string): Node {
  const level = listing.kind === 'offer' ? listing.trl : listing.wantedTrl
  const stage: Node[] = [
    ['stage', level === null ? '' : `TRL${level}`, { scheme: 'TRL' }],
    ['comment', listing.stage ?? ''],
  ]
  const ipr: Node[] = [
    ['status', listing.ipStatus ?? '', { scheme: source }],
    ['comment', listing.patents.join('; ')],
  ]
  return [
    'cooperation',
    [
      ['plusvalue', text.advantages],
      ['stagedev', stage],
      ['ipr', ipr],
      ['exploitation', [['list', items('item', listing.cooperation, source)]]],
      ['partner', [['sought', text.sought]]],
    ],
  ]
}

function keywordsOf(listing: ListingPage, source: string): Node {
  return [
    'keyword',
    [
      ['technologies', items('technology', listing.fields, source)],
      ['markets', items('market', listing.industries, 'GB/T 4754')],
      ['naces', items('nace', nacesOf(listing.industries), 'NACE Rev. 2')],
      ['free', listing.keywords.join('; ')],
    ],
  ]
}

// Only what the crosswalk leads to without a choice: a division that is several there names none of them.
function nacesOf(codes: string[]): string[] {
  const led = codes.flatMap((code) => {
    const matches = naceOf(code)
    return matches.length === 1 ? matches.map((match) => match.code) : []
  })
  return [...new Set(led)]
}

function items(name: string, codes: string[], scheme: string): Node[] {
  return codes.map((code): Node => [name, code, { scheme }])
}

function datumOf({ addedAt, changedAt, dueOn, expiresOn }: ListingPage): Node {
  const date = (at: Date) => at.toISOString().slice(0, 10)
  return [
    'datum',
    [
      ['submit', date(addedAt)],
      ['update', date(changedAt)],
      ['deadline', dueOn ?? expiresOn ?? ''],
    ],
  ]
}

function companyOf({ owner, isAnonymous }: ListingPage): Node[] {
  const { known } = owner
  const names = known && !isAnonymous ? Object.entries(known.name) : []
  return [
    ...names.map(([lang, name]): Node => ['name', name, { 'xml:lang': htmlLang(lang) }]),
    ['kind', owner.kind],
    ['country', owner.country],
    ...(owner.city && !isAnonymous ? ([['city', owner.city]] satisfies Node[]) : []),
  ]
}

/** What nothing is said about is left out. */
function written([name, content, attributes = {}]: Node, indent: string): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  if (typeof content === 'string')
    return content === '' ? '' : `${indent}<${name}${said.join('')}>${escaped(content)}</${name}>`
  const inside = content.map((node) => written(node, `${indent}  `)).filter(Boolean)
  return inside.length === 0 ? '' : [`${indent}<${name}${said.join('')}>`, ...inside, `${indent}</${name}>`].join('\n')
}

function escaped(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"]/g, (sign) => marks[sign] ?? '')
}
