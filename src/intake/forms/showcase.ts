import { fields } from '#catalogue/vocabularies/fields.ts'
import { cooperationTypes } from '#catalogue/vocabularies/terms-of-trade.ts'
import { speaker } from '#platform/messages.ts'
import type { ColumnKind, SheetForm } from '#platform/sheets/columns.ts'
import { choicesOf, column, saidChoices } from './column.ts'

function said(key: string): [zh: string, en: string] {
  return [speaker('zh')(key), speaker('en')(key)]
}

const shown = (key: string, kind: ColumnKind, more = {}) => column(key, kind, said(`papers.column.${key}`), more)

/** What a search of the showcase found, to be read and counted; it is not a form to be sent in. */
export const showcaseForm: SheetForm = {
  kind: 'showcase',
  version: 1,
  titles: { zh: said('papers.showcase')[0], en: said('papers.showcase')[1] },
  columns: [
    shown('number', 'integer'),
    shown('kind', 'choice', { choices: saidChoices(['offer', 'need'], 'catalogue.kind') }),
    shown('title', 'longText'),
    shown('summary', 'longText'),
    shown('lang', 'text'),
    shown('originalLang', 'text'),
    shown('fields', 'choices', { choices: choicesOf(fields) }),
    shown('cooperation', 'choices', { choices: choicesOf(cooperationTypes) }),
    shown('trl', 'integer'),
    shown('budget', 'text'),
    shown('dueOn', 'date'),
    shown('expiresOn', 'date'),
    shown('owner', 'text'),
    shown('country', 'text'),
    shown('city', 'text'),
    shown('publishedAt', 'date'),
    shown('address', 'url'),
    shown('isSample', 'yesNo'),
  ],
}
