import { type Text, t } from "@wuxing/kernel/text";

/** What a person may do in a unit. */
export type Role =
  | "agent"
  | "dispatcher"
  | "officer"
  | "head"
  | "coordinator"
  | "leader"
  | "administrator"
  | "supervisor";

/** A sign-in of the test city. Every name is invented; most are a play on the work done. */
export interface Person {
  readonly username: string;
  readonly name: Text;
  readonly posts: readonly { readonly unit: string; readonly role: Role }[];
}

/** The one password of every sign-in of the demo city. Never valid outside demo mode. */
export const demoPassword = "pingxiang-demo";

const person = (username: string, zh: string, en: string, unit: string, ...roles: Role[]): Person => ({
  username,
  name: t(zh, en),
  posts: roles.map((role) => ({ unit, role })),
});

const centre: readonly Person[] = [
  person("agent1", "温听澜", "Wen Tinglan", "px-12345", "agent"),
  person("agent2", "言小禾", "Yan Xiaohe", "px-12345", "agent"),
  person("agent3", "应春晓", "Ying Chunxiao", "px-12345", "agent"),
  person("auditor1", "平正衡", "Ping Zhengheng", "px-12345", "agent", "head"),
  person("dispatcher1", "明分晓", "Ming Fenxiao", "px-12345", "dispatcher"),
  person("dispatcher2", "纪周全", "Ji Zhouquan", "px-12345", "dispatcher"),
  person("coordinator1", "和衷谐", "He Zhongxie", "px-wxb", "coordinator"),
  person("leader1", "高望远", "Gao Wangyuan", "px-zfb", "leader"),
  person("supervisor1", "察民声", "Cha Minsheng", "px-wxb", "supervisor"),
  person("admin1", "安全钥", "An Quanyao", "px-ggj", "administrator"),
];

/** Unit, the last part of the two sign-ins, then officer and head by name. */
// biome-ignore format: a table reads best with one unit a line
const staffed: readonly (readonly [string, string, string, string, string, string])[] = [
  ["px-cgj", "cgj", "齐街净", "Qi Jiejing", "路常新", "Lu Changxin"],
  ["px-jjzd", "jjzd", "车让行", "Che Rangxing", "畅四通", "Chang Sitong"],
  ["px-zjj", "zjj", "方牢固", "Fang Laogu", "梁立柱", "Liang Lizhu"],
  ["px-scj", "scj", "程公平", "Cheng Gongping", "尚诚信", "Shang Chengxin"],
  ["px-rsj", "rsj", "辛准时", "Xin Zhunshi", "业乐群", "Ye Lequn"],
  ["px-jyj", "jyj", "书朗声", "Shu Langsheng", "田育苗", "Tian Yumiao"],
  ["px-wjw", "wjw", "康常在", "Kang Changzai", "白望诊", "Bai Wangzhen"],
  ["px-hbj", "hbj", "蓝天晴", "Lan Tianqing", "江水清", "Jiang Shuiqing"],
  ["px-jtj", "jtj", "桥通途", "Qiao Tongtu", "程万里", "Cheng Wanli"],
  ["px-gaj", "gaj", "安夜宁", "An Yening", "卫万家", "Wei Wanjia"],
  ["px-ybj", "ybj", "保小康", "Bao Xiaokang", "济世安", "Ji Shi'an"],
  ["px-mzj", "mzj", "慈念老", "Ci Nianlao", "乐助人", "Le Zhuren"],
  ["px-nyj", "nyj", "麦满仓", "Mai Mancang", "谷丰年", "Gu Fengnian"],
  ["px-zrj", "zrj", "丈量清", "Zhang Liangqing", "田有界", "Tian Youjie"],
  ["px-swgs", "swgs", "泉长流", "Quan Changliu", "管不漏", "Guan Bulou"],
  ["px-gdgs", "gdgs", "光长明", "Guang Changming", "连不断", "Lian Buduan"],
  ["px-rqgs", "rqgs", "火苗蓝", "Huo Miaolan", "暖到户", "Nuan Daohu"],
  ["px-gjgs", "gjgs", "班准点", "Ban Zhundian", "站台宽", "Zhan Taikuan"],
  ["px-zfb", "zfb", "文清简", "Wen Qingjian", "章有序", "Zhang Youxu"],
  ["px-fgw", "fgw", "项提速", "Xiang Tisu", "谋长远", "Mou Changyuan"],
  ["px-gxj", "gxj", "工连片", "Gong Lianpian", "季增产", "Ji Zengchan"],
  ["px-czj", "czj", "计分明", "Ji Fenming", "钱用实", "Qian Yongshi"],
  ["px-ggj", "ggj", "门常开", "Men Changkai", "窗见亮", "Chuang Jianliang"],
  ["px-zwb", "zwb", "易办成", "Yi Bancheng", "简一次", "Jian Yici"],
  ["px-xxzx", "xxzx", "云数通", "Yun Shutong", "联万网", "Lian Wanwang"],
  ["px-xnz", "xnz", "查实处", "Cha Shichu", "严效能", "Yan Xiaoneng"],
  ["px-sfj", "sfj", "法理明", "Fa Liming", "律己严", "Lü Jiyan"],
  ["px-swj", "swj", "商通达", "Shang Tongda", "贾兴市", "Jia Xingshi"],
  ["px-lyj", "lyj", "林成荫", "Lin Chengyin", "木秀川", "Mu Xiuchuan"],
  ["px-slj", "slj", "江安澜", "Jiang Anlan", "渠畅流", "Qu Changliu"],
  ["px-gjj", "gjj", "屋有梁", "Wu Youliang", "居安乐", "Ju Anle"],
  ["px-cl", "cl", "扶同行", "Fu Tongxing", "路无阻", "Lu Wuzu"],
  ["px-tyj", "tyj", "戎荣归", "Rong Ronggui", "尊崇光", "Zun Chongguang"],
  ["px-xfj", "xfj", "水先到", "Shui Xiandao", "焰常防", "Yan Changfang"],
  ["px-swju", "swju", "舒缴清", "Shu Jiaoqing", "票齐全", "Piao Qiquan"],
  ["px-360302", "anyuan", "安步行", "An Buxing", "源头活", "Yuan Touhuo"],
  ["px-360313", "xiangdong", "湘水平", "Xiang Shuiping", "东风暖", "Dong Fengnuan"],
  ["px-360321", "lianhua", "莲叶田", "Lian Yetian", "花满畦", "Hua Manqi"],
  ["px-360322", "shangli", "栗知秋", "Li Zhiqiu", "上进勤", "Shang Jinqin"],
  ["px-360323", "luxi", "芦花白", "Lu Huabai", "溪流远", "Xi Liuyuan"],
];

/**
 * The invented staff: the hotline centre, the five-type office, a leader, an administrator, and an officer and a head
 * (`officer-cgj`, `head-cgj` …) for each unit that the sample topics and points name most, and for the five counties.
 */
export const people: readonly Person[] = [
  ...centre,
  ...staffed.flatMap(([unit, slug, officer, officerEn, head, headEn]) => [
    person(`officer-${slug}`, officer, officerEn, unit, "officer"),
    person(`head-${slug}`, head, headEn, unit, "head"),
  ]),
];
