/**
 * What passwords are commonly made of, longest first: the heads of the published lists of leaked passwords, Chinese
 * habits (surnames, wishes, place and office names in Pinyin), and this platform's own words.
 */
export const commonWords: readonly string[] = [
  ..."password passw0rd passwd password1 letmein welcome administrator admin root user guest test tester testing".split(
    " ",
  ),
  ..."master login monkey dragon football baseball basketball soccer superman batman spiderman starwars pokemon".split(
    " ",
  ),
  ..."sunshine princess iloveyou loveyou lovely forever shadow michael jordan jennifer jessica ashley charlie".split(
    " ",
  ),
  ..."daniel thomas robert andrew george summer winter spring autumn monday friday january december computer internet".split(
    " ",
  ),
  ..."samsung google android windows linux mysql oracle server system secret private public default changeme".split(
    " ",
  ),
  ..."whatever trustno1 freedom killer hunter ranger buster tigger cookie pepper ginger cheese orange banana".split(
    " ",
  ),
  ..."purple yellow silver golden diamond money lucky happy hello world qazwsx qweasd zaqxsw asdzxc qwe asd zxc abc".split(
    " ",
  ),
  ..."woaini woaiwojia woaiwo aini wodemima mima nihao zhongguo china beijing shanghai guangzhou shenzhen jiangxi".split(
    " ",
  ),
  ..."pingxiang nanchang anyuan xiangdong lianhua shangli luxi zhengfu shizhengfu gongan xinxi mishu bangong jiguan".split(
    " ",
  ),
  ..."guanliyuan yonghu ceshi huawu paidan rexian rexian12345 wuxing wuxingban fuwu renmin gongwu admin888 a123456".split(
    " ",
  ),
  ..."wang zhang zhao zhou huang yang chen liu xiao laoshi baobei baobao laopo laogong mama baba xiexie jiayou".split(
    " ",
  ),
  ..."facai fafafa shunli pingan jixiang ruyi kaixin xingfu kuaile tiantian wangluo diannao dianhua shouji weixin".split(
    " ",
  ),
  ..."5201314 1314520 woaini1314 woaini520 qq wx taobao alipay baidu tencent huawei xiaomi".split(" "),
].sort((a, b) => b.length - a.length);
