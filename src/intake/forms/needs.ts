import { targetOperators } from '#catalogue/input.ts'
import { urgencies } from '#catalogue/vocabularies/terms-of-trade.ts'
import type { Choice, Column, SheetForm } from '#platform/sheets/columns.ts'
import { both, choicesOf, column } from './column.ts'
import {
  cooperationColumn,
  fieldColumns,
  furtherColumns,
  headColumns,
  inTwoLanguages,
  levelChoices,
} from './listing-columns.ts'

/** A need may have this many indicators; the template asks for the first three. */
export const TARGETS_MAX = 20
export const TARGETS_ASKED = 3

/** What a bare amount means until another cell names the currency: ISO 4217's code for no currency. */
export const NO_CURRENCY = 'XXX'

const WRITTEN_AS: Record<(typeof targetOperators)[number], { labels: [zh: string, en: string]; aliases: string[] }> = {
  '>=': {
    labels: ['≥ 不低于', '≥ at least'],
    aliases: ['≥', '>=', '不低于', '大于等于', '不小于', '至少', 'at least', 'min'],
  },
  '<=': {
    labels: ['≤ 不高于', '≤ at most'],
    aliases: ['≤', '<=', '不高于', '小于等于', '不大于', '不超过', '至多', 'at most', 'max'],
  },
  '=': { labels: ['= 等于', '= equal to'], aliases: ['＝', '等于', '为', 'equal', 'equals'] },
  '>': { labels: ['> 高于', '> above'], aliases: ['高于', '大于', '超过', 'above', 'more than'] },
  '<': { labels: ['< 低于', '< below'], aliases: ['低于', '小于', 'below', 'less than'] },
  range: { labels: ['范围', 'Range'], aliases: ['区间', '~', 'between', 'from to'] },
  text: { labels: ['文字说明', 'In words'], aliases: ['文字', '描述', '定性', 'text', 'words'] },
}

const operators: Choice[] = targetOperators.map((code) => {
  const { labels, aliases } = WRITTEN_AS[code]
  return { code, labels: both(...labels), aliases }
})

export const needForm: SheetForm = {
  kind: 'needs',
  version: 1,
  titles: both('技术需求征集表', 'Technology needs'),
  columns: [
    ...headColumns({
      owner: ['需求单位', '需求方', '企业名称', '需求企业', '提出单位'],
      reference: ['需求编号', 'Need no.', 'Need reference', 'Request reference'],
    }),
    ...inTwoLanguages('title', ['需求名称', 'Title'], {
      zh: ['名称', '技术需求名称', '项目名称', '需求', '需求标题', '标题', '技术需求'],
      en: ['英文名称', '名称（英文）', '名称（英）', 'Title of need'],
      maxLength: 200,
      kind: 'text',
      example: ['寻求高温压力传感器', 'High-temperature pressure sensor wanted'],
    }),
    ...inTwoLanguages('summary', ['摘要', 'Summary'], {
      zh: ['一句话摘要', '需求摘要', '简介', '需求简介', '需求概述'],
      en: ['Abstract', 'In one sentence'],
      maxLength: 500,
      example: ['175 ℃ 连续工作 500 小时，精度优于 0.2%。', '500 hours at 175 °C, accuracy better than 0.2%.'],
    }),
    ...inTwoLanguages('problem', ['现状与难题', 'Problem'], {
      zh: ['技术难题', '难题', '需求描述', '现状', '技术瓶颈', '主要技术难题', '需求内容', '技术需求描述'],
      en: ['Problem to solve', 'Present state and problem'],
      maxLength: 8000,
    }),
    ...inTwoLanguages('description', ['详细说明', 'Description'], {
      zh: ['详述', '需求详情', '技术指标', '主要技术指标', '指标要求'],
      maxLength: 8000,
    }),
    ...inTwoLanguages('sought', ['希望的合作对象', 'Partner sought'], {
      zh: ['合作对象', '意向合作对象', '拟合作单位', '希望的合作对象与任务'],
      en: ['Partner', 'Partners sought'],
      maxLength: 4000,
    }),
    ...fieldColumns,
    ...Array.from({ length: TARGETS_ASKED }, (_, i) => targetColumns(i + 1)).flat(),
    column('wantedTrl', 'choice', ['期望成熟度', 'Wanted TRL'], {
      aliases: ['期望技术成熟度', '技术成熟度', '成熟度要求', 'TRL', 'Readiness wanted'],
      choices: levelChoices,
    }),
    cooperationColumn,
    ...moneyColumns(),
    column('dueOn', 'date', ['需求时限', 'Answer wanted by'], {
      aliases: [
        '时限',
        '截止时间',
        '完成时限',
        '期望完成时间',
        '解决时限',
        '需求截止日期',
        'Due',
        'Due on',
        'Deadline',
      ],
      example: both('2026-09-18', '2026-09-18'),
    }),
    column('acceptsForeign', 'yesNo', ['接受境外合作方', 'Partners from abroad'], {
      aliases: ['是否接受境外合作方', '接受外方', '是否接受国外合作', '可与境外合作', 'Accepts foreign partners'],
    }),
    column('isAnonymous', 'yesNo', ['匿名发布', 'Anonymous'], {
      aliases: ['是否匿名', '是否匿名发布', '匿名', 'Publish anonymously'],
      help: both('填“是”则公开页面不显示单位名称。', 'Yes keeps the organisation’s name off the public pages.'),
    }),
    ...inTwoLanguages('presentSolution', ['目前的做法', 'Present solution'], {
      zh: ['现有解决方案', '目前做法'],
      maxLength: 4000,
    }),
    ...inTwoLanguages('tried', ['已试过的办法', 'Tried so far'], {
      zh: ['已尝试的方案', '尝试过的办法', '已做的尝试', '前期尝试', '曾尝试方案'],
      en: ['What was tried', 'Already tried', 'Solutions tried', 'Attempts so far'],
      maxLength: 4000,
    }),
    ...inTwoLanguages('constraints', ['约束条件', 'Constraints'], { zh: ['约束', '限制条件'], maxLength: 4000 }),
    ...inTwoLanguages('advantages', ['附加价值', 'Advantages'], { zh: ['优势', '创新点与优势'], maxLength: 4000 }),
    column('urgency', 'choice', ['紧急程度', 'Urgency'], {
      aliases: ['紧迫程度', '需求紧急程度'],
      choices: choicesOf(urgencies, { normal: '普通 正常 不急', urgent: '急需 非常紧急 特急 急' }),
    }),
    ...furtherColumns,
    ...Array.from({ length: TARGETS_MAX - TARGETS_ASKED }, (_, i) => targetColumns(i + 1 + TARGETS_ASKED)).flat(),
  ],
}

function moneyColumns(): Column[] {
  const money = { currency: NO_CURRENCY, unit: 1 }
  const how = both(
    '可填 50万元、EUR 20000；只填数字时以“预算币种”为准。',
    'For example CNY 500000 or EUR 20000; a bare number is in the budget currency.',
  )
  return [
    column('budgetMin', 'money', ['预算下限', 'Budget from'], {
      aliases: ['投入资金下限', 'Budget min', 'Minimum budget'],
      money,
      help: how,
    }),
    column('budgetMax', 'money', ['预算上限', 'Budget up to'], {
      aliases: [
        '预算',
        '拟投入资金',
        '投入资金',
        '意向投入',
        '拟投入',
        '投入预算',
        '资金预算',
        'Budget',
        'Budget max',
        'Maximum budget',
      ],
      money,
      example: both('50万元', 'CNY 500000'),
      help: how,
    }),
    column('budgetCurrency', 'text', ['预算币种', 'Budget currency'], {
      aliases: ['币种', '货币', 'Currency'],
      maxLength: 10,
      help: both(
        '如 人民币、万元、EUR；金额里已写明的可不填。',
        'Such as CNY, EUR or 万元; not needed where the amounts say it.',
      ),
    }),
    column('prize', 'money', ['揭榜金额', 'Prize'], {
      aliases: ['悬赏金额', '奖金', '榜单金额', 'Bounty', 'Award'],
      money,
      help: how,
    }),
  ]
}

function targetColumns(n: number): Column[] {
  return [
    column(`target${n}Name`, 'text', [`指标${n}名称`, `Indicator ${n}`], {
      aliases: [`技术指标${n}`, `指标${n}`],
      maxLength: 100,
    }),
    column(`target${n}Present`, 'text', [`指标${n}现状值`, `Present value ${n}`], {
      aliases: [
        `现状值${n}`,
        `现值${n}`,
        `目前值${n}`,
        `当前值${n}`,
        `指标${n}目前值`,
        `Value today ${n}`,
        `Today ${n}`,
      ],
      maxLength: 100,
      ...(n === 1 ? { example: both('0.5 %', '0.5 %') } : {}),
      help: both('目前测得的数值，连同单位，照实填写。', 'What it shows today, with its unit, as it is.'),
    }),
    column(`target${n}Operator`, 'choice', [`指标${n}关系`, `Relation ${n}`], {
      aliases: [`关系${n}`],
      choices: operators,
    }),
    column(`target${n}Value`, 'text', [`指标${n}数值`, `Value ${n}`], {
      aliases: [
        `指标${n}值`,
        `数值${n}`,
        `指标${n}目标值`,
        `目标值${n}`,
        `期望值${n}`,
        `Target value ${n}`,
        `Wanted ${n}`,
      ],
      maxLength: 100,
    }),
    column(`target${n}Unit`, 'text', [`指标${n}单位`, `Unit ${n}`], { aliases: [`单位${n}`], maxLength: 40 }),
    column(`target${n}Method`, 'text', [`指标${n}测试方法`, `Test method ${n}`], {
      aliases: [`测试方法${n}`],
      maxLength: 300,
    }),
  ]
}
