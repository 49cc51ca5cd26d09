// Rows of events that move when two organisations, or two listings, become one.
import { declareReference } from '#platform/database/references.ts'

const to = 'people.organisation'

// Whoever is registered twice has meetings twice: that is for the organiser of the event to sort out first.
declareReference({ to, table: 'events.participation', column: 'organisation_id', key: ['id'], onMeeting: 'stop' })
declareReference({
  ...{ to, table: 'events.organiser', column: 'organisation_id' },
  key: ['event_id', 'role', 'organisation_id'],
  onMeeting: 'fold',
})
declareReference({
  ...{ to: 'catalogue.listing', table: 'events.exhibit', column: 'listing_id' },
  key: ['event_id', 'listing_id'],
  onMeeting: 'fold',
})
declareReference({
  ...{ to: 'catalogue.listing', table: 'events.hall_piece', column: 'listing_id' },
  key: ['hall_id', 'listing_id'],
  onMeeting: 'fold',
})
