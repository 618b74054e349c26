import { useNavigate } from '@tanstack/react-router';

/** Parts of a list's address; undefined: back to the first choice. */
type Patch = Readonly<Record<string, unknown>>;

/** Changes what the open list shows, in its address; another search, order or filter begins at the first page. */
export const useListChange = <Search extends Patch>() => {
  const navigate = useNavigate();
  return (patch: Partial<Search>, replace = false): void =>
    void navigate({
      to: '.',
      search: (old: Patch) => ({ ...old, page: undefined, ...patch }),
      replace,
    });
};
