import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Input } from '../../contract/endpoint.ts';
import { notifications } from '../../contract/notifications.ts';
import { call } from './client.ts';

export type { NotificationItem } from '../../contract/notifications.ts';

/** SMS and e-mails to clients, the newest first; while the next page loads, the one before stays. */
export const useNotifications = (input: Input<typeof notifications>) =>
  useQuery({
    queryKey: [notifications.path, input],
    queryFn: ({ signal }) => call(notifications, input, signal),
    placeholderData: keepPreviousData,
  });
