/** The order of the house, ground first. A folder imports only from floors below its own; `tests/architecture` reads this. */
export const floors = [
  ['platform'],
  ['ui'],
  ['people'],
  ['catalogue'],
  ['matching'],
  ['events'],
  ['search'],
  ['meetings'],
  ['outcomes'],
  ['reporting'],
  ['intake'],
  ['demo'],
  ['web', 'api'],
  ['worker'],
  ['cli'],
] as const

/** Folders that know no word of the field. */
export const ground = [...floors[0], ...floors[1]]
