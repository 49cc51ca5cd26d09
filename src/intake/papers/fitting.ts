/** Width in half signs: a Chinese or Korean sign is as wide as two letters. */
export function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (sign.codePointAt(0)! >= 0x1100 ? 2 : 1), 0)
}

/** The text cut after a sentence or word so that it is no wider than this; an ellipsis says that there is more. */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const cut = cutAt(text, width - 2)
  const sentence = Math.max(...['。', '！', '？', '. ', '! ', '? ', '\n'].map((end) => cut.lastIndexOf(end)))
  const word = cut.lastIndexOf(' ')
  if (sentence > cut.length * 0.7) return `${cut.slice(0, sentence + 1).trimEnd()} …`
  return `${(word > cut.length * 0.85 ? cut.slice(0, word) : cut).trimEnd()}…`
}

/** Gives every part what it needs if it is short, and the long ones equal shares of what is left. */
export function sharesOf(widths: number[], room: number): number[] {
  const shares = widths.map(() => 0)
  let left = Math.min(
    room,
    widths.reduce((sum, width) => sum + width, 0),
  )
  let open = widths.map((_, i) => i)
  while (open.length > 0 && left > 0) {
    const each = left / open.length
    const served = open.filter((i) => (widths[i] ?? 0) <= each)
    if (served.length === 0) {
      for (const i of open) shares[i] = Math.floor(each)
      return shares
    }
    for (const i of served) {
      shares[i] = widths[i] ?? 0
      left -= shares[i]
    }
    open = open.filter((i) => !served.includes(i))
  }
  return shares
}

function cutAt(text: string, width: number): string {
  let used = 0
  let cut = ''
  for (const sign of text) {
    used += widthOf(sign)
    if (used > width) return cut
    cut += sign
  }
  return cut
}
