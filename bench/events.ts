// npm run -s bench -- events [--json] [--quick] [--only large|surplus|repair|days|reasons]: the timetable engine on
// large events, on the day, and on thousands of generated days. CPU seconds, so that a busy machine does not mislead.
import { measureDays } from './events-days.ts'
import { measureLarge, measureSurplus } from './events-large.ts'
import { measureReasons } from './events-reasons.ts'
import { measureRepair } from './events-repair.ts'

const parts = {
  large: measureLarge,
  surplus: measureSurplus,
  repair: measureRepair,
  days: measureDays,
  reasons: measureReasons,
}

export async function measure(options: string[]): Promise<void> {
  const isJson = options.includes('--json')
  const isQuick = options.includes('--quick')
  const only = options.includes('--only') ? options[options.indexOf('--only') + 1] : undefined
  if (only !== undefined && !(only in parts)) {
    console.error(`--only ${Object.keys(parts).join('|')}`)
    process.exitCode = 2
    return
  }
  const results: Record<string, Record<string, unknown>[]> = {}
  for (const [name, part] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue
    results[name] = part(isQuick)
    if (!isJson) {
      console.log(name)
      console.table(results[name])
    }
  }
  if (isJson) console.log(JSON.stringify(results))
}
