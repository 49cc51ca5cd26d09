// What was said and told of a pair moves when two organisations, or two listings, become one.
import { declareReference } from '#platform/database/references.ts'

const said = { table: 'matching.feedback', key: ['offer_id', 'need_id', 'said_by'], onMeeting: 'fold' } as const

declareReference({ ...said, to: 'people.organisation', column: 'organisation_id' })
for (const column of ['offer_id', 'need_id']) declareReference({ ...said, to: 'catalogue.listing', column })

const told = {
  table: 'matching.told_pair',
  key: ['organisation_id', 'own_id', 'other_id'],
  onMeeting: 'fold',
} as const
declareReference({ ...told, to: 'people.organisation', column: 'organisation_id' })
for (const column of ['own_id', 'other_id']) declareReference({ ...told, to: 'catalogue.listing', column })

const to = 'people.organisation'
const column = 'organisation_id'
declareReference({ to, column, table: 'matching.letter_refusal', key: ['person_id', column], onMeeting: 'fold' })
declareReference({ to, column, table: 'matching.letter_link', key: ['token_hash'], onMeeting: 'fold' })
declareReference({
  to: 'catalogue.listing',
  column: 'listing_id',
  table: 'matching.exposure',
  key: ['listing_id', 'shown_on'],
  onMeeting: 'fold',
})
