import type { RowValues, SheetForm } from './columns.ts'

/** A form with every kind of column: the register of a workshop's machines. */
export const machines: SheetForm = {
  kind: 'machines',
  version: 3,
  titles: { zh: '设备登记表', en: 'Machines' },
  keyColumn: 'code',
  columns: [
    {
      key: 'code',
      labels: { zh: '编号', en: 'No.' },
      kind: 'text',
      required: true,
      maxLength: 20,
      example: { zh: 'M-001', en: 'M-001' },
    },
    {
      key: 'name',
      labels: { zh: '设备名称', en: 'Name' },
      aliases: ['名称', '机器名称'],
      kind: 'text',
      required: true,
      maxLength: 60,
      example: { zh: '五轴加工中心', en: 'Five-axis mill' },
      help: { zh: '铭牌上的全称。', en: 'The full name on the plate.' },
    },
    {
      key: 'notes',
      labels: { zh: '说明', en: 'Notes' },
      kind: 'longText',
      example: { zh: '可加工钛合金。', en: 'Takes titanium.' },
    },
    { key: 'count', labels: { zh: '台数', en: 'Count' }, kind: 'integer', example: { zh: '2', en: '2' } },
    { key: 'tonnes', labels: { zh: '重量', en: 'Weight' }, aliases: ['重量（吨）'], kind: 'decimal' },
    {
      key: 'bought',
      labels: { zh: '购置日期', en: 'Bought on' },
      kind: 'date',
      example: { zh: '2026-09-18', en: '2026-09-18' },
    },
    { key: 'email', labels: { zh: '电子邮箱', en: 'E-mail' }, aliases: ['邮箱'], kind: 'email' },
    { key: 'phone', labels: { zh: '联系电话', en: 'Telephone' }, aliases: ['电话'], kind: 'phone' },
    { key: 'page', labels: { zh: '网址', en: 'Web page' }, kind: 'url' },
    {
      key: 'drive',
      labels: { zh: '动力', en: 'Drive' },
      kind: 'choice',
      choices: [
        { code: 'electric', labels: { zh: '电动', en: 'Electric' } },
        { code: 'diesel', labels: { zh: '柴油', en: 'Diesel' }, aliases: ['柴油机'] },
      ],
    },
    {
      key: 'uses',
      labels: { zh: '用途', en: 'Uses' },
      kind: 'choices',
      choices: [
        { code: 'mill', labels: { zh: '铣削', en: 'Milling' } },
        { code: 'lathe', labels: { zh: '车削', en: 'Turning, facing' } },
        { code: 'both', labels: { zh: '钻孔、攻丝', en: 'Drilling / tapping' } },
      ],
    },
    { key: 'rented', labels: { zh: '是否租用', en: 'Rented' }, kind: 'yesNo' },
    { key: 'price', labels: { zh: '价格', en: 'Price' }, kind: 'money', money: { currency: 'CNY', unit: 1 } },
  ],
}

/** One row that uses everything, and one that uses as little as it may. */
export const machineRows: RowValues[] = [
  {
    code: '007',
    name: '=SUM(A1:A9) 型',
    notes: '第一行\n第二行，“引号”与 _x0041_',
    count: -5,
    tonnes: 0.1,
    bought: '2019-07-09',
    email: 'wang@example.com',
    phone: '+86 571 8888 8888',
    page: 'https://example.com/a?b=1',
    drive: 'diesel',
    uses: ['lathe', 'both'],
    rented: false,
    price: { amount: 12.5, currency: 'EUR' },
  },
  {
    code: 'M-002',
    name: '钻床',
    notes: null,
    count: null,
    tonnes: null,
    bought: '1899-12-31',
    email: null,
    phone: '0571-88888888',
    page: null,
    drive: null,
    uses: null,
    rented: true,
    price: { amount: 500_000, currency: 'CNY' },
  },
]
