import { isId } from '#platform/ids.ts'

/** One thing to try on a copy of the draft. */
export type Step =
  /** Into the cell; whatever is in the way makes room. */
  | { kind: 'move'; meetingId: string; slotId: string; tableId: string }
  | { kind: 'off'; meetingId: string }
  /** For all slots of the event. */
  | { kind: 'close'; tableId: string }
  /** This many open tables in the hall. */
  | { kind: 'tables'; count: number }
  /** Arrange everything anew around the holds. */
  | { kind: 'arrange' }

export const STEPS_MAX = 20
const TABLES_MAX = 400

/** `move:MEETING:SLOT:TABLE` and the like: what is tried stands in the address and nowhere else. */
export function writeStep(step: Step): string {
  switch (step.kind) {
    case 'move':
      return ['move', step.meetingId, step.slotId, step.tableId].join(':')
    case 'off':
      return `off:${step.meetingId}`
    case 'close':
      return `close:${step.tableId}`
    case 'tables':
      return `tables:${step.count}`
    case 'arrange':
      return 'arrange'
  }
}

/** What cannot be read is left out: an address may have been cut off on its way. */
export function readSteps(texts: readonly string[]): Step[] {
  return texts.slice(0, STEPS_MAX).flatMap((text) => readStep(text) ?? [])
}

function readStep(text: string): Step | undefined {
  const [kind, ...parts] = text.split(':')
  const [one = '', two = '', three = ''] = parts
  // A table that is only tried has a number for an id.
  const isTable = (id: string) => isId(id) || /^new-\d{1,3}$/.test(id)
  if (kind === 'move' && isId(one) && isId(two) && isTable(three))
    return { kind, meetingId: one, slotId: two, tableId: three }
  if (kind === 'off' && isId(one)) return { kind, meetingId: one }
  if (kind === 'close' && isTable(one)) return { kind, tableId: one }
  const count = Number(one)
  if (kind === 'tables' && /^\d+$/.test(one) && count > 0 && count <= TABLES_MAX) return { kind, count }
  return kind === 'arrange' && parts.length === 0 ? { kind } : undefined
}
