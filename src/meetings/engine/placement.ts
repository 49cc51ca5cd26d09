/** Where a meeting is held and by whom; `delegates` stand in the order of the meeting's parties. */
export type Placement = {
  meeting: string
  slot: number
  table: string
  delegates: [string, string]
  interpreter: string | null
}

/** A place a meeting could take: a placement without its meeting. */
export type Cell = Omit<Placement, 'meeting'>
