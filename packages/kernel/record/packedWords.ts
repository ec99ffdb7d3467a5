/**
 * What stands in most receipts, for the compression to point at (RFC 1950, preset dictionary); the likeliest last. Part
 * of the form of a receipt's code: another text would make every code on paper unreadable, so it is never changed.
 */
export const packedWords = [
  '"anonymous","complaint","consult","report","suggestion","reporter","unit","changes","effects"],',
  '"work-points.point","ratings.rating","supervision.visit","inspections.visit","hotline.callBack","hotline.request",',
  '"staff","client","clock","system","answered","closed","reviewed","withdraw","addInformation","object","confirm",',
  '"about":"channel":"phone","kind":"complaint","channel":"web","division":"3603","files":[],"kind":"help","note":"',
  '"place":"萍乡市安源区经开区湘东区上栗县芦溪县莲花县街道社区小区路口附近","publish":false,"rating":"score":',
  '"topic":"roads.","location":{"lat":27.6,"long":113.8},"title":"，请尽快处理。","publish":true,"text":"',
  'Z","rule":null,"rule":"hotline.accept@20","seq":1,"to":"received","type":"hotline.request"},',
  '["actor","unit","changes","effects"],{"case":"RX-2026","input":{},"reporter":{"phone":"1',
  '"}},"/log",[["witness.example.gov.cn/log",64],["",72],[{"action":"open","actor":"citizen","at":"2026-',
  '00:00.000Z","due":null,"final":false,"from":null',
].join("");
