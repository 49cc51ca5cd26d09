import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SentencePair = { text: string; english: string }

/** Where programs keep their translations. */
const PLACES = ['usr/share/locale', 'usr/lib/libreoffice/program/resource', 'usr/share/blender/*/datafiles/locale']
const NAMES: Record<string, string[]> = {
  zh: ['zh_CN', 'zh_Hans', 'zh_HANS'],
  ko: ['ko', 'ko_KR'],
  de: ['de', 'de_DE'],
  ru: ['ru', 'ru_RU'],
  uk: ['uk', 'uk_UA'],
  ja: ['ja', 'ja_JP'],
}

/** What programs installed here say in a language and in English: their message catalogues (.mo). */
export function readCatalogues(root: string, language: string): SentencePair[] {
  const found = new Map<string, SentencePair>()
  const patterns = PLACES.flatMap((place) => (NAMES[language] ?? []).map((name) => `${place}/${name}/LC_MESSAGES/*.mo`))
  for (const file of globSync(patterns, { cwd: root }).sort())
    for (const { text, english } of readCatalogue(readFileSync(join(root, file)))) {
      const pair = { text: plain(text), english: plain(english) }
      if (isTelling(pair)) found.set(`${pair.text}\t${pair.english}`, pair)
    }
  return [...found.values()]
}

/** The messages of one catalogue; nothing when the file is not one. */
export function readCatalogue(file: Buffer): SentencePair[] {
  if (file.length < 20 || file.readUInt32LE(0) !== MAGIC) return []
  const [count, originals, translations] = [file.readUInt32LE(8), file.readUInt32LE(12), file.readUInt32LE(16)]
  if (Math.max(originals, translations) + count * 8 > file.length) return []
  const textAt = (table: number, i: number) => {
    const start = file.readUInt32LE(table + i * 8 + 4)
    // Of plural forms the first will do.
    return file.toString('utf8', start, start + file.readUInt32LE(table + i * 8)).split('\0', 1)[0]!
  }
  return Array.from({ length: count }, (_, i) => ({
    english: textAt(originals, i).split(AFTER_CONTEXT).at(-1)!,
    text: textAt(translations, i),
  }))
}

// Marks, blanks to be filled and letters to be pressed are no words.
function plain(message: string): string {
  return message
    .replace(/<[^>]+>/g, ' ')
    .replace(/%[-#0-9.$*]*[a-zA-Z]|\{[^}]*\}|\$\([^)]*\)|\\[ntr]|%[0-9]/g, ' ')
    .replace(/\(_?&?[A-Z]\)|\([~&]?[A-Za-z]\)$/g, '')
    .replace(/[~&](?=\p{L})|(?<!\p{L})_(?=\p{L})|(?<=\p{L})_(?=\p{L})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function isTelling({ text, english }: SentencePair): boolean {
  return text !== '' && text !== english && english.length < LENGTH_MAX && /[a-z]{3}/.test(english)
}

const AFTER_CONTEXT = '\u0004'
const MAGIC = 0x950412de
const LENGTH_MAX = 600
