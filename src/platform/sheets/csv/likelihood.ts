import { analyse } from 'chardet'
import type { Encoding } from './encodings.ts'

/**
 * How much bytes look like text of an encoding, between 0 and 3; undefined where they cannot be it, 0 where only known
 * names of columns could speak for it. Short texts are beyond statistics (chardet takes six Chinese words for Russian),
 * so what decides is how common the characters are: the two-byte codes put everyday characters first, and letters of
 * one alphabet stand together.
 */
export function likelihood(bytes: Uint8Array, encoding: Encoding): number | undefined {
  const nul = bytes.includes(0)
  const ascii = !nul && bytes.every((byte) => byte < 0x80)
  switch (encoding) {
    case 'utf-8':
      return nul || !isValid(bytes, encoding) ? 0 : ascii ? 3 : 2.5
    case 'utf-16le':
    case 'utf-16be':
      return bytes.length % 2 === 1 ? undefined : nul && isValid(bytes, encoding) ? 3 * ownZeros(bytes, encoding) : 0
    case 'gb18030':
      return nul ? undefined : 0.2 + twoByteShare(bytes, gb) + guessed(bytes, encoding)
    case 'big5':
      return nul ? undefined : 0.1 + twoByteShare(bytes, big5) + guessed(bytes, encoding)
    case 'euc-kr':
      return nul ? undefined : twoByteShare(bytes, korean) + guessed(bytes, encoding)
    case 'shift_jis':
      return nul ? undefined : isValid(bytes, encoding) ? twoByteShare(bytes, japanese) + guessed(bytes, encoding) : 0
    case 'windows-1251':
      return nul ? undefined : cyrillicShare(new TextDecoder(encoding).decode(bytes))
    default:
      return nul ? undefined : accentShare(new TextDecoder(encoding).decode(bytes))
  }
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The share of zero bytes that stand where plain letters of a 16-bit text have them. */
function ownZeros(bytes: Uint8Array, encoding: Encoding): number {
  const odd = encoding === 'utf-16le' ? 1 : 0
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  const own = bytes.reduce((count, byte, at) => count + (byte === 0 && at % 2 === odd ? 1 : 0), 0)
  return own / zeros
}

type TwoByteCode = { lead: [number, number]; trail: (byte: number) => boolean; punctuationLead: [number, number] }

const upperTrail = (byte: number) => byte >= 0xa1
const gb: TwoByteCode = { lead: [0xb0, 0xd7], trail: upperTrail, punctuationLead: [0xa1, 0xa3] }
const korean: TwoByteCode = { lead: [0xb0, 0xc8], trail: upperTrail, punctuationLead: [0xa1, 0xa3] }
// Kana stand under 82 and 83; what other codes begin their signs with are half-width kana here, one byte each.
const japanese: TwoByteCode = {
  lead: [0x82, 0x97],
  trail: (byte) => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f,
  punctuationLead: [0x81, 0x81],
}
const big5: TwoByteCode = {
  lead: [0xa4, 0xc6],
  trail: (byte) => byte >= 0xa1 || (byte >= 0x40 && byte <= 0x7e),
  punctuationLead: [0xa1, 0xa3],
}

/** The share of two-byte characters that are everyday ones of the code. */
function twoByteShare(bytes: Uint8Array, code: TwoByteCode): number {
  let all = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0]
    const isCommon = within(lead, code.lead) || within(lead, code.punctuationLead)
    if (isCommon && code.trail(trail)) common++
    all++
    at++
  }
  return all === 0 ? 0 : common / all
}

function within(byte: number, [first, last]: [number, number]): boolean {
  return byte >= first && byte <= last
}

/** Korean syllables lie inside the everyday Chinese range, so there statistics have to add their word. */
function guessed(bytes: Uint8Array, encoding: Encoding): number {
  const guess = analyse(bytes).find((match) => match.name.toLowerCase() === encoding)
  return ((guess?.confidence ?? 0) / 100) * 0.4
}

/** The share of letters beyond ASCII that are Cyrillic, in runs, with capitals only in front or throughout. */
function cyrillicShare(text: string): number {
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  const words = text.match(/(?<!\p{L})[а-яёіїєґ]+(?!\p{L})/giu) ?? []
  const isProper = (word: string) => word.slice(1) === word.slice(1).toLowerCase() || word === word.toUpperCase()
  const letters = words.filter(isProper).reduce((sum, word) => sum + word.length, 0)
  return foreign === 0 ? 0 : letters / foreign
}

/** Western text has its accents one at a time, between plain letters. */
function accentShare(text: string): number {
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  const lone = text.match(/(?<=^|[\p{ASCII}])[À-ÖØ-öø-ÿŒœŠšŽžŸ«»°–’“”€ß](?=$|[\p{ASCII}])/gu)?.length ?? 0
  return foreign === 0 ? 0 : lone / foreign
}
