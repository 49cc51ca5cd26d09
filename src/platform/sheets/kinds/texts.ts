import { longestCell } from '../limits.ts'
import { type Outcome, refused, valued } from './read-value.ts'

/**
 * Free text is taken as written, not folded: 10² must not become 102. Outer space goes (also the ideographic one),
 * line ends become `\n`, and in a one-line text a space.
 */
export function readText(
  text: string,
  { lines, maxLength }: { lines: boolean; maxLength?: number | undefined },
): Outcome<string> {
  const read = text
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(lines ? /\t/g : /[\n\t]+/g, ' ')
    .trim()
  const longest = Math.min(maxLength ?? longestCell, longestCell)
  const length = [...read].length
  if (length > longest) return refused('sheets.too-long', { length, maxLength: longest })
  return valued(read === '' ? null : read)
}

/**
 * The first character that has no place in a cell, as `U+0007`: control characters, marks that turn the direction of
 * writing, and what a wrong encoding leaves behind.
 */
export function findStrayCharacter(
  text: string,
): { code: 'sheets.control-character' | 'sheets.damaged-character'; at: string } | undefined {
  const stray = text
    .match(/[\p{Cc}\p{Cs}\ufffd\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu)
    ?.find((sign) => !/[\t\n\r\u0085]/.test(sign))
  if (stray === undefined) return undefined
  const point = stray.codePointAt(0)!
  const at = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  const isDamage = point >= 0xfffd || (point >= 0xd800 && point <= 0xdfff)
  return { code: isDamage ? 'sheets.damaged-character' : 'sheets.control-character', at }
}
