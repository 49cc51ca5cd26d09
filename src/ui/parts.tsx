import type { ReactNode } from 'react'
import type { LanguageMap } from '#db/tables.ts'
import { htmlLang, spoken } from '#platform/languages.ts'

/** A text in the reader's language, or in the language it has, saying which. */
export function Said({ text, lang }: { text: LanguageMap; lang: string }) {
  const found = spoken(text, lang)
  if (found.lang === lang) return <>{found.text}</>
  return <bdi lang={htmlLang(found.lang)}>{found.text}</bdi>
}

export type Tone = 'offer' | 'need' | 'ok' | 'act' | 'plain'

export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'chip' : `chip ${tone}`}>{children}</span>
}

/** A button that posts: one deed, one form, works without a script. */
export function DeedButton({
  action,
  label,
  tone,
  values,
  disabled,
}: {
  action: string
  label: ReactNode
  tone?: 'primary' | 'danger' | 'quiet' | undefined
  values?: Record<string, string>
  disabled?: boolean
}) {
  return (
    <form method="post" action={action}>
      {Object.entries(values ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={tone ? `btn ${tone}` : 'btn'} type="submit" disabled={disabled}>
        {label}
      </button>
    </form>
  )
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>
}

export function Notice({ tone, children }: { tone?: 'warn'; children: ReactNode }) {
  return (
    <div className={tone ? `notice ${tone}` : 'notice'} role="status">
      {children}
    </div>
  )
}

/** An instant in a zone, with the zone's name where the reader lives in another one. */
export function formatTime(
  at: Date,
  lang: string,
  timeZone: string,
  style: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
  const key = `${lang} ${timeZone} ${JSON.stringify(style)}`
  const format =
    timeFormats.get(key) ?? new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { ...style, timeZone })
  // A few languages, zones and styles: making a formatter costs more than the page it stands on.
  timeFormats.set(key, format)
  return format.format(at)
}

const timeFormats = new Map<string, Intl.DateTimeFormat>()

/** A calendar date (`2017-09-13`) in words; no zone can move it. */
export function formatDate(
  date: string,
  lang: string,
  style: Intl.DateTimeFormatOptions = { dateStyle: 'long' },
): string {
  return formatTime(new Date(`${date}T00:00:00Z`), lang, 'UTC', style)
}
