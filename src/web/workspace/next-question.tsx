import type { Question } from '#catalogue/completeness.ts'
import { htmlLang } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

/** The next question in one line; a vague word of the need is quoted in its own language. */
export function NextQuestion({ visit: { say, lang }, question }: { visit: Visit; question: Question }) {
  const { part, vague } = question
  if (vague === undefined) return say(`coaching.question.${part}`)
  const [before, after] = say(`coaching.vague.${part}`, { word: PLACE }).split(PLACE)
  const said = /\p{Script=Han}/u.test(vague) ? 'zh' : 'en'
  return (
    <>
      {before}
      <span lang={said === lang ? undefined : htmlLang(said)}>{vague}</span>
      {after}
    </>
  )
}

const PLACE = '\uE000'
