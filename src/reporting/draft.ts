import type { LanguageMap } from '#db/tables.ts'
import { type OrganiserRole, organiserRoles } from '#events/organisers.ts'
import { countryLabel } from '#people/places.ts'
import { spoken, type UiLanguage, uiLanguages } from '#platform/languages.ts'
import { type Say, speaker } from '#platform/messages.ts'
import type { Figure } from './figures.ts'
import { getMetric, type MetricCode } from './metrics.ts'
import type { PressMaterial } from './press-material.ts'
import { mark, type PlacedClaim, type PressText } from './press-text.ts'
import { isTrue } from './qualifiers/truth.ts'

export type Draft = { texts: Record<UiLanguage, PressText>; claims: PlacedClaim[] }

/** The figures a closing release is expected to give, and the keys a first draft gives them. */
export const draftKeys: Partial<Record<MetricCode, string>> = {
  'organisations.foreign': 'foreign',
  'organisations.domestic': 'domestic',
  'delegates.present': 'delegates',
  'offers.shown': 'offers',
  'needs.shown': 'needs',
  'meetings.scheduled': 'scheduled',
  'meetings.held': 'held',
  'intents.reached': 'intents',
  'intents.in_pipeline': 'pipeline',
}

/**
 * A first draft in every language of the screens, written from the same records. What was counted as nothing is not
 * mentioned, and no sentence says anything about numbers that is not a figure.
 */
export function writeDraft(material: PressMaterial, figures: readonly Figure[]): Draft {
  const claims = figures.flatMap(({ metric, value }) => {
    const key = draftKeys[metric]
    return key && value > 0 ? [{ key, metric, ...firstWording(metric, value) }] : []
  })
  const counted = new Map(claims.map((claim) => [claim.key, claim.printed]))
  const texts = Object.fromEntries(uiLanguages.map((lang) => [lang, textIn(lang, material, counted)]))
  return { texts: texts as Draft['texts'], claims }
}

/** Exact, or for heads: nearly the next ten where that is true, else more than the last. */
function firstWording(metric: MetricCode, value: number): Pick<PlacedClaim, 'qualifier' | 'printed'> {
  const above = { qualifier: 'nearly', printed: Math.ceil(value / 10) * 10 } as const
  const below = { qualifier: 'duo', printed: Math.floor(value / 10) * 10 } as const
  const rounded = getMetric(metric).drafted === 'rounded' ? [above, below] : []
  return rounded.find((wording) => isTrue(wording, value)) ?? { qualifier: 'exact', printed: value }
}

function textIn(lang: UiLanguage, material: PressMaterial, counted: Map<string, number>): PressText {
  const say = speaker(lang)
  const event = spoken(material.event.name, lang).text
  const city = spoken(material.event.city, lang).text
  const gap = lang === 'zh' ? '' : ' '
  const paragraphs = [
    [opening(say, lang, material), topics(say, lang, material)],
    [participation(say, lang, material, counted), display(say, counted)],
    [meetings(say, counted), intents(say, counted), pipeline(say, lang, material, counted)],
    [siteVisits(say, lang, material)],
  ]
  return {
    title: say('reporting.draft.title', { event, city }),
    paragraphs: paragraphs.map((sentences) => sentences.filter(Boolean).join(gap)).filter(Boolean),
  }
}

function opening(say: Say, lang: UiLanguage, material: PressMaterial): string {
  const { event } = material
  return say('reporting.draft.opening', {
    event: spoken(event.name, lang).text,
    city: spoken(event.city, lang).text,
    date: dateRange(event, lang, say),
    organisers: standingBehind(say, lang, material),
  })
}

function standingBehind(say: Say, lang: UiLanguage, { organisers }: PressMaterial): string {
  const namesOf = (role: OrganiserRole) => organisers.filter((one) => one.role === role).map(({ name }) => name)
  const clauses = organiserRoles
    .map((role) => ({ role, names: namesOf(role) }))
    .filter(({ names }) => names.length > 0)
    .map(({ role, names }) =>
      say(`reporting.draft.role.${role}`, { names: list(names, lang, say), count: names.length }),
    )
  return clauses.length === 0
    ? ''
    : say('reporting.draft.organisers', { clauses: clauses.join(say('reporting.draft.clause-comma')) })
}

function topics(say: Say, lang: UiLanguage, { event }: PressMaterial): string {
  return event.topics.length === 0 ? '' : say('reporting.draft.topics', { topics: list(event.topics, lang, say) })
}

function participation(say: Say, lang: UiLanguage, { countries }: PressMaterial, counted: Map<string, number>): string {
  const sides = (['foreign', 'domestic'] as const).filter((side) => counted.has(side))
  if (sides.length === 0) return ''
  return say(`reporting.draft.participation.${sides.length === 2 ? 'both' : sides[0]}`, {
    foreign: mark('foreign'),
    domestic: mark('domestic'),
    foreignFrom: countryList(countries.foreign, lang, say),
    domesticFrom: countryList(countries.domestic, lang, say),
    delegates: mark('delegates'),
    present: counted.get('delegates') ?? 0,
  })
}

function display(say: Say, counted: Map<string, number>): string {
  const shown = ['offers', 'needs'].filter((key) => counted.has(key))
  if (shown.length === 0) return ''
  const key = shown.length === 2 ? 'both' : shown[0]
  return say(`reporting.draft.display.${key}`, {
    offers: mark('offers'),
    needs: mark('needs'),
    n: total(shown, counted),
  })
}

function meetings(say: Say, counted: Map<string, number>): string {
  if (!counted.has('scheduled')) return ''
  const held = counted.get('held') ?? 0
  return say('reporting.draft.meetings', { scheduled: mark('scheduled'), held: mark('held'), n: held })
}

function intents(say: Say, counted: Map<string, number>): string {
  const n = counted.get('intents')
  return n ? say('reporting.draft.intents', { intents: mark('intents'), n }) : ''
}

function pipeline(say: Say, lang: UiLanguage, { call }: PressMaterial, counted: Map<string, number>): string {
  if (!counted.has('pipeline') || !call) return ''
  const name = spoken(call, lang).text
  // A name that brings its own quotation marks is not put into a second pair.
  const quoted = /[“”"「『]/.test(name) ? name : say('reporting.draft.quoted', { name })
  return say('reporting.draft.pipeline', { call: quoted, pipeline: mark('pipeline') })
}

function siteVisits(say: Say, lang: UiLanguage, material: PressMaterial): string {
  const { siteVisits: visits } = material
  return visits.length === 0
    ? ''
    : say('reporting.draft.site-visits', { visits: list(visits, lang, say).replace(/\.$/, ''), count: visits.length })
}

function total(keys: string[], counted: Map<string, number>): number {
  return keys.reduce((sum, key) => sum + (counted.get(key) ?? 0), 0)
}

function list(names: LanguageMap[], lang: UiLanguage, say: Say): string {
  return joined(
    names.map((name) => spoken(name, lang).text),
    lang,
    say,
  )
}

function countryList(codes: string[], lang: UiLanguage, say: Say): string {
  return joined(
    codes.map((code) => say('reporting.draft.country', { code, name: countryLabel(code, lang) })),
    lang,
    say,
  )
}

// Chinese enumerates with 、 throughout; English puts "and" before the last.
function joined(names: string[], lang: UiLanguage, say: Say): string {
  return lang === 'zh' ? names.join(say('reporting.draft.comma')) : new Intl.ListFormat('en-GB').format(names)
}

/** 2017年6月13日至16日; 13 – 16 June 2017. */
function dateRange(
  { startsOn, endsOn }: Pick<PressMaterial['event'], 'startsOn' | 'endsOn'>,
  lang: UiLanguage,
  say: Say,
) {
  const [start, end] = [new Date(`${startsOn}T00:00:00Z`), new Date(`${endsOn}T00:00:00Z`)]
  const format = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { ...style, timeZone: 'UTC' })
  const long = format({ dateStyle: 'long' })
  if (lang !== 'zh' || startsOn === endsOn) return long.formatRange(start, end)
  // The library writes Chinese ranges in figures and slashes; prose leaves out what stays the same.
  const rest =
    startsOn.slice(0, 7) === endsOn.slice(0, 7) ? format({ day: 'numeric' }) : format({ month: 'long', day: 'numeric' })
  const isSameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
  return say('reporting.draft.until', { from: long.format(start), to: (isSameYear ? rest : long).format(end) })
}
