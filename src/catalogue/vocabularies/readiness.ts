import { codesOf, term, type Vocabulary } from './vocabulary.ts'

/** Technology readiness levels after ISO 16290 and the EU's Horizon annex; the Chinese wording is ours. */
export const readinessLevels = {
  scheme: 'ISO 16290',
  version: '2013',
  terms: [
    term('1', '发现基本原理', 'Basic principles observed'),
    term('2', '形成技术概念', 'Technology concept formulated'),
    term('3', '概念得到实验验证', 'Experimental proof of concept'),
    term('4', '实验室环境验证', 'Validated in the laboratory'),
    term('5', '相关环境验证', 'Validated in a relevant environment'),
    term('6', '相关环境演示', 'Demonstrated in a relevant environment'),
    term('7', '实际环境样机演示', 'Prototype demonstrated in operation'),
    term('8', '系统完成并通过鉴定', 'System complete and qualified'),
    term('9', '实际运行证明', 'Proven in operation'),
  ],
} as const satisfies Vocabulary

/** Stages of development as the Enterprise Europe Network asks for them. */
export const stages = {
  scheme: 'EEN stage of development',
  version: '2022',
  terms: [
    term('concept', '概念阶段', 'Concept stage'),
    term('lab-tested', '开发中 / 实验室测试', 'Under development, lab tested'),
    term('prototype', '已有样机', 'Prototype available'),
    term('demonstration', '可现场演示', 'Available for demonstration'),
    term('field-tested', '已现场试验', 'Field tested'),
    term('on-the-market', '已上市', 'Already on the market'),
  ],
} as const satisfies Vocabulary

export const stageCodes = codesOf(stages)
export type StageCode = (typeof stageCodes)[number]

/** Our reading of an EEN stage as readiness levels, lowest and highest. EEN itself states no such mapping. */
export const levelsOfStage: Record<StageCode, readonly [lowest: number, highest: number]> = {
  concept: [1, 2],
  'lab-tested': [3, 4],
  prototype: [5, 6],
  demonstration: [6, 7],
  'field-tested': [7, 8],
  'on-the-market': [9, 9],
}

/** Three bands that people outside research understand, used to narrow the showcase. */
export const stageBands = {
  scheme: 'https://duihe.example/vocabularies/stage-bands',
  version: '2026.1',
  terms: [
    term('lab', '实验室 TRL 1–4', 'Laboratory, TRL 1–4'),
    term('pilot', '中试 TRL 5–7', 'Pilot, TRL 5–7'),
    term('ready', '可量产 TRL 8–9', 'Ready for production, TRL 8–9'),
  ],
} as const satisfies Vocabulary

export const bandCodes = codesOf(stageBands)
export type BandCode = (typeof bandCodes)[number]

export const levelsOfBand: Record<BandCode, readonly [lowest: number, highest: number]> = {
  lab: [1, 4],
  pilot: [5, 7],
  ready: [8, 9],
}
