import { codesOf, term, type Vocabulary } from './vocabulary.ts'

/** What cooperation is sought: the Chinese contract kinds and the EEN partnership kinds in one list. */
export const cooperationTypes = {
  scheme: 'https://duihe.example/vocabularies/cooperation',
  version: '2026.1',
  terms: [
    term('joint-research', '联合研发', 'Joint research'),
    term('technical-cooperation', '技术合作', 'Technical cooperation'),
    term('development', '委托开发', 'Commissioned development'),
    term('licence', '技术许可', 'Licence'),
    term('transfer', '技术转让', 'Technology transfer'),
    term('consulting', '技术咨询', 'Consulting'),
    term('service', '技术服务', 'Technical service'),
    term('joint-venture', '合资', 'Joint venture'),
    term('equity', '股权投资', 'Equity investment'),
    term('production', '委托生产', 'Contract manufacturing'),
    term('distribution', '代理销售', 'Distribution'),
  ],
} as const satisfies Vocabulary

export const cooperationCodes = codesOf(cooperationTypes)

/** Partnering profiles of the Enterprise Europe Network. */
export const profiles = {
  scheme: 'EEN partnering profile',
  version: '2022',
  terms: [
    term('TO', '技术供给', 'Technology offer'),
    term('TR', '技术需求', 'Technology request'),
    term('BO', '商务供给', 'Business offer'),
    term('BR', '商务需求', 'Business request'),
    term('RDR', '联合研发伙伴', 'R&D partner request'),
  ],
} as const satisfies Vocabulary

export const profileCodes = codesOf(profiles)

export const ipStatuses = {
  scheme: 'EEN IPR status',
  version: '2022',
  terms: [
    term('patent-granted', '专利已授权', 'Patent granted'),
    term('patent-pending', '专利申请中', 'Patent applied for'),
    term('essential', '标准必要专利', 'Standard-essential patent'),
    term('copyright', '著作权', 'Copyright'),
    term('design', '外观设计', 'Design right'),
    term('trade-mark', '商标', 'Trade mark'),
    term('know-how', '技术秘密', 'Secret know-how'),
    term('exclusive', '独占许可权', 'Exclusive rights'),
    term('none', '无知识产权保护', 'Not protected'),
  ],
} as const satisfies Vocabulary

export const ipStatusCodes = codesOf(ipStatuses)

/** How an offer can be shown in a hall. */
export const exhibitMedia = {
  scheme: 'https://duihe.example/vocabularies/exhibit-media',
  version: '2026.1',
  terms: [
    term('object', '实物', 'Object'),
    term('model', '模型', 'Model'),
    term('poster', '展板', 'Poster'),
    term('leaflet', '图文资料', 'Leaflet'),
    term('multimedia', '多媒体', 'Multimedia'),
  ],
} as const satisfies Vocabulary

export const exhibitMediaCodes = codesOf(exhibitMedia)

export const urgencies = {
  scheme: 'https://duihe.example/vocabularies/urgency',
  version: '2026.1',
  terms: [term('normal', '一般', 'Normal'), term('urgent', '紧急', 'Urgent')],
} as const satisfies Vocabulary

export const urgencyCodes = codesOf(urgencies)
