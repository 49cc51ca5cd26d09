// Everybody here but the organisers is invented and says so in the name: 示例 / Sample.

export type SampleOrganisation = {
  reference: string
  zh: string
  en: string
  kind: 'university' | 'company' | 'research_institute'
  country: 'GB' | 'CN'
  city: string
  delegates: { zh?: string; en: string; languages: string[] }[]
}

/** The source names the bodies behind the day; they are real and stand under their own names. */
export const organisers = [
  {
    reference: 'jstd',
    role: 'supporter',
    zh: '江苏省科学技术厅',
    en: 'Department of Science and Technology of Jiangsu Province',
    kind: 'government',
    country: 'CN',
    city: '南京',
  },
  {
    reference: 'gb-shanghai',
    role: 'supporter',
    zh: '英国驻沪总领事馆',
    en: 'British Consulate General Shanghai',
    kind: 'embassy',
    country: 'GB',
    city: '上海',
  },
  {
    reference: 'jittc',
    role: 'co_host',
    zh: '江苏省跨国技术转移中心',
    en: 'Jiangsu International Technology Transfer Center',
    kind: 'service_body',
    country: 'CN',
    city: '南京',
  },
  {
    reference: 'icuk',
    role: 'co_host',
    zh: '中英科技创新计划',
    en: 'Innovation China UK (ICUK)',
    kind: 'service_body',
    country: 'GB',
    city: 'London',
  },
  {
    reference: 'czstb',
    role: 'co_host',
    zh: '常州市科技局',
    en: 'Changzhou Science and Technology Bureau',
    kind: 'government',
    country: 'CN',
    city: '常州',
  },
  {
    reference: 'cnd',
    role: 'co_host',
    zh: '常州高新区管委会',
    en: 'Administrative Committee of Changzhou National Hi-Tech District',
    kind: 'government',
    country: 'CN',
    city: '常州',
  },
] as const

export const foreign: SampleOrganisation[] = [
  uk('gb-01', '示例·韦福德大学', 'Sample University of Wyeford', 'university', 'Wyeford', [
    'Amelia Hart',
    'Tom Okafor',
  ]),
  uk('gb-02', '示例·林布鲁克理工大学', 'Sample Lynbrook Institute of Technology', 'university', 'Lynbrook', [
    'Prof. Owen Rees',
  ]),
  uk('gb-03', '示例·北岬光子公司', 'Sample Northcape Photonics Ltd', 'company', 'Northcape', ['Priya Nair']),
  uk('gb-04', '示例·灰石微系统公司', 'Sample Greystone Microsystems Ltd', 'company', 'Greystone', ['Callum Fraser']),
  uk('gb-05', '示例·海默水质监测公司', 'Sample Haymere Water Sensing Ltd', 'company', 'Haymere', ['Isobel Crane']),
  uk('gb-06', '示例·塔尔文气体传感公司', 'Sample Tarvin Gas Sensors Ltd', 'company', 'Tarvin', ['Rhys Bowen']),
]

const brands = [
  ['恒测', 'Hengce'],
  ['锐感', 'Ruigan'],
  ['微谱', 'Weipu'],
  ['天衡', 'Tianheng'],
  ['清源', 'Qingyuan'],
  ['汇智', 'Huizhi'],
  ['华腾', 'Huateng'],
  ['中测', 'Zhongce'],
  ['新锐', 'Xinrui'],
  ['凌云', 'Lingyun'],
  ['博瑞', 'Borui'],
  ['金准', 'Jinzhun'],
  ['康达', 'Kangda'],
  ['东极', 'Dongji'],
  ['南泽', 'Nanze'],
  ['西岭', 'Xiling'],
  ['北辰', 'Beichen'],
  ['海越', 'Haiyue'],
  ['江源', 'Jiangyuan'],
  ['河图', 'Hetu'],
  ['山石', 'Shanshi'],
  ['林科', 'Linke'],
  ['光迅达', 'Guangxunda'],
  ['声波', 'Shengbo'],
  ['热芯', 'Rexin'],
  ['磁电', 'Cidian'],
  ['力敏', 'Limin'],
  ['气控', 'Qikong'],
  ['水镜', 'Shuijing'],
  ['云感', 'Yungan'],
  ['物联通', 'Wuliantong'],
  ['智港', 'Zhigang'],
  ['精微', 'Jingwei'],
  ['远景测', 'Yuanjingce'],
  ['百川', 'Baichuan'],
  ['千寻测', 'Qianxunce'],
  ['万向感', 'Wanxianggan'],
  ['亿纬测', 'Yiweice'],
  ['安瑞', 'Anrui'],
  ['宁远', 'Ningyuan'],
  ['常新', 'Changxin'],
  ['锡芯', 'Xixin'],
  ['连海', 'Lianhai'],
  ['苏感', 'Sugan'],
  ['润仪', 'Runyi'],
  ['德仪', 'Deyi'],
  ['信仪', 'Xinyi'],
  ['仁和测', 'Renhece'],
  ['义通', 'Yitong'],
  ['礼成', 'Licheng'],
  ['智成', 'Zhicheng'],
  ['勇创', 'Yongchuang'],
  ['严谨', 'Yanjin'],
  ['明德', 'Mingde'],
  ['至善', 'Zhishan'],
] as const

const trades = [
  ['传感科技', 'Sensing'],
  ['仪器仪表', 'Instruments'],
  ['微电子', 'Microelectronics'],
  ['环境监测', 'Environmental Monitoring'],
  ['自动化', 'Automation'],
] as const

const cities = ['常州', '常州', '常州', '南京', '无锡', '常州', '连云港', '无锡', '南京', '常州', '苏州'] as const

const surnames = [
  ['曾', 'Zeng'],
  ['单', 'Shan'],
  ['仇', 'Qiu'],
  ['区', 'Ou'],
  ['解', 'Xie'],
  ['查', 'Zha'],
  ['尉迟', 'Yuchi'],
  ['任', 'Ren'],
  ['朴', 'Piao'],
  ['盖', 'Ge'],
  ['王', 'Wang'],
  ['李', 'Li'],
  ['张', 'Zhang'],
  ['陈', 'Chen'],
  ['周', 'Zhou'],
  ['吴', 'Wu'],
  ['徐', 'Xu'],
  ['孙', 'Sun'],
  ['胡', 'Hu'],
  ['朱', 'Zhu'],
  ['高', 'Gao'],
  ['林', 'Lin'],
  ['何', 'He'],
  ['郭', 'Guo'],
] as const

const givenNames = [
  ['国华', 'Guohua'],
  ['丽', 'Li'],
  ['志强', 'Zhiqiang'],
  ['晓雯', 'Xiaowen'],
  ['建平', 'Jianping'],
  ['敏', 'Min'],
  ['海涛', 'Haitao'],
  ['思远', 'Siyuan'],
  ['雨桐', 'Yutong'],
  ['伟', 'Wei'],
  ['静', 'Jing'],
] as const

/** 55 firms from four and more cities; 17 of them send two people, so that 72 come. */
export const domestic: SampleOrganisation[] = brands.map(([zh, en], i) => {
  const [tradeZh, tradeEn] = at(trades, i)
  const city = at(cities, i)
  return {
    reference: `cn-${String(i + 1).padStart(2, '0')}`,
    zh: `示例·${zh}${tradeZh}有限公司`,
    en: `Sample ${en} ${tradeEn} Co., Ltd.`,
    kind: 'company',
    country: 'CN',
    city,
    delegates: i % 55 < 51 && i % 3 === 0 ? [delegate(i), delegate(i + 60)] : [delegate(i)],
  }
})

function delegate(i: number) {
  const [surname, surnameEn] = at(surnames, i * 7)
  const [given, givenEn] = at(givenNames, i * 5 + Math.floor(i / 24) * 2)
  return { zh: `${surname}${given}`, en: `${surnameEn} ${givenEn}`, languages: i % 2 === 0 ? ['zh', 'en'] : ['zh'] }
}

function uk(
  reference: string,
  zh: string,
  en: string,
  kind: 'university' | 'company',
  city: string,
  names: string[],
): SampleOrganisation {
  const delegates = names.map((name, i) => ({
    en: name,
    languages: i === 0 && reference === 'gb-01' ? ['en', 'zh'] : ['en'],
  }))
  return { reference, zh, en, kind, country: 'GB', city, delegates }
}

function at<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T
}
