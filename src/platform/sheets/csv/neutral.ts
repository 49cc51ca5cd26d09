/** Signs at which a spreadsheet takes the text of a CSV cell for a formula or a command. */
const executable = /^'*[=+\-@\t\r\n＝＋－＠]/

/** What `neutralised` adds can be taken away again without a doubt, because it also marks text that begins with `'=`. */
export function neutralised(text: string): string {
  return executable.test(text) ? `'${text}` : text
}

/** Takes the mark off again; also unwraps `="0571"`, with which other programs keep leading zeros. */
export function withoutNeutralising(text: string): string {
  if (text.startsWith("'") && executable.test(text)) return text.slice(1)
  return text.match(/^="([^"]*)"$/)?.[1] ?? text
}
