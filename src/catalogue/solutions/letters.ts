import { listReaders, readTitles } from '#catalogue/letter-readers.ts'
import type { Db } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { isUiLanguage, spoken, type UiLanguage } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import type { AnsweredNeed } from './answered-need.ts'
import type { Decision } from './input.ts'
import type { HeldSolution } from './steps.ts'

/** Where letters lead: the page on which a solution is judged, the page of whoever answered, all answers to a need. */
export type Site = {
  judged: (lang: UiLanguage, need: number, solution: number) => string
  own: (lang: UiLanguage, solution: number) => string
  answers: (lang: UiLanguage, need: number) => string
}

type News = { kind: string; about: { kind: string; id: string }; version?: number; needId: string; to: string }

/** To those who judge: somebody has answered. */
export function writeOwnerLetters(
  tx: Db,
  { solutionId, number, need }: { solutionId: string; number: number; need: AnsweredNeed },
  site: Site,
): Promise<void> {
  const news = { kind: 'submitted', about: { kind: 'solution', id: solutionId }, needId: need.id, to: need.ownerId }
  return write(tx, news, (lang) => ({ link: site.judged(lang, need.number, number) }))
}

/** To whoever answered: what was decided, and why. Nothing here names the owner of the need. */
export function writeAnswererLetters(
  tx: Db,
  { solution, decision, at }: { solution: HeldSolution; decision: Decision; at: Date },
  site: Site,
): Promise<void> {
  const about = { kind: 'solution', id: solution.id }
  const version = Math.floor(at.getTime() / 1000) % 2_000_000_000
  const news = { kind: decision.state, about, version, needId: solution.needId, to: solution.organisationId }
  return write(tx, news, (lang) => ({ link: site.own(lang, solution.number), reason: decision.reason }))
}

/** To the owner of a challenge: it is over, so many answers came. */
export function writeChallengeLetters(
  tx: Db,
  { need, count, endsAt }: { need: AnsweredNeed; count: number; endsAt: Date },
  site: Site,
): Promise<void> {
  const version = Math.floor(endsAt.getTime() / 1000) % 2_000_000_000
  const news = { kind: 'over', about: { kind: 'challenge', id: need.id }, version, needId: need.id, to: need.ownerId }
  return write(tx, news, (lang) => ({ link: site.answers(lang, need.number), count }))
}

async function write(
  tx: Db,
  { kind, about, version, needId, to }: News,
  saidIn: (lang: UiLanguage) => Record<string, string | number>,
): Promise<void> {
  const titles = await readTitles(tx, needId)
  for (const reader of await listReaders(tx, to)) {
    const lang = isUiLanguage(reader.reads) ? reader.reads : 'en'
    const say = speaker(lang)
    const said = { title: spoken(titles, lang).text, ...saidIn(lang) }
    const safe = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, typeof value === 'string' ? escapeHtml(value) : value]),
    )
    await writeLetter(tx, {
      to: { personId: reader.id, name: spoken(reader.name, lang).text, address: reader.email ?? '' },
      ...{ kind: `solution-${kind}`, about, lang, ...(version === undefined ? {} : { version }) },
      subject: say(`solutions.letter.${kind}.subject`, said),
      text: say(`solutions.letter.${kind}.text`, said).replace(/\n{3,}/g, '\n\n'),
      html: say(`solutions.letter.${kind}.html`, safe),
    })
  }
}
