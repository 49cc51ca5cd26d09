/**
 * A text in lower case, full-width letters made plain and accents taken off Latin letters, each character still standing
 * where it stood, so that what is found in the folded text is found in the original.
 */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  let result = ''
  for (const character of text) result += foldedCharacter(character)
  return result
}

function foldedCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST)
    return String.fromCharCode(code - FULL_WIDTH_SHIFT).toLowerCase()
  const lower = character.toLowerCase()
  const plain =
    LATIN_WITH_MARK.test(lower) && !UMLAUT.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower
  return plain.length === character.length ? plain : lower.length === character.length ? lower : character
}

const PLAIN = /^[^\u0080-\uffff]*$/
const LATIN_WITH_MARK = /[\u00c0-\u024f\u1e00-\u1eff]/
// Umlauts tell German words apart (schon, schön); other analyzers take them off themselves.
const UMLAUT = /[äöüß]/
const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_SHIFT = 0xfee0
