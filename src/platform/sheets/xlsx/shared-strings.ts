import { readXml, textOf, type XmlToken } from './xml.ts'

/** The strings that cells refer to by number. Rich text is flattened; readings above the text (furigana) are left out. */
export function readSharedStrings(xml: string, part: string): string[] {
  const strings: string[] = []
  let text = new FlatText(xml, part)
  for (const token of readXml(xml, part)) {
    if (token.name === 'si' && token.kind !== 'close') text = new FlatText(xml, part)
    text.take(token)
    if (token.name === 'si' && token.kind !== 'open') strings.push(text.text)
  }
  return strings
}

/** Gathers the text of one `si` or `is` element, token by token. */
export class FlatText {
  text = ''
  readonly #xml: string
  readonly #part: string
  #inText = false
  #inReading = false

  constructor(xml: string, part: string) {
    this.#xml = xml
    this.#part = part
  }

  take(token: XmlToken): void {
    if (token.name === 't') this.#inText = token.kind === 'open'
    else if (token.name === 'rPh') this.#inReading = token.kind === 'open'
    else if (token.kind === 'text' && this.#inText && !this.#inReading) {
      this.text += unescapeControls(textOf(this.#xml, token, this.#part))
    }
  }
}

/** Spreadsheets write characters that XML cannot carry as `_x000D_`, and a literal `_x` as `_x005F_x`. */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The opposite, for text that happens to look like such an escape. */
export function escapeLikeControls(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}
