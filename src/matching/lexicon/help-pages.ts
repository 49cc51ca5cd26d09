import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SentencePair } from './catalogues.ts'

const FOLDER = 'usr/share/libreoffice/help'
const NAMES: Record<string, string> = { zh: 'zh-CN', ko: 'ko', de: 'de', ru: 'ru', uk: 'uk', ja: 'ja' }

/** The help of LibreOffice, whose paragraphs carry the same name in every language. */
export function readHelpPages(root: string, language: string): SentencePair[] {
  const [ours, english] = [join(root, FOLDER, NAMES[language] ?? ''), join(root, FOLDER, 'en-US')]
  if (!NAMES[language] || !existsSync(ours) || !existsSync(english)) return []
  const found = new Map<string, SentencePair>()
  for (const file of globSync('text/**/*.html', { cwd: english }).sort()) {
    if (!existsSync(join(ours, file))) continue
    const translated = paragraphsOf(readFileSync(join(ours, file), 'utf8'))
    for (const [name, original] of paragraphsOf(readFileSync(join(english, file), 'utf8'))) {
      const text = translated.get(name)
      if (text && text !== original && original.length > 3)
        found.set(`${text}\t${original}`, { text, english: original })
    }
  }
  return [...found.values()]
}

export function paragraphsOf(html: string): Map<string, string> {
  const paragraphs = new Map<string, string>()
  for (const [, , name = '', inside = ''] of html.matchAll(/<(p|h[1-6]) id="([^"]+)"[^>]*>(.*?)<\/\1>/gs)) {
    const text = inside
      .replace(/<[^>]+>/g, '')
      .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, entity: string) => ENTITIES[entity] ?? ' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (text && !paragraphs.has(name)) paragraphs.set(name, text)
  }
  return paragraphs
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
