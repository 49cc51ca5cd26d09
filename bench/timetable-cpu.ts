import { existsSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Processor time of this process, all its threads, and all processes it has started and seen end, in seconds. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6 + childrenCpuSeconds()
}

/** Linux keeps it in fields 16 and 17 of a process's line, counted after the name in brackets. */
function childrenCpuSeconds(): number {
  const place = '/proc/self/stat'
  if (!existsSync(place)) throw new Error('processor time of solvers is counted on Linux only')
  const fields = readFileSync(place, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND
}
