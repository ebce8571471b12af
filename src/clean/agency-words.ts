/**
 * The words names are recognised by: what ends the name of a body, what only seems to, and what says
 * which place or level it belongs to. All match in linear time: no quantifier stands in another.
 */

/** 市场, 市政, 市容, 乡镇 … begin a department's own name and point to no place. */
export const MARKER =
  /^(?:自治区|街道|省(?!会)|市(?!场|政(?!府|法|协|务|研|数)|容|域|花|民(?:中心|服务)|辖)|县(?!域)|区(?!域|划|块)|州|盟|旗|镇(?!江)|乡(?!镇|村))(?=.)/
export const TOWNSHIP =
  /^(?:人民政府)?([\p{Script=Han}]{1,10}(?:街道|民族乡|镇|乡|苏木)|[\p{Script=Han}]{1,10}地区(?=办事处))(?:党工委|党委|人民政府|政府|办事处|街道办|办)?$/u
export const TOWNSHIP_OFFICE =
  /^[\p{Script=Han}]{1,8}(?:镇|乡|街道)(?:人民政府|办事处)?[\p{Script=Han}]{1,10}(?:所|站|中心)$/u
/** Words that hold 镇 or 乡 and name no township. */
export const NO_TOWNSHIP = /^(?:人民政府)?(?:城|城市|乡|新型城|小城|集|市)(?:镇|乡)|乡镇|城乡|城镇/
export const UNIT =
  /(?:人民政府|政府|行政公署|行署|法院|检察院|委员会|委|办公厅|办公室|办|办事处|局|厅|部|署|队|中心|院|大学|学校|党校|中学|小学|幼儿园|银行|支行|分行|公司|集团|会|社|馆|站|所|处|农场|林场|牧场|渔场|电视台|电台|气象台|海关|兵团|第.{1,3}师|植物园|动物园|公园|产业园|残联|妇联|文联|侨联|工商联|社科联|科协)$/
/** Words that only end like a body, or that a sentence or a page holds. */
export const NO_UNIT =
  /(?:网站|平台|全部|布局|全局|格局|结局|场所|市场|广场|现场|机会|大会|会议|社会|之处|干部|内部|外部|本部|门户网|督办|承办|主办|举办|协办|领导小组|以上|进行|执行|实行|运行|推行|发行|互联|关联|机关党委)$|[的了你该此]|^[我本各全]|(?:委|政府|局|厅|办|部门|单位|[省市县区乡镇])、|(?:委|政府|局|厅|办)[和及与](?:省|市|县|区|政府)|\d年|年度|信息公开|报告|情况|关于|以及|根据|按照|工作人员/
export const NATIONAL =
  /^(?:国家|国务院|全国|中央|中共中央|最高人民|中国|中华人民共和国|海关总署|审计署|新华社)|^(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和社会保障|自然资源|国土资源|环境保护|生态环境|住房和城乡建设|交通运输|铁道|水利|农业|农业农村|商务|文化|文化和旅游|卫生|退役军人事务|应急管理|监察|人事|信息产业)部(?!门|分)|^[\u4e00-\u9fff]{2,12}(?:总局|总署)$/
/** Bodies of the nation whose branches name a place after them: 国家税务总局株洲市税务局. */
export const ABOVE =
  /^(?:中共|中国共产党|共青团|政协|(?:新疆生产建设)?兵团第[一二三四五六七八九十]{1,3}师|国家税务总局|国家统计局|国家外汇管理局|国家金融监督管理总局|国家矿山安全监察局|国家能源局|国家粮食和物资储备局|中华人民共和国|中国人民银行|中国银行保险监督管理委员会|中国银行业监督管理委员会|中国保险监督管理委员会|中国证券监督管理委员会|中国气象局)/

/** Offices every body has: 由办公室编制 names nobody. */
export const NAMELESS =
  /^(?:局|委|办|厅|院|校|中心|镇|乡|街道|单位|机关|党委)?(?:党政|综合|秘书|机关)?(?:办公室|办公厅|委员会|管理委员会|管委会|服务中心|党委|信息中心|政务中心)$/
/** Zones that administer themselves: 融侨开发区管委会, in titles also 光明新区 alone. */
export const ZONE =
  /.{2}(?:开发区|高新区|新区|园区|产业园|保税区|示范区|试验区|实验区|度假区|名胜区|风景区|景区|管理区|经开区)(?:管委会|管理委员会|管理局|$)/
