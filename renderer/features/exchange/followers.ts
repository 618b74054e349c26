import type { AttentionItem } from '../../api/exchange.ts';

export interface Refused {
  readonly item: AttentionItem;
  /** Those that were refused because it was. */
  readonly followers: readonly AttentionItem[];
}

/** Each refused command with those that hang on it, however deep, right after it. */
export const grouped = (items: readonly AttentionItem[]): readonly Refused[] => {
  const known = new Set(items.map((item) => item.command_id));
  const causeOf = ({ reason }: AttentionItem) =>
    reason.causeCommandId !== undefined && known.has(reason.causeCommandId) ? reason.causeCommandId : null;
  const below = (id: string, seen: ReadonlySet<string>): AttentionItem[] =>
    items
      .filter((item) => causeOf(item) === id && !seen.has(item.command_id))
      .flatMap((item) => [item, ...below(item.command_id, new Set([...seen, item.command_id]))]);
  return items
    .filter((item) => causeOf(item) === null)
    .map((item) => ({ item, followers: below(item.command_id, new Set([item.command_id])) }));
};

/** May those that hang on a refused command be sent right after it, as they are? The API says it of each. */
export const maySendTogether = (item: AttentionItem, followers: readonly AttentionItem[]): boolean =>
  followers.length > 0 && item.resend.keeps_numbers && followers.every(({ resend }) => resend.allowed);
