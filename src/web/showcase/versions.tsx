import type { TextField } from '#catalogue/input.ts'
import type { ListingPage, ListingVersion } from '#catalogue/listing-page.ts'
import { htmlLang } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'
import { languageName } from './wording.ts'

export type Version = { lang: string; text: ListingVersion }

/** The version for a reader: in their language, else the original. */
export function versionFor(listing: ListingPage, lang: string): Version {
  const own = listing.texts[lang]
  if (own) return { lang, text: own }
  const original = listing.texts[listing.originalLang]
  if (!original) throw new Error(`listing ${listing.number} has no original`)
  return { lang: listing.originalLang, text: original }
}

/** Says what one is reading: the original, or whose translation of it, and whether it is behind. */
export function VersionNote({ listing, version, visit }: { listing: ListingPage; version: Version; visit: Visit }) {
  const { say, lang } = visit
  if (version.lang !== lang)
    return <p className="muted">{say('showcase.no-version', { language: languageName(version.lang, lang) })}</p>
  const { origin, isOutdated } = version.text
  if (origin === 'original') return null
  return (
    <p className="muted">
      {say(`showcase.translated.${origin}`, { language: languageName(listing.originalLang, lang) })}
      {isOutdated && ` ${say('showcase.outdated')}`} <a href="#original">{say('showcase.see-original')}</a>
    </p>
  )
}

export const SECTIONS: TextField[] = [
  'description',
  'advantages',
  'problem',
  'presentSolution',
  'tried',
  'constraints',
  'sought',
]

/** The words below the summary, each part under its heading. */
export function Sections({ version, visit }: { version: Version; visit: Visit }) {
  const { say, lang } = visit
  return SECTIONS.filter((field) => version.text[field]).map((field) => (
    <section key={field} className="stack tight">
      <h2>{say(`showcase.field.${field}`)}</h2>
      <Paragraphs text={version.text[field]} lang={version.lang} reader={lang} />
    </section>
  ))
}

/** The original in full, for whoever reads a translation. */
export function Original({ listing, visit }: { listing: ListingPage; visit: Visit }) {
  const { say, lang } = visit
  const text = listing.texts[listing.originalLang]
  if (!text || versionFor(listing, lang).lang === listing.originalLang) return null
  const tag = listing.originalLang
  return (
    <section id="original" className="sheet stack tight original">
      <h2>{say('showcase.original', { language: languageName(tag, lang) })}</h2>
      <div className="stack tight" lang={htmlLang(tag)}>
        <strong>{text.title}</strong>
        {(['summary', ...SECTIONS] as const)
          .filter((field) => text[field])
          .map((field) => (
            <Paragraphs key={field} text={text[field]} lang={tag} reader={tag} />
          ))}
      </div>
    </section>
  )
}

function Paragraphs({ text, lang, reader }: { text: string; lang: string; reader: string }) {
  const tag = lang === reader ? undefined : htmlLang(lang)
  return text
    .split(/\n+/)
    .filter(Boolean)
    .map((paragraph, i) => (
      <p key={i} lang={tag}>
        {paragraph}
      </p>
    ))
}
