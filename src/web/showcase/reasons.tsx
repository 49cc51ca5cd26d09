import type { ReactNode } from 'react'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { cooperationTypes, ipStatuses } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import type { Reason, SharedWords } from '#matching/comparing.ts'
import { type Quote, wordsOf } from '#matching/quoting.ts'
import { htmlLang } from '#platform/languages.ts'
import { formatDate } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { formatAmount, languageName } from './wording.ts'

type Props = { reasons: Reason[]; missing: Quote[]; visit: Visit }

const SHARED_SHOWN = 6
const MISSING_SHOWN = 6

/** Why two listings fit and what is missing, in the reader's words; only what was really compared is said. */
export function Reasons({ reasons, missing, visit }: Props) {
  const shared = reasons.filter((reason) => reason.kind === 'shared')
  const told = reasons.filter((reason) => reason.kind !== 'shared').filter(isTold)
  return (
    <ul className="reasons">
      {shared.length > 0 && (
        <Line>
          {visit.say('matching.shared')}
          <SharedConcepts shared={shared} visit={visit} />
        </Line>
      )}
      {told.map((reason, i) => (
        <Line key={i} isMissing={isMissing(reason)}>
          {factSentence(reason, visit)}
        </Line>
      ))}
      <MissingWords missing={missing} visit={visit} />
    </ul>
  )
}

function Line({ isMissing = false, children }: { isMissing?: boolean; children: ReactNode }) {
  return (
    <li className={isMissing ? 'missing' : undefined}>
      <span aria-hidden="true">{isMissing ? '○' : '●'}</span>
      <span>{children}</span>
    </li>
  )
}

/** Words of both sides that mean the same, each pair once: 甲烷 = methane. */
function SharedConcepts({ shared, visit: { say } }: { shared: SharedWords[]; visit: Visit }) {
  return pairsOf(shared)
    .filter(({ own }) => !BARE_NUMBER.test(own.words))
    .slice(0, SHARED_SHOWN)
    .map(({ own, other }, i) => (
      <span key={i}>
        {i > 0 && say('web.list-separator')}
        <bdi lang={htmlLang(own.lang)}>{own.words}</bdi>
        {own.words.toLowerCase() !== other.words.toLowerCase() && (
          <>
            {' = '}
            <bdi lang={htmlLang(other.lang)}>{other.words}</bdi>
          </>
        )}
      </span>
    ))
}

// That both texts say "10" earns next to nothing and tells nobody anything; the score part by part still has it.
const BARE_NUMBER = /^[\p{N}.,]+$/u

/** The first words of each side for every shared concept; what lies within words said before is not said again. */
export function pairsOf(shared: SharedWords[]) {
  const said: string[] = []
  return shared.flatMap((part) => {
    const [own] = wordsOf(part.own)
    const others = wordsOf(part.other)
    const other = others.find(({ words }) => words.toLowerCase() === own?.words.toLowerCase()) ?? others[0]
    if (!own || !other) return []
    const word = own.words.toLowerCase()
    if (said.some((earlier) => earlier.includes(word))) return []
    said.push(word)
    return [{ own, other, part }]
  })
}

function MissingWords({ missing, visit: { say } }: { missing: Quote[]; visit: Visit }) {
  const words = wordsOf(missing).slice(0, MISSING_SHOWN)
  if (words.length === 0) return null
  return (
    <Line isMissing>
      {say('matching.not-mentioned')}
      {words.map(({ words: said, lang }, i) => (
        <span key={said}>
          {i > 0 && say('web.list-separator')}
          <bdi lang={htmlLang(lang)}>{say('matching.quoted', { word: said })}</bdi>
        </span>
      ))}
    </Line>
  )
}

type Told = Exclude<Reason, SharedWords>

export function isMissing(reason: Told): boolean {
  return reason.points <= 0
}

/** Why two fit, in one line without marks, as letters and cells of a sheet say it: what they share, then what suits. */
export function reasonsInLine(reasons: Reason[], visit: Pick<Visit, 'say' | 'lang'>): string {
  const shared = pairsOf(reasons.filter((reason) => reason.kind === 'shared'))
    .filter(({ own }) => !BARE_NUMBER.test(own.words))
    .slice(0, SHARED_SHOWN)
    .map(wordsAlike)
  const told = reasons.filter((reason) => reason.kind !== 'shared').filter(({ points }) => points > 0)
  return [
    ...(shared.length > 0 ? [visit.say('matching.shared') + shared.join(visit.say('web.list-separator'))] : []),
    ...told.map((reason) => factSentence(reason, visit)),
  ].join(visit.say('matching.reason-separator'))
}

/** Words of both sides that mean the same: 甲烷 = methane; once where they are the same word. */
export function wordsAlike({ own, other }: ReturnType<typeof pairsOf>[number]): string {
  return own.words.toLowerCase() === other.words.toLowerCase() ? own.words : `${own.words} = ${other.words}`
}

/** Closeness that earns nothing is no news; a fact that earns nothing says what is missing. */
function isTold({ kind, points }: Told): boolean {
  return kind !== 'closeness' || points > 0
}

/** A fact of both records as a sentence, or that the two are close overall. */
export function factSentence(reason: Told, { say, lang }: Pick<Visit, 'say' | 'lang'>): string {
  const join = (items: string[]) => items.join(say('web.list-separator'))
  const labels = (vocabulary: Vocabulary, codes: string[]) =>
    join(codes.map((code) => labelOf(vocabulary, code, lang).text))
  switch (reason.kind) {
    case 'closeness':
      return say('matching.close-overall')
    case 'fields':
      return say(`matching.fields.${fits(reason.shared)}`, { fields: labels(fields, reason.shared) })
    case 'cooperation':
      return say(`matching.cooperation.${fits(reason.shared)}`, { types: labels(cooperationTypes, reason.shared) })
    case 'stage': {
      const { offered, wanted } = reason
      const lacking = wanted - offered
      return say(offered >= wanted ? 'matching.stage.fits' : 'matching.stage.missing', { offered, wanted, lacking })
    }
    case 'rights':
      return say(reason.isEnough ? 'matching.rights.fits' : 'matching.rights.missing', {
        status: labels(ipStatuses, [reason.status]),
      })
    case 'languages': {
      const languages = join(reason.shared.map((tag) => languageName(tag, lang)))
      return say(`matching.languages.${fits(reason.shared)}`, { languages })
    }
    case 'deadline':
      return say(reason.isOver ? 'matching.deadline.over' : 'matching.deadline.open', {
        on: formatDate(reason.on, lang),
      })
    case 'budget': {
      const [price, budget] = [reason.price, reason.budget].map(({ amount, currency }) =>
        formatAmount(String(amount), currency, lang),
      )
      return say(reason.isEnough ? 'matching.budget.fits' : 'matching.budget.missing', {
        price: price ?? '',
        budget: budget ?? '',
      })
    }
    case 'event':
      return say('matching.event', { count: reason.shared.length })
    case 'said':
      return say('matching.said', {
        fits: reason.fits,
        doesNotFit: reason.doesNotFit,
        others: reason.misfitsOfPartner,
      })
  }
}

function fits(shared: string[]): 'fits' | 'missing' {
  return shared.length > 0 ? 'fits' : 'missing'
}
