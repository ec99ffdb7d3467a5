/**
 * A notice of our own writing in the shape of a city's papers: three points; one number that the reader cannot be sure is a goal,
 * and one unit that the city does not know by the name printed.
 */
export const testNotice = `萍乡市人民政府办公室关于印发2026年校园周边环境整治工作要点的通知

萍府办字〔2026〕998号

各县（区）人民政府，市政府各部门：

现将《2026年校园周边环境整治工作要点》印发给你们，请认真落实。

萍乡市人民政府办公室
2026年2月2日

2026年校园周边环境整治工作要点

一、管好路口和门口

1.整修斑马线。对全市120所学校门口的斑马线逐一复画，2026年12月20日前，复画率达到100%。（责任单位：市教育局、市城管局）

2.清理占道摊点。上学放学时段校门两侧50米不设摊点，适时组织联合巡查。（责任单位：市校园周边整治专班）

二、管好灯光

3.补亮校园夜路。2026年12月底前，新装路灯300盏以上，夜路亮灯率达到98%以上。（责任单位：市城管局）
`;
