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
