import { fields } from '#catalogue/vocabularies/fields.ts'
import { foldWord } from './words.ts'

/** One notion in two languages, so that a Chinese need and an English offer can meet in it. */
export type TermPair = { zh: string; en: string }

/** Technical words of exchange days, and the names of the fields. */
export const termPairs: readonly TermPair[] = [
  ...`传感器 sensor|气体传感器 gas sensor|光纤 optical fibre|压力传感器 pressure sensor|温度 temperature|湿度 humidity|
    扭矩 torque|振动 vibration|位移 displacement|加速度计 accelerometer|陀螺仪 gyroscope|雷达 radar|激光 laser|红外 infrared|
    超声 ultrasonic|光谱 spectroscopy|显微镜 microscope|成像 imaging|图像 image|染色体 chromosome|视觉 vision|
    检测 detection|监测 monitoring|测量 measurement|标定 calibration|无损检测 non-destructive testing|诊断 diagnosis|
    识别 recognition|分割 segmentation|定位 positioning|导航 navigation|机器人 robot|机械臂 robotic arm|无人机 drone|
    自动化 automation|控制器 controller|电机 motor|减速器 gearbox|轴承 bearing|焊接 welding|增材制造 additive manufacturing|
    3d打印 3d printing|模具 mould|铸造 casting|涂层 coating|薄膜 thin film|复合材料 composite|碳纤维 carbon fibre|
    石墨烯 graphene|陶瓷 ceramic|合金 alloy|钢 steel|聚合物 polymer|橡胶 rubber|粘合剂 adhesive|催化剂 catalyst|
    电池 battery|锂离子 lithium-ion|燃料电池 fuel cell|氢 hydrogen|储能 energy storage|光伏 photovoltaic|太阳能 solar|
    风电 wind power|热泵 heat pump|换热器 heat exchanger|节能 energy saving|余热 waste heat|锅炉 boiler|
    水处理 water treatment|污水 wastewater|膜 membrane|过滤 filtration|海水淡化 desalination|废气 exhaust gas|
    甲烷 methane|二氧化碳 carbon dioxide|重金属 heavy metal|土壤 soil|回收 recycling|脱硫 desulphurisation|
    医疗器械 medical device|康复 rehabilitation|假肢 prosthesis|疫苗 vaccine|药物 drug|抗体 antibody|蛋白 protein|
    肿瘤 tumour|糖尿病 diabetes|视网膜 retina|心电 electrocardiogram|血压 blood pressure|穿戴 wearable|
    发酵 fermentation|酶 enzyme|微生物 microorganism|种子 seed|温室 greenhouse|灌溉 irrigation|肥料 fertiliser|饲料 feed|
    水产 aquaculture|食品安全 food safety|冷链 cold chain|干燥 drying|包装 packaging|船舶 ship|推进器 propeller|
    水下 underwater|声呐 sonar|锚 anchor|汽车 vehicle|自动驾驶 autonomous driving|轨道交通 rail|发动机 engine|轮胎 tyre|
    卫星 satellite|航空发动机 aero-engine|芯片 chip|半导体 semiconductor|集成电路 integrated circuit|天线 antenna|
    物联网 internet of things|无线 wireless|低功耗 low-power|嵌入式 embedded|云计算 cloud computing|大数据 big data|
    机器学习 machine learning|深度学习 deep learning|神经网络 neural network|数字孪生 digital twin|区块链 blockchain|
    仿真 simulation|优化 optimisation|软件 software|算法 algorithm|加密 encryption|建筑 building|混凝土 concrete|桥梁 bridge|
    隧道 tunnel|管道 pipeline|地下管廊 utility tunnel|泄漏 leak|腐蚀 corrosion|疲劳 fatigue|噪声 noise|照明 lighting`
    .split('|')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .map((line): TermPair => ({ zh: line.slice(0, line.indexOf(' ')), en: line.slice(line.indexOf(' ') + 1) })),
  ...fields.terms.map(({ label: { zh = '', en = '' } }): TermPair => ({ zh, en })),
]

/** The notions a text speaks of, in whichever of the two languages it is written. */
export function termsIn(texts: Record<string, string>): Set<TermPair> {
  const zh = (texts.zh ?? '').toLowerCase()
  const en = ` ${englishWords(texts.en ?? '')} `
  return new Set(
    folded.filter(({ pair, english }) => zh.includes(pair.zh) || en.includes(` ${english} `)).map(({ pair }) => pair),
  )
}

const folded = termPairs.map((pair) => ({ pair, english: englishWords(pair.en) }))

function englishWords(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map(foldWord)
    .join(' ')
}
