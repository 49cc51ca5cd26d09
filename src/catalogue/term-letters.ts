import type { Db } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { isUiLanguage, spoken, type UiLanguage } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import { listReaders, readTitles } from './letter-readers.ts'

type TermNews = { listingId: string; organisationId: string; expiresOn: string; daysLeft: number }

/** Tells those who speak for the organisation that a listing will run out, or has; the letter opens the page that renews it. */
export async function writeTermLetters(tx: Db, news: TermNews, linkFor: (lang: UiLanguage) => string): Promise<void> {
  const titles = await readTitles(tx, news.listingId)
  for (const reader of await listReaders(tx, news.organisationId)) {
    const lang = isUiLanguage(reader.reads) ? reader.reads : 'en'
    const say = speaker(lang)
    const kind = news.daysLeft === 0 ? 'expired' : 'expiring'
    const said = { title: spoken(titles, lang).text, on: news.expiresOn, link: linkFor(lang) }
    const safe = { ...said, title: escapeHtml(said.title), link: escapeHtml(said.link) }
    await writeLetter(tx, {
      to: { personId: reader.id, name: spoken(reader.name, lang).text, address: reader.email ?? '' },
      ...{ kind: `listing-${kind}`, about: { kind: 'listing', id: news.listingId }, version: versionOf(news), lang },
      subject: say(`catalogue.letter.${kind}.subject`, said),
      text: say(`catalogue.letter.${kind}.text`, said),
      html: say(`catalogue.letter.${kind}.html`, safe),
    })
  }
}

// One letter a last day and distance to it: renewed, the same listing will be spoken of again.
function versionOf({ expiresOn, daysLeft }: TermNews): number {
  return Number(expiresOn.replaceAll('-', '')) * 10 + (daysLeft === 0 ? 0 : daysLeft < 10 ? 1 : 2)
}
