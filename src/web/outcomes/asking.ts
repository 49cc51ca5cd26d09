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
    },
    before: before && /^[0-9]{1,9}$/.test(before) ? Number(before) : undefined,
  }
}

/** The address query of an asking with something changed. */
export function writeAsking({ view, filter, before }: Asking): string {
  const query = new URLSearchParams()
  if (view === 'board') query.set('view', view)
  for (const name of ['event', 'call', 'stage'] as const) {
    const value = filter[name]
    if (value) query.set(name, value)
  }
  if (before) query.set('before', String(before))
  return query.toString()
}
