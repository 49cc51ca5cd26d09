import type { LanguageMap } from '#db/tables.ts'
import { listOrganisers } from '#events/organisers.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Block, Run } from '#platform/docx/blocks.ts'
import { writeDocx } from '#platform/docx/document.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { notFound } from '#platform/refusal.ts'
import type { PlacedFigure, Release } from './press-releases.ts'
import { mark, pieces, printClaim } from './press-text.ts'

/** The release as a Word document in the official format; every figure in it can be found again by its id. */
export async function writePressDocument(db: Db, release: Release, lang: UiLanguage): Promise<Uint8Array> {
  const text = release.texts[lang]
  if (!text) throw notFound('press-release')
  const figures = new Map(release.figures.map((figure) => [figure.key, figure]))
  const publisher = await findPublisher(db, release.event.id)
  const blocks: Block[] = [
    ...(release.event.isSample ? [note(lang, 'reporting.document.sample')] : []),
    ...(release.signature ? [] : [note(lang, 'reporting.document.draft')]),
    { kind: 'title', runs: [text.title] },
    ...text.paragraphs.map((paragraph): Block => ({ kind: 'paragraph', runs: runsOf(paragraph, figures, lang) })),
    ...signatureOf(release, publisher, lang),
  ]
  const author = publisher ? spoken(publisher, lang).text : undefined
  return writeDocx({ lang, blocks, meta: { title: text.title, ...(author && { author }) } })
}

function note(lang: UiLanguage, key: string): Block {
  return { kind: 'source', text: speaker(lang)(key) }
}

/** The first of those who hold the event: it is in their name that a release goes out. */
export async function findPublisher(db: Db, eventId: string): Promise<LanguageMap | undefined> {
  const organisers = await listOrganisers(db, eventId)
  const holder = organisers.find(({ role }) => HOLDERS.includes(role)) ?? organisers[0]
  return holder?.name
}

const HOLDERS: string[] = ['host', 'co_host', 'organiser', 'executing_organiser']

function runsOf(paragraph: string, figures: ReadonlyMap<string, PlacedFigure>, lang: UiLanguage): Run[] {
  return pieces(paragraph).map((piece): Run => {
    if ('text' in piece) return piece.text
    const figure = figures.get(piece.mark)
    return figure ? { figureId: figure.id, text: printClaim(figure, lang) } : mark(piece.mark)
  })
}

function signatureOf(release: Release, publisher: LanguageMap | undefined, lang: UiLanguage): Block[] {
  // A sample is signed in nobody's name.
  if (!release.signature || !publisher || release.event.isSample) return []
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const style = { dateStyle: 'long', timeZone: release.event.timeZone } as const
  const date = new Intl.DateTimeFormat(locale, style).format(release.signature.at)
  return [{ kind: 'signature', unit: spoken(publisher, lang).text, date }]
}
