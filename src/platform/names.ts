import { pinyin } from 'pinyin-pro'

export type NameKind = 'person' | 'organisation'

/**
 * How a name is filed: pinyin of Chinese names with the surname read as a surname, so that 曾国藩 stands under zeng;
 * Latin letters without their marks, Cyrillic ones in Latin. The key is stored and may be corrected by hand.
 */
export function sortKey(name: string, kind: NameKind): string {
  return syllables(name, kind).join(' ')
}

/** First letters, the way people at a desk look somebody up: 曾国藩 is zgf. */
export function initials(name: string, kind: NameKind): string {
  return syllables(name, kind)
    .map((syllable) => [...syllable][0] ?? '')
    .join('')
}

/**
 * Whether a name answers to what was typed: a part of it in its own script, or the beginnings of its syllables from any
 * of them on, in one go or in words: 曾, zengg, zgf, guof, "taylor g". Stored initials win where pinyin guesses wrong,
 * and the common reading of a surname is understood as well as the right one.
 */
export function matchesName(query: string, called: { names: readonly string[]; initials?: string }): boolean {
  const typed = query.trim().slice(0, QUERY_MAX)
  const words = latinWords(typed)
  if (words.length === 0 && !HAN.test(typed)) return false
  const compact = words.join('')
  if (compact && called.initials?.toLowerCase().startsWith(compact)) return true
  return called.names.some((name) => containsWritten(name, typed) || answersTo(name, typed, words))
}

const HAN = /\p{Script=Han}/u
const HAN_RUN = /(\p{Script=Han}+)/u
const QUERY_MAX = 60

/** Reading characters takes long, and the same names are looked through again and again. */
const readings = new Map<string, string[]>()
const READINGS_MAX = 50_000

function syllables(name: string, kind: NameKind): string[] {
  const key = `${kind} ${name}`
  const known = readings.get(key)
  if (known) return known
  if (readings.size >= READINGS_MAX) readings.clear()
  const read = readSyllables(name, kind)
  readings.set(key, read)
  return read
}

function readSyllables(name: string, kind: NameKind): string[] {
  // A dot stands inside transcribed names: 查尔斯·狄更斯 is no Mr Zha.
  const surname = kind === 'person' && !/[·•・]/.test(name) ? 'head' : 'off'
  const runs = name.normalize('NFKC').split(HAN_RUN)
  const first = runs.findIndex((run) => run.trim() !== '')
  return runs.flatMap((run, i) => (HAN.test(run) ? readHan(run, i === first ? surname : 'off') : latinWords(run)))
}

function readHan(run: string, surname: 'head' | 'off'): string[] {
  return pinyin(run, { toneType: 'none', type: 'array', v: true, surname }).flatMap(latinWords)
}

/** Lower-case words without marks; letters that have no marks to lose are spelt out. */
export function latinWords(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  const spelt = plain.replace(/./gsu, (letter) => SPELT[letter] ?? letter)
  return spelt.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !HAN.test(word))
}

function containsWritten(name: string, typed: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s·•・]+/g, '')
  return bare(typed) !== '' && bare(name).includes(bare(typed)) && /[^\p{Script=Latin}\p{N}\p{P}]/u.test(bare(typed))
}

function answersTo(name: string, typed: string, words: readonly string[]): boolean {
  if (words.length === 0 || HAN.test(typed)) return false
  const readings = [syllables(name, 'person'), syllables(name, 'organisation')]
  return readings.some(
    (reading) =>
      startsSyllables(words.join(''), reading) ||
      words.every((word) => reading.some((syllable) => begins(syllable, word))),
  )
}

/** Is the query made of beginnings of neighbouring syllables? `reached` are the places in the query they can get to. */
function startsSyllables(query: string, reading: readonly string[]): boolean {
  return reading.some((_, from) => {
    let reached = new Set([0])
    for (const syllable of reading.slice(from)) {
      const next = new Set<number>()
      for (const at of reached)
        for (
          let length = 1;
          length <= syllable.length + 1 && begins(syllable, query.slice(at, at + length));
          length++
        ) {
          if (at + length >= query.length) return true
          next.add(at + length)
        }
      reached = next
    }
    return false
  })
}

/** ü is v on a keyboard and u in a passport: 吕 answers to lv, lu and lyu. */
function begins(syllable: string, part: string): boolean {
  return (
    syllable.startsWith(part) ||
    (/^[ln]v/.test(syllable) && syllable.startsWith(part.replace(/^([ln])(?:yu|u|y$)/, '$1v')))
  )
}

const SPELT: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ј: 'j',
    к: 'k',
  },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch' },
  ...{ ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
}
