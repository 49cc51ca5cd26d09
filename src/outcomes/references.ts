// Rows of intents that move when two organisations, or two listings, become one.
import { declareReference } from '#platform/database/references.ts'

declareReference({
  ...{ to: 'people.organisation', table: 'outcomes.intent_party', column: 'organisation_id' },
  key: ['intent_id', 'organisation_id'],
  onMeeting: 'stop',
})
declareReference({
  ...{ to: 'catalogue.listing', table: 'outcomes.intent_listing', column: 'listing_id' },
  key: ['intent_id', 'listing_id'],
  onMeeting: 'fold',
})
