import type { ListingInput } from '#catalogue/listings.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { TARGETS_MAX } from './forms/needs.ts'
import { textIn } from './landing.ts'

type Targets = NonNullable<ListingInput['targets']>
type Target = Targets[number]

const parts = ['Name', 'Present', 'Operator', 'Value', 'Unit', 'Method'] as const

/**
 * A need's indicators after the row: the n-th group of columns is the n-th indicator. Cells the sheet does not have keep
 * what is known; an indicator whose cells are all empty goes. Undefined if the sheet has no such column.
 */
export function targetsIn(row: RowValues, known: Targets): Targets | undefined {
  const numbers = Array.from({ length: TARGETS_MAX }, (_, i) => i + 1)
  if (!numbers.some((n) => isSpokenOf(row, n))) return undefined
  const after = numbers.flatMap((n) => (isSpokenOf(row, n) ? targetAfter(row, n, known[n - 1]) : (known[n - 1] ?? [])))
  return after
}

function isSpokenOf(row: RowValues, n: number): boolean {
  return parts.some((part) => row[`target${n}${part}`] !== undefined)
}

function targetAfter(row: RowValues, n: number, known: Target | undefined): Target | [] {
  const said = (part: (typeof parts)[number], before: string | null | undefined) => {
    const text = textIn(row, `target${n}${part}`)
    return text === undefined ? (before ?? null) : text
  }
  const [name, operator, value] = [
    said('Name', known?.name),
    said('Operator', known?.operator),
    said('Value', known?.value),
  ]
  const [unit, method, present] = [
    said('Unit', known?.unit),
    said('Method', known?.method),
    said('Present', known?.present),
  ]
  // A relation alone asks for nothing.
  if (![name, value, unit, method, present].some(Boolean)) return []
  const translations = known?.translations ?? {}
  return { name, operator: (operator ?? 'text') as Target['operator'], value, unit, method, present, translations }
}
