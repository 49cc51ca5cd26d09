import type { LanguageMap } from '#db/tables.ts'
import { europeanIndustries, industries, ipc } from './classifications.ts'
import { expertServices, languageLevels, stationKinds, stationServices } from './experts-and-stations.ts'
import { fields } from './fields.ts'
import { countries, languages, regions } from './places-and-languages.ts'
import { readinessLevels, stageBands, stages } from './readiness.ts'
import { cooperationTypes, exhibitMedia, ipStatuses, profiles, urgencies } from './terms-of-trade.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A vocabulary under the name by which addresses and term ids call it. The name is as stable as the codes. */
export type Registered = Vocabulary & { id: string; title: LanguageMap }

/** Every vocabulary the catalogue checks against, in the order they are listed. */
export const vocabularies: readonly Registered[] = [
  named('fields', '技术领域', 'Technology fields', fields),
  named('trl', '技术就绪度', 'Technology readiness levels', readinessLevels),
  named('stages', '研发阶段', 'Stages of development', stages),
  named('stage-bands', '成熟度区间', 'Bands of maturity', stageBands),
  named('ip-status', '知识产权状态', 'Status of intellectual property', ipStatuses),
  named('cooperation', '合作方式', 'Kinds of cooperation', cooperationTypes),
  named('profiles', '供需类型', 'Partnering profiles', profiles),
  named('urgency', '紧急程度', 'Urgency', urgencies),
  named('exhibit-media', '展示形式', 'Exhibit media', exhibitMedia),
  named('expert-services', '专家服务', 'What experts do', expertServices),
  named('language-levels', '语言水平', 'Command of languages', languageLevels),
  named('station-kinds', '站点类型', 'Kinds of stations', stationKinds),
  named('station-services', '站点服务', 'What stations do', stationServices),
  named('ipc', '国际专利分类', 'International Patent Classification', ipc),
  named('gbt-4754', '国民经济行业分类', 'Industries (China)', industries),
  named('nace-2', '欧盟经济活动分类', 'Industries (European Union)', europeanIndustries),
  named('iso-3166', '国家和地区', 'Countries and territories', countries),
  named('gbt-2260', '中国行政区划（省、地级）', 'Provinces and prefectures of China', regions),
  named('bcp-47', '语言', 'Languages', languages),
]

export function findVocabulary(id: string): Registered | undefined {
  return vocabularies.find((candidate) => candidate.id === id)
}

/** The name of a term for ever, wherever the program runs: `gbt-4754:C35`. */
export function termId(vocabulary: string, code: string): string {
  return `${vocabulary}:${code}`
}

function named(id: string, zh: string, en: string, vocabulary: Vocabulary): Registered {
  return { id, title: { zh, en }, ...vocabulary }
}
