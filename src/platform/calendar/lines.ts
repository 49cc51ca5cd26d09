/** Content lines of iCalendar, RFC 5545 section 3.1. Every line of a calendar is made here, so no text can add one. */
export type Parameter = readonly [name: string, value: string]

/** A property whose value is already in its final form: a time, a number, an address. */
export function property(name: string, value: string, parameters: readonly Parameter[] = []): string {
  const written = parameters.map(([key, text]) => `;${key}=${parameterValue(text)}`).join('')
  return fold(`${name}${written}:${value.replace(CONTROLS, '')}`)
}

/** A property whose value is text: line ends become `\n`, what would end or divide a value is escaped. */
export function textProperty(name: string, text: string): string {
  return property(name, escapeText(text))
}

export function escapeText(text: string): string {
  return wellFormed(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** Lines as they go out, each ended by CR LF. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('')
}

const OCTETS = 75
const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not reach a content line.
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g

/** One line end for all of them, and no other control character but the tab. */
function wellFormed(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .split('\n')
    .map((line) => line.replace(CONTROLS, ''))
    .join('\n')
}

/**
 * A quoted value can hold anything but a quotation mark, which RFC 5545 cannot escape. RFC 6868 makes ^ an escape, and
 * some readers take a backslash for one.
 */
function parameterValue(text: string): string {
  const plain = wellFormed(text).replaceAll('\n', ' ').replaceAll('"', "'").replaceAll('\\', '/').replaceAll('^', '^^')
  return /^[A-Za-z0-9/_+-]+$/.test(plain) ? plain : `"${plain}"`
}

/** Lines of at most 75 octets; a fold never falls inside a character. */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}
