import type { TFunction } from 'i18next';
import type { ChatMessage } from '../../contract/conversations.ts';

/** Pictures that are shown in a conversation. */
const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

export const isPicture = (mime: string): boolean => PICTURES.includes(mime);

/** A message in one line, as lists and notifications show it. */
export const messagePreview = (
  t: TFunction,
  { message_text, attachment }: Pick<ChatMessage, 'message_text' | 'attachment'>,
): string => {
  const text = message_text.replace(/\s+/g, ' ').trim();
  if (text !== '') return text;
  if (attachment === null) return '';
  return isPicture(attachment.mime) ? t('chat.photo') : attachment.name;
};
