import { readXml, type XmlToken } from './xml.ts'

/** The fill of a bad cell. Rare enough that a cell with exactly this fill was marked by us. */
export const red = 'FFFFA7A7'

/**
 * Adds to a workbook's styles those of bad cells: each is the cell's own style with a red fill, so that number formats,
 * fonts and borders stay. Styles that are already there are used again, so that marking twice changes nothing.
 */
export class RedStyles {
  readonly #xml: string
  readonly #fills: Block
  readonly #styles: Block
  readonly #redFills: number[]

  constructor(xml: string, part: string) {
    this.#xml = xml
    this.#fills = readBlock(xml, part, 'fills', 'fill')
    this.#styles = readBlock(xml, part, 'cellXfs', 'xf')
    this.#redFills = this.#fills.items.flatMap((fill, at) => (fill.toUpperCase().includes(`RGB="${red}"`) ? [at] : []))
  }

  redOf(style: number): number {
    return this.isRed(style) ? style : this.#withFill(style, this.#redFill())
  }

  isRed(style: number): boolean {
    const fill = this.#styles.items[style]?.match(/\sfillId="(\d+)"/)?.[1]
    return fill !== undefined && this.#redFills.includes(Number(fill))
  }

  /** What the cell looked like without our mark; a fill it had before is not remembered. */
  plainOf(style: number): number {
    return this.isRed(style) ? this.#withFill(style, 0) : style
  }

  /** Wrapped text, for the reasons. */
  wrapped(): number {
    const p = this.#styles.prefix
    return this.#styleNumber(
      `<${p}xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">` +
        `<${p}alignment vertical="top" wrapText="1"/></${p}xf>`,
    )
  }

  /** The styles part with everything that was asked for. */
  get xml(): string {
    const [xml, fills, styles] = [this.#xml, this.#fills, this.#styles]
    const between = xml.slice(fills.end, styles.start)
    return xml.slice(0, fills.start) + written(fills) + between + written(styles) + xml.slice(styles.end)
  }

  #redFill(): number {
    if (this.#redFills.length === 0) {
      const p = this.#fills.prefix
      const color = `<${p}fgColor rgb="${red}"/><${p}bgColor indexed="64"/>`
      this.#fills.items.push(`<${p}fill><${p}patternFill patternType="solid">${color}</${p}patternFill></${p}fill>`)
      this.#redFills.push(this.#fills.items.length - 1)
    }
    return this.#redFills[0]!
  }

  #withFill(style: number, fill: number): number {
    const p = this.#styles.prefix
    const source = this.#styles.items[style] ?? `<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`
    const end = source.indexOf('>')
    const bare = source.slice(0, end).replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    const isEmpty = bare.endsWith('/')
    const tag = `${bare.replace(/\/$/, '')} fillId="${fill}" applyFill="1"`
    return this.#styleNumber(`${tag}${isEmpty ? '/' : ''}${source.slice(end)}`)
  }

  #styleNumber(source: string): number {
    const known = this.#styles.items.indexOf(source)
    return known === -1 ? this.#styles.items.push(source) - 1 : known
  }
}

/** A list in the styles part, such as all fills: its place in the source and its items as they are written. */
type Block = { name: string; prefix: string; start: number; end: number; items: string[] }

function readBlock(xml: string, part: string, name: string, itemName: string): Block {
  const block: Block = { name, prefix: '', start: -1, end: -1, items: [] }
  let itemStart = -1
  let inside = false
  for (const token of readXml(xml, part)) {
    if (token.name === name) {
      if (token.kind !== 'close') Object.assign(block, { start: token.start, prefix: prefixOf(xml, token) })
      if (token.kind !== 'open') block.end = token.end
      inside = token.kind === 'open'
    } else if (inside && token.name === itemName) {
      if (token.kind !== 'close') itemStart = token.start
      if (token.kind !== 'open') block.items.push(xml.slice(itemStart, token.end))
    } else if (block.start === -1 && order.indexOf(token.name) > order.indexOf(name)) {
      return {
        ...block,
        prefix: prefixOf(xml, token),
        start: token.start,
        end: token.start,
        items: usualFills(prefixOf(xml, token)),
      }
    }
  }
  return block
}

/** The order in which the lists have to stand; a missing one goes before the next. */
const order = ['fills', 'borders', 'cellStyleXfs', 'cellXfs']

/** Excel takes the first two fills for these, whatever stands there. */
function usualFills(p: string): string[] {
  return ['none', 'gray125'].map((pattern) => `<${p}fill><${p}patternFill patternType="${pattern}"/></${p}fill>`)
}

function written({ name, prefix, items }: Block): string {
  return `<${prefix}${name} count="${items.length}">${items.join('')}</${prefix}${name}>`
}

/** `x:` of `<x:fills>`. */
export function prefixOf(xml: string, token: XmlToken): string {
  return xml.slice(token.start, token.end).match(/^<\/?([^\s:/>]+:)/)?.[1] ?? ''
}
