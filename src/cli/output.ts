import { speaker } from '#platform/messages.ts'

/** The operator's language, from the terminal's locale. */
const locale = process.env.DUIHE_LANG ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? ''
export const cliLang = locale.startsWith('zh') ? 'zh' : 'en'
export const say = speaker(cliLang)

/** Data: the result of the command, alone on stdout. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined))
}

/** Talk: what happens meanwhile. */
export function talk(text: string): void {
  process.stderr.write(`${text}\n`)
}

export function complain(text: string): void {
  process.stderr.write(`${red('✖')} ${text}\n`)
}

/** Lines up columns, as wide as their widest cell; Chinese characters take two places. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - width(cell))))
        .join('  '),
    )
    .join('\n')
}

/** A line that is rewritten while something long goes on; nothing where nobody watches. */
export function progress(): { show: (text: string) => void; done: () => void } {
  const live = process.stderr.isTTY
  return {
    show: (text) => void (live && process.stderr.write(`\r\x1b[2K${text}`)),
    done: () => void (live && process.stderr.write('\r\x1b[2K')),
  }
}

function width(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter)
        ? 2
        : 1),
    0,
  )
}

function red(text: string): string {
  return process.stderr.isTTY && !process.env.NO_COLOR ? `\x1b[31m${text}\x1b[0m` : text
}
