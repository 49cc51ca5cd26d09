import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Problem } from '#meetings/engine/problem.ts'
import { readDzn } from './timetable-dzn.ts'

export type Case = { name: string; fairness: number; text: string; problem: Problem; published?: Published }

/** What the paper says: `breaks` of the best plan, null when there is none; seconds of its best solver. */
export type Published = { status: 'OPT' | 'UNSAT'; breaks: number | null; seconds: number }

const USUAL_FAIRNESS = 2
const OTHER_FAIRNESS = [0, 1, 3]

const knownSchema = z.record(
  z.string(),
  z.object({ opt: z.number().nullable(), status: z.string(), maxsat_s: z.coerce.number() }),
)

/** Every instance in the folder, or in `instances` there; others of its fairness limits when their answers are published. */
export function listCases(folder: string, only: RegExp): Case[] {
  const inside = join(folder, 'instances')
  const instances = existsSync(inside) ? inside : folder
  const published = readPublished(join(inside, '..', 'known-optima.json'), join(instances, '..', 'known-optima.json'))
  const files = readdirSync(instances).filter((file) => file.endsWith('.dzn'))
  return files.sort().flatMap((file) => {
    const name = basename(file, '.dzn')
    const others = OTHER_FAIRNESS.filter((fairness) => published.has(`${name}|d${fairness}`))
    return [USUAL_FAIRNESS, ...others]
      .filter((fairness) => only.test(`${name}|d${fairness}`))
      .map((fairness) => {
        const text = readFileSync(join(instances, file), 'utf8')
        const known = published.get(`${name}|d${fairness}`)
        return { name, fairness, text, problem: readDzn(text, fairness), ...(known && { published: known }) }
      })
  })
}

function readPublished(...places: string[]): Map<string, Published> {
  const file = places.find((place) => existsSync(place))
  if (!file) return new Map()
  const known = knownSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return new Map(
    Object.entries(known).map(([key, { opt, status, maxsat_s }]) => [
      key,
      { status: status === 'OPT' ? 'OPT' : 'UNSAT', breaks: opt, seconds: maxsat_s },
    ]),
  )
}
