import { stages } from '#catalogue/vocabularies/readiness.ts'
import { exhibitMedia, ipStatuses } from '#catalogue/vocabularies/terms-of-trade.ts'
import type { SheetForm } from '#platform/sheets/columns.ts'
import { both, choicesOf, column } from './column.ts'
import {
  cooperationColumn,
  fieldColumns,
  furtherColumns,
  headColumns,
  inTwoLanguages,
  levelChoices,
} from './listing-columns.ts'

const rights = choicesOf(ipStatuses, {
  'patent-granted': '已授权 授权专利 发明专利 专利授权 已授权专利 已获专利 granted patented patents_granted',
  'patent-pending': '申请中 专利申请 已申请 已申请专利 实审 实质审查 pending applied patent_pending',
  copyright: '软件著作权 软著 版权',
  design: '外观专利 外观设计专利',
  'trade-mark': 'trademark 商标权',
  'know-how': '专有技术 技术诀窍 商业秘密 know-how know_how',
  none: '无 没有 无专利 未申请 未申请专利 no_protection',
})

const stageChoices = choicesOf(stages, {
  concept: '概念 构想 idea',
  'lab-tested': '实验室 实验室阶段 小试 在研 研发阶段 研发中 研制阶段 lab under_development',
  prototype: '样机 样品 原型 原型样机 样机阶段 prototype',
  demonstration: '可演示 示范 demonstrator',
  'field-tested': '中试 现场试验 中试阶段 工程化 pilot',
  'on-the-market': '产业化 已产业化 可产业化 量产 可量产 批量生产 小批量生产 成熟 on_the_market market_ready',
})

export const offerForm: SheetForm = {
  kind: 'offers',
  version: 1,
  titles: both('技术成果征集表', 'Technology offers'),
  columns: [
    ...headColumns({
      owner: ['完成单位', '成果单位', '持有单位', '成果完成单位', '供给方', '第一完成单位'],
      reference: ['成果编号', 'Offer no.', 'Offer reference'],
    }),
    ...inTwoLanguages('title', ['成果名称', 'Title'], {
      zh: ['名称', '项目名称', '技术名称', '成果', '标题'],
      en: ['英文名称', '名称（英文）', '名称（英）', 'Title of offer', 'Technology'],
      maxLength: 200,
      kind: 'text',
      example: ['低功耗压力传感器', 'Low-power pressure sensor'],
    }),
    ...inTwoLanguages('summary', ['摘要', 'Summary'], {
      zh: ['一句话摘要', '成果摘要', '简介', '成果简介', '项目简介', '技术简介'],
      en: ['Abstract', 'In one sentence'],
      maxLength: 500,
      example: ['工作电流 1.8 μA，比同类产品低约 60%。', 'Draws 1.8 μA, some 60% less than comparable parts.'],
    }),
    ...inTwoLanguages('description', ['详细说明', 'Description'], {
      zh: ['成果描述', '详述', '技术描述', '成果内容', '技术说明', '主要技术内容', '技术指标'],
      maxLength: 8000,
    }),
    ...inTwoLanguages('advantages', ['创新点与优势', 'Advantages'], {
      zh: ['创新点', '优势', '技术优势', '创新点及优势', '先进性', '主要创新点'],
      en: ['Innovations and advantages', 'Advantages and innovations'],
      maxLength: 4000,
    }),
    ...inTwoLanguages('sought', ['希望的合作对象', 'Partner sought'], {
      zh: ['合作对象', '合作需求', '意向合作对象', '合作意向', '希望的合作对象与任务'],
      en: ['Partner', 'Partners sought'],
      maxLength: 4000,
    }),
    ...fieldColumns,
    column('trl', 'choice', ['技术成熟度', 'TRL'], {
      aliases: [
        '成熟度',
        '技术就绪度',
        '技术成熟度等级',
        '技术成熟度（TRL）',
        'TRL等级',
        'Readiness level',
        'Technology readiness level',
      ],
      choices: levelChoices,
    }),
    column('stage', 'choice', ['所处阶段', 'Stage'], {
      aliases: ['成果阶段', '研发阶段', '成果所处阶段', '发展阶段', 'Stage of development'],
      choices: stageChoices,
    }),
    column('ipStatus', 'choice', ['知识产权状态', 'Intellectual property'], {
      aliases: ['知识产权', '知识产权情况', '专利情况', '专利状态', 'IP', 'IP status', 'IPR status'],
      choices: rights,
    }),
    column('patents', 'longText', ['专利号', 'Patents'], {
      aliases: ['专利', '专利编号', '专利（申请）号', 'Patent no.', 'Patent numbers'],
      maxLength: 2600,
      help: both('几个专利号之间用分号或逗号隔开。', 'Separated by semicolons or commas.'),
    }),
    cooperationColumn,
    column('priceTerms', 'text', ['转化报价', 'Price and terms'], {
      aliases: ['报价', '意向价格', '转让价格', '价格', 'Price', 'Licence terms'],
      maxLength: 500,
    }),
    column('exhibitMedia', 'choices', ['展示形式', 'Shown as'], {
      aliases: ['展示方式', '展品形式', '参展形式', 'Exhibit'],
      choices: choicesOf(exhibitMedia, {
        object: '样品 产品',
        poster: '展架 海报',
        leaflet: '图文 宣传册',
        multimedia: '视频 video',
      }),
    }),
    ...furtherColumns,
  ],
}
