// Rows of the catalogue that move when two organisations, or two listings, become one.
import { declareReference } from '#platform/database/references.ts'

const listing = 'catalogue.listing'

declareReference({
  to: 'people.organisation',
  table: listing,
  column: 'organisation_id',
  key: ['id'],
  onMeeting: 'stop',
})
declareReference({
  ...{ to: 'people.organisation', table: 'catalogue.resource', column: 'organisation_id' },
  key: ['id'],
  onMeeting: 'stop',
})
declareReference({
  ...{ to: 'people.organisation', table: 'catalogue.station', column: 'host_id' },
  key: ['resource_id'],
  onMeeting: 'stop',
})
for (const table of ['catalogue.publication', 'catalogue.submission'])
  declareReference({ to: listing, table, column: 'listing_id', key: ['listing_id'], onMeeting: 'fold' })
declareReference({
  ...{ to: listing, table: 'catalogue.saved_listing', column: 'listing_id' },
  key: ['person_id', 'listing_id'],
  onMeeting: 'fold',
})

// Who answered a need, and whom its owner told who it is.
declareReference({
  ...{ to: 'people.organisation', table: 'catalogue.solution', column: 'organisation_id' },
  key: ['id'],
  onMeeting: 'stop',
})
declareReference({
  ...{ to: 'people.organisation', table: 'catalogue.owner_opening', column: 'organisation_id' },
  key: ['need_id', 'organisation_id'],
  onMeeting: 'fold',
})
for (const column of ['need_id', 'offer_id'])
  declareReference({ to: listing, table: 'catalogue.solution', column, key: ['id'], onMeeting: 'stop' })
declareReference({ to: listing, table: 'catalogue.challenge', column: 'need_id', key: ['need_id'], onMeeting: 'stop' })
declareReference({
  ...{ to: listing, table: 'catalogue.owner_opening', column: 'need_id' },
  key: ['need_id', 'organisation_id'],
  onMeeting: 'fold',
})
