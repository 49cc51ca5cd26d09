import { codesOf, term, type Vocabulary } from './vocabulary.ts'

/** Sections of the International Patent Classification. A listing may name a section or any symbol below one. */
export const ipcSections = {
  scheme: 'WIPO IPC',
  version: '2024.01',
  terms: [
    term('A', '人类生活必需', 'Human necessities'),
    term('B', '作业；运输', 'Performing operations; transporting'),
    term('C', '化学；冶金', 'Chemistry; metallurgy'),
    term('D', '纺织；造纸', 'Textiles; paper'),
    term('E', '固定建筑物', 'Fixed constructions'),
    term('F', '机械工程；照明；加热；武器；爆破', 'Mechanical engineering; lighting; heating; weapons; blasting'),
    term('G', '物理', 'Physics'),
    term('H', '电学', 'Electricity'),
  ],
} as const satisfies Vocabulary

/** A section (`G`), class (`G01`), subclass (`G01N`) or group (`G01N 21/64`). */
export const IPC_SYMBOL = /^[A-H](\d{2}([A-Z]( ?\d{1,4}(\/\d{2,6})?)?)?)?$/

/** Sections of the national industry classification; the English wording follows ISIC. */
export const industries = {
  scheme: 'GB/T 4754',
  version: '2017',
  terms: [
    term('A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery'),
    term('B', '采矿业', 'Mining'),
    term('C', '制造业', 'Manufacturing'),
    term('D', '电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water supply'),
    term('E', '建筑业', 'Construction'),
    term('F', '批发和零售业', 'Wholesale and retail trade'),
    term('G', '交通运输、仓储和邮政业', 'Transport, storage and post'),
    term('H', '住宿和餐饮业', 'Hotels and catering'),
    term('I', '信息传输、软件和信息技术服务业', 'Information transmission, software and IT services'),
    term('J', '金融业', 'Finance'),
    term('K', '房地产业', 'Real estate'),
    term('L', '租赁和商务服务业', 'Leasing and business services'),
    term('M', '科学研究和技术服务业', 'Scientific research and technical services'),
    term('N', '水利、环境和公共设施管理业', 'Water, environment and public facilities'),
    term('O', '居民服务、修理和其他服务业', 'Household, repair and other services'),
    term('P', '教育', 'Education'),
    term('Q', '卫生和社会工作', 'Health and social work'),
    term('R', '文化、体育和娱乐业', 'Culture, sports and entertainment'),
    term('S', '公共管理、社会保障和社会组织', 'Public administration, social security and social organisations'),
    term('T', '国际组织', 'International organisations'),
  ],
} as const satisfies Vocabulary

export const industryCodes = codesOf(industries)
