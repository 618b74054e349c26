import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ChatMessage, MARKED_MESSAGES_MAX, markMessages } from '../../../contract/conversations.ts';
import { call } from '../../api/client.ts';
import { refreshAll } from '../../api/useCommand.ts';

const isLookedAt = () => document.visibilityState === 'visible' && document.hasFocus();

/** Whether somebody looks at this window. */
const useLookedAt = (): boolean => {
  const [looked, setLooked] = useState(isLookedAt);
  useEffect(() => {
    const tell = () => setLooked(isLookedAt());
    window.addEventListener('focus', tell);
    window.addEventListener('blur', tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, []);
  return looked;
};

/** Marks as read what is shown to somebody who looks; what could not be marked is tried again with the next change. */
export const useMarkRead = (messages: readonly ChatMessage[] | undefined, me: number): void => {
  const client = useQueryClient();
  const looked = useLookedAt();
  const sent = useRef(new Set<number>());
  useEffect(() => {
    if (!looked || messages === undefined) return;
    const ids = messages
      .filter((one) => one.to_manager_id === me && one.state !== 'read' && !sent.current.has(one.message_id))
      .map((one) => one.message_id)
      .slice(-MARKED_MESSAGES_MAX);
    if (ids.length === 0) return;
    for (const id of ids) sent.current.add(id);
    call(markMessages, { message_ids: ids, as: 'read' }).then(
      () => refreshAll(client),
      () => {
        for (const id of ids) sent.current.delete(id);
      },
    );
  }, [client, looked, messages, me]);
};
