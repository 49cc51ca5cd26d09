import type { Card } from '#catalogue/cards.ts'
import { isOver } from '#catalogue/deadlines.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { cooperationTypes } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import type { SharedMeaning } from '#search/meaning.ts'
import type { Marker } from '#search/words/marking.ts'
import { Chip, formatDate } from '#ui/parts.tsx'
import { COMPARE_FORM } from '../following/compare-bar.tsx'
import type { Visit } from '../visit.ts'
import { around, isHit, Marked } from './marked.tsx'
import { OwnerLine } from './owner.tsx'
import { formatBudget, languageName } from './wording.ts'

type Shown = Card & {
  excerpt?: { text: string; lang: string } | undefined
  meant?: SharedMeaning[] | undefined
}

/** A listing in a list: the promise first, then the facts. `meetAt` is the event where its owner can be asked to meet. */
export function ListingCard({
  card,
  visit,
  marker,
  meetAt,
  isPickable = false,
}: {
  card: Shown
  visit: Visit
  marker?: Marker
  meetAt?: string | undefined
  /** With a box to tick for comparing. */
  isPickable?: boolean
}) {
  const { lang, to, say } = visit
  const said = { lang: card.lang, reader: lang, marker }
  const isTold = !marker || isHit(card.title, marker) || isHit(card.summary, marker)
  const excerpt = isTold || !card.excerpt ? '' : around(card.excerpt.text, marker)
  return (
    <article className={`card ${card.kind}`}>
      <CardChips card={card} visit={visit} />
      {card.meant && <MeaningNote meant={card.meant} visit={visit} />}
      <h2>
        <a href={to.listing(card.kind, card.number)}>
          <Marked text={card.title} {...said} />
        </a>
      </h2>
      {card.summary && (
        <p>
          <Marked text={card.summary} {...said} />
        </p>
      )}
      {excerpt && (
        <p className="excerpt">
          <Marked text={excerpt} {...said} lang={card.excerpt?.lang ?? card.lang} />
        </p>
      )}
      <div className="row">
        <span className="muted">
          <OwnerLine owner={card.owner} visit={visit} />
        </span>
        <OriginNote card={card} visit={visit} />
        {isPickable && (
          <label className="pick no-print">
            <input type="checkbox" form={COMPARE_FORM} name="listing" value={card.number} />
            {say('following.pick')}
            <span className="visually-hidden"> {card.title}</span>
          </label>
        )}
        {meetAt && card.owner.known && (
          <a className="btn end" href={to.askToMeet(meetAt, `to=${card.owner.known.number}&listing=${card.number}`)}>
            {say(`showcase.ask.${card.kind}`)}
          </a>
        )}
      </div>
    </article>
  )
}

/** Why a listing without the words that were typed is here: the words of its own that mean the same. */
function MeaningNote({ meant, visit: { say } }: { meant: SharedMeaning[]; visit: Visit }) {
  const pairs = meant.filter(({ found }) => found.length > 0)
  return (
    <p className="meant">
      <Chip>{say('search.by-meaning')}</Chip>
      {pairs.map(({ asked, found }) => (
        <span key={asked}>{say('search.means', { asked, found: found.join(say('web.list-separator')) })}</span>
      ))}
    </p>
  )
}

/** Kind, field, stage, what is sought, money and time, each in words. */
function CardChips({ card, visit }: { card: Card; visit: Visit }) {
  const { say, lang } = visit
  const budget = formatBudget(card, lang)
  const label = (vocabulary: Vocabulary, code: string) => labelOf(vocabulary, code, lang).text
  return (
    <div className="row">
      <Chip tone={card.kind}>{say(`catalogue.kind.${card.kind}`)}</Chip>
      {card.isSample && <Chip>{say('showcase.sample')}</Chip>}
      {card.fields.slice(0, 2).map((code) => (
        <Chip key={code}>{label(fields, code)}</Chip>
      ))}
      {card.trl && <Chip>{say(`showcase.trl.${card.kind}`, { level: card.trl })}</Chip>}
      {card.cooperation[0] && (
        <Chip tone="ok">{say('showcase.sought', { what: label(cooperationTypes, card.cooperation[0]) })}</Chip>
      )}
      {budget && <Chip>{say('showcase.budget', { amount: say(`showcase.amount.${budget.key}`, budget) })}</Chip>}
      {card.dueOn && (
        <Chip tone={isOver(card.dueOn) ? 'plain' : 'act'}>
          {say(isOver(card.dueOn) ? 'showcase.due-over' : 'showcase.due', { on: formatDate(card.dueOn, lang) })}
        </Chip>
      )}
      {card.publishedAt && (
        <span className="muted end">
          {formatDate(card.publishedAt.toISOString().slice(0, 10), lang, { dateStyle: 'medium' })}
        </span>
      )}
    </div>
  )
}

function OriginNote({ card, visit }: { card: Card; visit: Visit }) {
  const { say, lang, to } = visit
  if (card.lang !== lang)
    return <span className="muted">{say('showcase.only-in', { language: languageName(card.lang, lang) })}</span>
  if (card.origin === 'original') return null
  return (
    <span className="muted">
      {say('showcase.translated-from', { language: languageName(card.originalLang, lang) })}
      {say('showcase.separator')}
      <a href={`${to.listing(card.kind, card.number)}#original`}>{say('showcase.see-original')}</a>
    </span>
  )
}
