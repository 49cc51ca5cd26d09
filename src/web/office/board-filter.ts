import type { LanguageMap } from '#db/tables.ts'
import type { Card } from '#meetings/board.ts'
import type { Legend } from '#meetings/legend.ts'

/** What an organiser looks for on a full board. */
export type Filter = { side: 'foreign' | 'domestic' | undefined; name: string }

const NAME_MAX = 80

export function readFilter({ side, name = '' }: { side?: string | undefined; name?: string | undefined }): Filter {
  return {
    side: side === 'foreign' || side === 'domestic' ? side : undefined,
    name: name.trim().slice(0, NAME_MAX),
  }
}

/** Whether one of the names is what is looked for, in any language. */
export function isNamed({ name }: Filter, names: (LanguageMap | undefined)[]): boolean {
  const wanted = name.toLocaleLowerCase()
  return (
    wanted === '' ||
    names.some((all) => Object.values(all ?? {}).some((one) => one?.toLocaleLowerCase().includes(wanted)))
  )
}

/** A meeting is found by its organisations and by who sits there. */
export function isFound(filter: Filter, { persons }: Legend, { pair, line }: Card): boolean {
  const sitting = [...(line?.persons ?? []), ...(line?.interpreter ? [line.interpreter.personId] : [])]
  return isNamed(filter, [pair.host.name, pair.guest.name, ...sitting.map((id) => persons.get(id))])
}
