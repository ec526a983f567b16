/** The interface's words in Chinese. `Messages` is what every other language has to provide. */
import type { Basis, Category, Kind, Owner, Retry } from "../schema/taxonomy.ts";

/** A word of the taxonomy and the sentence that explains it. */
interface Term {
  label: string;
  explained: string;
}

const kinds: Record<Kind, Term> = {
  error: { label: "错误", explained: "调用没有成功。" },
  notice: { label: "状态通知", explained: "只是报告状态，不是故障。" },
  success: { label: "成功", explained: "调用成功，不是故障。" },
};

const categories: Record<Category, Term> = {
  auth: { label: "身份验证", explained: "服务没能确认你是谁：令牌、签名或应用标识有问题。" },
  entitlement: { label: "权限与开通", explained: "身份没问题，但账号没有权限：未开通、欠费、试用结束或未授权。" },
  quota: { label: "额度与并发", explained: "太多、太快或用完了额度。" },
  request: { label: "请求内容", explained: "调用本身不合规：参数、JSON、地址或指令。" },
  media: { label: "音频本身", explained: "音频的格式、文件头、采样率、时长或内容不合要求。" },
  state: { label: "调用时机", explained: "调用没错，时机不对：未初始化、已在运行或会话已结束。" },
  device: { label: "本机与设备", explained: "麦克风、文件、内存、动态库或授权文件有问题。" },
  network: { label: "网络与节奏", explained: "连接、超时、断开，或数据发送的节奏不对。" },
  service: { label: "服务端故障", explained: "厂商一侧失败了。" },
  unknown: { label: "原因不定", explained: "厂商把它当作兜底码，要靠消息和日志判断。" },
};

const retries: Record<Retry, Term> = {
  backoff: { label: "可以重试", explained: "同一调用，间隔递增并加随机抖动，次数设上限。" },
  reconnect: { label: "重连后再试一次", explained: "新建会话或换新令牌，然后重试一次。" },
  "after-fix": { label: "改好再试", explained: "原样重试会再次失败，先改正。" },
  never: { label: "不要重试", explained: "这个输入不可能成功。" },
  ignore: { label: "无需重试", explained: "不用重复这次调用。" },
};

const owners: Record<Owner, Term> = {
  developer: { label: "开发者", explained: "改代码或请求参数。" },
  "account-admin": { label: "账号管理员", explained: "在控制台处理开通、计费或授权。" },
  "end-user": { label: "终端用户", explained: "检查自己的权限、麦克风、录音环境或网络。" },
  ops: { label: "运维", explained: "检查防火墙、代理、文件服务器或设备镜像。" },
  vendor: { label: "厂商", explained: "持续出现时，带着请求 ID 提工单。" },
};

const bases: Record<Basis, Term> = {
  vendor: { label: "来源", explained: "所引来源这样说，用我们自己的话写成。" },
  inferred: { label: "推断", explained: "来源没有说，是我们的工程判断。" },
};

export const zh = {
  site: {
    tagline: "语音服务错误码，中英双语",
    description: "语音与音视频服务的错误码手册：发生了什么、重试有没有用、该谁处理。中英双语，可粘贴日志查找。",
    enter: "进入中文版",
    skip: "跳到正文",
    menu: "主导航",
    home: "首页",
    conditions: "常见状况",
    /** Names the language that the link leads to. */
    otherLanguage: "English",
    breadcrumbs: "当前位置",
    footer: "VoxErr 是独立整理的参考资料，与所列厂商无关。句子由我们撰写，错误码、标识和消息原文归各厂商所有。",
    privacy: "本站没有统计脚本，也不请求第三方；搜索在你的浏览器里完成。",
  },
  kinds,
  categories,
  retries,
  owners,
  bases,
  verdict: {
    heading: "结论",
    category: "是什么问题",
    kind: "是什么",
    retry: "重试有用吗",
    owner: "该谁处理",
    nobody: "无需处理",
    nobodyExplained: "没有人需要做什么。",
  },
  code: {
    /** For link previews: what happened, the first thing to do, whether to retry and who acts. */
    description: (title: string, fix: string, retry: string, owner: string) => `${title}。${fix}（${retry}；${owner}）`,
    reason: (reason: string) => `为什么这样归类：${reason}`,
    fixes: "怎么办",
    meaning: "为什么会这样",
    message: "服务返回的消息",
    label: "厂商的说法",
    values: "消息里的取值",
    aliases: "也写作",
    aliasReasons: {
      spelling: "正确拼写",
      newer: "新名称",
      older: "旧名称",
      number: "同一个数",
      elsewhere: "别处的写法",
    },
    parts: "同时出现",
    surface: "出现在",
    httpStatus: "HTTP 状态",
    closeCode: "WebSocket 关闭码",
    platforms: "平台",
    removed: "厂商的新版列表里已没有这个码，旧版服务和旧日志里仍可能遇到。",
    condition: "这属于哪种状况",
    conditionMore: "通用的原因、排查步骤和预防方法",
    elsewhere: "同样的状况，别的错误码",
    /** Leads to the condition where not all of its codes fit here. */
    allElsewhere: (count: number) => `这种状况的全部 ${count} 个错误码`,
    evidence: "求助之前先收集",
    evidenceSecret: "含敏感信息，先遮住再发",
    notes: "补充说明",
    related: "容易混淆的码",
    ranges: "号段",
    sources: "来源",
    sourceLanguage: { zh: "中文", en: "英文", mixed: "中英文" },
    authority: { official: "官方文档", "third-party": "第三方整理", unattributed: "来源不明" },
    basisNote: "标“来源”的句子依据所引文档，标“推断”的是我们的工程判断。",
    ticket: "贴进工单",
    previous: "上一个码",
    next: "下一个码",
    variants: (count: number) => `这个码有 ${count} 种情形，先对照消息`,
  },
  product: {
    codes: (count: number) => `全部 ${count} 个错误码`,
    noCodes: "这个产品的错误码正在整理，尚未收录。",
    introduction: "错误怎样到达你的程序",
    ranges: "怎样读这些数字",
    rangeColumns: { range: "范围", name: "含义", meaning: "说明" },
    hex: "十六进制",
    columns: { code: "错误码", title: "发生了什么", retry: "重试", owner: "谁处理" },
    surfaces: "涉及的接口",
    logs: "日志里长这样",
    sampleBasis: { vendor: "摘自来源", inferred: "按文档描述拼写，ID 已遮住" },
    support: "向厂商求助",
    lifecycle: { current: "在用", retired: "已停用", unattributed: "厂商不明" },
    otherRange: "其他",
  },
  vendor: {
    products: "产品",
    codes: (count: number) => (count === 0 ? "整理中" : `${count} 个错误码`),
    homepage: "厂商网站",
  },
  condition: {
    index: "常见状况",
    indexIntro: "不同厂商的码不同，遇到的状况却差不多。先找到状况，再看各家的码。",
    causes: "可能的原因（按常见程度）",
    fixes: "怎么办",
    verify: "怎样确认修好了",
    prevention: "怎样不再发生",
    evidence: "还要准备什么",
    neighbours: "容易混淆的状况",
    codes: "各家的错误码",
    guides: "相关指南",
    count: (count: number) => `${count} 个错误码`,
    basisNote: "这一页的建议对各厂商通用，都是我们的工程判断。",
  },
  guide: {
    index: "指南",
    intro: "跨厂商的实操指南：先把事情做对，再谈错误码。",
    contents: "本页内容",
  },
  home: {
    title: "语音服务报错了？查一下错误码",
    intro: "输入错误码、标识、消息里的一句话，或一个问题，就能查到发生了什么、重试有没有用、该谁处理。",
    examples: "试试",
    /** Searches that show what the box takes. */
    queries: ["41050008", "采样率不匹配", "IDLE_TIMEOUT", "token expired"],
    vendors: "按厂商查",
    conditions: "按状况查",
    guides: "按任务查",
    allConditions: (count: number) => `全部 ${count} 种状况`,
  },
  search: {
    title: "搜索",
    label: "错误码、标识、消息、日志或问题",
    placeholder: "错误码、消息、问题，或一段日志",
    submit: "搜索",
    hint: "可以整段粘贴 JSON、堆栈或日志，最多 200 KB。",
    keys: "Enter 搜索，Shift+Enter 换行，↓ 进入结果，Esc 清空。",
    privacy: "内容只在这个浏览器里处理：不发送，不保存，令牌、密钥和 ID 会被遮住。",
    shortcut: "用快捷键跳到搜索框（Alt+K；Firefox 为 Alt+Shift+K，Mac 为 ⌃⌥K）",
    vendor: "厂商",
    category: "问题类型",
    all: "全部",
    loading: "正在查找……",
    none: (query: string) => `没有找到与“${query}”相符的码。`,
    noneInLog: "这段内容里没有我们收录的错误码。",
    noneHint: "问题可以说得短一些，也可以从下面这些页面找：",
    found: (count: number | string) => `${count} 条结果`,
    unknown: (number: string) => `这里没有 ${number} 这个码，请核对是不是多一位、少一位或写错了。`,
    block: (product: string, from: string, to: string, block: string) =>
      `在 ${product} 的号段里，${from} 到 ${to} 是“${block}”。`,
    suggestions: "你要找的是不是（不同之处已标出）：",
    more: "显示更多",
    related: "相关的状况和指南",
    error: "搜索数据没有加载成功，请检查网络。",
    retry: "再试一次",
    outdated: "网站已经更新，请重新载入这一页。",
    reload: "重新载入",
    noscript: "搜索需要 JavaScript。没有它，也可以从下面各产品的完整列表里查找。",
    tables: "各产品的完整列表",
    match: { prefix: "以此开头", code: "错误码相符", symbol: "标识相符", message: "消息相符" },
    times: (count: number | string) => `出现 ${count} 次`,
    lines: "行号",
    further: (count: number | string) => `另有 ${count} 行`,
    log: "标注后的内容",
    masked: (count: number | string) => `已遮住 ${count} 处令牌、密钥或 ID`,
    reveal: "显示原文",
    mask: "重新遮住",
    cut: "内容超过 200 KB，只分析了前面的部分。",
  },
  notFound: {
    title: "没有这个页面",
    intro: "这个地址下没有内容。如果你在找一个错误码，搜索它：",
    found: "你要找的可能是：",
    near: "没有这个码，相近的有：",
  },
  bareCode: {
    title: (code: string) => `${code} 是哪一家的？`,
    intro: (count: number) =>
      count === 1 ? "目前只有一个产品使用这个码。" : `有 ${count} 个产品使用这个码，含义各不相同。`,
    tell: "日志、代码或包名里有这些字样时，多半是它：",
    noSign: "日志里没有能认出它的字样，看程序链接的是哪家的 SDK、连的是哪个主机。",
  },
  copy: { short: "复制", label: (text: string) => `复制 ${text}`, done: "已复制", refused: "浏览器不允许" },
  ticket: {
    read: "本页中文版",
    link: "固定链接",
    line: (name: string, value: string) => `${name}：${value}`,
    evidence: "请附上",
    copy: { zh: "复制中文", en: "复制英文", both: "复制中英双语" },
    copyLink: "只复制链接",
    plain: "纯文本（不带 Markdown 标记）",
    stays: "填写的内容只留在这个页面上，敏感的值复制时会遮住中间。勾选的步骤记在链接里。",
    copied: "已复制。",
    refused: "浏览器不允许写剪贴板，请从下面的框里复制：",
    done: (step: number) => `第 ${step} 步做完了`,
  },
};

export type Messages = typeof zh;
