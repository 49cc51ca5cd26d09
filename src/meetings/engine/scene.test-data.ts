import type { Placement } from './placement.ts'
import type { Meeting, Problem } from './problem.ts'
import { listSlots, listTables } from './sample-days.ts'

type Scene = {
  slots?: number
  tables?: number
  /** By name; each party has one delegate of the same name in small letters, unless `people` says otherwise. */
  parties: Record<
    string,
    { speaks?: string[]; free?: number[]; desks?: number; people?: Record<string, PersonInScene> }
  >
  interpreters?: Record<string, { speaks: string[]; free?: number[]; longest?: number }>
  /** By pair: `'A–B'` is the meeting of A and B. */
  meetings: Record<string, Partial<Meeting>>
  forbidden?: [string, string][]
}

type PersonInScene = { speaks?: string[]; free?: number[] }

/** A day of twenty-minute slots told in a few words; who is given no languages speaks English, who no hours is free. */
export function setScene(scene: Scene): Problem {
  const slots = listSlots('09:00', scene.slots ?? 2, 20, 5)
  const everySlot = [...slots.keys()]
  return {
    slots,
    tables: listTables(scene.tables ?? 1),
    parties: Object.entries(scene.parties).map(([id, { desks = 1, people, ...own }]) => ({
      id,
      parallelDesks: desks,
      delegates: Object.entries(people ?? { [id.toLowerCase()]: own }).map(([name, { speaks = ['en'], free }]) => {
        return { id: name, languages: speaks, freeSlots: free ?? everySlot }
      }),
    })),
    interpreters: Object.entries(scene.interpreters ?? {}).map(([id, { speaks, free, longest = 9 }]) => {
      return { id, languages: speaks, freeSlots: free ?? everySlot, longestStretch: longest }
    }),
    meetings: Object.entries(scene.meetings).map(([id, said]): Meeting => {
      const [one = '', other = ''] = id.split('–')
      return { id, parties: [one, other], weight: 'want', ...said }
    }),
    forbiddenPairs: scene.forbidden ?? [],
  }
}

/** The meeting of two one-person parties in a slot, at the first table unless said otherwise. */
export function hold(meeting: string, slot: number, said: Partial<Placement> = {}): Placement {
  const [one = '', other = ''] = meeting.toLowerCase().split('–')
  return { meeting, slot, table: 'table 1', delegates: [one, other], interpreter: null, ...said }
}
