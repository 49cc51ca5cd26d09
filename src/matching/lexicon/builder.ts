import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StringTable } from '#matching/strings.ts'
import { readCatalogues, type SentencePair } from './catalogues.ts'
import { readChinese } from './chinese-dictionary.ts'
import { type Dictionary, readGerman, readJapanese, readKorean, readRussian } from './dictionaries.ts'
import { ANNOTATIONS, type Everyday, readEveryday, withNames } from './everyday.ts'
import { type GlossaryEntry, withGlossary } from './glossary.ts'
import { readHelpPages } from './help-pages.ts'
import { withLearned } from './learning.ts'
import { LEXICON_VERSION, type Manifest, type SourceNote } from './manifest.ts'
import { Meanings } from './meanings.ts'
import { writeLexicon } from './writing.ts'

export type BuildPlan = {
  /** Where the lexicon goes. */
  folder: string
  /** Where fetched archives are kept. */
  downloads: string
  /** Under which Debian's data lies; `/` unless it was unpacked elsewhere. */
  root: string
  /** What operators say terms mean; it beats every dictionary. */
  glossary?: GlossaryEntry[]
  report: (step: string) => void
}

/** Builds the lexicon from what the machine has, and puts it in place when it is whole. */
export async function buildLexicon(plan: BuildPlan): Promise<Manifest> {
  const begunAt = Date.now()
  const phrases = new StringTable()
  const dictionaries = await readDictionaries(plan, phrases)
  const texts = new Map<string, SentencePair[]>()
  const everyday = await readEveryday(['de', 'ru', 'ko', 'ja', 'uk'], plan)
  for (const [language, dictionary] of dictionaries) {
    addEveryday(dictionary, language, everyday.get(language), phrases)
    texts.set(language, learn(plan, language, dictionary, phrases, everyday.get(language)?.keywords ?? []))
    dictionaries.set(language, withGlossary(dictionary, language, plan.glossary ?? [], phrases))
  }
  return writeLexicon(plan.folder, dictionaries, phrases, { begunAt, report: plan.report, texts })
}

async function readDictionaries(plan: BuildPlan, phrases: StringTable): Promise<Map<string, Dictionary>> {
  const { cedict, ...chinese } = await readChinese(plan, phrases)
  plan.report('German, Russian, Korean, Japanese')
  const german = readGerman(plan.root, phrases)
  return new Map<string, Dictionary>([
    ['zh', chinese],
    ['de', german],
    ['ru', readRussian(plan.root, german.meanings, phrases)],
    ['ko', readKorean(plan.root, cedict, phrases)],
    ['ja', readJapanese(plan.root, phrases)],
    ['uk', { meanings: new Meanings(), sensesMax: 10, sources: [], missing: [] }],
  ])
}

function addEveryday(
  dictionary: Dictionary,
  language: string,
  everyday: Everyday | undefined,
  phrases: StringTable,
): void {
  if (!everyday) return
  dictionary.meanings = withNames(dictionary.meanings, language, everyday.names, phrases)
  dictionary.sources.push({
    name: 'Unicode CLDR (npm cldr-annotations-full, Node)',
    version: ANNOTATIONS.version,
    licence: 'Unicode-3.0',
    languages: [language],
    entries: everyday.names.length,
  })
}

function learn(
  plan: BuildPlan,
  language: string,
  dictionary: Dictionary,
  phrases: StringTable,
  keywords: SentencePair[],
): SentencePair[] {
  const helped = readHelpPages(plan.root, language)
  const catalogued = readCatalogues(plan.root, language)
  const texts = helped.length + catalogued.length
  if (helped.length > 0) dictionary.sources.push(note('LibreOffice help', 'MPL-2.0', language, helped.length))
  if (catalogued.length > 0)
    dictionary.sources.push(note('message catalogues', 'as each program', language, catalogued.length))
  // Chinese is whole without; the others learn half of what they know from texts.
  if (language !== 'zh' && texts < TEXTS_MIN)
    dictionary.missing.push(`libreoffice-l10n-${language}`, `libreoffice-help-${language}`)
  const all = [...helped, ...catalogued, ...keywords]
  if (all.length === 0) return []
  plan.report(`learning ${language} from ${texts} texts`)
  dictionary.meanings = withLearned(dictionary, language, all, phrases)
  return all
}

function note(name: string, licence: string, language: string, entries: number): SourceNote {
  return { name, version: 'as installed', licence, languages: [language], entries }
}

const TEXTS_MIN = 10_000

/** Builds unless there is a lexicon of the present make. */
export async function ensureLexicon({ folder, report }: Pick<BuildPlan, 'folder' | 'report'>): Promise<void> {
  if (isCurrent(folder)) return
  await buildLexicon({ folder, downloads: join(folder, '..', 'downloads'), root: '/', report })
}

function isCurrent(folder: string): boolean {
  const path = join(folder, 'manifest.json')
  return existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as Manifest).version === LEXICON_VERSION
}
