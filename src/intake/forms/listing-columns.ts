import { industries } from '#catalogue/vocabularies/classifications.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { readinessLevels } from '#catalogue/vocabularies/readiness.ts'
import { cooperationTypes } from '#catalogue/vocabularies/terms-of-trade.ts'
import type { Choice, Column } from '#platform/sheets/columns.ts'
import { both, choicesOf, column } from './column.ts'
import { languageChoices } from './places-and-tongues.ts'

const fieldChoices = choicesOf(fields, {
  sensors: '传感器 传感 仪器仪表 仪器 传感技术 传感与测量 sensor instruments sensing',
  manufacturing: '智能制造 装备制造 高端装备 高端装备制造 先进装备 机械 机械制造 manufacturing',
  robotics: '机器人 自动化 智能机器人 robotics automation',
  ict: '电子信息 信息技术 新一代信息技术 通信 软件 互联网 物联网 IT ICT IoT',
  'artificial-intelligence': '人工智能与大数据 大数据 AI',
  microelectronics: '微电子 光电 光电子 集成电路 半导体 芯片 photonics semiconductors',
  materials: '材料 新型材料 先进材料 materials',
  energy: '新能源 能源 节能 清洁能源 energy',
  environment: '环保 环境 节能环保 环境保护 水处理 生态环境 environment water',
  health: '医疗 医药 医药健康 大健康 医疗器械 生命健康 healthcare medicine medical',
  biotechnology: '生物 生物医药 生物与新医药 biotech',
  agriculture: '农业 农业技术 农林 农林牧渔 agritech',
  food: '食品加工 food_processing',
  chemistry: '化学 精细化工 chemistry chemicals',
  marine: '海洋 船舶 海洋工程 海工装备 海洋装备 marine shipbuilding',
  transport: '交通 交通运输 汽车 新能源汽车 轨道交通 automotive transport',
  aerospace: '航天 航空 航天航空',
  construction: '建筑 城市建设 建筑工程 智慧城市 construction',
})

const cooperationChoices = choicesOf(cooperationTypes, {
  'joint-research': '联合研究 联合开发 合作研发 共同研发 合作研究 合作开发 joint_development joint_R&D research',
  'technical-cooperation': '技术协作 合作 technical_collaboration technology_cooperation',
  development: '委托研发 技术开发 定制开发 contract_research',
  licence: '许可 专利许可 授权 授权使用 技术授权 license licensing',
  transfer: '转让 成果转让 专利转让 专利权转让 assignment',
  consulting: '咨询 consultancy',
  service: '服务 services technical_services',
  'joint-venture': '合资合作 合资建厂 合资企业 JV',
  equity: '股权 入股 技术入股 作价入股 作价投资 股权合作 融资 investment',
  production: '代工 生产合作 合作生产 manufacturing_agreement subcontracting',
  distribution: '代理 销售代理 经销 销售合作 commercial_agency',
})

/** Levels as people write them: 6, TRL 6, 6级, 六级. */
export const levelChoices: Choice[] = readinessLevels.terms.map(({ code, label }, i) => ({
  code,
  labels: both(`${code} ${label.zh}`, `${code} ${label.en}`),
  aliases: [
    `TRL${code}`,
    `TRL-${code}`,
    `${code}级`,
    `第${code}级`,
    `${'一二三四五六七八九'[i]}级`,
    label.zh ?? '',
    label.en ?? '',
  ],
}))

/** Text in both languages of the sheets: the Chinese column answers to the plain Chinese names, the English one to the plain English. */
export function inTwoLanguages(
  key: string,
  [zh, en]: [zh: string, en: string],
  names: {
    zh?: string[]
    en?: string[]
    maxLength: number
    example?: readonly [zh: string, en: string]
    kind?: 'text' | 'longText'
  },
): Column[] {
  const kind = names.kind ?? 'longText'
  const { maxLength, example } = names
  const shown = (text: string | undefined) => (text === undefined ? {} : { example: both(text, text) })
  return [
    column(`${key}Zh`, kind, [`${zh}（中文）`, `${en} (Chinese)`], {
      aliases: [zh, ...(names.zh ?? [])],
      maxLength,
      ...shown(example?.[0]),
    }),
    column(`${key}En`, kind, [`${zh}（英文）`, `${en} (English)`], {
      aliases: [en, `${zh}（英）`, `英文${zh}`, ...(names.en ?? [])],
      maxLength,
      ...shown(example?.[1]),
    }),
  ]
}

/** The head of every listing: whose it is and what it is called. */
export function headColumns({ owner, reference }: { owner: string[]; reference: string[] }): Column[] {
  return [
    column('organisation', 'text', ['所属机构', 'Organisation'], {
      aliases: [
        '单位',
        '单位名称',
        '机构',
        '机构名称',
        '所属单位',
        '申报单位',
        '填报单位',
        'Organization',
        'Company',
        ...owner,
      ],
      required: true,
      maxLength: 200,
      example: both('JS-001', 'JS-001'),
      help: both('填机构编号，或与机构表一致的名称。', 'Its reference, or its name as in the sheet of organisations.'),
    }),
    column('reference', 'text', ['编号', 'Reference'], {
      aliases: ['项目编号', 'Ref', 'Ref.', 'ID', ...reference],
      maxLength: 80,
      example: both('CG-01', 'CG-01'),
      help: both(
        '本机构自定；再次导入时按编号找到同一条，没有编号的按名称识别。',
        'The organisation’s own; a second import finds the entry by it, or else by its title.',
      ),
    }),
    column('originalLang', 'choice', ['原文语言', 'Original language'], {
      aliases: ['语言', '原文', 'Language'],
      choices: languageChoices,
      help: both(
        '两种语言都填时，哪一种是原文；留空则境内机构为中文，其他为英文。',
        'Which of two languages it was written in; left empty, Chinese for organisations in China, English for others.',
      ),
    }),
  ]
}

export const fieldColumns: Column[] = [
  column('fields', 'choices', ['技术领域', 'Technology fields'], {
    aliases: ['领域', '所属领域', '行业领域', '技术方向', '所属技术领域', 'Field', 'Technology field', 'Sector'],
    choices: fieldChoices,
    example: both('传感器与仪器', 'Sensors and instruments'),
  }),
  column('keywords', 'longText', ['关键词', 'Keywords'], {
    aliases: ['关键字', '技术关键词', 'Key words'],
    maxLength: 1300,
    example: both('微机电系统；压力传感器', 'MEMS; pressure sensor'),
    help: both('几个关键词之间用分号或逗号隔开。', 'Separated by semicolons or commas.'),
  }),
]

export const cooperationColumn: Column = column('cooperation', 'choices', ['合作方式', 'Cooperation sought'], {
  aliases: [
    '拟合作方式',
    '转化方式',
    '拟采取的转化方式',
    '意向合作方式',
    '期望合作方式',
    'Cooperation',
    'Type of cooperation',
  ],
  choices: cooperationChoices,
  example: both('联合研发、技术许可', 'Joint research; Licence'),
})

/** Understood and written by exports, but not asked for in the template. */
export const furtherColumns: Column[] = [
  column('industries', 'choices', ['应用行业', 'Industries'], {
    aliases: ['应用领域', '国民经济行业', 'Industry'],
    choices: industryChoices(),
  }),
  column('ipc', 'longText', ['国际专利分类', 'IPC'], { aliases: ['IPC分类号', 'IPC symbols'], maxLength: 400 }),
  column('expiresOn', 'date', ['有效期至', 'Valid until'], { aliases: ['有效期', '截止日期', 'Expires on'] }),
]

// A section and its only division bear one name: divisions carry their codes, and the bare name means the section.
function industryChoices(): Choice[] {
  const names = new Set(industries.terms.filter(({ broader }) => !broader).flatMap(({ label }) => Object.values(label)))
  return industries.terms.map(({ code, label, broader }) => {
    const { zh = code, en = code } = label
    if (!broader) return { code, labels: both(zh, en), aliases: [] }
    const aliases = [zh, en, code.slice(1)].filter((name) => !names.has(name))
    return { code, labels: both(`${code} ${zh}`, `${code} ${en}`), aliases }
  })
}
