// A message in a few words: in a quotation, above the input line, and the notices of a group.

import { t } from "./texts.js";

const KINDS = ["photo", "video", "document", "sticker", "contact", "voice"];

export function summary(message) {
  if (message.text) return message.text;
  const kind = KINDS.find((one) => message[one]);
  const name = message.document?.file_name ?? (kind ? t(kind) : (notice(message) ?? ""));
  return message.caption ? `${name} · ${message.caption}` : name;
}

// What a group's service message says, null for any other message.
export function notice(message) {
  const names = (users) => users.map((user) => user.first_name).join("、");
  const by = message.from.first_name;
  if (message.new_chat_members) return t("joined", { name: names(message.new_chat_members) });
  if (message.left_chat_member) return t("left", { name: message.left_chat_member.first_name });
  if (message.pinned_message) return t("pinned", { name: by, what: summary(message.pinned_message) });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("migrated");
  return null;
}
