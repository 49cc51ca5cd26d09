// Rows of this floor that name an organisation and move with it when two records become one.
import { declareReference } from '#platform/database/references.ts'

const to = 'people.organisation'

declareReference({
  ...{ to, table: 'people.membership', column: 'organisation_id' },
  key: ['person_id', 'organisation_id'],
  onMeeting: 'fold',
})
declareReference({ to, table: 'people.organisation', column: 'parent_id', key: ['id'], onMeeting: 'stop' })
declareReference({
  to,
  table: 'people.identifier',
  column: 'organisation_id',
  key: ['scheme', 'value'],
  onMeeting: 'stop',
})
declareReference({ to, table: 'people.affiliation', column: 'organisation_id', key: ['id'], onMeeting: 'stop' })
