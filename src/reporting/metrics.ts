import { notFound } from '#platform/refusal.ts'
import type { Noun, Unit } from './qualifiers/claims.ts'

/** What a figure speaks about. Events today; a period or a place joins as a further kind. */
export type Scope = { kind: 'event'; eventId: string }

/** How far cooperation has come where the metric counts: one code, one stage, so that no number gets two meanings. */
export type Stage = 'participation' | 'display' | 'arrangement' | 'meeting' | 'intent' | 'candidacy'

/** What stands behind a figure: one record for each one counted. */
export type RecordKind = 'meeting' | 'intent' | 'organisation' | 'person' | 'listing'

export const metricCodes = [
  'organisations.foreign',
  'organisations.domestic',
  'delegates.present',
  'offers.shown',
  'needs.shown',
  'meetings.scheduled',
  'meetings.conflicts',
  'meetings.held',
  'intents.reached',
  'intents.in_pipeline',
] as const
export type MetricCode = (typeof metricCodes)[number]

/**
 * One thing that can be counted. Its name, definition and what is counted once stand in the locale files under
 * `metrics.<code>.`; the statement that finds its records stands in `counting.ts`.
 */
export type Metric = {
  /** Rises whenever the definition comes to count something else. */
  version: number
  unit: Unit
  noun: Noun
  stage: Stage
  recordKind: RecordKind
  /** Office figures are for those who work on the event; the plan is theirs alone until it is released. */
  audience: 'public' | 'public once released' | 'office'
  /** Heads come and go at a door: a first draft prints them rounded, with a hedge that is true. */
  drafted: 'exact' | 'rounded'
}

const PUBLIC = { version: 1, audience: 'public', drafted: 'exact' } as const

export const metrics: Record<MetricCode, Metric> = {
  'organisations.foreign': {
    ...PUBLIC,
    unit: 'jia',
    noun: 'organisation',
    stage: 'participation',
    recordKind: 'organisation',
  },
  'organisations.domestic': {
    ...PUBLIC,
    unit: 'jia',
    noun: 'organisation',
    stage: 'participation',
    recordKind: 'organisation',
  },
  'delegates.present': {
    ...PUBLIC,
    unit: 'ming',
    noun: 'delegate',
    stage: 'participation',
    recordKind: 'person',
    drafted: 'rounded',
  },
  'offers.shown': { ...PUBLIC, unit: 'xiang', noun: 'offer', stage: 'display', recordKind: 'listing' },
  'needs.shown': { ...PUBLIC, unit: 'xiang', noun: 'need', stage: 'display', recordKind: 'listing' },
  'meetings.scheduled': {
    ...PUBLIC,
    unit: 'dui',
    noun: 'oneToOne',
    stage: 'arrangement',
    recordKind: 'meeting',
    audience: 'public once released',
  },
  'meetings.conflicts': {
    ...PUBLIC,
    unit: 'chang',
    noun: 'meeting',
    stage: 'arrangement',
    recordKind: 'meeting',
    audience: 'office',
  },
  'meetings.held': { ...PUBLIC, unit: 'chang', noun: 'meeting', stage: 'meeting', recordKind: 'meeting' },
  'intents.reached': { ...PUBLIC, unit: 'dui', noun: 'intent', stage: 'intent', recordKind: 'intent' },
  'intents.in_pipeline': { ...PUBLIC, unit: 'xiang', noun: 'candidate', stage: 'candidacy', recordKind: 'intent' },
}

export function isMetricCode(code: string): code is MetricCode {
  return Object.hasOwn(metrics, code)
}

export function getMetric(code: string): Metric {
  if (!isMetricCode(code)) throw notFound('metric')
  return metrics[code]
}
