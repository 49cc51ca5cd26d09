import type { IntentFilter } from '#outcomes/intents.ts'
import { isStage } from '#outcomes/stages.ts'

/** What somebody asked of the outcomes page: a view, filters, and where the list goes on. */
export type Asking = { view: 'list' | 'board'; filter: IntentFilter; before: number | undefined }

export function readAsking(query: URLSearchParams): Asking {
  const [event, call, stage, before] = ['event', 'call', 'stage', 'before'].map((name) => query.get(name) ?? '')
  return {
    view: query.get('view') === 'board' ? 'board' : 'list',
    filter: {
      ...(event ? { event } : {}),
      ...(call ? { call } : {}),
      ...(stage && isStage(stage) ? { stage } : {}),
      ...(stage === 'withdrawn' ? { withdrawn: 'only' as const } : {}),
    },
    before: before && /^[0-9]{1,9}$/.test(before) ? Number(before) : undefined,
  }
}

/** The address query of an asking with something changed. */
export function writeAsking({ view, filter, before }: Asking): string {
  const query = new URLSearchParams()
  if (view === 'board') query.set('view', view)
  for (const name of ['event', 'call'] as const) if (filter[name]) query.set(name, filter[name])
  const stage = stageOf(filter)
  if (stage) query.set('stage', stage)
  if (before) query.set('before', String(before))
  return query.toString()
}

/** What stands in the stage filter: a stage, or "withdrawn", which is none but is looked for in the same place. */
export function stageOf({ stage, withdrawn }: IntentFilter): string | undefined {
  return withdrawn === 'only' ? 'withdrawn' : stage
}
