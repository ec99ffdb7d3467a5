import { type Text, t } from "@wuxing/kernel/text";

/** A type of certificate (证照类型) that proves something to an item, or that an item issues. */
export interface CertificateType {
  /** Short, capitals and digits; never reused for another type. */
  readonly code: string;
  readonly name: Text;
  /** 持证主体: who can hold one. */
  readonly holder: "person" | "firm" | "either";
  /** What it says of its holder, by the concepts of questions: they need not be asked. */
  readonly proves: readonly string[];
  /** 证照类型代码 of the national platform, where a public source shows it (mark E); identifiers of the others begin with `code`. */
  readonly nationalCode?: string;
}

type Row = readonly [
  code: string,
  zh: string,
  en: string,
  holder: CertificateType["holder"],
  proves: string,
  national?: string,
];

// biome-ignore format: a table reads best with one type a line
const rows: readonly Row[] = [
  ["ID", "居民身份证", "Resident identity card", "person", "person.name person.citizenNumber person.sex person.birthday person.address", "11100000000013127D001"],
  ["HOUSEHOLD", "居民户口簿", "Household register", "person", "person.name person.citizenNumber person.household person.address"],
  ["RESIDENCE", "居住证", "Residence permit", "person", "person.name person.citizenNumber person.residence"],
  ["MARRIAGE", "结婚证", "Marriage certificate", "person", "person.name person.spouse person.marriedOn"],
  ["DIVORCE", "离婚证", "Divorce certificate", "person", "person.name person.divorcedOn"],
  ["BIRTH", "出生医学证明", "Medical certificate of birth", "person", "child.name child.birthday child.sex child.mother child.father"],
  ["DEATH", "居民死亡医学证明", "Medical certificate of death", "person", "deceased.name deceased.citizenNumber deceased.day"],
  ["SOCIALCARD", "社会保障卡", "Social security card", "person", "person.name person.citizenNumber person.socialSecurity"],
  ["INSURED", "社会保险参保缴费证明", "Proof of social insurance", "either", "person.insuredMonths firm.insuredStaff"],
  ["DISABILITY", "残疾人证", "Disability certificate", "person", "person.name person.disability"],
  ["SENIOR", "老年优待证", "Senior citizen card", "person", "person.name person.birthday"],
  ["VETERAN", "退役军人优待证", "Veteran card", "person", "person.name person.service"],
  ["LOWINCOME", "最低生活保障证", "Minimum living allowance certificate", "person", "person.name person.lowIncome"],
  ["DIPLOMA", "学历证书", "Diploma", "person", "person.name person.education"],
  ["SKILL", "职业资格证书", "Vocational qualification", "person", "person.name person.skill"],
  ["TEACHER", "教师资格证", "Teacher's qualification", "person", "person.name person.teaching"],
  ["DOCTOR", "医师执业证书", "Physician's practising licence", "person", "person.name person.practice"],
  ["NURSE", "护士执业证书", "Nurse's practising licence", "person", "person.name person.practice"],
  ["PHARMACIST", "执业药师注册证", "Registered pharmacist's certificate", "person", "person.name person.practice"],
  ["HEALTHCARD", "从业人员健康证明", "Health certificate of staff", "person", "person.name person.healthCheckedOn"],
  ["DRIVING", "机动车驾驶证", "Driving licence", "person", "person.name person.drivingClass person.drivingSince"],
  ["VEHICLE", "机动车行驶证", "Vehicle licence", "either", "vehicle.plate vehicle.owner vehicle.kind"],
  ["TAXIDRIVER", "出租汽车驾驶员从业资格证", "Taxi driver's qualification", "person", "person.name person.taxiDriver"],
  ["CARRIER", "道路运输从业资格证", "Road transport qualification", "person", "person.name person.carrier"],
  ["CLEANRECORD", "无犯罪记录证明", "Certificate of no criminal record", "person", "person.cleanRecord"],
  ["PROPERTY", "不动产权证书", "Title of real property", "either", "premises.address premises.owner premises.area premises.use", "11100000MB03271699001"],
  ["MORTGAGE", "不动产登记证明", "Proof of entry in the land register", "either", "premises.address premises.encumbrance", "11100000MB03271699022"],
  ["LEASE", "房屋租赁登记备案证明", "Registered lease", "either", "premises.address premises.owner premises.leasedUntil"],
  ["LICENCE", "营业执照", "Business licence", "firm", "firm.name firm.uscc firm.legalRepresentative firm.address firm.scope firm.capital firm.foundedOn", "11100000MB0143028R001"],
  ["INSTITUTION", "事业单位法人证书", "Certificate of a public institution", "firm", "firm.name firm.uscc firm.legalRepresentative firm.address"],
  ["SOCIALGROUP", "社会团体法人登记证书", "Certificate of an association", "firm", "firm.name firm.uscc firm.legalRepresentative firm.address"],
  ["NONPROFIT", "民办非企业单位登记证书", "Certificate of a private non-enterprise unit", "firm", "firm.name firm.uscc firm.legalRepresentative firm.address"],
  ["TAXPAID", "税收完税证明", "Tax payment certificate", "either", "firm.taxPaid"],
  ["FOODSALE", "食品经营许可证", "Food operation licence", "firm", "firm.foodScope firm.foodUntil"],
  ["FOODMAKING", "食品生产许可证", "Food production licence", "firm", "firm.foodMaking"],
  ["FOODWORKSHOP", "食品小作坊登记证", "Small food workshop registration", "firm", "firm.foodWorkshop"],
  ["DRUGSALE", "药品经营许可证", "Drug operation licence", "firm", "firm.drugScope firm.drugUntil"],
  ["DEVICESALE", "医疗器械经营许可证", "Medical device operation licence", "firm", "firm.deviceScope"],
  ["DEVICERECORD", "第二类医疗器械经营备案凭证", "Filing of class II device sale", "firm", "firm.deviceRecord"],
  ["HYGIENE", "公共场所卫生许可证", "Public place hygiene licence", "firm", "premises.hygiene premises.hygieneUntil"],
  ["DRINKINGWATER", "供水单位卫生许可证", "Drinking water hygiene licence", "firm", "premises.drinkingWater"],
  ["MEDICAL", "医疗机构执业许可证", "Medical institution licence", "firm", "firm.medical"],
  ["RADIATION", "放射诊疗许可证", "Radiation diagnosis licence", "firm", "firm.radiation"],
  ["ROADTRANSPORT", "道路运输经营许可证", "Road transport operation licence", "firm", "firm.transportScope firm.transportUntil"],
  ["TRANSPORTCARD", "道路运输证", "Road transport certificate of a vehicle", "either", "vehicle.plate vehicle.transport"],
  ["TAXIFIRM", "网络预约出租汽车经营许可证", "Online taxi operation licence", "firm", "firm.onlineTaxi"],
  ["WATERTAKING", "取水许可证", "Water-taking licence", "either", "water.source water.amount"],
  ["DRAINAGE", "城镇污水排入排水管网许可证", "Sewer discharge licence", "firm", "premises.drainage"],
  ["DISCHARGE", "排污许可证", "Pollutant discharge licence", "firm", "premises.discharge"],
  ["EQUIPMENT", "特种设备使用登记证", "Special equipment registration", "either", "equipment.number equipment.kind"],
  ["EQUIPMENTSTAFF", "特种设备作业人员证", "Special equipment operator's certificate", "person", "person.equipmentWork"],
  ["LANDPLAN", "建设用地规划许可证", "Land use planning permit", "either", "project.land"],
  ["BUILDPLAN", "建设工程规划许可证", "Construction planning permit", "either", "project.plan"],
  ["BUILDING", "建筑工程施工许可证", "Construction permit", "firm", "project.permit"],
  ["PRESALE", "商品房预售许可证", "Housing presale permit", "firm", "project.presale"],
  ["SAFETY", "安全生产许可证", "Work safety licence", "firm", "firm.safety"],
  ["HAZCHEM", "危险化学品经营许可证", "Hazardous chemicals operation licence", "firm", "firm.hazardous"],
  ["FIREWORKS", "烟花爆竹经营许可证", "Fireworks operation licence", "firm", "firm.fireworks"],
  ["FIREOPENING", "公众聚集场所消防安全检查合格证", "Fire safety check of a public venue", "firm", "premises.fireSafety"],
  ["SPECIALTRADE", "特种行业许可证", "Special trade licence", "firm", "premises.specialTrade"],
  ["ADVERT", "户外广告设置许可证", "Outdoor advertisement permit", "either", "advert.place advert.until"],
  ["INTERNALPRINT", "内部资料性出版物准印证", "Permit to print internal material", "firm", "print.number"],
  ["PRINTING", "印刷经营许可证", "Printing operation licence", "firm", "firm.printing"],
  ["PUBLICATION", "出版物经营许可证", "Publication sales licence", "firm", "firm.publications"],
  ["ENTERTAINMENT", "娱乐经营许可证", "Entertainment venue licence", "firm", "premises.entertainment"],
  ["INTERNETCAFE", "网络文化经营许可证", "Internet service place licence", "firm", "premises.internet"],
  ["SCHOOL", "办学许可证", "School licence", "firm", "firm.school"],
  ["LABOUR", "劳务派遣经营许可证", "Labour dispatch licence", "firm", "firm.labourDispatch"],
  ["AGENCY", "人力资源服务许可证", "Employment agency licence", "firm", "firm.agency"],
  ["ANIMAL", "动物防疫条件合格证", "Animal epidemic prevention certificate", "either", "premises.animals"],
  ["ANIMALCLINIC", "动物诊疗许可证", "Animal clinic licence", "firm", "premises.animalClinic"],
  ["VETDRUG", "兽药经营许可证", "Veterinary drug licence", "firm", "firm.vetDrugs"],
  ["SEED", "农作物种子生产经营许可证", "Seed production and sale licence", "firm", "firm.seeds"],
  ["PESTICIDE", "农药经营许可证", "Pesticide operation licence", "firm", "firm.pesticides"],
  ["FELLING", "林木采伐许可证", "Tree felling permit", "either", "forest.place forest.amount"],
];

/** Every type that items name, by the order of the list. */
export const certificateTypes: readonly CertificateType[] = rows.map(
  ([code, zh, en, holder, proves, nationalCode]) => ({
    ...{ code, name: t(zh, en), holder, proves: proves.split(" ") },
    ...(nationalCode && { nationalCode }),
  }),
);

const byCode = new Map(certificateTypes.map((type) => [type.code, type]));

/** The type with this code; undefined where the list has none. */
export const findCertificateType = (code: string): CertificateType | undefined => byCode.get(code);
