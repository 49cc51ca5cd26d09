import { join } from 'node:path'
import { LEXICON_FOLDER } from '#matching/matcher.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { log } from '#platform/log.ts'
import { openLexiconIfBuilt, openLexiconInTime } from './lexicon-state.ts'
import { getLiveIndex, keepLiveIndex, saveLiveIndex } from './live-index.ts'

/** The dictionaries and the index of a program that runs for long: opened, made where missing, kept for the next time. */
export function startMatching(db: Db, { dataFolder, lexicon }: Config): { stop: () => Promise<void> } {
  keepLiveIndex(db, join(dataFolder, 'matching'))
  const warm = () =>
    void getLiveIndex(db).catch((error) => log.warn({ err: error }, 'the index of listings could not be made yet'))
  const opening = lexicon === 'none' ? undefined : openLexiconInTime(lexicon ?? LEXICON_FOLDER, warm)
  warm()
  return {
    stop: async () => {
      await opening?.stop()
      await saveLiveIndex(db).catch((error) => log.warn({ err: error }, 'the index of listings could not be kept'))
    },
  }
}

/** For commands, which come and go: the dictionaries if there are any. */
export function openLexiconForCommand({ lexicon }: Config): void {
  if (lexicon !== 'none') openLexiconIfBuilt(lexicon ?? LEXICON_FOLDER)
}
