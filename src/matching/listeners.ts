// What matching derives from what happened: whoever shows something is told weekly what fits it.
import { listenTo } from '#platform/facts.ts'
import { planSuggestions } from './letters/schedule.ts'

for (const kind of ['offer', 'need'])
  listenTo(`${kind}.published`, async (tx, _author, { subject }) => {
    const { organisation_id } = await tx
      .selectFrom('catalogue.listing')
      .select('organisation_id')
      .where('id', '=', subject.id)
      .executeTakeFirstOrThrow()
    await planSuggestions(tx, organisation_id)
  })
