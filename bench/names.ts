// npm run -s bench -- names [--dir DIR] [--json]: whether a name leads to the right organisation.
// Without DIR it reads real names of real organisations (names-real.jsonl). DIR holds JSON of the Research Organization
// Registry (schema v2), or .jsonl lines {"id", "country", "city", "names": [...]}.
import type { LanguageMap } from '#db/tables.ts'
import { system } from '#people/actor.ts'
import { nameKeys } from '#people/naming/folding.ts'
import { foldAllNames, writeOtherNames } from '#people/organisation-names.ts'
import { addOrganisation } from '#people/organisations.ts'
import { resolveOrganisation } from '#people/resolving.ts'
import type { Db } from '#platform/database/connect.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Labelled, readLabelled } from './names-data.ts'
import { writtenOtherwise } from './names-slips.ts'

type Asked = { kind: string; name: string; right: string | undefined; country?: string }
type Outcome = Asked & { said: 'same' | 'ask' | 'unknown'; first: string | undefined; isOffered: boolean }

/** One in six is known to nobody: its names must lead nowhere. */
const STRANGER_EVERY = 6
const HARD = 'a name not on record'

export async function measure(options: string[]): Promise<void> {
  const dir = options.includes('--dir') ? options[options.indexOf('--dir') + 1] : undefined
  const all = readLabelled(dir)
  const strangers = all.filter((_, i) => i % STRANGER_EVERY === STRANGER_EVERY - 1)
  const known = all.filter((one) => !strangers.includes(one))
  await using world = await testDatabase()
  const { held, ids } = await fill(world.db, known)
  const asked: Asked[] = [
    ...known.flatMap((one) => kept(one, held).map((name) => ({ kind: 'a name on record', name, right: one.id }))),
    ...known.flatMap((one) =>
      kept(one, held).flatMap((name) => writtenOtherwise(name).map((slip) => ({ ...slip, right: one.id }))),
    ),
    ...[...held].map(([id, name]) => ({ kind: HARD, name, right: id })),
    ...strangers.flatMap((one) => one.names.map((name) => ({ kind: 'a stranger', name, right: undefined }))),
  ]
  const begun = performance.now()
  const outcomes: Outcome[] = []
  for (const one of asked) {
    const { verdict, candidates } = await resolveOrganisation(world.db, { names: [one.name] })
    const found = candidates.map(({ id }) => ids.get(id))
    outcomes.push({
      ...one,
      said: verdict,
      first: found[0],
      isOffered: found.includes(one.right) && one.right !== undefined,
    })
  }
  report(outcomes, (performance.now() - begun) / asked.length, options)
}

// One real name of every third organisation that has three or more is kept back, to see what is found without it.
async function fill(db: Db, known: Labelled[]) {
  const held = new Map<string, string>()
  const ids = new Map<string, string>()
  const actor = system('bench')
  for (const [i, one] of known.entries()) {
    const spare = one.names.length > 2 && i % 3 === 0 ? one.names[1 + (i % (one.names.length - 1))] : undefined
    if (spare) held.set(one.id, spare)
    const names = one.names.filter((name) => name !== spare)
    const [first = '', ...others] = names
    const name: LanguageMap = { [/\p{Script=Han}/u.test(first) ? 'zh' : 'en']: first }
    const id = await addOrganisation(db, actor, {
      name,
      kind: 'university',
      country: one.country,
      city: one.city ?? null,
    })
    await writeOtherNames(
      db,
      id,
      others.map((other) => ({ name: other, lang: null, kind: isAcronym(other) ? 'acronym' : 'alias' })),
    )
    ids.set(id, one.id)
  }
  await foldAllNames(db)
  return { held, ids }
}

function kept(one: Labelled, held: Map<string, string>): string[] {
  return one.names.filter((name) => name !== held.get(one.id) && !isAcronym(name) && nameKeys(name).length > 0)
}

function isAcronym(name: string): boolean {
  return /^[\p{Lu}/.]{2,6}$/u.test(name)
}

function report(outcomes: Outcome[], ms: number, options: string[]): void {
  const counted = outcomes.filter(({ kind }) => kind !== HARD)
  const lines = ['all but names not on record', ...new Set(outcomes.map(({ kind }) => kind)), 'everything'].map(
    (kind) => {
      const some = kind.startsWith('all')
        ? counted
        : kind === 'everything'
          ? outcomes
          : outcomes.filter((one) => one.kind === kind)
      return { kind, ...measures(some) }
    },
  )
  if (options.includes('--json')) {
    console.log(JSON.stringify({ lines, msPerName: ms }, null, 2))
    return
  }
  for (const { kind, n, precision, recall, offered } of lines)
    console.log(
      `${kind.padEnd(30)} n ${String(n).padStart(5)}  precision ${share(precision)}  recall ${share(recall)}  right one offered ${share(offered)}`,
    )
  console.log(`${ms.toFixed(2)} ms a name`)
  if (options.includes('--misses'))
    for (const one of outcomes)
      if ((one.said === 'same' && one.first !== one.right) || (one.said !== 'same' && one.right && one.kind !== HARD))
        console.log(one.said === 'same' ? 'WRONG' : 'missed', one.kind, '|', one.name, '|', one.right, one.first)
}

/** Precision of what is taken without asking; recall of what has an organisation at all. */
function measures(some: Outcome[]) {
  const taken = some.filter(({ said }) => said === 'same')
  const right = taken.filter(({ first, right }) => first === right).length
  const rightful = some.filter(({ right }) => right !== undefined)
  return {
    n: some.length,
    precision: taken.length === 0 ? 1 : right / taken.length,
    recall: rightful.length === 0 ? 1 : right / rightful.length,
    offered: rightful.length === 0 ? 1 : rightful.filter(({ isOffered }) => isOffered).length / rightful.length,
  }
}

function share(number: number): string {
  return `${(number * 100).toFixed(1).padStart(5)} %`
}
