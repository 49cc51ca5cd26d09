import type { Lang } from '#platform/sheets/columns.ts'
import { writeTemplate } from '#platform/sheets/template.ts'
import { type SheetKind, templateFormOf } from './kinds.ts'

/** The empty form that is sent out to be filled in. `callName` says for what it is collected. */
export function writeEmptyTemplate(kind: SheetKind, lang: Lang, callName?: string): Promise<Uint8Array> {
  const form = templateFormOf(kind)
  return writeTemplate(form, { lang, title: form.titles[lang], ...(callName === undefined ? {} : { callName }) })
}
