import type { ReactNode } from 'react'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { cooperationTypes } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import type { Reason } from '#matching/ranking.ts'
import { htmlLang } from '#platform/languages.ts'
import { formatDate } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { languageName } from './wording.ts'

/** Why two listings fit and what is missing, in the reader's words; only what was really compared is said. */
export function Reasons({ reasons, visit }: { reasons: Reason[]; visit: Visit }) {
  return (
    <ul className="reasons">
      {inOneLanguage(reasons, visit.lang).map((reason, i) => (
        <li key={i} className={isMissing(reason) ? 'missing' : undefined}>
          <span aria-hidden="true">{isMissing(reason) ? '○' : '●'}</span>
          <span>{sentence(reason, visit)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Words shared in several languages say the same thing twice: the reader's own come first, others only without them. */
function inOneLanguage(reasons: Reason[], lang: string): Reason[] {
  const isOwn = (reason: Reason) => reason.kind === 'words' && reason.lang.startsWith(lang)
  return reasons.some(isOwn) ? reasons.filter((reason) => reason.kind !== 'words' || isOwn(reason)) : reasons
}

function isMissing(reason: Reason): boolean {
  if (reason.kind === 'words') return false
  return reason.points === 0 || (reason.kind === 'stage' && reason.offered < reason.wanted)
}

function sentence(reason: Reason, visit: Visit): ReactNode {
  const { say, lang } = visit
  const join = (items: string[]) => items.join(say('web.list-separator'))
  const labels = (vocabulary: Vocabulary, codes: string[]) =>
    join(codes.map((code) => labelOf(vocabulary, code, lang).text))
  switch (reason.kind) {
    case 'words':
      return (
        <>
          {say('matching.words')}
          <bdi lang={htmlLang(reason.lang)}>{join(reason.words.map((word) => say('matching.quoted', { word })))}</bdi>
        </>
      )
    case 'terms':
      return (
        <>
          {say('matching.terms')}
          {reason.pairs.map(({ zh, en }, i) => (
            <span key={zh}>
              {i > 0 && say('web.list-separator')}
              <bdi lang="zh-Hans">{zh}</bdi> = <bdi lang="en">{en}</bdi>
            </span>
          ))}
        </>
      )
    case 'fields':
      return say(`matching.fields.${kindOf(reason.shared)}`, { fields: labels(fields, reason.shared) })
    case 'cooperation':
      return say(`matching.cooperation.${kindOf(reason.shared)}`, { types: labels(cooperationTypes, reason.shared) })
    case 'stage': {
      const { offered, wanted } = reason
      return say(offered >= wanted ? 'matching.stage.fits' : 'matching.stage.missing', {
        offered,
        wanted,
        lacking: wanted - offered,
      })
    }
    case 'languages': {
      const languages = join(reason.shared.map((tag) => languageName(tag, lang)))
      return say(`matching.languages.${kindOf(reason.shared)}`, { languages })
    }
    case 'deadline':
      return say(reason.isOver ? 'matching.deadline.over' : 'matching.deadline.open', {
        on: formatDate(reason.on, lang),
      })
  }
}

function kindOf(shared: string[]): 'fits' | 'missing' {
  return shared.length > 0 ? 'fits' : 'missing'
}
