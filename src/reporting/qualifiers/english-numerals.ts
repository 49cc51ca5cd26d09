/** Numbers in English words: two, twenty-one, a hundred, two hundred and fifty, three thousand. Undefined for anything else. */
export function readEnglishNumeral(words: string): number | undefined {
  const parts = words.toLowerCase().split(/[\s-]+/)
  let total = 0
  let group = 0
  for (const part of parts) {
    const scale = SCALES[part]
    if (part === 'hundred') group = (group || 1) * 100
    else if (scale) {
      total += (group || 1) * scale
      group = 0
    } else if (part === 'a') group = 1
    else if (part !== 'and') group += SMALL.get(part) ?? Number.NaN
  }
  const number = total + group
  return Number.isNaN(number) ? undefined : number
}

const UNITS = 'one two three four five six seven eight nine'
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 }
const SMALL = new Map([
  ...UNITS.split(' ').map((word, i): [string, number] => [word, i + 1]),
  ...TEENS.split(' ').map((word, i): [string, number] => [word, i + 10]),
  ...TENS.split(' ').map((word, i): [string, number] => [word, (i + 2) * 10]),
])

const unit = `(?:${UNITS.replaceAll(' ', '|')})`
const small = `(?:(?:${TENS.replaceAll(' ', '|')})(?:-${unit})?|${TEENS.replaceAll(' ', '|')}|${unit})`
const hundreds = `(?:(?:${unit}|a)\\s+hundred(?:\\s+and\\s+${small})?|${small})`

/** A number in words where it stands in a text. "one" alone is no count, it is an article. */
export const ENGLISH_NUMERAL = new RegExp(
  `(?<![\\w-])(?:(?:${hundreds}|a)\\s+(?:thousand|million|billion)|(?!one\\b(?!\\s+hundred))${hundreds})(?![\\w-])`,
  'gi',
)

export const scaleWords = Object.keys(SCALES)
