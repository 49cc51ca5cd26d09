/** Marks of a web page that do something when they are shown. */
const active =
  /<\s*(?:script|iframe|object|embed|applet|meta|base|svg|link)\b|<[a-z][^>]*\son[a-z]+\s*=|<[^>]*\b(?:javascript|vbscript|data)\s*:/i

/** Text that starts a program or asks another machine once a spreadsheet takes it for a formula. */
const command =
  /^['\s]*[=+\-@＝＋－＠]\s*(?:[A-Z]{2,}\|['!]|cmd\b|dde\s*\(|(?:hyperlink|webservice|importxml|importdata|importhtml|exec|call|register(?:\.id)?|filterxml)\s*\()|\|'[^']*'!/i

export function hasScript(text: string): boolean {
  return text.includes('<') && active.test(text)
}

export function isCommand(text: string): boolean {
  return command.test(text)
}

const breaks = /<\s*(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\s*\/?>/gi
const tags =
  /<\/?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|table|tbody|thead|tr|td|th|a|font|img|h[1-6]|sup|sub|style|hr|blockquote|o:p)(?:\s[^<>]*)?\/?>/gi
// `a <b> c` is mathematics; a web page closes what it opens, or breaks lines.
const page = /<\/(?:p|div|span|b|i|u|em|strong|ul|ol|li|table|tr|td|a|font|h[1-6]|sup|sub|style)\s*>|<br\s*\/?>/i

/** The words of a text that was copied out of a web page; undefined for one that was not. */
export function withoutMarkup(text: string): string | undefined {
  if (!text.includes('<') || !page.test(text)) return undefined
  return text
    .replace(breaks, '\n')
    .replace(tags, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
