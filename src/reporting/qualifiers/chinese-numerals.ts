/**
 * Numbers in Chinese characters. Reads what newspapers write, 两百, 一百零五, 三万五, 十五亿, and nothing that only looks
 * like a number: 三五 and 七八十 are guesses, 二〇一七 is a year, 十三五 is a plan.
 */
export function readNumeral(characters: string): number | undefined {
  const yi = characters.lastIndexOf('亿')
  if (yi < 0) return readBelowYi(characters)
  const head = yi === 0 ? 1 : readBelowYi(characters.slice(0, yi))
  const tail = characters.slice(yi + 1)
  if (head === undefined) return undefined
  if (!tail) return head * YI
  const rest = readBelowYi(tail, YI)
  return rest === undefined ? undefined : head * YI + rest
}

/** A numeral without a counting digit, 百, 千, 万, is a figure only beside a hedge: 百余家 is, 百家争鸣 is not. */
export function isBare(characters: string): boolean {
  return /^[百千万亿]+$/.test(characters)
}

/** Writes a whole number, as people say it before a measure word: 两百, 两千二百, 十二. */
export function writeNumeral(number: number): string {
  const yi = Math.floor(number / YI)
  const wan = Math.floor((number % YI) / WAN)
  const rest = number % WAN
  const parts = [
    yi ? `${writeNumeral(yi)}亿` : '',
    wan ? `${yi && wan < 1000 ? '零' : ''}${writeSection(wan, !yi)}万` : '',
    rest ? `${number >= WAN && (rest < 1000 || !wan) ? '零' : ''}${writeSection(rest, number < WAN)}` : '',
  ]
  return parts.join('') || '零'
}

const WAN = 1e4
const YI = 1e8
const DIGITS = '零一二三四五六七八九'
const SCALES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

function readBelowYi(characters: string, above?: number): number | undefined {
  const wan = characters.indexOf('万')
  if (wan < 0) return readSection(characters, above)
  const head = wan === 0 ? 1 : readSection(characters.slice(0, wan), above)
  const tail = characters.slice(wan + 1)
  if (head === undefined) return undefined
  if (!tail) return head * WAN
  const rest = readSection(tail, WAN)
  return rest === undefined ? undefined : head * WAN + rest
}

/** Up to 9999. `above` is the scale just said: after 万 a lone digit stands for thousands, 三万五 is 35 000. */
function readSection(characters: string, above?: number): number | undefined {
  let total = 0
  let digit: number | undefined
  let scale = above ?? WAN
  let isExactPlace = above === undefined
  for (const [position, character] of [...characters].entries()) {
    if (character === '零' || character === '〇') {
      if (digit !== undefined || (position === 0 && above === undefined)) return undefined
      isExactPlace = true
    } else if (character in SCALES) {
      const next = SCALES[character]!
      if (next >= scale || (digit === undefined && position > 0 && next !== 10)) return undefined
      total += (digit ?? 1) * next
      digit = undefined
      scale = next
      isExactPlace = next === 10
    } else {
      if (digit !== undefined) return undefined
      digit = character === '两' ? 2 : DIGITS.indexOf(character)
      if (digit < 1) return undefined
    }
  }
  if (digit === undefined) return total > 0 ? total : undefined
  return total + digit * (isExactPlace ? 1 : scale / 10)
}

function writeSection(number: number, isHead: boolean): string {
  let written = ''
  let owesZero = false
  for (const [scale, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / scale) % 10
    if (digit === 0) {
      owesZero = written !== ''
    } else {
      written += `${owesZero ? '零' : ''}${isHead && !written && number < 20 && scale === 10 ? '' : digitName(digit, scale, !written)}${name}`
      owesZero = false
    }
  }
  return written
}

// Two is 两 before 百, 千 and 万 and before a measure word, 二 in 二十 and at the end of a longer number.
function digitName(digit: number, scale: number, isFirst: boolean): string {
  return digit === 2 && isFirst && scale !== 10 ? '两' : DIGITS[digit]!
}
