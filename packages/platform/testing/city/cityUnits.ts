type Row = readonly [
  code: string,
  name: string,
  english: string,
  shortName: string,
  shortEnglish: string,
  aliases?: string,
];

/** The units of the city layer as rows: the names a notice of the city prints, and the bureaus a hotline needs beside them. */
// biome-ignore format: a table reads best with one unit a line
export const cityUnitRows: readonly Row[] = [
  ["px-zfb", "萍乡市人民政府办公室", "General Office of Pingxiang Municipal Government", "市政府办", "City Government Office", "市政府办公室 市人民政府办公室 政府办"],
  ["px-wxb", "萍乡市“五型”政府建设领导小组办公室", "Office of the Five-Type Government Leading Group of Pingxiang", "市五型办", "Five-Type Office", "五型办 市“五型”办"],
  ["px-12345", "萍乡市12345政务服务热线中心", "Pingxiang 12345 Hotline Centre", "市12345热线中心", "12345 Hotline Centre", "市12345热线 12345热线中心 市热线中心 市12345政务服务热线中心"],
  ["px-fgw", "萍乡市发展和改革委员会", "Pingxiang Development and Reform Commission", "市发改委", "Development and Reform", "市发展改革委 市发展和改革委"],
  ["px-gxj", "萍乡市工业和信息化局", "Pingxiang Industry and Information Technology Bureau", "市工信局", "Industry and IT Bureau"],
  ["px-czj", "萍乡市财政局", "Pingxiang Finance Bureau", "市财政局", "Finance Bureau"],
  ["px-tzb", "中共萍乡市委统一战线工作部", "United Front Work Department of the CPC Pingxiang Committee", "市委统战部", "United Front Department"],
  ["px-gsl", "萍乡市工商业联合会", "Pingxiang Federation of Industry and Commerce", "市工商联", "Federation of Industry and Commerce"],
  ["px-zjj", "萍乡市住房和城乡建设局", "Pingxiang Housing and Urban-Rural Development Bureau", "市住建局", "Housing and Construction Bureau", "市住房城乡建设局"],
  ["px-swj", "萍乡市商务局", "Pingxiang Commerce Bureau", "市商务局", "Commerce Bureau"],
  ["px-jrb", "萍乡市人民政府金融工作办公室", "Pingxiang Finance Work Office", "市金融办", "Finance Work Office", "市政府金融办"],
  ["px-nyj", "萍乡市农业农村局", "Pingxiang Agriculture and Rural Affairs Bureau", "市农业农村局", "Agriculture Bureau"],
  ["px-zwb", "萍乡市政务服务管理办公室", "Pingxiang Government Services Office", "市政务服务办", "Government Services Office", "市政务服务管理办"],
  ["px-ggj", "萍乡市公共政务管理局", "Pingxiang Public Administration Bureau", "市公共政务管理局", "Public Administration Bureau", "市政管局"],
  ["px-xxzx", "中共萍乡市委萍乡市人民政府信息中心", "Information Centre of the Pingxiang Committee and Government", "市委市政府信息中心", "Information Centre", "市信息中心"],
  ["px-xfb", "中共萍乡市委萍乡市人民政府信访局", "Letters and Visits Bureau of the Pingxiang Committee and Government", "市委市政府信访局", "Letters and Visits Bureau", "市信访局"],
  ["px-xnz", "萍乡市效能中心", "Pingxiang Efficiency Centre", "市效能中心", "Efficiency Centre", "市机关效能中心"],
  ["px-sfj", "萍乡市司法局", "Pingxiang Justice Bureau", "市司法局", "Justice Bureau"],
  ["px-scj", "萍乡市市场监督管理局", "Pingxiang Market Regulation Bureau", "市市场监管局", "Market Regulation Bureau", "市市监局 市场监管局 市市场监督管理局"],
  ["px-zrj", "萍乡市自然资源和规划局", "Pingxiang Natural Resources and Planning Bureau", "市自然资源和规划局", "Natural Resources Bureau", "市自规局 市自然资源局"],
  ["px-rsj", "萍乡市人力资源和社会保障局", "Pingxiang Human Resources and Social Security Bureau", "市人社局", "Human Resources Bureau"],
  ["px-gaj", "萍乡市公安局", "Pingxiang Public Security Bureau", "市公安局", "Police"],
  ["px-jjzd", "萍乡市公安局交通警察支队", "Traffic Police of Pingxiang", "市交警支队", "Traffic Police", "市公安局交警支队 市交警"],
  ["px-xfj", "萍乡市消防救援支队", "Pingxiang Fire and Rescue", "市消防救援支队", "Fire and Rescue", "市消防支队"],
  ["px-jyj", "萍乡市教育局", "Pingxiang Education Bureau", "市教育局", "Education Bureau"],
  ["px-kjj", "萍乡市科学技术局", "Pingxiang Science and Technology Bureau", "市科技局", "Science Bureau"],
  ["px-mzj", "萍乡市民政局", "Pingxiang Civil Affairs Bureau", "市民政局", "Civil Affairs Bureau"],
  ["px-wjw", "萍乡市卫生健康委员会", "Pingxiang Health Commission", "市卫健委", "Health Commission", "市卫生健康委"],
  ["px-ybj", "萍乡市医疗保障局", "Pingxiang Healthcare Security Bureau", "市医保局", "Healthcare Security Bureau"],
  ["px-cgj", "萍乡市城市管理局", "Pingxiang City Management Bureau", "市城管局", "City Management Bureau", "市城市管理和综合执法局"],
  ["px-hbj", "萍乡市生态环境局", "Pingxiang Ecology and Environment Bureau", "市生态环境局", "Environment Bureau", "市环保局"],
  ["px-jtj", "萍乡市交通运输局", "Pingxiang Transport Bureau", "市交通运输局", "Transport Bureau", "市交通局"],
  ["px-slj", "萍乡市水利局", "Pingxiang Water Resources Bureau", "市水利局", "Water Resources Bureau"],
  ["px-lyj", "萍乡市林业局", "Pingxiang Forestry Bureau", "市林业局", "Forestry Bureau"],
  ["px-wlj", "萍乡市文化广电旅游局", "Pingxiang Culture and Tourism Bureau", "市文广旅局", "Culture and Tourism Bureau", "市文旅局"],
  ["px-yjj", "萍乡市应急管理局", "Pingxiang Emergency Management Bureau", "市应急管理局", "Emergency Management Bureau", "市应急局"],
  ["px-sjj", "萍乡市审计局", "Pingxiang Audit Bureau", "市审计局", "Audit Bureau"],
  ["px-tjj", "萍乡市统计局", "Pingxiang Statistics Bureau", "市统计局", "Statistics Bureau"],
  ["px-tyj", "萍乡市退役军人事务局", "Pingxiang Veterans Affairs Bureau", "市退役军人局", "Veterans Bureau", "市退役军人事务局"],
  ["px-swju", "国家税务总局萍乡市税务局", "Pingxiang Tax Bureau", "市税务局", "Tax Bureau"],
  ["px-gjj", "萍乡市住房公积金管理中心", "Pingxiang Housing Fund Centre", "市公积金中心", "Housing Fund Centre", "市住房公积金中心"],
  ["px-cl", "萍乡市残疾人联合会", "Pingxiang Disabled Persons' Federation", "市残联", "Disabled Persons' Federation"],
  ["px-gdgs", "国网江西省电力有限公司萍乡供电分公司", "State Grid Pingxiang Power Supply Company", "市供电公司", "Power Company", "萍乡供电公司 国网萍乡供电公司"],
  ["px-swgs", "萍乡市水务公司", "Pingxiang Water Company", "市水务公司", "Water Company", "市自来水公司"],
  ["px-rqgs", "萍乡市燃气公司", "Pingxiang Gas Company", "市燃气公司", "Gas Company"],
  ["px-gjgs", "萍乡市公共交通公司", "Pingxiang Bus Company", "市公交公司", "Bus Company", "市公交总公司"],
  ["px-jkq", "萍乡经济技术开发区管理委员会", "Pingxiang Economic and Technological Development Zone", "萍乡经开区管委会", "Development Zone", "萍乡经开区 经开区管委会"],
  ["px-wgs", "萍乡武功山风景名胜区管理委员会", "Wugong Mountain Scenic Area", "武功山管委会", "Wugong Mountain Scenic Area", "武功山风景名胜区管委会"],
];

/** Which city units hang under another one. */
export const cityUnitParents: Readonly<Record<string, string>> = {
  "px-wxb": "px-zfb",
  "px-12345": "px-ggj",
  "px-jjzd": "px-gaj",
};

/** City units that are no department of the government: party bodies, associations, companies, zones, and desks inside an office. */
export const notDepartments: readonly string[] = [
  ...["px-wxb", "px-12345", "px-tzb", "px-gsl", "px-cl", "px-jjzd"],
  ...["px-gdgs", "px-swgs", "px-rqgs", "px-gjgs", "px-jkq", "px-wgs"],
];
