import type { Card } from '#catalogue/cards.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Reason } from '#matching/comparing.ts'
import type { Tx } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import { type Letter, writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'

/** One of its listings, and one that fits it. */
export type FreshPair = {
  own: { id: string; kind: 'offer' | 'need'; number: number; title: LanguageMap }
  otherId: string
  score: number
  reasons: Reason[]
}

/** The installation as letters about suggestions know it: whole addresses, and reasons in words. */
export type SuggestionLetterhead = {
  pair: (lang: UiLanguage, own: { kind: 'offer' | 'need'; number: number }, other: number) => string
  stop: (lang: UiLanguage, token: string) => string
  oneTap: (token: string) => string
  because: (lang: UiLanguage, reasons: Reason[]) => string
}

type Telling = {
  to: Letter['to']
  organisationId: string
  lang: UiLanguage
  token: string
  at: Date
  fresh: FreshPair[]
  cards: Card[]
}

/** What fits, listing by listing, with why, and the way out. */
export async function writeSuggestionLetter(tx: Tx, telling: Telling, letterhead: SuggestionLetterhead): Promise<void> {
  const { to, organisationId, lang, token, at, fresh, cards } = telling
  const say = speaker(lang)
  const items = fresh.flatMap(({ own, otherId, reasons }) => {
    const card = cards.find(({ id }) => id === otherId)
    if (!card) return []
    const link = letterhead.pair(lang, own, card.number)
    const named = { title: card.title, number: card.number }
    return [
      {
        own: say(`matching.letter.own.${own.kind}`, { number: own.number, title: spoken(own.title, lang).text }),
        other: say(`matching.letter.other.${card.kind}`, named),
        owner: card.owner.known ? spoken(card.owner.known.name, lang).text : say('matching.letter.anonymous'),
        because: letterhead.because(lang, reasons),
        link,
      },
    ]
  })
  const count = { count: items.length }
  const intro = say('matching.letter.intro', count)
  const stop = letterhead.stop(lang, token)
  await writeLetter(tx, {
    to,
    kind: 'suggestions',
    about: { kind: 'organisation', id: organisationId },
    version: Math.floor(at.getTime() / 1000),
    lang,
    subject: say('matching.letter.subject', count),
    unsubscribeUrl: letterhead.oneTap(token),
    text: [
      intro,
      ...items.map(({ own, other, owner, because, link }) =>
        [own, other, owner, because, link].filter(Boolean).join('\n'),
      ),
      `${say('matching.letter.why')}\n${say('matching.letter.stop', { link: stop })}`,
    ].join('\n\n'),
    html: [
      ...intro.split(/\n{2,}/).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
      ...items.map(
        ({ own, other, owner, because, link }) =>
          `<h3><a href="${escapeHtml(link)}">${escapeHtml(other)}</a></h3><p>${[owner, own, because].filter(Boolean).map(escapeHtml).join('<br>')}</p>`,
      ),
      `<p><small>${escapeHtml(say('matching.letter.why'))} <a href="${escapeHtml(stop)}">${escapeHtml(say('matching.letter.stop-link'))}</a></small></p>`,
    ].join('\n'),
  })
}
