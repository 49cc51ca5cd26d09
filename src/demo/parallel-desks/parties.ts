// Who takes part: the numbers are those of the source, the organisations and people are invented and say so.
import type { Row } from '../bringing.ts'

/** Firms that met the group with three desks, all of them from Wuxi. */
export const MET_BY_THE_GROUP = 14

type Guest = { reference: string; zh: string; en: string; kind: string; desks: number; languages: string[][] }

const both = ['ko', 'zh']
const english = ['ko', 'en']

/** One institute and six firms; the group brings three people and holds three meetings at once. */
export const guests: Guest[] = [
  guest('kr-01', '示例·韩海重工集团', 'Sample Hanhae Heavy Industries Group', 'company', 3, [both, both, english]),
  guest('kr-02', '示例·大德机器人研究院', 'Sample Daedeok Robotics Institute', 'research_institute', 2, [
    both,
    english,
  ]),
  guest('kr-03', '示例·新光机电公司', 'Sample Singwang Mechatronics Co.', 'company', 1, [both]),
  guest('kr-04', '示例·东林智能工厂公司', 'Sample Donglim Smart Factory Co.', 'company', 1, [both]),
  guest('kr-05', '示例·三友控制公司', 'Sample Samwoo Controls Co.', 'company', 1, [english]),
  guest('kr-06', '示例·和友视觉公司', 'Sample Hwau Vision Co.', 'company', 1, [both]),
  guest('kr-07', '示例·星宇精密公司', 'Sample Seongu Precision Co.', 'company', 1, [english]),
]

const brands = ['锡锐', '太湖', '惠山', '梁溪', '滨湖', '新吴', '钟山', '秦淮', '江宁']
const spelt = ['Xirui', 'Taihu', 'Huishan', 'Liangxi', 'Binhu', 'Xinwu', 'Zhongshan', 'Qinhuai', 'Jiangning']
const trades = [
  ['智能装备', 'Smart Equipment'],
  ['数控机床', 'Machine Tools'],
  ['机器人应用', 'Robot Applications'],
  ['自动化系统', 'Automation Systems'],
  ['精密制造', 'Precision Manufacturing'],
  ['工业软件', 'Industrial Software'],
  ['模具科技', 'Tooling'],
  ['传动科技', 'Drives'],
] as const

export type Firm = { reference: string; zh: string; en: string; city: string; people: number }

/** Two and seventy firms of Wuxi and Nanjing with 124 people. */
export const firms: Firm[] = brands.flatMap((brand, b) =>
  trades.map(([zh, en], t) => {
    const number = b * trades.length + t + 1
    return {
      reference: `wx-${String(number).padStart(2, '0')}`,
      zh: `示例·${brand}${zh}有限公司`,
      en: `Sample ${spelt[b]} ${en} Co., Ltd.`,
      city: b < 6 ? '无锡' : '南京',
      people: number <= 52 ? 2 : 1,
    }
  }),
)

export const organisationRows: Row[] = [
  ...guests.map(({ reference, zh, en, kind, desks }) => ({
    ...{ reference, nameZh: zh, nameEn: en, kind, country: 'KR', city: '首尔', side: 'foreign' },
    parallelDesks: desks,
  })),
  ...firms.map(({ reference, zh, en, city }) => ({
    ...{ reference, nameZh: zh, nameEn: en, kind: 'company', country: 'CN', city, side: 'domestic' },
  })),
]

const families = ['金', '朴', '李', '崔', '郑']
const familiesSpelt = ['Kim', 'Park', 'Lee', 'Choi', 'Jung']
const surnames = ['顾', '钱', '陆', '华', '秦', '过', '尤', '荣', '薛', '浦', '强', '邹']
const surnamesSpelt = ['Gu', 'Qian', 'Lu', 'Hua', 'Qin', 'Guo', 'You', 'Rong', 'Xue', 'Pu', 'Qiang', 'Zou']

export const personRows: Row[] = [
  ...guests.flatMap(({ reference, languages }, g) =>
    languages.map((spoken, i) => ({
      nameZh: `示例·${families[(g + i) % families.length]}参会${g + 1}${i + 1}`,
      nameEn: `Sample ${familiesSpelt[(g + i) % families.length]} ${g + 1}${i + 1}`,
      ...delegate(reference, i, spoken, 'en'),
    })),
  ),
  ...firms.flatMap(({ reference, people }, f) =>
    Array.from({ length: people }, (_, i) => ({
      nameZh: `示例·${surnames[(f + 5 * i) % surnames.length]}参会${f + 1}${i + 1}`,
      nameEn: `Sample ${surnamesSpelt[(f + 5 * i) % surnames.length]} ${f + 1}${i + 1}`,
      ...delegate(reference, i, ['zh'], 'zh'),
    })),
  ),
]

/** Fourteen firms for the group, twelve for the institute, seven or eight for each of the others: 62 pairs. */
export const wishRows: Row[] = guests.flatMap(({ reference }, g) => {
  const wanted = [MET_BY_THE_GROUP, 12, 8, 7, 7, 7, 7]
  const before = wanted.slice(0, g).reduce((sum, n) => sum + n, 0)
  return Array.from({ length: wanted[g] ?? 0 }, (_, k) => ({
    from: firms[before + k]?.reference ?? '',
    to: reference,
    level: k < 4 ? 'must' : 'want',
  }))
})

function guest(reference: string, zh: string, en: string, kind: string, desks: number, languages: string[][]): Guest {
  return { reference, zh, en, kind, desks, languages }
}

function delegate(organisation: string, i: number, languages: string[], reads: string): Row {
  const email = `${organisation}-${i + 1}@sample.duihe.example`
  return { email, organisation, languages, reads, availability: 'all' }
}
