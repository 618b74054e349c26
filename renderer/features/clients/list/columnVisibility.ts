import { z } from 'zod';
import { usePreference } from '../../../components/preferences.ts';
import { SORTS } from './clientsSearch.ts';

const schema = z.partialRecord(z.enum(SORTS), z.boolean());

/** Which columns this workplace shows; remembered. */
export const useColumnVisibility = () => {
  const [shown, set] = usePreference('clients.columns', schema, {});
  return {
    shown,
    toggle: (id: (typeof SORTS)[number], visible: boolean) => set({ ...shown, [id]: visible }),
  };
};
export type ColumnVisibility = ReturnType<typeof useColumnVisibility>;
