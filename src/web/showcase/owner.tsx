import type { Owner } from '#catalogue/anonymity.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { countryName } from './wording.ts'

/** Whose it is: the name, or for an anonymous need what kind of organisation asks from where. */
export function OwnerLine({ owner, visit }: { owner: Owner; visit: Visit }) {
  const { lang, say, to } = visit
  if (!owner.known) return <span>{anonymousOwner(owner, visit)}</span>
  return (
    <span>
      <a href={to.organisation(owner.known.number)}>
        <Said text={owner.known.name} lang={lang} />
      </a>
      {say('showcase.separator')}
      {placeOf(owner, visit)}
    </span>
  )
}

function anonymousOwner(owner: Owner, visit: Visit): string {
  const kind = visit.say(`showcase.organisation.${owner.kind}`)
  return visit.say('showcase.anonymous', { place: placeOf(owner, visit), kind })
}

function placeOf(owner: Owner, { lang }: Visit): string {
  const country = countryName(owner.country, lang)
  if (!owner.city) return country
  return lang === 'zh' ? `${country}${owner.city}` : `${owner.city}, ${country}`
}
