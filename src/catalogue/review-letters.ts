import type { Db } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { isUiLanguage, spoken, type UiLanguage } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import { listReaders, readTitles } from './letter-readers.ts'
import type { ReviewReason } from './review-rows.ts'

export type ReviewNews = {
  reviewId: string
  listingId: string
  organisationId: string
  outcome: 'returned' | 'set-aside'
  reasons: ReviewReason[]
  line: string
}

/** Tells those who speak for the organisation why its listing was not published; the letter opens the form. */
export async function writeReviewLetters(
  tx: Db,
  news: ReviewNews,
  linkFor: (lang: UiLanguage) => string,
): Promise<void> {
  const titles = await readTitles(tx, news.listingId)
  for (const reader of await listReaders(tx, news.organisationId)) {
    const lang = isUiLanguage(reader.reads) ? reader.reads : 'en'
    const words = wordsFor(lang, news, { title: spoken(titles, lang).text, link: linkFor(lang) })
    await writeLetter(tx, {
      to: { personId: reader.id, name: spoken(reader.name, lang).text, address: reader.email ?? '' },
      ...{ kind: `listing-${news.outcome}`, about: { kind: 'review', id: news.reviewId }, lang },
      ...words,
    })
  }
}

function wordsFor(lang: UiLanguage, { outcome, reasons, line }: ReviewNews, { title, link }: Record<string, string>) {
  const say = speaker(lang)
  const said = reasons.map((reason) => say(`catalogue.review-reason.${reason}`))
  const blanks = { title: title ?? '', link: link ?? '', line }
  const list = said.map((reason) => `- ${reason}`).join('\n')
  const items = said.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')
  return {
    subject: say(`catalogue.letter.${outcome}.subject`, blanks),
    text: say(`catalogue.letter.${outcome}.text`, { ...blanks, reasons: list }).replace(/\n{3,}/g, '\n\n'),
    html: say(`catalogue.letter.${outcome}.html`, {
      title: escapeHtml(blanks.title),
      link: escapeHtml(blanks.link),
      line: line && `<p>${escapeHtml(line)}</p>`,
      reasons: `<ul>${items}</ul>`,
    }),
  }
}
