import { pinyin } from 'pinyin-pro'

/** How a name is filed: pinyin of Chinese names with the surname read as a surname, letters as they are. */
export function sortKey(name: string, kind: 'person' | 'organisation'): string {
  return syllables(name, kind).join(' ')
}

/** First letters, the way people at a desk look somebody up: 曾国藩 is zgf. */
export function initials(name: string, kind: 'person' | 'organisation'): string {
  return syllables(name, kind)
    .map((syllable) => [...syllable][0] ?? '')
    .join('')
}

function syllables(name: string, kind: 'person' | 'organisation'): string[] {
  const read = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: kind === 'person' ? 'head' : 'off',
    nonZh: 'consecutive',
  })
  return read
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
