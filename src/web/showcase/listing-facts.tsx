import type { ReactNode } from 'react'
import { isOver } from '#catalogue/deadlines.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { industries, ipc, ipcClassOf } from '#catalogue/vocabularies/classifications.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { readinessLevels, stages } from '#catalogue/vocabularies/readiness.ts'
import {
  cooperationTypes,
  exhibitMedia,
  ipStatuses,
  profiles,
  urgencies,
} from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { formatDate, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { OwnerLine } from './owner.tsx'
import { formatAmount, formatBudget } from './wording.ts'

/** What is known about a listing besides its words. What was not stated is not mentioned. */
export function ListingFacts({ listing, visit }: { listing: ListingPage; visit: Visit }) {
  return (
    <dl className="facts">
      {factRows(listing, visit).map(([name, value]) =>
        value ? (
          <div key={name} className="fact">
            <dt>{visit.say(`showcase.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

type Row = [name: string, value: ReactNode]

/** Every fact a listing may state, by the name of its field. */
export function factRows(listing: ListingPage, visit: Visit): Row[] {
  return [...sharedRows(listing, visit), ...(listing.kind === 'offer' ? offerRows : needRows)(listing, visit)]
}

function sharedRows(listing: ListingPage, visit: Visit): Row[] {
  const { lang, to } = visit
  const { label, labels } = wordsOf(visit)
  return [
    ['owner', <OwnerLine key="owner" owner={listing.owner} visit={visit} />],
    ['number', `№${listing.number}`],
    ['profile', label(profiles, listing.profile)],
    ['fields', labels(fields, listing.fields)],
    ['cooperation', labels(cooperationTypes, listing.cooperation)],
    ['keywords', listing.keywords.join(visit.say('web.list-separator'))],
    [
      'ipc',
      listing.ipc
        .map((symbol) => `${symbol} ${label(ipc, ipcClassOf(symbol) ?? symbol.charAt(0))}`)
        .join(visit.say('web.list-separator')),
    ],
    ['industries', labels(industries, listing.industries)],
    ['expiresOn', listing.expiresOn && dated(listing.expiresOn, visit)],
    ['publishedAt', listing.publishedAt && formatDate(listing.publishedAt.toISOString().slice(0, 10), lang)],
    [
      'halls',
      listing.halls.length > 0 &&
        listing.halls.map(({ slug, name }) => (
          <a key={slug} href={to.eventHall(slug)}>
            <Said text={name} lang={lang} />
          </a>
        )),
    ],
  ]
}

function offerRows(listing: ListingPage, visit: Visit): Row[] {
  const { label, labels } = wordsOf(visit)
  return [
    ['trl', listing.trl && `TRL ${listing.trl} ${label(readinessLevels, String(listing.trl))}`],
    ['stage', listing.stage && label(stages, listing.stage)],
    ['ipStatus', listing.ipStatus && label(ipStatuses, listing.ipStatus)],
    ['patents', listing.patents.join(visit.say('web.list-separator'))],
    ['priceTerms', listing.priceTerms],
    ['exhibitMedia', labels(exhibitMedia, listing.exhibitMedia)],
  ]
}

function needRows(listing: ListingPage, visit: Visit): Row[] {
  const { say, lang } = visit
  const { label } = wordsOf(visit)
  const budget = formatBudget(listing, lang)
  const { prizeAmount, prizeCurrency } = listing
  return [
    ['wantedTrl', listing.wantedTrl && `TRL ${listing.wantedTrl} ${label(readinessLevels, String(listing.wantedTrl))}`],
    ['budget', budget && say(`showcase.amount.${budget.key}`, budget)],
    ['prize', prizeAmount && prizeCurrency && formatAmount(prizeAmount, prizeCurrency, lang)],
    ['dueOn', listing.dueOn && dated(listing.dueOn, visit)],
    ['urgency', listing.urgency && label(urgencies, listing.urgency)],
    ['isAnonymous', listing.isAnonymous && say('showcase.anonymous-note')],
    ['acceptsForeign', say(listing.acceptsForeign ? 'showcase.foreign-yes' : 'showcase.foreign-no')],
  ]
}

function wordsOf({ lang, say }: Visit) {
  const label = (vocabulary: Vocabulary, code: string) => labelOf(vocabulary, code, lang).text
  const labels = (vocabulary: Vocabulary, codes: string[]) =>
    codes.map((code) => label(vocabulary, code)).join(say('web.list-separator'))
  return { label, labels }
}

function dated(date: string, { say, lang }: Visit): string {
  const on = formatDate(date, lang)
  return isOver(date) ? say('showcase.over', { on }) : on
}
