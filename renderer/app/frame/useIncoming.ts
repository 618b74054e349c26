import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, markMessages } from '../../../contract/conversations.ts';
import { useConversations } from '../../api/chat.ts';
import { call } from '../../api/client.ts';
import { refreshAll } from '../../api/useCommand.ts';
import { messagePreview } from '../../components/messagePreview.ts';
import { badgePicture } from './badge.ts';

/** Tells of new messages whatever screen is open: that they came, by a notification; how many, by the badge. */
export const useIncoming = (): void => {
  const { data } = useConversations();
  useDelivered(data?.undelivered_ids);
  useBadge(data?.unread);
  useNotices(data?.conversations);
};

/** Says to the centre that this program has them. */
const useDelivered = (ids: readonly number[] | undefined): void => {
  const client = useQueryClient();
  const told = useRef(new Set<number>());
  useEffect(() => {
    const fresh = (ids ?? []).filter((id) => !told.current.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) told.current.add(id);
    call(markMessages, { message_ids: fresh, as: 'delivered' }).then(
      () => refreshAll(client),
      () => {
        for (const id of fresh) told.current.delete(id);
      },
    );
  }, [client, ids]);
};

const useBadge = (unread: number | undefined): void => {
  const { t } = useTranslation();
  const product = t('common.product');
  useEffect(() => {
    if (unread === undefined) return;
    document.title = unread > 0 ? `(${unread}) ${product}` : product;
    const bridge = window.mesto;
    if (bridge) void badgePicture(unread).then((picture) => bridge.setBadge(unread, picture));
  }, [unread, product]);
  useEffect(
    () => () => {
      document.title = product;
      void window.mesto?.setBadge(0, null);
    },
    [product],
  );
};

/** The newest message that each has sent and nobody has read. */
const newestUnread = (conversations: readonly Conversation[]) =>
  conversations.flatMap((one) =>
    one.unread > 0 && one.last?.from_manager_id === one.manager_id ? [{ one, last: one.last }] : [],
  );

const useNotices = (conversations: readonly Conversation[] | undefined): void => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = useSearch({ strict: false, select: (search) => search.with });
  /** The newest message that was told of; what was there at sign-in is no news. */
  const told = useRef<number | null>(null);
  useEffect(() => {
    const show = (id: number) => void navigate({ to: '/messages', search: { with: id } });
    return window.mesto?.onNoticeOpened(show);
  }, [navigate]);
  useEffect(() => {
    if (conversations === undefined) return;
    const newest = newestUnread(conversations);
    const known = told.current;
    told.current = Math.max(known ?? 0, ...newest.map(({ last }) => last.ordinal));
    if (known === null) return;
    for (const { one, last } of newest) {
      const isSeen = one.manager_id === open && document.hasFocus();
      if (last.ordinal <= known || isSeen) continue;
      notify(one.manager_fullname, messagePreview(t, last), one.manager_id, (id) =>
        navigate({ to: '/messages', search: { with: id } }),
      );
    }
  }, [conversations, navigate, open, t]);
};

const notify = (title: string, body: string, of: number, show: (id: number) => unknown): void => {
  if (window.mesto) {
    void window.mesto.notify({ title, body, of });
    return;
  }
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body, tag: `mesto-${of}` });
  notification.addEventListener('click', () => {
    window.focus();
    show(of);
    notification.close();
  });
};
