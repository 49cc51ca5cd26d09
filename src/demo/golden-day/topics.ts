// Sample technologies of a sensor day, in both languages. All invented; the numbers are examples of how a summary should speak.

export type Topic = {
  fields: string[]
  keywords: string[]
  offer: Record<'zh' | 'en', { title: string; summary: string }>
  need: Record<'zh' | 'en', { title: string; summary: string }>
  target: { name: string; operator: '>=' | '<='; value: string; unit: string }
}

export const topics: Topic[] = [
  {
    fields: ['sensors'],
    keywords: ['MEMS', '压力传感器', 'pressure sensor'],
    offer: {
      zh: {
        title: '低功耗 MEMS 压力传感器',
        summary: '硅基 MEMS 压力传感器，工作电流 1.8 μA，比同类产品低约 60%，量程 0–2 MPa，精度 0.1%。',
      },
      en: {
        title: 'Low-power MEMS pressure sensor',
        summary:
          'A silicon MEMS pressure sensor drawing 1.8 μA, some 60% less than comparable parts; range 0–2 MPa, accuracy 0.1%.',
      },
    },
    need: {
      zh: {
        title: '寻求油井用高温压力传感器',
        summary: '井下 175 ℃ 连续工作 500 小时，压力测量精度优于 0.2%，希望联合开发并小批量试制。',
      },
      en: {
        title: 'High-temperature pressure sensor for oil wells wanted',
        summary:
          'To work at 175 °C down the well for 500 hours with an accuracy better than 0.2%; joint development and a small pilot batch sought.',
      },
    },
    target: { name: '工作温度', operator: '>=', value: '175', unit: '℃' },
  },
  {
    fields: ['sensors', 'environment'],
    keywords: ['水质', '在线监测', 'water quality'],
    offer: {
      zh: {
        title: '免试剂水质多参数在线传感器',
        summary: '紫外—可见光谱法同时测 COD、硝氮和浊度，无需试剂，维护周期从两周延长到六个月。',
      },
      en: {
        title: 'Reagent-free multi-parameter water sensor',
        summary:
          'Measures COD, nitrate and turbidity at once by UV–visible spectroscopy, without reagents; service interval six months instead of two weeks.',
      },
    },
    need: {
      zh: {
        title: '寻求河道氨氮在线监测传感器',
        summary: '氨氮检出限不高于 0.05 mg/L，抗藻类附着，太阳能供电连续运行 90 天。',
      },
      en: {
        title: 'Online ammonia sensor for rivers wanted',
        summary: 'Detection limit of 0.05 mg/L or lower, resistant to algae, running 90 days on solar power.',
      },
    },
    target: { name: '氨氮检出限', operator: '<=', value: '0.05', unit: 'mg/L' },
  },
  {
    fields: ['sensors', 'manufacturing'],
    keywords: ['光纤', '应变', 'fibre optic'],
    offer: {
      zh: {
        title: '分布式光纤应变监测系统',
        summary: '单根光纤 10 km 范围内应变分辨率 1 με，空间分辨率 5 cm，已用于两座示范桥梁。',
      },
      en: {
        title: 'Distributed fibre-optic strain monitoring',
        summary:
          'One fibre covers 10 km with 1 με strain and 5 cm spatial resolution; in use on two demonstration bridges.',
      },
    },
    need: {
      zh: {
        title: '寻求风电叶片健康监测方案',
        summary: '叶片内部应变与裂纹早期预警，误报率低于 2%，使用寿命不少于 10 年。',
      },
      en: {
        title: 'Health monitoring for wind turbine blades wanted',
        summary:
          'Early warning of strain and cracks inside the blade, fewer than 2% false alarms, a service life of 10 years or more.',
      },
    },
    target: { name: '误报率', operator: '<=', value: '2', unit: '%' },
  },
  {
    fields: ['sensors', 'environment'],
    keywords: ['气体传感器', 'VOC', 'gas sensor'],
    offer: {
      zh: {
        title: '石墨烯室温气体传感器',
        summary: '室温下对 NO₂ 检出限 5 ppb，无需加热，功耗仅为金属氧化物方案的 3%。',
      },
      en: {
        title: 'Room-temperature graphene gas sensor',
        summary: 'Detects 5 ppb of NO₂ without a heater, at 3% of the power of metal-oxide devices.',
      },
    },
    need: {
      zh: {
        title: '寻求厂界 VOC 低成本监测传感器',
        summary: '总 VOC 测量下限 10 ppb，单点成本低于 5000 元，可无线组网。',
      },
      en: {
        title: 'Low-cost VOC sensor for factory boundaries wanted',
        summary: 'Lower limit of 10 ppb total VOC, below CNY 5,000 a point, with wireless networking.',
      },
    },
    target: { name: '测量下限', operator: '<=', value: '10', unit: 'ppb' },
  },
  {
    fields: ['sensors', 'health'],
    keywords: ['可穿戴', '生物传感器', 'wearable'],
    offer: {
      zh: {
        title: '可穿戴汗液乳酸传感贴片',
        summary: '柔性贴片连续监测汗液乳酸 12 小时，与血检结果相关系数 0.93，单片成本低于 2 英镑。',
      },
      en: {
        title: 'Wearable sweat-lactate patch',
        summary:
          'A flexible patch follows lactate in sweat for 12 hours, correlation with blood tests 0.93, below GBP 2 apiece.',
      },
    },
    need: {
      zh: {
        title: '寻求无创血氧与脉搏一体化传感模组',
        summary: '运动状态下血氧误差不超过 2%，模组厚度不大于 2 mm，需具备医疗器械注册经验的伙伴。',
      },
      en: {
        title: 'Integrated oximetry and pulse module wanted',
        summary:
          'Error of 2% or less during exercise, module no thicker than 2 mm, from a partner experienced in medical device registration.',
      },
    },
    target: { name: '血氧误差', operator: '<=', value: '2', unit: '%' },
  },
  {
    fields: ['sensors', 'manufacturing'],
    keywords: ['机器视觉', '激光', 'laser'],
    offer: {
      zh: {
        title: '激光超声在线测厚与探伤',
        summary: '非接触测量高温金属板厚度，速度 200 次/秒，误差 0.02 mm，可在产线上发现内部裂纹。',
      },
      en: {
        title: 'Laser ultrasound for thickness and flaws in line',
        summary:
          'Measures hot metal plate without contact 200 times a second, within 0.02 mm, and finds inner cracks on the running line.',
      },
    },
    need: {
      zh: {
        title: '寻求焊缝在线检测传感器',
        summary: '机器人焊接过程中实时识别气孔与未熔合，识别率不低于 98%，延迟小于 50 ms。',
      },
      en: {
        title: 'In-line weld inspection sensor wanted',
        summary: 'Recognises pores and lack of fusion while the robot welds, in 98% of cases or more, within 50 ms.',
      },
    },
    target: { name: '识别率', operator: '>=', value: '98', unit: '%' },
  },
  {
    fields: ['sensors', 'agriculture'],
    keywords: ['土壤', '农业物联网', 'soil'],
    offer: {
      zh: {
        title: '可降解土壤养分传感器',
        summary: '纸基传感器埋入土壤后同时测量硝酸盐与水分，使用 8 周后自然降解，无需回收。',
      },
      en: {
        title: 'Degradable soil nutrient sensor',
        summary:
          'Paper-based, measures nitrate and moisture in the soil and degrades after eight weeks, so nothing has to be collected.',
      },
    },
    need: {
      zh: {
        title: '寻求设施农业二氧化碳与湿度传感器',
        summary: '高湿环境下两年漂移不超过 3%，支持 LoRa 无线，单价不高于 300 元。',
      },
      en: {
        title: 'Greenhouse carbon dioxide and humidity sensor wanted',
        summary: 'Drift of 3% or less in two years of high humidity, LoRa wireless, at most CNY 300 each.',
      },
    },
    target: { name: '两年漂移', operator: '<=', value: '3', unit: '%' },
  },
  {
    fields: ['sensors', 'ict'],
    keywords: ['毫米波雷达', '定位', 'radar'],
    offer: {
      zh: {
        title: '60 GHz 毫米波人员感知模组',
        summary: '不采集图像即可判断室内人数与跌倒，误报率 1.5%，已完成 300 户试用。',
      },
      en: {
        title: '60 GHz radar module for people sensing',
        summary: 'Counts people and detects falls without taking pictures, 1.5% false alarms, tried in 300 homes.',
      },
    },
    need: {
      zh: {
        title: '寻求井下人员精确定位传感方案',
        summary: '巷道内定位误差不大于 0.3 m，本安防爆，单基站覆盖 400 m。',
      },
      en: {
        title: 'Precise positioning of people underground wanted',
        summary: 'Within 0.3 m in galleries, intrinsically safe, 400 m for each base station.',
      },
    },
    target: { name: '定位误差', operator: '<=', value: '0.3', unit: 'm' },
  },
]
