import { Refusal } from '#platform/refusal.ts'

/** What a walk through XML meets, in order. An empty element is opened and closed. */
export type XmlStep =
  | { kind: 'open' | 'close'; name: string; attribute: (name: string) => string | undefined }
  | { kind: 'text'; text: string }

/**
 * Walks through the XML of an office document. It knows elements, attributes, text and the five named entities, which is
 * all that such documents use; a document type, where entity tricks live, is refused.
 */
export function* walkXml(xml: string): Generator<XmlStep> {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open < 0) return
    if (open > at) yield { kind: 'text', text: unescapeXml(xml.slice(at, open)) }
    if (xml.startsWith('<!--', open)) at = endOf(xml, '-->', open)
    else if (xml.startsWith('<?', open)) at = endOf(xml, '?>', open)
    else if (xml.startsWith('<![CDATA[', open)) {
      at = endOf(xml, ']]>', open)
      yield { kind: 'text', text: xml.slice(open + 9, at - 3) }
    } else if (xml.startsWith('<!', open)) throw new Refusal('docx.damaged')
    else {
      at = endOfTag(xml, open)
      yield* stepsOf(xml.slice(open + 1, at - 1))
    }
  }
}

function* stepsOf(tag: string): Generator<XmlStep> {
  const isClosing = tag.startsWith('/')
  const isEmpty = tag.endsWith('/')
  const name = /^[^\s/]+/.exec(isClosing ? tag.slice(1) : tag)?.[0] ?? ''
  const attribute = (wanted: string) => attributeOf(tag, wanted)
  if (!isClosing) yield { kind: 'open', name, attribute }
  if (isClosing || isEmpty) yield { kind: 'close', name, attribute }
}

function attributeOf(tag: string, wanted: string): string | undefined {
  if (tag.length > TAG_MAX) return undefined
  for (const [, name, double, single] of tag.matchAll(/([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name === wanted) return unescapeXml(double ?? single ?? '')
  return undefined
}

/** Behind the `>` of a tag; one inside quotes does not end it. */
function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < xml.length; at++) {
    const letter = xml[at]!
    if (quote) quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
  }
  throw new Refusal('docx.damaged')
}

function endOf(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found < 0) throw new Refusal('docx.damaged')
  return found + mark.length
}

// The elements whose attributes anybody asks for are short; matching in a long hostile one would take for ever.
const TAG_MAX = 4096
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
