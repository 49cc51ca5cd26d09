import { oldestToday } from '#catalogue/deadlines.ts'
import type { ResourceCard } from '#catalogue/resources/reading.ts'
import { stationKinds } from '#catalogue/vocabularies/experts-and-stations.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { regions } from '#catalogue/vocabularies/places-and-languages.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import type { LanguageMap } from '#db/tables.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { Chip, Said } from '#ui/parts.tsx'
import { countryName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

const EXCERPT = 160

/** An expert or a station in a list: who or what it is first, then where, then what about. */
export function ResourceCardView({ visit, card }: { visit: Visit; card: ResourceCard }) {
  const { lang, to } = visit
  return (
    <article className="card">
      <div className="row">
        <KindChip visit={visit} card={card} />
        {card.fields.slice(0, 3).map((code) => (
          <Chip key={code}>{labelOf(fields, code, lang).text}</Chip>
        ))}
      </div>
      <h2>
        <a href={to.resource(card.kind, card.number)}>
          <Said text={card.name} lang={lang} />
        </a>
      </h2>
      <p className="muted">
        <Whose visit={visit} card={card} />
      </p>
      {card.honours && (
        <p>
          <Said text={card.honours} lang={lang} />
        </p>
      )}
      {card.about && <Excerpt about={card.about} lang={lang} />}
    </article>
  )
}

/** What it is, whether it is a sample, and whether it is closed. */
export function KindChip({ visit: { say, lang }, card }: { visit: Visit; card: ResourceCard }) {
  const kind = card.stationKind ? labelOf(stationKinds, card.stationKind, lang).text : say('resources.expert')
  return (
    <>
      <Chip tone="offer">{kind}</Chip>
      {card.isSample && <Chip>{say('showcase.sample')}</Chip>}
      {isClosed(card) && <Chip>{say('resources.closed')}</Chip>}
    </>
  )
}

/** An expert: title and post at the organisation. A station: whose it is, in whose house, where. */
export function Whose({ visit, card }: { visit: Visit; card: ResourceCard }) {
  const { lang, to, say } = visit
  const words = [card.title, card.post].filter((map): map is LanguageMap => map !== null)
  const place = placeOf(card, visit)
  return (
    <>
      {words.map((map) => (
        <span key={Object.values(map)[0]}>
          <Said text={map} lang={lang} />
          {say('showcase.separator')}
        </span>
      ))}
      <a href={to.organisation(card.ownerNumber)}>
        <Said text={card.ownerName} lang={lang} />
      </a>
      {place && say('showcase.separator') + place}
    </>
  )
}

/** Where a station stands, and for an expert the country of the organisation. */
export function placeOf(card: ResourceCard, { lang, say }: Visit): string {
  if (card.kind === 'expert') return countryName(card.ownerCountry, lang)
  const region = card.region ? labelOf(regions, card.region, lang).text : ''
  const province =
    card.region && !card.region.endsWith('0000') ? labelOf(regions, `${card.region.slice(0, 2)}0000`, lang).text : ''
  return [province, region, card.city].filter(Boolean).join(lang === 'zh' ? '' : say('showcase.separator'))
}

function isClosed({ closedOn }: ResourceCard): boolean {
  return closedOn !== null && closedOn < oldestToday()
}

function Excerpt({ about, lang }: { about: LanguageMap; lang: string }) {
  const { text, lang: tag } = spoken(about, lang)
  const letters = [...text]
  const isLong = letters.length > EXCERPT
  return (
    <p lang={tag === lang ? undefined : htmlLang(tag)}>
      {isLong ? `${letters.slice(0, EXCERPT).join('').trimEnd()}…` : text}
    </p>
  )
}
