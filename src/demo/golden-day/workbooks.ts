// The sample world as the workbooks an organiser would get back: the seed imports them like anybody else.
import { domestic, foreign, organisers, type SampleOrganisation } from './organisations.ts'
import { type Topic, topics } from './topics.ts'
import { wishes } from './wishes.ts'

type Row = Record<string, string | string[] | number | boolean | null>

const parties = [...foreign, ...domestic]

/** The bodies behind the day; real names, and nothing about them but what the source says. */
export const organiserRows: Row[] = organisers.map(({ reference, zh, en, kind, country, city }) => ({
  reference,
  nameZh: zh,
  nameEn: en,
  kind,
  country,
  city,
}))

export const organisationRows: Row[] = parties.map(({ reference, zh, en, kind, country, city }) => ({
  reference,
  nameZh: zh,
  nameEn: en,
  kind,
  country,
  city,
  side: country === 'GB' ? 'foreign' : 'domestic',
}))

export const personRows: Row[] = parties.flatMap((party) =>
  party.delegates.map((delegate, i) => ({
    nameZh: delegate.zh ?? null,
    nameEn: delegate.en,
    email: `${party.reference}-${i + 1}@sample.duihe.example`,
    organisation: party.reference,
    languages: delegate.languages,
    reads: party.country === 'GB' ? 'en' : 'zh',
    availability: 'all',
  })),
)

/** Each of the six shows two offers and states one need; every second firm states a need, every fifth shows an offer. */
export const offerRows: Row[] = [
  ...foreign.flatMap((party, i) => [offerRow(party, i), offerRow(party, i + 6)]),
  ...domestic.filter((_, i) => i % 5 === 4).map((party, i) => offerRow(party, i + 3)),
]

export const needRows: Row[] = [
  ...foreign.map((party, i) => needRow(party, i + 2)),
  ...domestic.filter((_, i) => i % 2 === 0).map((party, i) => needRow(party, i)),
]

export const wishRows: Row[] = wishes.map(({ from, to, level }) => ({ from, to, level, listing: `${to}-o1` }))

function offerRow(party: SampleOrganisation, i: number): Row {
  const topic = topicAt(i)
  const number = i >= 6 && party.country === 'GB' ? 2 : 1
  return {
    ...head(party, topic, `${party.reference}-o${number}`),
    ...words(topic.offer),
    trl: 4 + (i % 5),
    ipStatus: i % 2 === 0 ? ['patent-granted'] : ['patent-pending'],
    cooperation: i % 2 === 0 ? ['joint-research', 'licence'] : ['technical-cooperation'],
  }
}

function needRow(party: SampleOrganisation, i: number): Row {
  const topic = topicAt(i)
  const { name, operator, value, unit } = topic.target
  return {
    ...head(party, topic, `${party.reference}-n1`),
    ...words(topic.need),
    wantedTrl: 6 + (i % 3),
    budgetMin: party.country === 'CN' ? `${500_000 + (i % 6) * 250_000}` : null,
    budgetMax: party.country === 'CN' ? `${1_000_000 + (i % 6) * 500_000}` : null,
    budgetCurrency: party.country === 'CN' ? 'CNY' : null,
    dueOn: `2018-${String(3 + (i % 9)).padStart(2, '0')}-30`,
    cooperation: ['joint-research'],
    isAnonymous: i % 6 === 5,
    target1Name: name,
    target1Operator: operator,
    target1Value: value,
    target1Unit: unit,
  }
}

function head(party: SampleOrganisation, topic: Topic, reference: string): Row {
  return {
    organisation: party.reference,
    reference,
    originalLang: party.country === 'GB' ? 'en' : 'zh',
    fields: topic.fields,
    keywords: topic.keywords,
  }
}

function words({ zh, en }: Record<'zh' | 'en', { title: string; summary: string }>): Row {
  return { titleZh: `示例：${zh.title}`, titleEn: `Sample: ${en.title}`, summaryZh: zh.summary, summaryEn: en.summary }
}

function topicAt(i: number): Topic {
  return topics[i % topics.length] as Topic
}
