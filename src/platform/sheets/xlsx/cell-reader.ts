import type { RawCell } from '../cells.ts'
import { dateOfSerial } from '../kinds/dates.ts'
import { refuseSheet } from '../refused.ts'
import { isDateFormat } from './number-formats.ts'
import { FlatText, unescapeControls } from './shared-strings.ts'
import { isOn } from './workbook.ts'
import type { SheetSource } from './worksheet.ts'
import { textOf, type XmlToken } from './xml.ts'

/** Understands one `c` element, token by token. */
export class CellReader {
  readonly #source: SheetSource
  readonly #type: string
  readonly #format: string | undefined
  readonly #inline: FlatText
  #value: string | undefined
  #inValue = false
  #hasFormula = false

  constructor(source: SheetSource, attributes: Map<string, string>) {
    this.#source = source
    this.#type = attributes.get('t') ?? 'n'
    this.#format = source.workbook.formats[Number(attributes.get('s') ?? 0)]
    this.#inline = new FlatText(source.xml, source.part)
  }

  take(token: XmlToken): void {
    if (token.name === 'f') this.#hasFormula = true
    if (token.name === 'v') this.#startOrEndValue(token)
    else if (token.kind === 'text' && this.#inValue) this.#value += textOf(this.#source.xml, token, this.#source.part)
    else this.#inline.take(token)
  }

  #startOrEndValue(token: XmlToken): void {
    this.#inValue = token.kind === 'open'
    if (token.kind !== 'close') this.#value = ''
  }

  read(): RawCell | undefined {
    if (this.#type === 'inlineStr') return asText(this.#inline.text)
    const value = this.#value
    // `t="str"` with an empty value is a formula whose result is an empty text; without any value it was not computed.
    if (value === undefined) return this.#hasFormula ? { type: 'uncomputed' } : undefined
    switch (this.#type) {
      case 's':
        return asText(
          this.#source.workbook.sharedStrings[Number(value)] ?? refuseSheet('sheets.broken-part', this.#at()),
        )
      case 'str':
        return asText(unescapeControls(value))
      case 'b':
        return { type: 'boolean', boolean: isOn(value) }
      case 'e':
        return { type: 'error', error: value }
      case 'd':
        return { type: 'date', date: value.slice(0, 10) }
      default:
        return this.#number(value)
    }
  }

  #number(value: string): RawCell | undefined {
    if (value.trim() === '') return this.#hasFormula ? { type: 'uncomputed' } : undefined
    const number = Number(value)
    if (!Number.isFinite(number)) refuseSheet('sheets.broken-part', this.#at())
    if (!isDateFormat(this.#format)) {
      return this.#format === undefined ? { type: 'number', number } : { type: 'number', number, format: this.#format }
    }
    const date = dateOfSerial(number, this.#source.workbook.from1904)
    return date === undefined ? { type: 'number', number } : { type: 'date', date }
  }

  #at() {
    return { part: this.#source.part }
  }
}

function asText(text: string): RawCell | undefined {
  return text.trim() === '' ? undefined : { type: 'text', text }
}
