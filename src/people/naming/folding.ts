import { pinyin } from 'pinyin-pro'
import { latinWords } from '#platform/names.ts'
import { slipsBetween } from './slips.ts'
import words from './words.json' with { type: 'json' }

/**
 * A name reduced to what does not change when somebody else writes it: one width, one case, no marks, simplified
 * characters, no punctuation, no legal form. Two names with the same fold are the same words.
 */
export function foldName(name: string): string {
  const plain = closed(simplify(name.normalize('NFKC').slice(0, LONGEST).trim()))
  const bare = withoutLegalForms(plain.replace(/\([^)]*\)/g, (aside) => (isPlace(aside) ? aside : ' ')).toLowerCase())
  const folded = spell(bare).join(' ')
  return folded || spell(plain).join(' ')
}

/** `han` are the characters a word was read from: two readings may sound alike and be two names. */
export type NameWord = { text: string; isGeneric: boolean; han?: string }

/**
 * The words of a name in one language of names: what institutions are called is English (`大学`, `Universität`,
 * `université` are `university`), everything else is spelt in Latin letters. Order, small words and legal forms are gone.
 */
export function nameWords(name: string): NameWord[] {
  const folded = foldName(SHORT.get(foldName(name)) ?? name)
  const all = folded
    .split(' ')
    .flatMap((word): Read[] => (HAN.test(word) ? readHan(word) : [{ text: canonical(word) }]))
    .filter(({ text }) => text)
  const kept = all.filter(({ text }) => !STOP.has(text))
  return (kept.length > 0 ? kept : all).map((word) => ({ ...word, isGeneric: GENERIC.has(word.text) }))
}

/** The parts of a name under which it is looked up: its rarer words, each by both of its ends, so that a slip leaves one whole. */
export function nameKeys(name: string): string[] {
  const all = nameWords(name)
  const rare = all.filter(({ isGeneric }) => !isGeneric)
  const looked = (rare.length > 0 ? rare : all).map(({ text }) => text)
  const ends = looked.flatMap((text) => {
    const end = HANGUL.test(text) ? END / 2 : END
    return text.length <= end + 1 ? [text] : [`${text.slice(0, end)}-`, `-${text.slice(-end)}`]
  })
  const initials = all.length > 2 ? [`.${all.map(({ text }) => text[0]).join('')}`] : []
  return [...new Set([...ends, ...initials, ...(all.length === 1 ? [`.${foldName(name).replaceAll(' ', '')}`] : [])])]
}

type Read = { text: string; han?: string }

const LONGEST = 300
const END = 4
const HAN = /\p{Script=Han}/u
const HANGUL = /\p{Script=Hangul}/u
const SIMPLIFIED = new Map(Object.entries(words.simplified))
const LEGAL = new Set(words.legalWords)
const LEGAL_HAN = new RegExp([...words.legalHan, ...words.legalHangul].map(escaped).join('|'), 'gu')
// What kind of place it is says no more than the place: Jiangsu Province, Changzhou City.
const AFTER_PLACE = new RegExp(
  `(^|[^\\p{Script=Han}])(\\p{Script=Han}{2,3})(?:${words.provinceAndCity.join('|')})(?=\\p{Script=Han}{2})`,
  'gu',
)
const STOP = new Set(words.stopWords)
const GENERIC = new Set(words.generic)
const SHORT = new Map(Object.entries(words.short))
const CANONICAL = new Map([
  ...Object.entries(words.same).flatMap(([word, others]) => others.map((other): [string, string] => [other, word])),
  ...Object.entries(words.spelling),
])
const SLIP_LENGTH = 7
const WORDS = new Set([...CANONICAL.keys(), ...CANONICAL.values(), ...GENERIC])
// Places are not among them: Nanning is no slip of Nanjing.
const LONG_WORDS = [...Object.entries(words.same).flatMap(([word, others]) => [word, ...others]), ...GENERIC].filter(
  (word) => word.length >= SLIP_LENGTH,
)
const HAN_WORDS = new Map(Object.entries(words.han))
const HAN_LONGEST = Math.max(...[...HAN_WORDS.keys()].map((word) => word.length))

/** Letters set apart, as in headings, are one word. */
function closed(text: string): string {
  return /^\S(?:\s+\S){2,}$/u.test(text)
    ? text.replace(/\s+/gu, '')
    : text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

function simplify(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (letter) => SIMPLIFIED.get(letter) ?? letter)
}

// (Wuhan), (Germany) say which one of several it is; (formerly …), (MIT) do not change what it is called.
function isPlace(aside: string): boolean {
  return HAN.test(aside) ? aside.length <= 8 : /^\(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?\)$/u.test(aside)
}

function withoutLegalForms(text: string): string {
  return text.replace(LEGAL_HAN, ' ').replace(AFTER_PLACE, '$1$2')
}

/** Words in Latin letters and runs of Han and other scripts, in order; legal forms are left out. */
function spell(text: string): string[] {
  const joined = text
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replace(/[’'´`]s\b/gu, 's')
    .replace(/&/g, ' and ')
  return joined
    .split(/(\p{Script=Han}+)/u)
    .flatMap((run) => (HAN.test(run) ? [run] : latinWords(run)))
    .filter((word) => !LEGAL.has(word))
}

function canonical(word: string): string {
  const known = CANONICAL.get(word) ?? CANONICAL.get(word.replace(/([aou])e/g, '$1'))
  if (known) return known
  if (word.length < SLIP_LENGTH || WORDS.has(word)) return word
  const meant = LONG_WORDS.find((candidate) => slipsBetween(word, candidate, 1) !== undefined)
  return meant ? (CANONICAL.get(meant) ?? meant) : word
}

/** Known words of institutions by the longest that fits; what lies between is a name and is read in pinyin. */
function readHan(run: string): Read[] {
  const said: Read[] = []
  let name = ''
  const sayName = () => {
    if (name) said.push({ text: read(name), han: name })
    name = ''
  }
  for (let at = 0; at < run.length; ) {
    const length = lengthAt(run, at)
    if (length === 0) name += run[at++]
    else {
      sayName()
      const meaning = HAN_WORDS.get(run.slice(at, at + length)) ?? ''
      said.push(...meaning.split(' ').map((text) => ({ text: canonical(text) })))
      at += length
    }
  }
  sayName()
  return said
}

function lengthAt(run: string, at: number): number {
  for (let length = Math.min(HAN_LONGEST, run.length - at); length > 0; length--)
    if (HAN_WORDS.has(run.slice(at, at + length))) return length
  return 0
}

function read(name: string): string {
  return canonical(
    pinyin(name, { toneType: 'none', type: 'array', v: true }).join('').replaceAll('v', 'u').toLowerCase(),
  )
}

function escaped(text: string): string {
  return text.replace(/[()[\].*+?^$|\\/]/g, '\\$&')
}
