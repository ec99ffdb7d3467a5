const traditional =
  "責责單单牽牵頭头參参與与協协辦办負负時时間间務务門门組组織织導导領领機机構构關关縣县區区鎮镇鄉乡黨党團团會会廳厅總总發发廣广電电視视報报監监檢检稅税" +
  "財财農农業业經经濟济環环質质資资產产國国達达萬万億亿個个條条項项於于過过減减縮缩壓压戶户畝亩頃顷輛辆臺台點点號号圍围內内從从後后來来為为並并實实現现" +
  "續续長长應应種种類类層层級级餘余雙双節节據据規规劃划標标準准預预計计開开設设創创製制補补貼贴勵励強强優优營营對对進进動动轉转變变聯联網网線线議议試试" +
  "認认證证護护際际難难題题齊齐數数處处衛卫藝艺體体臨临歸归漢汉滿满當当無无專专學学術术課课師师醫医藥药療疗幫帮貧贫籌筹錄录選选評评獎奖審审許许請请讓让" +
  "銀银鐵铁險险隊队陽阳隨随雲云順顺須须頒颁館馆驗验齡龄幹干屆届歲岁歷历曆历廠厂擴扩擇择擔担權权橋桥樓楼榮荣樣样檔档決决測测匯汇滙汇彙汇煙烟熱热獨独" +
  "畫画異异積积穩稳競竞築筑簡简約约紀纪納纳終终統统給给絕绝維维編编練练績绩聞闻職职聽听舉举範范華华蓋盖蘇苏裝装複复復复親亲觀观觸触訂订訓训記记訪访" +
  "詞词話话該该詳详誠诚語语說说調调論论諾诺謀谋識识譽誉讀读貨货貫贯貸贷費费貿贸購购趨趋車车軍军軌轨輔辅輸输邊边運运違违適适遷迁遠远還还鄰邻釋释鋼钢" +
  "鍵键鏈链鐘钟閉闭閱阅離离雜杂靜静響响頻频顧顾顯显風风養养馬马駐驻駕驾魚鱼鮮鲜麗丽黃黄佈布佔占傳传價价儲储兩两劑剂勞劳勢势員员啟启園园圖图執执堅坚" +
  "場场塊块壞坏婦妇寧宁寬宽尋寻將将屬属島岛嶺岭幣币帶带庫库張张徵征慶庆懷怀戰战戲戏揮挥損损換换掃扫採采斷断書书東东極极欄栏歐欧殘残氣气沒没淨净溫温" +
  "溝沟滅灭滯滞漁渔潔洁潛潜灣湾災灾燈灯爭争獲获盡尽盤盘眾众確确碼码禮礼稱称糧粮糾纠細细絡络綜综綠绿緊紧緩缓繼继罰罚習习聲声興兴舊旧藍蓝衝冲覽览" +
  "僑侨倉仓偵侦備备傑杰傷伤償偿劇剧勝胜勻匀華华協协單单吳吴嚴严圓圆塗涂墾垦壯壮夠够孫孙宮宫屢屡崗岗峽峡幟帜彎弯徑径憑凭懸悬擬拟擾扰攔拦敘叙暢畅" +
  "棄弃棟栋楊杨歡欢殺杀氫氢湊凑準准濱滨瀏浏爐炉牆墙猶犹瓊琼瑣琐畢毕盜盗磚砖祿禄禪禅窩窝竊窃筍笋籃篮紅红純纯紙纸紡纺細细紹绍結结絲丝絡络經经綱纲綿绵" +
  "羅罗義义聖圣腦脑膚肤臉脸艦舰莊庄薦荐蘭兰號号蟲虫蠶蚕襲袭託托診诊誤误誰谁諮咨謝谢譯译貢贡貳贰賀贺賞赏賣卖賴赖贈赠贊赞踐践蹤踪躍跃軟软載载較较輕轻" +
  "農农遞递遙遥遲迟郵邮鄭郑醬酱鈔钞銜衔銳锐銷销鋪铺錢钱錯错鎖锁鑒鉴鑽钻閒闲閣阁闊阔闖闯陣阵陳陈隱隐隸隶雞鸡靈灵韌韧頂顶項项頓顿預预領领額额顆颗" +
  "願愿類类飛飞飯饭飲饮飾饰餐餐駛驶騎骑驅驱驚惊髮发鬥斗鳳凤鳥鸟鴻鸿鵬鹏鹽盐麥麦齒齿龍龙裡里";

const punctuation =
  '（(）)［[］]【[】]﹝〔﹞〕｛(｝)：:∶:︰:﹕:，,﹐,；;﹔;！!﹗!？?﹖?．.﹒.％%﹪%｡。､、﹑、「“」”『“』”＂"／/－-–-―-—-～-〜-~-＋+　 \u00a0 \u3000 \u200b \ufeff ' +
  "〈《〉》０0１1２2３3４4５5６6７7８8９9○〇０0";

const table = new Map<number, string>();
for (const pairs of [traditional, punctuation])
  for (let i = 0; i + 1 < pairs.length; i += 2) table.set(pairs.charCodeAt(i), pairs.charAt(i + 1));
for (const space of ["\t", "\u2002", "\u2003", "\u2009", "\u202f"]) table.set(space.charCodeAt(0), " ");
for (const feed of ["\f", "\v", "\u0085", "\u2028", "\u2029"]) table.set(feed.charCodeAt(0), "\n");

/**
 * The text as the rules want to see it: traditional characters that the rules know as simplified ones, full-width
 * punctuation and digits as half-width ones, every kind of blank as a space, every line end as one `\n`.
 * Has exactly the length of the source, so an offset in the one is an offset in the other.
 */
export function fold(source: string): string {
  const parts: string[] = [];
  for (let from = 0; from < source.length; from += 8192) {
    let part = "";
    const to = Math.min(source.length, from + 8192);
    for (let i = from; i < to; i++) {
      const code = source.charCodeAt(i);
      if (code === 13) part += source.charCodeAt(i + 1) === 10 ? " " : "\n";
      else part += table.get(code) ?? source.charAt(i);
    }
    parts.push(part);
  }
  return parts.join("");
}
