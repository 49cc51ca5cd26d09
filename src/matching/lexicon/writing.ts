import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePacked } from '#matching/packed.ts'
import type { StringTable } from '#matching/strings.ts'
import { teachVectors } from '#matching/vectors/teaching.ts'
import type { SentencePair } from './catalogues.ts'
import { compileLanguage, EnglishSide } from './compiled.ts'
import type { Dictionary } from './dictionaries.ts'
import { LEXICON_VERSION, type Manifest } from './manifest.ts'

type Writing = {
  begunAt?: number
  report?: (step: string) => void
  /** Texts in two languages to learn vectors from; without, there are none. */
  texts?: Map<string, SentencePair[]>
}

/** Writes the lexicon beside its place and moves it there when it is whole. */
export function writeLexicon(
  folder: string,
  dictionaries: Map<string, Dictionary>,
  phrases: StringTable,
  { begunAt = Date.now(), report = () => {}, texts }: Writing = {},
): Manifest {
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const english = new EnglishSide(phrases)
  const languages: Manifest['languages'] = {}
  for (const [language, dictionary] of dictionaries) {
    const { missing } = dictionary
    languages[language] = { words: 0, senses: 0, missing }
    if (dictionary.meanings.words.size === 0) continue
    report(`writing ${language}`)
    const { arrays, words, senses } = compileLanguage(dictionary, english)
    writePacked(join(making, `${language}.bin`), { facts: { language }, arrays })
    languages[language] = { words, senses, missing }
  }
  writePacked(join(making, 'english.bin'), { facts: {}, arrays: english.arrays() })
  const manifest: Manifest = {
    version: LEXICON_VERSION,
    builtAt: new Date().toISOString(),
    seconds: secondsSince(begunAt),
    sources: [...dictionaries.values()].flatMap(({ sources }) => sources),
    languages,
  }
  const write = () => writeFileSync(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  write()
  if (texts) {
    teachVectors(making, texts, report)
    manifest.seconds = secondsSince(begunAt)
    write()
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(making, folder)
  return manifest
}

function secondsSince(begunAt: number): number {
  return Math.round((Date.now() - begunAt) / 100) / 10
}
