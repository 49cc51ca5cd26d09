import { codesOf, term, type Vocabulary } from './vocabulary.ts'

/** Technology fields: the coarse shelves of the showcase. */
export const fields = {
  scheme: 'https://duihe.example/vocabularies/fields',
  version: '2026.1',
  terms: [
    term('sensors', '传感器与仪器', 'Sensors and instruments'),
    term('manufacturing', '先进制造', 'Advanced manufacturing'),
    term('robotics', '机器人与自动化', 'Robotics and automation'),
    term('ict', '信息通信', 'Information and communication'),
    term('artificial-intelligence', '人工智能', 'Artificial intelligence'),
    term('microelectronics', '微电子与光电子', 'Micro- and optoelectronics'),
    term('materials', '新材料', 'New materials'),
    term('energy', '新能源与节能', 'New energy and energy saving'),
    term('environment', '环境与水处理', 'Environment and water'),
    term('health', '医疗健康', 'Health and medicine'),
    term('biotechnology', '生物技术', 'Biotechnology'),
    term('agriculture', '现代农业', 'Agriculture'),
    term('food', '食品', 'Food'),
    term('chemistry', '化工', 'Chemical engineering'),
    term('marine', '海洋与船舶装备', 'Marine and ship equipment'),
    term('transport', '交通与汽车', 'Transport and vehicles'),
    term('aerospace', '航空航天', 'Aerospace'),
    term('construction', '建筑与城市', 'Construction and cities'),
  ],
} as const satisfies Vocabulary

export const fieldCodes = codesOf(fields)
export type FieldCode = (typeof fieldCodes)[number]
