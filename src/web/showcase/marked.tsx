import { htmlLang } from '#platform/languages.ts'
import type { Marker } from '#search/words/marking.ts'

export function isHit(text: string, marker: Marker): boolean {
  return marker !== undefined && text.search(marker) >= 0
}

/** A text in its language with the words that were searched for marked. */
export function Marked({ text, lang, reader, marker }: { text: string; lang: string; reader: string; marker: Marker }) {
  const parts = marker ? text.split(marker) : [text]
  const content = parts.map((part, i) => (i % 2 ? <mark key={i}>{part}</mark> : part))
  return lang === reader ? content : <bdi lang={htmlLang(lang)}>{content}</bdi>
}

const AROUND = 70

/** The words around the first hit of a longer text. */
export function around(text: string, marker: Marker): string {
  const at = marker ? text.search(marker) : -1
  if (at < 0) return ''
  const from = Math.max(0, at - AROUND)
  const to = Math.min(text.length, at + AROUND * 2)
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`
}
