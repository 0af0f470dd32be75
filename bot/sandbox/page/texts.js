// Every word of the page, in Chinese and English; what the bot says is not translated here.

const TEXTS = {
  zh: {
    otherLanguage: "English",
    offline: "沙盒没有回应,正在重新连接……",
    messages: "聊天记录",
    message: "输入消息",
    send: "发送",
    cancel: "取消",
    close: "关闭",
    ok: "知道了",
    attach: "更多",
    commands: "命令菜单",
    noCommands: "机器人还没有登记命令",
    keyboard: "快捷按钮",
    panel: "督办沙盒",
    panelNote: "代替 Telegram 与机器人对话,消息不离开本机。",
    whoAmI: "我是谁",
    whoNow: "当前身份:{name}",
    unread: "有新消息",
    clock: "时间",
    nextMorning: "到下一个工作日早晨",
    jumpTo: "或到指定时间",
    go: "前往",
    backwards: "时间只能往前走。",
    tryThis: "试着说",
    bot: "机器人",
    typing: "正在输入……",
    emptyTitle: "还没有消息",
    emptyNote: "先打个招呼,机器人才能给您发消息。",
    start: "开始",
    edited: "已编辑",
    reply: "回复",
    edit: "编辑",
    replyTo: "回复 {name}",
    editing: "编辑消息",
    you: "您",
    forwardedFrom: "转发自 {name}",
    forwardSample: "请各单位于本周五前报送进展。",
    forwardOf: "某科长",
    sticker: "贴纸",
    voice: "语音消息",
    contact: "名片",
    spoiler: "显示隐藏的文字",
    sendContact: "我的名片",
    sendOther: "别人的名片",
    sendSticker: "贴纸",
    sendVoice: "语音消息",
    sendForward: "转发一段话",
    block: "屏蔽机器人",
    unblock: "解除屏蔽,继续对话",
    failed: "没有发出去:{reason}",
  },
  en: {
    otherLanguage: "中文",
    offline: "The sandbox does not answer; reconnecting…",
    messages: "Messages",
    message: "Message",
    send: "Send",
    cancel: "Cancel",
    close: "Close",
    ok: "OK",
    attach: "More",
    commands: "Commands",
    noCommands: "The bot has registered no commands yet",
    keyboard: "Quick buttons",
    panel: "Duban sandbox",
    panelNote: "Stands in for Telegram. Nothing leaves this machine.",
    whoAmI: "Who am I",
    whoNow: "You are {name}",
    unread: "new messages",
    clock: "Clock",
    nextMorning: "To the next working morning",
    jumpTo: "Or to a moment",
    go: "Go",
    backwards: "The clock only goes forward.",
    tryThis: "Try saying",
    bot: "bot",
    typing: "typing…",
    emptyTitle: "No messages yet",
    emptyNote: "Say hello first: a bot may not write to people who never started it.",
    start: "Start",
    edited: "edited",
    reply: "Reply",
    edit: "Edit",
    replyTo: "Reply to {name}",
    editing: "Edit message",
    you: "you",
    forwardedFrom: "Forwarded from {name}",
    forwardSample: "All units: please hand in your progress by Friday.",
    forwardOf: "A section chief",
    sticker: "Sticker",
    voice: "Voice message",
    contact: "Contact",
    spoiler: "Show hidden text",
    sendContact: "My contact",
    sendOther: "Somebody else's contact",
    sendSticker: "Sticker",
    sendVoice: "Voice message",
    sendForward: "Forward a text",
    block: "Block the bot",
    unblock: "Unblock and go on",
    failed: "Not sent: {reason}",
  },
};

const REMEMBERED = "duban-language";
let language = localStorage.getItem(REMEMBERED) ?? (navigator.language.startsWith("zh") ? "zh" : "en");

export const locale = () => (language === "zh" ? "zh-CN" : "en-GB");

export function t(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem(REMEMBERED, language);
}

// The words that stand in the HTML: data-text, data-label (for screen readers), data-placeholder.
export function translatePage() {
  document.documentElement.lang = locale();
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
  }
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
}
