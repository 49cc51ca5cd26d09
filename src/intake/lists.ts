/**
 * The items of one cell. The strongest sign present divides: line breaks, else semicolons, else commas; so that a comma
 * may stand within an item of a list that is divided by semicolons.
 */
export function itemsOf(text: string): string[] {
  const divider = text.includes('\n') ? /\n/ : /[;；]/.test(text) ? /[;；]/ : /[,，、]/
  return text
    .split(divider)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Writes items so that `itemsOf` finds the same again. */
export function cellOfItems(items: string[]): string | null {
  if (items.length === 0) return null
  if (items.length === 1 && /[,，、]/.test(items[0] ?? '')) return `${items[0]};`
  return items.join('; ')
}
