// What was said of a pair moves when two organisations, or two listings, become one.
import { declareReference } from '#platform/database/references.ts'

const said = { table: 'matching.feedback', key: ['offer_id', 'need_id', 'said_by'], onMeeting: 'fold' } as const

declareReference({ ...said, to: 'people.organisation', column: 'organisation_id' })
for (const column of ['offer_id', 'need_id']) declareReference({ ...said, to: 'catalogue.listing', column })
