import { codesOf, term, type Vocabulary } from './vocabulary.ts'

/** What an expert can be asked for. */
export const expertServices = {
  scheme: 'https://duihe.example/vocabularies/expert-services',
  version: '2026.1',
  terms: [
    term('diagnosis', '现场诊断与咨询', 'On-site diagnosis and advice'),
    term('joint-research', '联合研发', 'Joint research'),
    term('review', '评审与评估', 'Review and evaluation'),
    term('training', '培训与讲学', 'Training and lectures'),
    term('trials', '测试与中试', 'Tests and pilot trials'),
    term('supervision', '联合培养人才', 'Joint supervision of students'),
    term('standards', '标准与法规', 'Standards and regulation'),
  ],
} as const satisfies Vocabulary

export const expertServiceCodes = codesOf(expertServices)

/** How well somebody works in a language. */
export const languageLevels = {
  scheme: 'https://duihe.example/vocabularies/language-levels',
  version: '2026.1',
  terms: [
    term('native', '母语', 'Native'),
    term('fluent', '流利', 'Fluent'),
    term('working', '可工作交流', 'Working knowledge'),
    term('basic', '基本会话', 'Basic'),
  ],
} as const satisfies Vocabulary

export const languageLevelCodes = codesOf(languageLevels)

/** Kinds of stations as bulletins of associations name them. */
export const stationKinds = {
  scheme: 'https://duihe.example/vocabularies/station-kinds',
  version: '2026.1',
  terms: [
    term('academician', '院士（专家）工作站', 'Academician workstation'),
    term('expert', '专家工作站', 'Expert workstation'),
    term('society', '学会服务站', 'Service station of a society'),
    term('innovation', '创新驿站', 'Innovation relay station'),
    term('transfer-branch', '成果转化服务中心分中心', 'Branch of a transfer centre'),
    term('joint-laboratory', '联合实验室', 'Joint laboratory'),
    term('overseas', '海外工作站', 'Overseas station'),
    term('incubator', '孵化器', 'Incubator'),
  ],
} as const satisfies Vocabulary

export const stationKindCodes = codesOf(stationKinds)

/** What a station does for those around it. */
export const stationServices = {
  scheme: 'https://duihe.example/vocabularies/station-services',
  version: '2026.1',
  terms: [
    term('needs', '需求征集与诊断', 'Collecting and diagnosing needs'),
    term('matchmaking', '供需对接', 'Matchmaking'),
    term('research', '驻站研发', 'Research on the spot'),
    term('trials', '中试与验证', 'Pilot trials and validation'),
    term('training', '人才培训', 'Training'),
    term('property', '知识产权服务', 'Intellectual property services'),
    term('incubation', '企业孵化', 'Incubation'),
    term('visits', '来访接待', 'Receiving visitors'),
  ],
} as const satisfies Vocabulary

export const stationServiceCodes = codesOf(stationServices)
