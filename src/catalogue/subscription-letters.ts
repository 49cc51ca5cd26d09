import type { Tx } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import type { Card } from './cards.ts'

/** The installation as letters about a search know it: whole addresses, and a search in words. */
export type Letterhead = {
  subscription: (lang: UiLanguage, token: string) => string
  oneTap: (token: string) => string
  search: (lang: UiLanguage, query: string) => string
  listing: (lang: UiLanguage, card: Card) => string
  describe: (tx: Tx, lang: UiLanguage, query: string) => Promise<string>
}

type Asking = { id: string; address: string; lang: UiLanguage; token: string; at: Date; days: number }

/**
 * Asks an address whether it is theirs. What was typed into the search stays out of it: the letter goes to somebody who
 * may never have asked.
 */
export async function writeConfirmationLetter(tx: Tx, asking: Asking, letterhead: Letterhead): Promise<void> {
  const { id, address, lang, token, at, days } = asking
  const say = speaker(lang)
  const blanks = { link: letterhead.subscription(lang, token), days }
  const text = say('following.letter.confirm.text', blanks)
  await writeLetter(tx, {
    to: { personId: null, name: '', address },
    kind: 'subscription-asked-for',
    about: { kind: 'subscription', id },
    version: secondsOf(at),
    lang,
    subject: say('following.letter.confirm.subject'),
    text,
    html: `${paragraphs(text)}\n${anchor(blanks.link, say('following.letter.confirm.link'))}`,
  })
}

/** Whose letter it is. */
export type Reader = { personId: string | null; name: string; address: string }

type Digest = Reader & {
  id: string
  lang: UiLanguage
  rhythm: 'daily' | 'weekly'
  query: string
  token: string
  at: Date
}

const NAMED = 10

/** What is new for a search: title, one sentence and whose it is, and the way out. */
export async function writeDigestLetter(tx: Tx, digest: Digest, fresh: Card[], letterhead: Letterhead): Promise<void> {
  const { id, lang, rhythm, query, token, at, personId, name, address } = digest
  const say = speaker(lang)
  const search = (await letterhead.describe(tx, lang, query)) || say('following.everything')
  const named = fresh.slice(0, NAMED)
  const more = fresh.length - named.length
  const links = { all: letterhead.search(lang, query), end: letterhead.subscription(lang, token) }
  const intro = say('following.letter.digest.intro', { count: fresh.length, search })
  const rest = more > 0 ? [say('following.letter.digest.more', { count: more })] : []
  const why = say('following.letter.digest.why', { rhythm: say(`following.rhythm.${rhythm}`), search })
  const items = named.map((card) => ({
    title: `${say(`catalogue.kind.${card.kind}`)}${say('following.letter.digest.colon')}${card.title}`,
    summary: card.summary,
    owner: card.owner.known ? spoken(card.owner.known.name, lang).text : '',
    link: letterhead.listing(lang, card),
  }))
  await writeLetter(tx, {
    to: { personId, name, address },
    kind: 'subscription-digest',
    about: { kind: 'subscription', id },
    version: secondsOf(at),
    lang,
    subject: say('following.letter.digest.subject', { count: fresh.length, search }),
    unsubscribeUrl: letterhead.oneTap(token),
    text: [
      intro,
      ...items.map((item) => [item.title, item.owner, item.summary, item.link].filter(Boolean).join('\n')),
      ...rest,
      say('following.letter.digest.all', { link: links.all }),
      `${why}\n${say('following.letter.digest.end', { link: links.end })}`,
    ].join('\n\n'),
    html: [
      paragraphs(intro),
      ...items.map(
        ({ title, owner, summary, link }) =>
          `<h3>${anchor(link, title)}</h3><p>${[owner, summary].filter(Boolean).map(escapeHtml).join('<br>')}</p>`,
      ),
      ...rest.map(paragraphs),
      `<p>${anchor(links.all, say('following.letter.digest.all-link'))}</p>`,
      `<p><small>${escapeHtml(why)} ${anchor(links.end, say('following.letter.digest.end-link'))}</small></p>`,
    ].join('\n'),
  })
}

function anchor(link: string, words: string): string {
  return `<a href="${escapeHtml(link)}">${escapeHtml(words)}</a>`
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

// Letters about one subscription are told apart by the second they were written in.
function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
