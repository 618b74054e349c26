import * as contract from '../../../contract/drafts.ts';
import type { Manager } from '../../auth/managers.ts';
import { readDraft, saveDraft } from '../../drafts/drafts.ts';
import { type Route, route } from '../route.ts';

const keyOf = (manager: Manager | null, form: string) => {
  if (manager === null) throw new Error('a draft needs a manager');
  return { managerId: manager.id, form };
};

/** Written past the commands on purpose (docs/decisions/0008): a draft is nobody's fact. */
export const DRAFT_ROUTES: readonly Route[] = [
  route(contract.readDraft, 'signedIn', ({ desk, manager }, { form }) => {
    const draft = readDraft(desk.connections.read, keyOf(manager, form), desk.clock.now());
    return { draft: draft && { data: draft.data, saved_at: draft.savedAt } };
  }),
  route(contract.saveDraft, 'signedIn', ({ desk, manager }, { form, data }) => {
    saveDraft(desk.connections.write, keyOf(manager, form), data, desk.clock.now());
    return { msg: data === null ? 'Черновик удалён' : 'Черновик сохранён', msg_type: 'success' as const };
  }),
];
