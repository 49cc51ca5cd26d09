import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePacked } from '#matching/packed.ts'
import { StringTable } from '#matching/strings.ts'
import { readChinese } from './chinese-dictionary.ts'
import { compileLanguage, EnglishSide } from './compiled.ts'
import { LEXICON_VERSION, type Manifest, type SourceNote } from './manifest.ts'
import type { Meanings } from './meanings.ts'

export type BuildPlan = {
  /** Where the lexicon goes. */
  folder: string
  /** Where fetched archives are kept. */
  downloads: string
  /** Under which Debian's data lies; `/` unless it was unpacked elsewhere. */
  root: string
  report: (step: string) => void
}

/** Builds the lexicon from what the machine has, and puts it in place when it is whole. */
export async function buildLexicon(plan: BuildPlan): Promise<Manifest> {
  const begun = performance.now()
  const phrases = new StringTable()
  const sources: SourceNote[] = []
  const dictionaries = new Map<string, { meanings: Meanings; sensesMax: number; counts?: Map<string, number> }>()
  const chinese = await readChinese(plan, phrases)
  sources.push(...chinese.sources)
  dictionaries.set('zh', { meanings: chinese.meanings, sensesMax: 10, counts: chinese.counts })
  const making = `${plan.folder}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const english = new EnglishSide(phrases)
  const languages: Manifest['languages'] = {}
  for (const [language, { meanings, sensesMax, counts }] of dictionaries) {
    plan.report(`writing ${language}`)
    const { arrays, words, senses } = compileLanguage(
      meanings,
      english,
      counts ? { sensesMax, costOf: counts } : { sensesMax },
    )
    writePacked(join(making, `${language}.bin`), { facts: { language }, arrays })
    languages[language] = { words, senses, missing: [] }
  }
  writePacked(join(making, 'english.bin'), { facts: {}, arrays: english.arrays() })
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  const manifest: Manifest = {
    version: LEXICON_VERSION,
    builtAt: new Date().toISOString(),
    seconds,
    sources,
    languages,
  }
  writeFileSync(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  rmSync(plan.folder, { recursive: true, force: true })
  renameSync(making, plan.folder)
  return manifest
}

/** Builds unless there is a lexicon of the present make. */
export async function ensureLexicon({ folder, report }: Pick<BuildPlan, 'folder' | 'report'>): Promise<void> {
  if (isCurrent(folder)) return
  await buildLexicon({ folder, downloads: join(folder, '..', 'downloads'), root: '/', report })
}

function isCurrent(folder: string): boolean {
  const path = join(folder, 'manifest.json')
  return existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as Manifest).version === LEXICON_VERSION
}
