import type { ResourcePage } from '#catalogue/resources/reading.ts'
import { type Candidate, resolveOrganisation } from '#people/resolving.ts'
import type { Db } from '#platform/database/connect.ts'

type Fields = Record<string, string | string[]>

/** The organisation in whose house a station stands; where the name leaves a doubt, whom it may mean. */
export type Host = {
  id: string | null
  candidates: Candidate[]
  problem: 'resources.host-ask' | 'resources.host-unknown' | undefined
}

/** From what was typed, or ticked among those it may mean, to the organisation that is meant. */
export async function resolveHost(db: Db, fields: Fields, page?: ResourcePage): Promise<Host> {
  const line = (name: string) => [fields[name] ?? ''].flat()[0]?.trim() ?? ''
  const typed = line('host')
  if (!typed) return { id: null, candidates: [], problem: undefined }
  if (page?.hostId && Object.values(page.hostName ?? {}).includes(typed))
    return { id: page.hostId, candidates: [], problem: undefined }
  const { verdict, candidates } = await resolveOrganisation(db, { names: [typed] })
  const [first] = candidates
  if (verdict === 'same' && first) return { id: first.id, candidates: [], problem: undefined }
  const chosen = candidates.find(({ id }) => id === line('hostId'))
  if (chosen) return { id: chosen.id, candidates, problem: undefined }
  return { id: null, candidates, problem: candidates.length > 0 ? 'resources.host-ask' : 'resources.host-unknown' }
}
