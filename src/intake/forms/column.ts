import type { Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { speaker } from '#platform/messages.ts'
import type { Bilingual, Choice, Column, ColumnKind } from '#platform/sheets/columns.ts'

/** Writes a column on one line of a form. */
export function column(
  key: string,
  kind: ColumnKind,
  [zh, en]: [zh: string, en: string],
  more: Omit<Column, 'key' | 'kind' | 'labels'> = {},
): Column {
  return { key, kind, labels: { zh, en }, ...more }
}

export function both(zh: string, en: string): Bilingual {
  return { zh, en }
}

/** Other names people give to codes; several in one text, separated by spaces. `_` stands for a space inside a name. */
export type Names<Code extends string = string> = Partial<Record<Code, string>>

/** The terms of a vocabulary as choices, with what people write instead. */
export function choicesOf<Code extends string>(vocabulary: Vocabulary<Code>, names: Names<Code> = {}): Choice[] {
  return vocabulary.terms.map(({ code, label }) => ({
    code,
    labels: both(label.zh ?? code, label.en ?? code),
    aliases: aliasesOf(names[code]),
  }))
}

/** Codes whose labels stand in the locale files, as `<prefix>.<code>`. */
export function saidChoices<Code extends string>(
  codes: readonly Code[],
  prefix: string,
  names: Names<Code> = {},
): Choice[] {
  return codes.map((code) => ({ code, labels: inWords(`${prefix}.${code}`), aliases: aliasesOf(names[code]) }))
}

function inWords(key: string): Bilingual {
  return { zh: speaker('zh')(key), en: speaker('en')(key) }
}

export function aliasesOf(names: string | undefined): string[] {
  return (names ?? '')
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => name.replaceAll('_', ' '))
}
