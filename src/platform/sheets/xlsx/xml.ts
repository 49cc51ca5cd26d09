import { refuseSheet } from '../refused.ts'

/**
 * One piece of an XML text: a tag or the text between two tags. `name` is without its prefix, as producers differ in
 * prefixes; `start` and `end` are places in the source, so that a part can be changed without rewriting the rest.
 */
export type XmlToken = { kind: 'open' | 'close' | 'empty' | 'text'; name: string; start: number; end: number }

const deepest = 64

/**
 * Reads XML in one pass, in linear time. Document type declarations, and with them every entity trick, are refused;
 * comments and processing instructions are passed over. Refuses text that is not well formed.
 */
export function* readXml(xml: string, part: string): Generator<XmlToken> {
  const open: string[] = []
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    const textEnd = tag === -1 ? xml.length : tag
    if (textEnd > at && open.length > 0) yield { kind: 'text', name: '', start: at, end: textEnd }
    if (tag === -1) break
    if (xml[tag + 1] === '!' || xml[tag + 1] === '?') {
      at = endOfMarkup(xml, tag, part)
      if (xml.startsWith('<![CDATA[', tag)) yield { kind: 'text', name: '', start: tag, end: at }
      continue
    }
    at = endOfTag(xml, tag, part)
    const token = readTag(xml, tag, at)
    if (token.kind === 'open') open.push(token.name)
    if (open.length > deepest || (token.kind === 'close' && open.pop() !== token.name)) broken(part)
    yield token
  }
  if (open.length > 0) broken(part)
}

/** The characters a text token stands for. */
export function textOf(xml: string, token: XmlToken, part: string): string {
  const source = xml.slice(token.start, token.end)
  return source.startsWith('<![CDATA[') ? source.slice(9, -3) : decodeEntities(source, part)
}

/** The attributes of an open or empty tag; prefixes are dropped, `r:id` is found as `id`. */
export function attributesOf(xml: string, token: XmlToken, part: string): Map<string, string> {
  const attributes = new Map<string, string>()
  const source = xml.slice(token.start, token.end)
  let at = source.search(/\s/)
  while (at !== -1) {
    const equals = source.indexOf('=', at)
    if (equals === -1) break
    const quote = findQuote(source, equals + 1)
    const close = quote === undefined ? -1 : source.indexOf(source[quote]!, quote + 1)
    if (quote === undefined || close === -1) break
    const name = source.slice(at, equals).trim()
    attributes.set(name.slice(name.indexOf(':') + 1), decodeEntities(source.slice(quote + 1, close), part))
    at = close + 1
  }
  return attributes
}

function findQuote(source: string, from: number): number | undefined {
  for (let at = from; at < source.length; at++) if (source[at] === '"' || source[at] === "'") return at
  return undefined
}

/** Text as it may stand between tags or in a double-quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`)
}

const markups = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function endOfMarkup(xml: string, start: number, part: string): number {
  const markup = markups.find(([opening]) => xml.startsWith(opening, start))
  if (markup === undefined) return refuseSheet('sheets.document-type', { part })
  const [opening, closing] = markup
  const end = xml.indexOf(closing, start + opening.length)
  return end === -1 ? broken(part) : end + closing.length
}

/** A `>` inside a quoted attribute value does not end the tag. */
function endOfTag(xml: string, start: number, part: string): number {
  let quote = 0
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at)
    if (quote !== 0) quote = sign === quote ? 0 : quote
    else if (sign === 34 || sign === 39) quote = sign
    else if (sign === 62) return at + 1
    else if (sign === 60) break
  }
  return broken(part)
}

function readTag(xml: string, start: number, end: number): XmlToken {
  const closing = xml.charCodeAt(start + 1) === 47
  const empty = !closing && xml.charCodeAt(end - 2) === 47
  let nameStart = closing ? start + 2 : start + 1
  let nameEnd = nameStart
  for (; nameEnd < end; nameEnd++) {
    const sign = xml.charCodeAt(nameEnd)
    if (sign <= 32 || sign === 47 || sign === 62) break
    if (sign === 58) nameStart = nameEnd + 1
  }
  return { kind: closing ? 'close' : empty ? 'empty' : 'open', name: xml.slice(nameStart, nameEnd), start, end }
}

function decodeEntities(text: string, part: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+))?;?/gi, (all, hex, decimal, name) => {
    if (!all.endsWith(';')) return broken(part)
    if (name !== undefined) return named.get(name) ?? broken(part)
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : broken(part)
  })
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function broken(part: string): never {
  return refuseSheet('sheets.broken-part', { part })
}
