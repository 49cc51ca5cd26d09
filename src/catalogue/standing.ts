import { isOver } from './deadlines.ts'

/** Where a listing is in its life. A listing that has run out is published still, but in no list until it is renewed. */
export type Standing = 'draft' | 'submitted' | 'published' | 'expired' | 'closed'

export function standingOf(row: {
  submitted_at: Date | null
  published_at: Date | null
  closed_at: Date | null
  expires_on: string | null
}): Standing {
  if (row.closed_at) return 'closed'
  if (row.published_at) return isOver(row.expires_on) ? 'expired' : 'published'
  return row.submitted_at ? 'submitted' : 'draft'
}
