import sounds from './sounds.json' with { type: 'json' }

/**
 * How a word sounds, roughly: consonants that languages confuse have one capital letter (b, p, f and v are P; l and r are
 * L), vowels stand in small letters. 센서 and "sensor" come out as SeNSo and SeNSoL.
 */
export function soundOf(word: string): string | undefined {
  if (/^[\uac00-\ud7a3]+$/.test(word)) return once([...word].map(syllable).join('').replace(/LL/g, 'L'))
  if (/^[\u0400-\u04ff]+$/.test(word)) return once([...word].map((letter) => CYRILLIC.get(letter) ?? '').join(''))
  if (/^[a-z]+$/.test(word)) return once([...spelling(word)].map((letter) => ENGLISH.get(letter) ?? '').join(''))
  return undefined
}

function syllable(character: string): string {
  const code = character.charCodeAt(0) - 0xac00
  const [initial, vowel, final] = [Math.floor(code / 588), Math.floor((code % 588) / 28), code % 28]
  return `${sounds.hangulInitials[initial]}${sounds.hangulVowels[vowel]}${sounds.hangulFinals[final]}`
}

// English letters that are said otherwise than they are written.
function spelling(word: string): string {
  return SPELLINGS.reduce((spelt, [written, said]) => spelt.replace(written, said), word)
}

const SPELLINGS: [RegExp, string][] = [
  [/^ts/, 's'],
  [/^ps/, 's'],
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/[ao]ugh/g, 'o'],
  [/igh/g, 'i'],
  [/tion/g, 'sn'],
  [/ph/g, 'f'],
  [/sch|sh/g, 's'],
  [/tch|ch/g, 'j'],
  [/th/g, 't'],
  [/dge?/g, 'j'],
  [/ck/g, 'k'],
  [/qu/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/g(?=[ei])/g, 'j'],
  [/ng\b/g, 'n'],
  [/wh/g, 'w'],
  [/e$/, ''],
]

function once(sound: string): string {
  return sound.replace(/([A-Z])\1/g, '$1')
}

/** How far two sounds are from each other; a whole step is a consonant more or another one, a vowel weighs a quarter. */
export function distance(one: string, other: string, limit: number): number {
  let [previous, current] = roomFor(other.length + 1)
  previous[0] = 0
  for (let j = 1; j <= other.length; j++) previous[j] = previous[j - 1]! + leaving(other[j - 1]!)
  for (let i = 1; i <= one.length; i++) {
    current[0] = previous[0]! + leaving(one[i - 1]!)
    let least = current[0]
    for (let j = 1; j <= other.length; j++) {
      current[j] = Math.min(
        previous[j]! + leaving(one[i - 1]!),
        current[j - 1]! + leaving(other[j - 1]!),
        previous[j - 1]! + exchanging(one[i - 1]!, other[j - 1]!),
      )
      least = Math.min(least, current[j]!)
    }
    if (least > limit) return least
    ;[previous, current] = [current, previous]
  }
  return previous[other.length]!
}

// Taken again and again: a word is held against thousands.
let rows: [Float64Array, Float64Array] = [new Float64Array(64), new Float64Array(64)]

function roomFor(length: number): [Float64Array, Float64Array] {
  if (rows[0].length < length) rows = [new Float64Array(length * 2), new Float64Array(length * 2)]
  return [rows[0], rows[1]]
}

/** How often each consonant comes in a sound that nothing else is nearly heard as, to tell at a glance what is far apart. */
export function outlineOf(sound: string): Outline {
  const outline = [0, 0, 0, 0, 0]
  for (const letter of sound) {
    const place = OUTLINE.get(letter)
    if (place !== undefined) outline[place]!++
  }
  return outline
}

export type Outline = number[]

/** No two sounds of these outlines are nearer than this: what one has too many of must be left out or exchanged. */
export function distanceAtLeast(one: Outline, other: Outline): number {
  let [more, less] = [0, 0]
  for (let i = 0; i < 4; i++) {
    const difference = one[i]! - other[i]!
    if (difference > 0) more += difference
    else less -= difference
  }
  return Math.max(more, less) * (one[4]! + other[4]! > 0 ? 0.5 : 1)
}

export function isVowel(sound: string): boolean {
  return sound >= 'a'
}

function leaving(sound: string): number {
  if (isVowel(sound)) return 0.25
  return sound === 'L' ? 0.35 : sound === 'H' ? 0.5 : 1
}

function exchanging(one: string, other: string): number {
  if (one === other) return 0
  if (isVowel(one) && isVowel(other)) return 0.25
  if (isVowel(one) || isVowel(other)) return 1.2
  return ALIKE.has(one + other) || ALIKE.has(other + one) ? 0.5 : 1
}

const OUTLINE = new Map([
  ['P', 0],
  ['N', 1],
  ['M', 2],
  ['S', 3],
  ['T', 3],
  ['J', 3],
  ['K', 3],
  ['H', 4],
])
const ALIKE = new Set(['ST', 'JS', 'JK', 'PH', 'HK'])
const CYRILLIC = new Map(Object.entries(sounds.cyrillic))
const ENGLISH = new Map(Object.entries(sounds.english))
