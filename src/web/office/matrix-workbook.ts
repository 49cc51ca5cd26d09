import { wordsOf } from '#matching/quoting.ts'
import type { ReasonedCell } from '#meetings/matrix/reasons.ts'
import { spoken } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import type { Bilingual, Column, ColumnKind, SheetForm } from '#platform/sheets/columns.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import { factSentence, pairsOf, wordsAlike } from '../showcase/reasons.tsx'
import { countryName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

/** Chosen cells as a workbook, a pair a row: who, what, how sure, and the reasons in words. */
export function writeMatrix(visit: Visit, reasoned: ReasonedCell[]): Promise<Uint8Array> {
  return writeSheet(
    FORM,
    reasoned.map((one) => rowOf(visit, one)),
    { lang: visit.lang },
  )
}

const COLUMNS: [key: string, kind: ColumnKind, width: number][] = [
  ['needNumber', 'integer', 8],
  ['need', 'text', 32],
  ['needing', 'text', 24],
  ['needCountry', 'text', 10],
  ['offerNumber', 'integer', 8],
  ['offer', 'text', 32],
  ['offering', 'text', 24],
  ['offerCountry', 'text', 10],
  ['sureness', 'text', 12],
  ['score', 'integer', 10],
  ['shared', 'longText', 36],
  ['facts', 'longText', 40],
  ['lacking', 'longText', 30],
  ['unmentioned', 'longText', 24],
  ['address', 'text', 30],
]

const FORM: SheetForm = {
  kind: 'pairs',
  version: 1,
  titles: inBoth('matrix.workbook.title'),
  columns: COLUMNS.map(
    ([key, kind, width]): Column => ({
      key,
      kind,
      width,
      labels: inBoth(`matrix.workbook.${key}`),
    }),
  ),
}

function rowOf(visit: Visit, { cell, reasons, missing }: ReasonedCell) {
  const { say, lang, to, config } = visit
  const { need, offer } = cell
  const shared = reasons.filter((reason) => reason.kind === 'shared')
  const told = reasons.filter((reason) => reason.kind !== 'shared')
  const sentences = (list: typeof told) => list.map((reason) => factSentence(reason, visit)).join('\n')
  const alike = pairsOf(shared).map(wordsAlike)
  return {
    needNumber: need.number,
    need: need.title,
    needing: spoken(need.organisation, lang).text,
    needCountry: countryName(need.country, lang),
    offerNumber: offer.number,
    offer: offer.title,
    offering: spoken(offer.organisation, lang).text,
    offerCountry: countryName(offer.country, lang),
    sureness: say(`matching.sureness.${cell.sureness}`),
    score: cell.score,
    shared: alike.join('\n'),
    facts: sentences(told.filter(({ points }) => points > 0)),
    lacking: sentences(told.filter(({ kind, points }) => points <= 0 && kind !== 'closeness')),
    unmentioned: wordsOf(missing)
      .slice(0, UNMENTIONED_MAX)
      .map(({ words }) => words)
      .join(say('web.list-separator')),
    address: config.publicUrl + to.pair('need', need.number, offer.number),
  }
}

const UNMENTIONED_MAX = 12

function inBoth(key: string): Bilingual {
  return { zh: speaker('zh')(key), en: speaker('en')(key) }
}
