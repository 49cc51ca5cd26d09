import { shareLanguage } from '../crews.ts'
import type { Delegate, Party, Problem } from '../problem.ts'

/** Why nothing can be proven about a day this way, or not everything. */
export type Unprovable =
  /** One person sits for two parties, or sits and interprets too. */
  | { code: 'person-in-two-roles'; person: string }
  /** Who of the party comes makes a difference: some need an interpreter for this meeting and others do not. */
  | { code: 'delegates-differ'; meeting: string }
  /** More conditions than the solvers can be expected to settle in minutes. */
  | { code: 'too-large'; conditions: number }

export function listUnprovable(problem: Problem): Unprovable[] {
  const parties = new Map(problem.parties.map((party) => [party.id, party]))
  const roles = new Map<string, number>()
  const people = [...problem.parties.flatMap(({ delegates }) => delegates), ...problem.interpreters]
  for (const { id } of people) roles.set(id, (roles.get(id) ?? 0) + 1)
  const shared = [...roles].filter(([, count]) => count > 1)
  const differing = problem.meetings.filter(({ parties: [one, other] }) => {
    return !isOneAsGoodAsAnother(problem, parties.get(one)!, parties.get(other)!)
  })
  return [
    ...shared.map(([person]): Unprovable => ({ code: 'person-in-two-roles', person })),
    ...differing.map(({ id }): Unprovable => ({ code: 'delegates-differ', meeting: id })),
  ]
}

/** Every pair of the two sides understands each other, or every pair speaks the same languages and needs the same help. */
function isOneAsGoodAsAnother(problem: Problem, left: Party, right: Party): boolean {
  const pairs = left.delegates.flatMap((one) => right.delegates.map((other): [Delegate, Delegate] => [one, other]))
  if (pairs.length < 2) return true
  if (pairs.every((pair) => shareLanguage(...pair))) return true
  if (problem.interpreters.length === 0) return !pairs.some((pair) => shareLanguage(...pair))
  return [left, right].every(({ delegates }) => new Set(delegates.map(spoken)).size === 1)
}

function spoken({ languages }: Delegate): string {
  return [...languages].sort().join(' ')
}
