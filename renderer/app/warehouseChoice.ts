import { redirect, useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { readPreference, usePreference, writePreference } from '../components/preferences.ts';

/** The frame's warehouse: in the address of the screens that depend on it, and remembered for the next. 0 means all. */

const KEY = 'warehouse';
const schema = z.int().min(0);

export const rememberedWarehouse = (): number => readPreference(KEY, schema, 0);

/** For a route whose answer depends on the warehouse: its address always names it, so Back and a copied link show the same. */
export const nameWarehouse = ({
  search,
  location,
}: {
  search: { warehouse?: number | undefined };
  location: { pathname: string };
}): void => {
  if (search.warehouse !== undefined) return;
  throw redirect({
    to: location.pathname,
    search: { ...search, warehouse: rememberedWarehouse() },
    replace: true,
  });
};

/** The warehouse shown, and the choice of another (which leaves page, floor and room behind, as they belong to the old one). */
export const useWarehouseChoice = (): { warehouse: number; choose: (id: number) => void } => {
  const [remembered] = usePreference(KEY, schema, 0);
  const inAddress = useSearch({ strict: false, select: (search) => search.warehouse });
  const navigate = useNavigate();
  return {
    warehouse: inAddress ?? remembered,
    choose: (id) => {
      writePreference(KEY, id);
      if (inAddress === undefined) return;
      void navigate({
        to: '.',
        search: (old) => ({ ...old, warehouse: id, page: undefined, floor: undefined, room: undefined }),
      });
    },
  };
};
