import { sides } from '#events/participation.ts'
import { organisationKinds } from '#people/organisations.ts'
import type { SheetForm } from '#platform/sheets/columns.ts'
import { both, column, saidChoices } from './column.ts'
import { countryChoices } from './places-and-tongues.ts'

const kinds = saidChoices(organisationKinds, 'showcase.organisation', {
  government: '政府 行政机关 机关',
  research_institute: '科研机构 研究院 研究所 研究院所 院所 institute research_organisation',
  university: '大学 高等院校 院校 学院 高等学校 HEI',
  company: '公司 企业单位 民营企业 国有企业 外资企业 firm enterprise SME business',
  incubator: '众创空间 加速器 accelerator',
  park: '园区 高新区 产业园 开发区 science_park',
  investor: '投资公司 基金 创投 VC fund',
  association: '学会 协会 社会团体 联盟 society',
  chamber: '商会组织 chamber_of_commerce',
  embassy: '领事馆 总领事馆 使馆 大使馆 consulate',
  media: '新闻单位',
  service_body: '技术转移中心 中介机构 服务中心 技术转移机构 intermediary technology_transfer_centre TTO',
})

const partySides = saidChoices(sides, 'events.side', {
  foreign: '境外 国外 外国 英方 foreign_side abroad',
  domestic: '境内 国内 domestic_side china_side',
})

export const organisationForm: SheetForm = {
  kind: 'organisations',
  version: 1,
  titles: both('机构信息表', 'Organisations'),
  columns: [
    column('reference', 'text', ['机构编号', 'Reference'], {
      aliases: ['单位编号', '编号', '机构代号', 'Organisation reference', 'Ref', 'ID'],
      maxLength: 80,
      example: both('JS-001', 'JS-001'),
      help: both(
        '主办方自定的编号；再次导入时按编号找到同一机构。',
        'Your own number; a second import finds the organisation by it.',
      ),
    }),
    column('nameZh', 'text', ['机构名称（中文）', 'Name (Chinese)'], {
      aliases: ['机构名称', '单位名称', '企业名称', '名称', '中文名称', '单位', '机构', '单位全称', 'Chinese name'],
      maxLength: 200,
      example: both('某某传感科技有限公司', '某某传感科技有限公司'),
      help: both('中文、英文名称至少填一项。', 'Fill in the Chinese or the English name, better both.'),
    }),
    column('nameEn', 'text', ['机构名称（英文）', 'Name (English)'], {
      aliases: [
        '英文名称',
        '外文名称',
        '机构英文名称',
        '单位英文名称',
        '机构名称（英）',
        'Name',
        'English name',
        'Organisation',
        'Organization',
        'Company',
      ],
      maxLength: 200,
      example: both('Moumou Sensing Technology Co., Ltd.', 'Moumou Sensing Technology Co., Ltd.'),
    }),
    column('kind', 'choice', ['机构类型', 'Kind'], {
      aliases: ['单位类型', '单位性质', '机构性质', '类型', '类别', 'Type', 'Organisation type'],
      required: true,
      choices: kinds,
      example: both('企业', 'Company'),
    }),
    column('country', 'choice', ['国家或地区', 'Country'], {
      aliases: ['国家', '国别', '国家/地区', '国家（地区）', '所在国家', 'Country or region'],
      required: true,
      choices: countryChoices,
      example: both('中国', 'China'),
    }),
    column('region', 'text', ['省（州）', 'Province or state'], {
      aliases: ['省份', '省', '州', '省/州', '所在省份', 'Region', 'Province', 'State'],
      maxLength: 100,
      example: both('江苏', 'Jiangsu'),
    }),
    column('city', 'text', ['城市', 'City'], {
      aliases: ['所在城市', '市', '所在地', '所在市'],
      maxLength: 100,
      example: both('常州', 'Changzhou'),
    }),
    column('website', 'url', ['网址', 'Website'], {
      aliases: ['网站', '官网', '单位网址', 'Web site', 'URL'],
      maxLength: 300,
    }),
    column('creditCode', 'text', ['统一社会信用代码', 'Unified social credit code'], {
      aliases: ['信用代码', '社会信用代码', '统一信用代码', 'USCC', 'Credit code'],
      maxLength: 18,
      help: both('18 位；同样用于再次导入时识别机构。', '18 characters; it, too, identifies the organisation.'),
    }),
    column('side', 'choice', ['参会方', 'Side'], {
      aliases: ['方', '中方/外方', '所属方', '中外方'],
      choices: partySides,
      help: both(
        '按活动导入时有效；留空则按所在国家判断。',
        'For imports into an event; left empty, the country decides.',
      ),
    }),
    column('parallelDesks', 'integer', ['可同时洽谈桌数', 'Meetings at once'], {
      aliases: ['桌数', '洽谈桌数', 'Parallel desks', 'Desks'],
      help: both(
        '该机构有几组人可以同时洽谈，一般为 1。',
        'How many meetings its people can hold at the same time, usually 1.',
      ),
    }),
  ],
}
