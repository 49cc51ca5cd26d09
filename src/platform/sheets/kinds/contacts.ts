import { type Outcome, plain, quoted, refused, valued } from './read-value.ts'

const mailbox =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u

export function readEmail(text: string): Outcome<string> {
  const said = plain(text).replace(/^mailto:/i, '')
  const isValid = said.length <= 254 && said.indexOf('@') <= 64 && mailbox.test(said)
  return isValid ? valued(said) : refused('sheets.email-invalid', { text: quoted(text) })
}

/** Web addresses only; `www.example.com` gets the scheme that people leave out. */
export function readUrl(text: string): Outcome<string> {
  const said = plain(text)
  if (said.length > 2048) return refused('sheets.too-long', { length: said.length, maxLength: 2048 })
  const scheme = said.match(/^([a-z][a-z0-9+.-]*):(?!\d)/i)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return refused('sheets.url-scheme', { text: quoted(text), scheme })
  }
  const address = scheme === undefined ? `https://${said}` : said
  const url = URL.canParse(address) && !/\s/.test(said) ? new URL(address) : undefined
  const isWeb = url !== undefined && url.username === '' && url.password === '' && url.hostname.includes('.')
  return isWeb ? valued(address) : refused('sheets.url-invalid', { text: quoted(text) })
}

/** Telephone numbers stay as they are written, several in one cell too; only what cannot be one is refused. */
export function readPhone(text: string): Outcome<string> {
  const said = plain(text)
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(said)) return refused('sheets.phone-scientific', { text: quoted(text) })
  const rest = said.replace(/转|分机|ext\.?|x|#/gi, '').replace(/[\d\s()+\-–./,;、]/g, '')
  const digits = said.replace(/\D/g, '').length
  if (rest !== '' || digits < 5 || said.length > 100) return refused('sheets.phone-invalid', { text: quoted(text) })
  return valued(said)
}

/**
 * A telephone number in a number cell has lost its leading 0 or +, if it had one. Mobile numbers of the mainland (also
 * with 86), short and service numbers begin with neither; everything else is asked back.
 */
export function phoneOfNumber(number: number): Outcome<string> {
  const digits = Number.isSafeInteger(number) ? String(number) : ''
  const isWhole = /^(?:(?:86)?1[3-9]\d{9}|(?:400|800)\d{7}|[2-8]\d{6,7}|1\d{4}|9\d{4})$/.test(digits)
  return isWhole ? valued(digits) : refused('sheets.phone-stored-as-number', { text: digits || String(number) })
}
