// What is to be talked about moves when two listings become one.
import { declareReference } from '#platform/database/references.ts'

const to = 'catalogue.listing'
const column = 'listing_id'

for (const table of ['meetings.request', 'meetings.meeting'])
  declareReference({ to, table, column, key: ['id'], onMeeting: 'stop' })
declareReference({ to, table: 'meetings.wish', column, key: ['wishing_id', 'wished_id'], onMeeting: 'stop' })
