// Between the Chinese and the European classification of industries, division by division. The mapping is ours: both
// follow ISIC Rev. 4 in their structure, and neither office publishes a table between the two.
import pairs from './gbt-4754-to-nace-2.json' with { type: 'json' }
import type { Match } from './vocabulary.ts'

const there: Record<string, readonly string[]> = pairs
const back = reversed(there)

/** What a division of GB/T 4754 is in NACE Rev. 2. */
export function naceOf(code: string): Match[] {
  return matchesOf(code, there, back, 'nace-2')
}

/** What a division of NACE Rev. 2 is in GB/T 4754. */
export function industriesOf(code: string): Match[] {
  return matchesOf(code, back, there, 'gbt-4754')
}

type Table = Record<string, readonly string[]>

// How many partners either side has says which of the two is wider; where both have several they only overlap.
function matchesOf(code: string, forth: Table, reverse: Table, vocabulary: string): Match[] {
  const others = forth[code] ?? []
  return others.map((other) => {
    const isShared = (reverse[other] ?? []).length > 1
    const isSplit = others.length > 1
    const relation = isShared ? (isSplit ? 'related' : 'broad') : isSplit ? 'narrow' : 'close'
    return { vocabulary, code: other, relation }
  })
}

function reversed(table: Table): Table {
  const result: Record<string, string[]> = {}
  for (const [code, others] of Object.entries(table))
    for (const other of others) result[other] = [...(result[other] ?? []), code]
  return result
}
